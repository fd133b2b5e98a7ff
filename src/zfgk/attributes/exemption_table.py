"""Articles 13 to 16 of the Regulation as three decision tables, read one after the other.

A row names the facts that it turns on; a fact that it does not name does not matter to it. In each table exactly one
row fits any combination of facts (the tests enumerate them all), so the three together give exactly one treatment.
Facts are the elements of the exemptions in the national pack, under the same names.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

from zfgk.model.law import Basis
from zfgk.packs.national import exemptions as national
from zfgk.texts.national import OGI_2019


class Treatment(Enum):
    """What the Regulation says becomes of information; never what an official decides within it."""

    MUST_NOT = "must-not"
    """不予公开 (article 14)."""
    BARRED = "barred"
    """不得公开, unless the third party agrees or the public interest weighs more (article 15)."""
    MAY_WITHHOLD = "may-withhold"
    """可以不予公开 (article 16): an official decides."""
    DISCLOSE = "disclose"
    """应当公开 (article 13), proactively or on request."""

    @property
    def term(self) -> str:
        """The Chinese term."""
        return _TERMS[self]


_TERMS = {
    Treatment.MUST_NOT: "不予公开",
    Treatment.BARRED: "不得公开",
    Treatment.MAY_WITHHOLD: "可以不予公开",
    Treatment.DISCLOSE: "应当公开",
}


@attrs.frozen
class Row:
    """One row of a table.

    Args:
        id: Its stable name.
        when: The facts that it turns on, by name.
        then: What becomes of the information; ``None`` sends the reader to the next table.
        basis: The text.
        zh: What the row says, in Chinese.
        exemption: The id of the exemption that applies, if one does.
    """

    id: str
    when: Mapping[str, bool]
    then: Treatment | None
    basis: Basis
    zh: str
    exemption: str = ""


_PROCESS = {"in-performing-functions": True, "in-process": True}
_NO_PROCESS_AT_ALL = {"in-performing-functions": False}
_NO_PROCESS_IN_FUNCTIONS = {"in-performing-functions": True, "in-process": False}
_NOT_INTERNAL = {"internal": False}
_REQUIRED = {"disclosure-required": True}
_NOT_REQUIRED = {"disclosure-required": False}
_FILE = {"enforcement-file": True}
_NO_FILE = {"enforcement-file": False}
_SECOND = OGI_2019[16, 2]
_DISCRETION = "由行政机关依法裁量是否公开"
_REQUIRED_ZH = "法律、法规、规章规定应当公开的，从其规定，应当公开"

MUST_NOT_TABLE = (
    Row(
        "state-secret",
        {"classified": True},
        Treatment.MUST_NOT,
        OGI_2019[14],
        "依法确定为国家秘密的，不予公开",
        national.STATE_SECRET.id,
    ),
    Row(
        "law-prohibited",
        {"classified": False, "prohibited": True},
        Treatment.MUST_NOT,
        OGI_2019[14],
        "法律、行政法规禁止公开的，不予公开",
        national.LAW_PROHIBITED.id,
    ),
    Row(
        "security-and-stability",
        {"classified": False, "prohibited": False, "endangers": True},
        Treatment.MUST_NOT,
        OGI_2019[14],
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定的，不予公开",
        national.SECURITY_AND_STABILITY.id,
    ),
    Row(
        "not-article-14",
        {"classified": False, "prohibited": False, "endangers": False},
        None,
        OGI_2019[14],
        "不属于第十四条规定的信息",
    ),
)
"""Article 14."""

THIRD_PARTY_TABLE = (
    Row(
        "no-third-party",
        {"concerns-third-party": False},
        None,
        OGI_2019[15],
        "不涉及商业秘密、个人隐私等第三方权益",
    ),
    Row(
        "no-harm",
        {"concerns-third-party": True, "harm": False},
        None,
        OGI_2019[15],
        "涉及第三方，但公开不会损害其合法权益",
    ),
    Row(
        "consent",
        {"concerns-third-party": True, "harm": True, "consent": True},
        None,
        OGI_2019[15],
        "会损害第三方合法权益，但第三方同意公开",
    ),
    Row(
        "public-interest",
        {"concerns-third-party": True, "harm": True, "consent": False, "public-interest": True},
        None,
        OGI_2019[15],
        "第三方不同意，但行政机关认为不公开会对公共利益造成重大影响；公开的内容和理由须书面告知第三方",
    ),
    Row(
        "third-party-rights",
        {"concerns-third-party": True, "harm": True, "consent": False, "public-interest": False},
        Treatment.BARRED,
        OGI_2019[15],
        "公开会损害第三方合法权益的，不得公开",
        national.THIRD_PARTY_RIGHTS.id,
    ),
)
"""Article 15."""

DISCRETION_TABLE = (
    Row(
        "internal-affairs",
        {"internal": True},
        Treatment.MAY_WITHHOLD,
        OGI_2019[16, 1],
        f"内部事务信息，可以不予公开，{_DISCRETION}",
        national.INTERNAL_AFFAIRS.id,
    ),
    Row(
        "process",
        {**_NOT_INTERNAL, **_PROCESS, **_NOT_REQUIRED},
        Treatment.MAY_WITHHOLD,
        _SECOND,
        f"过程性信息，可以不予公开，{_DISCRETION}",
        national.PROCESS.id,
    ),
    Row(
        "process-required",
        {**_NOT_INTERNAL, **_PROCESS, **_REQUIRED},
        Treatment.DISCLOSE,
        _SECOND,
        f"过程性信息，{_REQUIRED_ZH}",
    ),
    Row(
        "file",
        {**_NOT_INTERNAL, **_NO_PROCESS_AT_ALL, **_FILE, **_NOT_REQUIRED},
        Treatment.MAY_WITHHOLD,
        _SECOND,
        f"行政执法案卷信息，可以不予公开，{_DISCRETION}",
        national.ENFORCEMENT_FILE.id,
    ),
    Row(
        "file-in-functions",
        {**_NOT_INTERNAL, **_NO_PROCESS_IN_FUNCTIONS, **_FILE, **_NOT_REQUIRED},
        Treatment.MAY_WITHHOLD,
        _SECOND,
        f"行政执法案卷信息，可以不予公开，{_DISCRETION}",
        national.ENFORCEMENT_FILE.id,
    ),
    Row(
        "file-required",
        {**_NOT_INTERNAL, **_NO_PROCESS_AT_ALL, **_FILE, **_REQUIRED},
        Treatment.DISCLOSE,
        _SECOND,
        f"行政执法案卷信息，{_REQUIRED_ZH}",
    ),
    Row(
        "file-in-functions-required",
        {**_NOT_INTERNAL, **_NO_PROCESS_IN_FUNCTIONS, **_FILE, **_REQUIRED},
        Treatment.DISCLOSE,
        _SECOND,
        f"行政执法案卷信息，{_REQUIRED_ZH}",
    ),
    Row(
        "nothing",
        {**_NOT_INTERNAL, **_NO_PROCESS_AT_ALL, **_NO_FILE},
        Treatment.DISCLOSE,
        OGI_2019[13],
        "不属于第十四条至第十六条规定的信息，应当公开",
    ),
    Row(
        "nothing-in-process",
        {**_NOT_INTERNAL, **_NO_PROCESS_IN_FUNCTIONS, **_NO_FILE},
        Treatment.DISCLOSE,
        OGI_2019[13],
        "不属于第十四条至第十六条规定的信息，应当公开",
    ),
)
"""Article 16, and article 13 for what is left. By its words the last sentence of article 16 (2) does not reach (1)."""

TABLES = (MUST_NOT_TABLE, THIRD_PARTY_TABLE, DISCRETION_TABLE)
"""The three tables in their order."""

FACTS: dict[str, str] = {
    element.id: element.term for exemption in national.RULES for element in (*exemption.elements, *exemption.unless)
}
"""The facts that the tables turn on, with their Chinese terms."""
