"""Document numbers (发文字号): 国办发〔2019〕61号.

A document number is the agency's short name (机关代字), the year in full within 〔 〕, and the serial number, which has
neither 第 before it nor zeros in front, and 号 behind (GB/T 9704-2012, 7.2.5). Other brackets, zeros, 第 and spaces are
put right, because nothing is in doubt; where digits or a bracket are lost, the number is refused.
"""

from __future__ import annotations

import re

import attrs

from zfgk.catalogue.numbers.examined import Defect, Examined
from zfgk.catalogue.numbers.folding import EARLIEST, LATEST, arabic, fold_number, is_digits
from zfgk.model.numerals import number

KIND = "发文字号"
OPENING = "〔[({【﹝〖"
CLOSING = "〕])}】﹞〗"
_LIKE = "查对原文，写成“国发〔2018〕43号”的样子"
_WELL_FORMED = re.compile(r"([^\W\d_]{1,20})〔([0-9]{4})〕([1-9][0-9]{0,5})号")
_PARTS = re.compile(
    rf"(?P<agency>[^{re.escape(OPENING + CLOSING)}]*)(?P<open>[{re.escape(OPENING)}])"
    rf"(?P<year>[^{re.escape(OPENING + CLOSING)}]*)(?P<close>[{re.escape(CLOSING)}])"
    r"(?P<di>第?)(?P<serial>[^号號]*)(?P<hao>[号號]?)(?P<tail>.*)",
)
_CASE = re.compile(r"[^\W\d_]{1,20}第?[0-9]{1,8}")
"""What follows the year in a case number: 沪高行终字第85."""
_OTHER_SERIAL = re.compile(r"(?:[^\W\d_]*[\u4e00-\u9fff]第?[0-9]{1,12}(?:[-之][0-9]{1,4})?|[0-9]{1,6}[-之][0-9]{1,4})")
"""What stands for the serial in certificates, numbers with a class and parts of a series: 综12, 不动产权第0000001, 122-1."""
_OTHER_BRACKET = re.compile(r"[\u4e00-\u9fff]+")
"""A class in brackets, before the year: 京技审批(建)字[2020]0012号."""
_LONGEST = 80
_LONGEST_AGENCY = 20
_LONGEST_SERIAL = 6


@attrs.frozen(order=True)
class DocumentNumber:
    """A document number.

    Args:
        agency: The short name of the agency (机关代字), such as ``国办发``.
        year: The year.
        serial: The serial number in that year.

    Raises:
        ValueError: If the agency is empty, the year lies outside 1949 to 2099, or the serial number is below 1.
    """

    agency: str
    year: int
    serial: int

    def __attrs_post_init__(self) -> None:
        """Refuse what no document bears."""
        if not self.agency or not EARLIEST <= self.year <= LATEST or self.serial < 1:
            message = f"no document bears {self}"
            raise ValueError(message)

    def __str__(self) -> str:
        """Print as 国办发〔2019〕61号."""
        return f"{self.agency}〔{self.year}〕{self.serial}号"

    @classmethod
    def parse(cls, text: str) -> DocumentNumber:
        """Read a document number.

        Args:
            text: The text, such as ``国办发[2019]61号``.

        Returns:
            The number; its text is in the standard's form.

        Raises:
            InvalidNumber: With every fault.
        """
        return examine_document_number(text).demand()


def examine_document_number(text: str) -> Examined[DocumentNumber]:
    """Read a document number and say what is wrong with it or was put right.

    Args:
        text: The text.

    Returns:
        The number if nothing is in doubt, and the defects.
    """
    well_formed = _WELL_FORMED.fullmatch(text)
    if well_formed and EARLIEST <= int(well_formed[2]) <= LATEST and not _title(well_formed[1]):
        return Examined(KIND, text, DocumentNumber(well_formed[1], int(well_formed[2]), int(well_formed[3])))
    defects: list[Defect] = []
    if len(text) > _LONGEST:
        defects.append(
            Defect("too-long", f"超过{_LONGEST}个字，不是发文字号", f"it is longer than {_LONGEST} characters")
        )
        return Examined(KIND, text, None, tuple(defects))
    folded = _unwrapped(fold_number(text, defects), defects)
    parts = _PARTS.fullmatch(folded)
    if parts is None:
        defects.append(_no_parts(folded))
        return Examined(KIND, text, None, tuple(defects))
    _check_agency(parts, defects)
    if _OTHER_BRACKET.fullmatch(parts["year"].removesuffix("年")) and not arabic(parts["year"].removesuffix("年")):
        defects.append(_other_form("括号里先是文字", "words stand in the brackets"))
    if any(defect.code in {"year-first", "other-form"} for defect in defects):
        return Examined(KIND, text, None, tuple(defects))
    _check_brackets(parts, defects)
    year = _year(parts["year"], defects)
    serial = _serial(parts, defects)
    refused = any(defect.fatal for defect in defects) or not year or not serial
    return Examined(KIND, text, None if refused else DocumentNumber(parts["agency"], year, serial), tuple(defects))


def _unwrapped(text: str, defects: list[Defect]) -> str:
    """Take off brackets around the whole number, as they stand behind a title."""
    inner = text[1:-1]
    if text[:1] in set(OPENING) and text[-1:] in set(CLOSING) and inner.endswith(("号", "號")):
        defects.append(
            Defect(
                "outer-brackets",
                "整个文号写在括号里",
                "the whole number stands in brackets",
                "去掉外层括号",
                fatal=False,
            )
        )
        return inner
    return text


def _no_parts(text: str) -> Defect:
    """Say why a text has no year in brackets."""
    opened = next((i for i, character in enumerate(text) if character in OPENING), None)
    closed = next((i for i, character in enumerate(text) if character in CLOSING), None)
    if not text:
        return Defect("empty", "没有内容", "it is empty")
    if opened is not None and closed is None:
        left = text[opened + 1 :].rstrip("号號")
        return Defect(
            "unclosed-bracket",
            f"“{text[opened]}”没有配对的右括号：“{left}”里年份到哪里为止、顺序号从哪里开始，原文没有写明，不作猜测",
            f"the bracket {text[opened]} is never closed: where in {left!r} the year ends and the serial begins is not said",
            _LIKE,
        )
    if closed is not None and (opened is None or closed < opened):
        return Defect(
            "unopened-bracket",
            f"“{text[closed]}”没有配对的左括号",
            f"the bracket {text[closed]} was never opened",
            _LIKE,
        )
    if opened is not None:
        return Defect("nested-brackets", "括号套括号，分不清年份", "brackets within brackets hide the year", _LIKE)
    return Defect("no-brackets", "年份没有写在〔〕里，分不清年份和顺序号", "no year stands in brackets", _LIKE)


def _check_agency(parts: re.Match[str], defects: list[Defect]) -> None:
    agency = parts["agency"]
    odd = next((c for c in agency if not c.isalnum() and c not in "·- "), "")
    if not agency and _CASE.match(parts["serial"]):
        defects.append(
            Defect(
                "year-first", "年份写在机关代字前面，是案号等的写法", "the year comes first, as in case numbers", _LIKE
            )
        )
    elif not agency:
        defects.append(Defect("no-agency", "缺少机关代字", "the agency's short name is missing", _LIKE))
    elif odd or _title(agency):
        what = f"机关代字里有“{odd}”" if odd else "机关代字里混入了标题文字"
        defects.append(Defect("agency-characters", what, "other text runs into the agency's short name", "只写文号"))
    elif len(agency) > _LONGEST_AGENCY:
        defects.append(
            Defect(
                "long-agency", f"机关代字有{len(agency)}个字，请核对", "the agency's short name is long", fatal=False
            )
        )
    if any(character.isdigit() for character in agency):
        defects.append(
            Defect(
                "agency-digits", "机关代字里有数字，请核对", "there are digits in the agency's short name", fatal=False
            )
        )


def _title(agency: str) -> bool:
    return "关于" in agency or "的通知" in agency or "的意见" in agency


def _check_brackets(parts: re.Match[str], defects: list[Defect]) -> None:
    opening, closing = parts["open"], parts["close"]
    if OPENING.index(opening) != CLOSING.index(closing):
        defects.append(
            Defect(
                "mixed-brackets",
                f"“{opening}”与“{closing}”不成对",
                f"{opening} is closed by {closing}",
                "年份用六角括号〔〕括入",
                fatal=False,
            )
        )
    elif opening != "〔":
        defects.append(
            Defect(
                "brackets",
                f"年份用了{opening}{closing}",
                f"the year stands in {opening}{closing}",
                "年份用六角括号〔〕括入",
                fatal=False,
            )
        )


def _year(text: str, defects: list[Defect]) -> int:
    digits = text.removesuffix("年")
    if digits != text:
        defects.append(
            Defect("year-word", "括号里多了“年”字", "年 stands within the brackets", "只写四位年份", fatal=False)
        )
    if numerals := arabic(digits):
        digits = numerals
        defects.append(
            Defect("year-numerals", "年份用了汉字", "the year is in numerals", "改为阿拉伯数字", fatal=False)
        )
    if is_digits(digits) and len(digits) == 4 and EARLIEST <= int(digits) <= LATEST:
        return int(digits)
    if not digits:
        defect = Defect("no-year", "括号里没有年份", "there is no year in the brackets", _LIKE)
    elif not is_digits(digits):
        defect = Defect("bad-year", f"括号里的“{digits}”不是年份", f"{digits!r} is no year", _LIKE)
    elif len(digits) == 4:
        defect = Defect("bad-year", f"{digits}不在{EARLIEST}至{LATEST}年之间", f"{digits} is out of range", _LIKE)
    elif len(digits) < 4:
        defect = Defect("short-year", f"年份“{digits}”不是全称", f"the year {digits} is not in full", "年份写四位数字")
    else:
        defect = Defect("long-year", f"年份“{digits}”多于四位", f"{digits} has more than four digits", _LIKE)
    defects.append(defect)
    return 0


def _serial(parts: re.Match[str], defects: list[Defect]) -> int:
    written = parts["serial"]
    if parts["di"]:
        defects.append(Defect("di", "顺序号前有“第”字", "第 stands before the serial", "去掉“第”", fatal=False))
    serial = _value(written, defects)
    if not parts["hao"]:
        defects.append(Defect("no-hao", "末尾没有“号”，顺序号可能不全", "号 is missing, so digits may be, too", _LIKE))
    elif parts["hao"] == "號":
        defects.append(Defect("traditional", "“號”是繁体字", "號 is a traditional character", "改为“号”", fatal=False))
    if parts["tail"]:
        several = any(character in OPENING for character in parts["tail"])
        defects.append(
            Defect("several-numbers", "不止一个文号", "there is more than one number", "联合行文只写主办机关的文号")
            if several
            else Defect("tail", f"“号”后面还有“{parts['tail']}”", "there is more text after 号", "只写文号")
        )
    return serial


def _other_form(zh: str, en: str) -> Defect:
    return Defect(
        "other-form",
        f"{zh}，是证号、分类编号等的写法，不是发文字号的通行写法",
        f"{en}, as in numbers of certificates and of classes",
        "核对是否确为文号",
    )


def _value(written: str, defects: list[Defect]) -> int:
    if not written:
        defects.append(Defect("no-serial", "缺少顺序号", "the serial number is missing", _LIKE))
        return 0
    if not is_digits(written):
        try:
            serial = number(written)
        except ValueError:
            defects.append(
                _other_form(f"顺序号写成“{written}”", f"the serial is {written!r}")
                if _OTHER_SERIAL.fullmatch(written)
                else Defect("bad-serial", f"顺序号“{written}”不是数字", f"the serial {written!r} is no number", _LIKE)
            )
            return 0
        defects.append(
            Defect("serial-numerals", "顺序号用了汉字", "the serial is in numerals", "改为阿拉伯数字", fatal=False)
        )
    elif len(written) > _LONGEST_SERIAL:
        defects.append(Defect("long-serial", f"顺序号“{written}”位数过多", f"the serial {written} is too long", _LIKE))
        return 0
    else:
        serial = int(written)
        if serial and written.startswith("0"):
            defects.append(
                Defect(
                    "zeros",
                    f"顺序号“{written}”编了虚位",
                    f"zeros stand before the serial {written}",
                    "去掉前面的0",
                    fatal=False,
                )
            )
    if not serial:
        defects.append(Defect("serial-zero", "顺序号为0", "the serial number is 0", _LIKE))
    return serial
