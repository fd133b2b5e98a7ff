"""Numbers of orders and announcements: 国务院令第711号, 自然资源部公告2020年第1号.

They name the issuer in full, the kind, and a serial number behind 第: with the year where the series starts anew each
year. No text that prescribes the form was seen, so its defects are put right rather than refused.
"""

from __future__ import annotations

import re

import attrs

from zfgk.catalogue.numbers.document_number import DocumentNumber, examine_document_number
from zfgk.catalogue.numbers.examined import Defect, Examined
from zfgk.catalogue.numbers.folding import EARLIEST, LATEST, fold_number, is_digits
from zfgk.model.law import Seen
from zfgk.model.numerals import chinese, number

KIND = "令号、公告号"
SEEN = Seen.INFERENCE
"""The form was read off numbers in use, not off a text that prescribes it."""
KINDS = ("令", "公告", "通告")
_LIKE = "查对原文，写成“国务院令第711号”或“自然资源部公告2020年第1号”的样子"
_SKELETON = re.compile(
    r"(?P<issuer>[^0-9第(〔\[【]{0,40})(?P<kind>令|公告|通告)(?P<open>[(〔\[【]?)"
    r"(?:(?P<year>[0-9]{1,8})(?P<nian>年|[)〕\]】]))?(?P<di>第?)(?P<serial>[0-9一二三四五六七八九十百千零〇]{0,12})"
    r"(?P<hao>[号號]?)(?P<close>[)〕\]】]?)(?P<tail>.*)"
)
_LONGEST = 80


@attrs.frozen
class OrderNumber:
    """The number of an order or announcement.

    Args:
        issuer: Who issued it, such as ``国务院``; several issuers with a space between them.
        kind: One of 令, 公告 and 通告.
        serial: The serial number.
        year: The year where the number has one; 0 otherwise.
        numerals: Whether the serial number is written in Chinese numerals, as orders of the President are.
    """

    issuer: str
    kind: str
    serial: int
    year: int = 0
    numerals: bool = False

    def __str__(self) -> str:
        """Print as 国务院令第711号."""
        year = f"{self.year}年" if self.year else ""
        return f"{self.issuer}{self.kind}{year}第{chinese(self.serial) if self.numerals else self.serial}号"

    @classmethod
    def parse(cls, text: str) -> OrderNumber:
        """Read the number of an order or announcement.

        Args:
            text: The text, such as ``国务院令第711号``.

        Returns:
            The number.

        Raises:
            InvalidNumber: With every fault.
        """
        return examine_order_number(text).demand()


def examine_order_number(text: str) -> Examined[OrderNumber]:
    """Read the number of an order or announcement and say what is wrong with it or was put right.

    Args:
        text: The text.

    Returns:
        The number if nothing is in doubt, and the defects.
    """
    defects: list[Defect] = []
    parts = _SKELETON.fullmatch(fold_number(text, defects)) if len(text) <= _LONGEST else None
    if parts is None:
        defects.append(
            Defect("no-kind", "没有“令”“公告”“通告”字样", "it names neither an order nor an announcement", _LIKE)
        )
        return Examined(KIND, text, None, tuple(defects))
    if not parts["issuer"]:
        defects.append(Defect("no-issuer", "缺少发布机关", "the issuer is missing", _LIKE))
    year = _year(parts, defects)
    serial = _serial(parts, defects)
    if parts["open"]:
        defects.append(Defect("brackets", "编号写在括号里", "the number stands in brackets", "去掉括号", fatal=False))
    if parts["tail"]:
        defects.append(Defect("tail", f"“号”后面还有“{parts['tail']}”", "there is more text after 号", "只写文号"))
    if any(defect.fatal for defect in defects):
        return Examined(KIND, text, None, tuple(defects))
    numerals = not is_digits(parts["serial"])
    return Examined(KIND, text, OrderNumber(parts["issuer"], parts["kind"], serial, year, numerals), tuple(defects))


def _year(parts: re.Match[str], defects: list[Defect]) -> int:
    written = parts["year"]
    if written is None:
        return 0
    if len(written) != 4 or not EARLIEST <= int(written) <= LATEST:
        defects.append(Defect("bad-year", f"“{written}”不是四位年份", f"{written} is no year in full", _LIKE))
    if parts["nian"] != "年":
        defects.append(
            Defect("year-brackets", "年份写在括号里", "the year stands in brackets", "写成“2020年”", fatal=False)
        )
    return int(written)


def _serial(parts: re.Match[str], defects: list[Defect]) -> int:
    written = parts["serial"]
    if not written:
        defects.append(Defect("no-serial", "缺少顺序号", "the serial number is missing", _LIKE))
        return 0
    if not parts["di"]:
        defects.append(Defect("no-di", "顺序号前没有“第”字", "第 is missing before the serial", "加“第”", fatal=False))
    if not parts["hao"]:
        defects.append(Defect("no-hao", "末尾没有“号”，顺序号可能不全", "号 is missing, so digits may be, too", _LIKE))
    try:
        serial = int(written) if is_digits(written) else number(written)
    except ValueError:
        defects.append(Defect("bad-serial", f"顺序号“{written}”不是数", f"the serial {written} is no number", _LIKE))
        return 0
    if not 0 < serial < 10_000:
        defects.append(Defect("bad-serial", f"顺序号{written}不在1至9999之间", "the serial is out of range", _LIKE))
    elif is_digits(written) and written.startswith("0"):
        defects.append(Defect("zeros", "顺序号编了虚位", "zeros stand before the serial", "去掉前面的0", fatal=False))
    return serial


def examine_number(text: str) -> Examined[DocumentNumber] | Examined[OrderNumber]:
    """Read what stands in the field 文号: a document number, or the number of an order or announcement.

    Args:
        text: The text.

    Returns:
        The number if nothing is in doubt, and the defects, which are those of the form that the text has.
    """
    document = examine_document_number(text)
    # 公告（2020）第1号 is an announcement whose year stands in brackets; 公告〔2020〕1号 is a document number.
    announced = document.value is not None and "di" in document.codes and document.value.agency.endswith(KINDS)
    if document.value is not None and not announced:
        return document
    order = examine_order_number(text)
    return document if "no-kind" in order.codes else order
