"""The named fields of notices: who gives each, and what it may hold."""

from __future__ import annotations

from enum import Enum

import attrs

from zfgk.model.law import Basis
from zfgk.texts.national import OGI_2019


class Source(Enum):
    """Where the value of a field comes from."""

    OFFICIAL = "official"
    """Whoever makes the notice gives it; zfgk writes no reason and decides nothing."""
    REGISTER = "register"
    """The register of requests."""
    ENGINE = "engine"
    """Computed by the rules, with the calendar."""
    KIND = "kind"
    """The kind of notice has it."""


class Holds(Enum):
    """What a field holds."""

    TEXT = "text"
    DAY = "day"
    """A day, given as 2026-03-02 and written as 2026年3月2日."""
    PERIOD = "period"
    """A day, or a period in words."""
    NUMBER = "number"
    """A whole number above zero."""
    CHOICE = "choice"
    """One of the options of the kind of notice."""
    CHOICES = "choices"
    """One or more of the options, apart by 、 or a comma."""


@attrs.frozen
class Field:
    """A field of notices.

    Args:
        name: Its name, in templates and on the command line.
        term: Its Chinese name, which templates and the command line take as well.
        source: Where its value comes from.
        holds: What it may hold.
        override: Whether an official's value takes the place of one from elsewhere.
    """

    name: str
    term: str
    source: Source = Source.OFFICIAL
    holds: Holds = Holds.TEXT
    override: bool = False


@attrs.frozen
class Option:
    """An option of a choice.

    Args:
        id: Its stable name.
        term: How the notice words it.
        basis: Where the text provides for it; ``None`` if the option cites nothing.
        row: The row of table 3 under which the reply then counts; empty if the option does not tell.
    """

    id: str
    term: str
    basis: Basis | None = None
    row: str = ""


_ALL = (
    Field("number", "文号"),
    Field("title", "标题", Source.KIND),
    Field("agency", "行政机关名称"),
    Field("day", "成文日期", Source.ENGINE),
    Field("office-contact", "本机关联系方式"),
    Field("applicant", "申请人", Source.REGISTER, override=True),
    Field("you", "称谓", Source.REGISTER),
    Field("request", "登记编号", Source.REGISTER),
    Field("subject", "申请内容", Source.REGISTER, override=True),
    Field("received", "收到申请日期", Source.ENGINE),
    Field("corrected", "收到补正日期", Source.ENGINE),
    Field("due", "答复期限届满日", Source.ENGINE),
    Field("basis", "依据", Source.KIND),
    Field("legal-basis", "所依据的规定"),
    Field("decision", "处理决定", Source.KIND),
    Field("ground", "不予公开的情形", holds=Holds.CHOICES),
    Field("reasons", "理由"),
    Field("remedy", "救济途径", Source.ENGINE),
    Field("inaction", "逾期未答复的救济途径", Source.ENGINE),
    Field("route", "救济程序", holds=Holds.CHOICE),
    Field("review-body", "行政复议机关"),
    Field("court", "人民法院"),
    Field("served", "送达日期", Source.REGISTER, Holds.DAY, override=True),
    Field("information", "该政府信息"),
    Field("way", "获取方式"),
    Field("channel", "获取途径"),
    Field("time", "获取时间"),
    Field("public-part", "可以公开的政府信息内容"),
    Field("search", "检索情况"),
    Field("responsible-body", "负责公开的行政机关名称"),
    Field("responsible-body-contact", "负责公开的行政机关联系方式"),
    Field("earlier-reply", "前次答复"),
    Field("procedure", "获取该信息的特别规定"),
    Field("proper-channel", "相应渠道"),
    Field("excess", "数量、频次情况"),
    Field("guidance", "指导和释明"),
    Field("matters", "需要补正的事项"),
    Field("reasonable-period", "合理的补正期限", holds=Holds.PERIOD),
    Field("correction-requested", "告知补正日期", Source.REGISTER, Holds.DAY),
    Field("correction-until", "补正期限届满日", Source.REGISTER, Holds.DAY, override=True),
    Field("approved", "负责人同意日期", Source.REGISTER, Holds.DAY, override=True),
    Field("extended-by", "延长的工作日数", holds=Holds.NUMBER),
    Field("new-due", "延长后的答复期限届满日", Source.ENGINE),
    Field("explain-by", "说明理由的期限", holds=Holds.PERIOD),
    Field("delay-until", "延迟答复的期限", holds=Holds.PERIOD),
    Field("merged-into", "并入的申请", Source.REGISTER, override=True),
    Field("party", "被征求意见方"),
    Field("concern", "征求意见的政府信息"),
    Field("opinion-due", "提出意见的期限届满日", Source.ENGINE),
    Field("silence", "逾期未提出意见的后果", Source.KIND),
    Field("reply-by", "复函期限", holds=Holds.PERIOD),
    Field("contents", "决定公开的政府信息内容"),
    Field("pieces", "按件计收的件数", holds=Holds.NUMBER),
    Field("pages", "按量计收的页数", holds=Holds.NUMBER),
    Field("standard", "收费标准", Source.ENGINE),
    Field("amount", "收费数额", Source.ENGINE),
    Field("payment", "缴纳方式"),
    Field("pay-due", "缴费期限届满日", Source.ENGINE),
    Field("fee-noticed", "收到收费通知日期", Source.REGISTER, Holds.DAY),
)

FIELDS: dict[str, Field] = {field.name: field for field in _ALL}
"""Every field by its name."""

_NAMES = {key: field.name for field in _ALL for key in (field.name, field.term)}

REFUSED_14 = (
    Option("state-secret", "该信息依法确定为国家秘密", OGI_2019[14], "refused.state_secret"),
    Option("law-prohibits", "法律、行政法规禁止公开该信息", OGI_2019[14], "refused.other_law"),
    Option(
        "three-security",
        "该信息公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        OGI_2019[14],
        "refused.three_security",
    ),
)
"""The grounds of article 14."""
REFUSED_15 = (
    Option(
        "commercial-secret",
        "该信息涉及商业秘密，公开会对第三方合法权益造成损害",
        OGI_2019[15],
        "refused.third_party",
    ),
    Option("privacy", "该信息涉及个人隐私，公开会对第三方合法权益造成损害", OGI_2019[15], "refused.third_party"),
    Option("third-party-rights", "该信息公开会对第三方合法权益造成损害", OGI_2019[15], "refused.third_party"),
)
"""The grounds of article 15."""
REFUSED_16 = (
    Option("internal-affairs", "该信息属于行政机关的内部事务信息", OGI_2019[16, 1], "refused.internal_affairs"),
    Option("process", "该信息属于行政机关在履行行政管理职能过程中形成的过程性信息", OGI_2019[16, 2], "refused.process"),
    Option("enforcement-file", "该信息属于行政执法案卷信息", OGI_2019[16, 2], "refused.enforcement_file"),
)
"""The grounds of article 16."""
NOT_INFORMATION = Option("not-government-information", "该部分内容不属于政府信息", OGI_2019[2])
"""What may be left out of a partial disclosure besides (条例37)."""
ROUTES = (Option("review-first", "先申请行政复议"), Option("either", "申请行政复议或者提起行政诉讼"))
"""The ways to contest a reply."""


def field_named(written: str) -> Field | None:
    """Return the field that a name or a Chinese term names, or ``None``.

    Args:
        written: The name as a template or an official wrote it.
    """
    name = _NAMES.get(written.strip())
    return FIELDS[name] if name else None


def known_names() -> tuple[str, ...]:
    """Return every name and every Chinese term under which a field is known."""
    return tuple(_NAMES)
