"""How a workbook shows a number: as a date, with all its digits, or not at all."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

import attrs
from lxml import etree

from zfgk.documents.ooxml.looks import close
from zfgk.documents.ooxml.names import S

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERAL = re.compile(r'"[^"]{0,250}"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]{0,60}\]', re.IGNORECASE)
_DATE = re.compile(r"[ymdhs]|[年月日时分秒]", re.IGNORECASE)
_NOTHING = re.compile(r'(?:\s|"")*;(?:\s|"")*;(?:\s|"")*(?:;(?:\s|"")*)?')
_ZEROS = re.compile(r"0{2,30}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_DIGITS = 40
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a workbook's dates have no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001  # as above
_LAST_DAY = 2_958_465  # the end of the year 9999
_TINY = 2.0  # points
_WHITE = "FFFFFF"
# Of the indexed colours, those that people mean by black and white.
_INDEXED = {"0": "000000", "1": _WHITE, "8": "000000", "9": _WHITE, "64": "000000", "65": _WHITE}


@attrs.frozen
class CellFormat:
    """What a cell's format does to its content.

    Args:
        is_date: Whether numbers are shown as dates or times.
        hides: Why nothing is seen: ``hidden-format``, ``hidden-text``, ``covered-text``; empty if it is seen.
        zeros: To how many digits numbers are filled up with zeros.
    """

    is_date: bool = False
    hides: str = ""
    zeros: int = 0


PLAIN = CellFormat()


def cell_formats(root: etree._Element) -> tuple[CellFormat, ...]:
    """Return the formats of a workbook in the order in which cells refer to them.

    Args:
        root: The root of the styles part.
    """
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind(f"{S}numFmts/{S}numFmt")}
    fonts = root.findall(f"{S}fonts/{S}font")
    fills = root.findall(f"{S}fills/{S}fill")
    formats = (_format(one, codes, fonts, fills) for one in root.iterfind(f"{S}cellXfs/{S}xf"))
    return tuple(PLAIN if one == PLAIN else one for one in formats)


def _format(
    xf: etree._Element, codes: dict[str, str], fonts: list[etree._Element], fills: list[etree._Element]
) -> CellFormat:
    number = xf.get("numFmtId", "0")
    code = codes.get(number, "")
    is_date = number.isdigit() and int(number[:9]) in _BUILT_IN_DATES
    if code:
        is_date = code.lower() != "general" and _DATE.search(_LITERAL.sub("", code)) is not None
    hidden = (
        "hidden-format" if _NOTHING.fullmatch(code) else _colours(_at(fonts, xf, "fontId"), _at(fills, xf, "fillId"))
    )
    return CellFormat(is_date, hidden, len(code) if _ZEROS.fullmatch(code) else 0)


def _at(items: list[etree._Element], xf: etree._Element, name: str) -> etree._Element | None:
    index = xf.get(name, "")
    return items[int(index)] if index.isdigit() and len(index) < 7 and int(index) < len(items) else None


def _colours(font: etree._Element | None, fill: etree._Element | None) -> str:
    if font is None:
        return ""
    size = font.find(f"{S}sz")
    if size is not None and _number(size.get("val", "")) <= _TINY:
        return "hidden-text"
    behind: str | None = _WHITE
    pattern = None if fill is None else fill.find(f"{S}patternFill")
    if pattern is not None and pattern.get("patternType", "none") != "none":
        behind = _colour(pattern.find(f"{S}fgColor")) if pattern.get("patternType") == "solid" else None
    color = _colour(font.find(f"{S}color"))
    if color is None or behind is None or not close(color, behind):
        return ""
    return "hidden-text" if close(behind, _WHITE) else "covered-text"


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 11.0


def _colour(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    value = element.get("rgb", "")[-6:]
    if re.fullmatch("[0-9A-Fa-f]{6}", value):
        return value.upper()
    if element.get("theme") in {"0", "1"} and not element.get("tint"):
        return _WHITE if element.get("theme") == "0" else "000000"
    return _INDEXED.get(element.get("indexed", ""))


def shown_number(value: str, form: CellFormat, *, from_1904: bool = False) -> str:
    """Return a number as a person sees it, with all its digits.

    Args:
        value: The number as it is stored.
        form: The cell's format.
        from_1904: Whether days are counted from 1904.

    Returns:
        A date as ``YYYY-MM-DD``, with the time if there is one; else the digits without exponent.
    """
    if form is PLAIN and value.isascii() and value.isdigit():
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or not -_DIGITS < number.adjusted() < _DIGITS:
        return value
    if form.is_date and 0 <= number < _LAST_DAY:
        return _date(number, _EPOCH_1904 if from_1904 else _EPOCH)
    return _digits(number, form.zeros) if "E" in value.upper() or form.zeros else value


def _date(number: Decimal, epoch: datetime) -> str:
    moment = (epoch + timedelta(days=float(number))).replace(microsecond=0)
    if number < 1:
        return moment.time().isoformat()
    return moment.date().isoformat() if number == int(number) else moment.isoformat(" ")


def _digits(number: Decimal, zeros: int) -> str:
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.zfill(zeros) if "." not in text else text


def column_of(reference: str) -> int:
    """Return the number of the column of a cell reference, 1 for A; 0 if it has none.

    Args:
        reference: Such as ``B7``.
    """
    number = 0
    for character in reference[:4].upper():
        if not "A" <= character <= "Z":
            break
        number = number * 26 + ord(character) - 64
    return number


def letters_of(column: int) -> str:
    """Return the letters of a column.

    Args:
        column: Its number, 1 for A.
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def unescaped(text: str) -> str:
    """Return a cell's text with the characters that are written by their numbers, such as ``_x0031_`` for 1.

    Args:
        text: The text as it is stored.
    """
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """Return a text as it is stored in a cell: what only looks like a number of a character stays what it is.

    Args:
        text: The text.
    """
    return _LIKE_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def size_of(value: str | None) -> float:
    """Return the height of a row or the width of a column; one that is not given can be seen.

    Args:
        value: As it is written, in points or characters.
    """
    try:
        return 100.0 if value is None else float(value)
    except ValueError:
        return 100.0
