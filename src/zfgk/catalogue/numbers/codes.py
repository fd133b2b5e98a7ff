"""Organisation codes (GB 11714) and unified social credit codes (GB 32100-2015), with their check characters."""

from __future__ import annotations

import re

import attrs

from zfgk.catalogue.numbers.examined import Defect, Examined
from zfgk.catalogue.numbers.folding import fold_code
from zfgk.model.check_digits import CREDIT_ALPHABET, credit_check, organisation_check

ORGANISATION = "组织机构代码"
CREDIT = "统一社会信用代码"

AUTHORITIES = {
    "1": "机构编制",
    "2": "外交",
    "3": "司法行政",
    "4": "文化",
    "5": "民政",
    "6": "旅游",
    "7": "宗教",
    "8": "工会",
    "9": "工商",
    "A": "中央军委改革和编制办公室",
    "N": "农业",
    "Y": "其他",
}
"""The department that registers, by the first character (GB 32100-2015; names as the standard of 2015 has them)."""
AGENCY_KINDS = {"1": "机关", "2": "事业单位", "3": "编办直接管理机构编制的群众团体", "9": "其他"}
"""The kind of an organisation registered under 机构编制, by the second character."""

_ORGANISATION_BODY = re.compile(r"[0-9A-Z]{8}")
_CREDIT_HEAD = re.compile(r"[1-9ANY][0-9A-Z][0-9]{6}")


@attrs.frozen(order=True)
class OrganisationCode:
    """An organisation code: eight characters and a check character.

    Args:
        text: The nine characters, without the hyphen.
    """

    text: str

    def __str__(self) -> str:
        """Print the nine characters."""
        return self.text

    @classmethod
    def parse(cls, text: str) -> OrganisationCode:
        """Read an organisation code.

        Args:
            text: Nine characters; a hyphen before the last is allowed.

        Returns:
            The code.

        Raises:
            InvalidNumber: With every fault.
        """
        return examine_organisation_code(text).demand()


@attrs.frozen(order=True)
class CreditCode:
    """A unified social credit code.

    Args:
        text: The 18 characters.
    """

    text: str

    @property
    def authority(self) -> str:
        """The department that registers, in Chinese; empty for a character that GB 32100-2015 does not list."""
        return AUTHORITIES.get(self.text[0], "")

    @property
    def agency_kind(self) -> str:
        """What an organisation registered under 机构编制 is, in Chinese; empty for others."""
        return AGENCY_KINDS.get(self.text[1], "") if self.text[0] == "1" else ""

    @property
    def division(self) -> str:
        """The code of the division where it is registered (GB/T 2260)."""
        return self.text[2:8]

    @property
    def organisation(self) -> OrganisationCode:
        """The organisation code within."""
        return OrganisationCode(self.text[8:17])

    def __str__(self) -> str:
        """Print the 18 characters."""
        return self.text

    @classmethod
    def parse(cls, text: str) -> CreditCode:
        """Read a unified social credit code.

        Args:
            text: 18 characters.

        Returns:
            The code.

        Raises:
            InvalidNumber: With every fault.
        """
        return examine_credit_code(text).demand()


def examine_organisation_code(text: str) -> Examined[OrganisationCode]:
    """Read an organisation code and say what is wrong with it.

    Args:
        text: The text.

    Returns:
        The code if its check character is right, and the defects.
    """
    defects: list[Defect] = []
    code = fold_code(text, defects)
    if len(code) == 10 and code[8] == "-":
        code = code[:8] + code[9:]
        defects.append(
            Defect("hyphen", "校验码前有连字符", "there is a hyphen before the check character", "去掉“-”", fatal=False)
        )
    defects.extend(_organisation_defects(code))
    value = None if any(defect.fatal for defect in defects) else OrganisationCode(code)
    return Examined(ORGANISATION, text, value, tuple(defects))


def _organisation_defects(code: str) -> list[Defect]:
    if len(code) != 9:
        return [_length(ORGANISATION, 9, len(code))]
    if not _ORGANISATION_BODY.fullmatch(code[:8]):
        return [Defect("characters", "前8位只能是数字和大写字母", "the first eight must be digits and capital letters")]
    return _check(code, organisation_check(code[:8]))


def examine_credit_code(text: str) -> Examined[CreditCode]:
    """Read a unified social credit code and say what is wrong with it.

    The organisation code within has a check character of its own. Where it is wrong and that of the whole is right,
    the code stands and the defect is a doubt: no official text was read that calls such a code void.

    Args:
        text: The text.

    Returns:
        The code if its check character is right, and the defects.
    """
    defects: list[Defect] = []
    code = fold_code(text, defects)
    wrong = next((character for character in code if character not in CREDIT_ALPHABET), "")
    if len(code) != 18:
        defects.append(_length(CREDIT, 18, len(code)))
    elif wrong:
        then = "不用字母I、O、S、V、Z，查对是否为1、0、5、2" if wrong in "IOSVZ" else ""
        defects.append(Defect("characters", f"不能有“{wrong}”", f"{wrong!r} never stands in such a code", then))
    elif not _CREDIT_HEAD.fullmatch(code[:8]):
        defects.append(
            Defect(
                "structure",
                "第1位应为登记管理部门代码（1—9、A、N、Y），第3至8位应为6位行政区划代码",
                "the first character names no registering department, or the third to eighth are not digits",
            )
        )
    else:
        defects.extend(_check(code, credit_check(code[:17])) or _inner(code))
    value = None if any(defect.fatal for defect in defects) else CreditCode(code)
    return Examined(CREDIT, text, value, tuple(defects))


def _inner(code: str) -> list[Defect]:
    if not _organisation_defects(code[8:17]):
        return []
    return [
        Defect(
            "organisation-check",
            f"其中的组织机构代码{code[8:17]}校验码不符，请核对",
            f"the check character of the organisation code {code[8:17]} within is wrong",
            fatal=False,
        )
    ]


def _check(code: str, expected: str) -> list[Defect]:
    if code[-1] == expected:
        return []
    zh = f"校验码不符：前{len(code) - 1}位的校验码是{expected}，写的是{code[-1]}，其中至少有一位写错"
    en = f"the check character is {code[-1]}, for the others it would be {expected}: at least one character is wrong"
    return [Defect("check-character", zh, en)]


def _length(kind: str, wanted: int, found: int) -> Defect:
    return Defect("length", f"{kind}应为{wanted}位，写了{found}位", f"{found} characters instead of {wanted}")
