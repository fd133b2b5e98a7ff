"""Workbooks, read as they come: what the cells of one visible sheet show, and never what a formula gave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import islice

from zfgk.catalogue.exchange.grid import FEW_HEADS, LOOKED_AT, Line, Trouble
from zfgk.catalogue.exchange.source import Source
from zfgk.documents.ooxml.formats import PLAIN, column_of, shown_number, unescaped
from zfgk.documents.ooxml.names import S, local
from zfgk.documents.ooxml.opc import Parts
from zfgk.documents.ooxml.sheet import Book
from zfgk.documents.ooxml.strings import shared_strings
from zfgk.documents.ooxml.xlsx import SheetPart, book_of, sheet_parts
from zfgk.documents.xml import XmlStream
from zfgk.errors import LimitExceeded, UnreadableFile
from zfgk.model.documents import Source as Document
from zfgk.model.documents import Unread
from zfgk.model.limits import Budget, Limits

_MB = 1024 * 1024
# What is kept in memory has a smaller limit than what only passes through.
_KEPT = Limits(part_bytes=256 * _MB, total_bytes=512 * _MB, work=100_000_000, seconds=600)
_PASSED = Limits(part_bytes=4096 * _MB, total_bytes=4096 * _MB, work=1_000_000_000, seconds=3600)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COLUMNS = 1000
_EXACT = 15  # digits: a cell keeps no more of a number
_AS_TYPED = re.compile(r"general|@|0{1,30}", re.IGNORECASE)
_MERGED = 20


def xlsx_lines(source: Source, is_head: Callable[[str], bool]) -> Iterator[Line]:
    """Yield the lines of the first visible sheet of a workbook; where that has no heads, of the first that has.

    Args:
        source: The file.
        is_head: Tells whether a text is a known head.

    Yields:
        Its lines. A date is ``YYYY-MM-DD`` whatever its format; other numbers come with all their digits. A formula, an
        error value, a number that shows otherwise than it is or has lost digits, and merged cells are troubles.

    Raises:
        UnreadableFile: If it is no workbook.
        LimitExceeded: If it is too large.
    """
    data = source.whole()
    if data.startswith(_COMPOUND):
        raise UnreadableFile(source.name, "it is encrypted or in the older binary format", "save it as .xlsx")
    kept = Parts(Document(data, source.name, Budget(_KEPT, source.name)))
    root = kept.tree(kept.main) if kept.main in kept.package else Unread("package", "damaged")
    if isinstance(root, Unread):
        raise UnreadableFile(source.name, "it is no workbook", "save it as .xlsx")
    strings, _ = shared_strings(kept, [name for name in kept.package.names if kept.role(name) == "sharedStrings"])
    book = book_of(kept, root, strings.strings)
    passed = Parts(Document(data, source.name, Budget(_PASSED, source.name)))
    sheets = tuple(sheet_parts(kept, root))
    if all(sheet.hidden for sheet in sheets):
        raise UnreadableFile(source.name, "it has no visible sheet", "show the sheet that holds the entries")
    shown = _shown_as_stored(kept)
    begun = [_Begun(_lines(passed, sheet, book, shown), is_head) for sheet in sheets]
    chosen = _chosen(sheets, begun)
    yield from begun[chosen].lines()
    for index, (sheet, one) in enumerate(zip(sheets, begun, strict=True)):
        if index != chosen and one.heads >= FEW_HEADS:
            yield Line(0, (), (_another(sheet),), sheet=index + 1)


class _Begun:
    """A sheet of which the first lines were looked at."""

    def __init__(self, lines: Iterator[Line], is_head: Callable[[str], bool]) -> None:
        self._first = list(islice(lines, LOOKED_AT))
        self._rest = lines
        known = [sum(cell is not None and is_head(cell.strip()) for cell in line.cells) for line in self._first]
        # Further down, a name and a label side by side may also explain a field.
        below = max(known[1:], default=0)
        self.heads: int = below if below > FEW_HEADS else known[0] if known else 0

    def lines(self) -> Iterator[Line]:
        """Yield all its lines."""
        yield from self._first
        yield from self._rest


def _chosen(sheets: Sequence[SheetPart], begun: Sequence[_Begun]) -> int:
    """Return the place of the sheet to read: the first visible one, or where that has no heads, the first that has."""
    visible = [index for index, sheet in enumerate(sheets) if not sheet.hidden]
    if begun[visible[0]].heads:
        return visible[0]
    return next((index for index in visible if begun[index].heads >= FEW_HEADS), visible[0])


def _another(sheet: SheetPart) -> Trouble:
    hidden, hidden_en = ("隐藏的", "hidden ") if sheet.hidden else ("另一", "")
    return Trouble(
        "another-sheet",
        0,
        f"{hidden}工作表“{sheet.title}”也有目录的表头，未读取；请合并到一个可见的工作表",
        f"the {hidden_en}sheet {sheet.title!r} has heads of a catalogue too",
        "only one sheet is read",
        "move its rows to that sheet",
    )


def _shown_as_stored(parts: Parts) -> frozenset[str]:
    """Return the numbers of the formats under which a number is seen as it is stored."""
    for name in parts.of_role("styles", parts.main):
        styles = parts.tree(name)
        if not isinstance(styles, Unread):
            codes = {
                one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iterfind(f"{S}numFmts/{S}numFmt")
            }
            found = set()
            for index, xf in enumerate(styles.iterfind(f"{S}cellXfs/{S}xf")):
                number = xf.get("numFmtId", "0")
                if _AS_TYPED.fullmatch(codes[number]) if number in codes else number in {"0", "1", "49"}:
                    found.add(str(index))
            return frozenset(found | {""})
    return frozenset(("", "0"))


def _lines(parts: Parts, part: SheetPart, book: Book, shown: frozenset[str]) -> Iterator[Line]:
    cells = _Cells(book, shown, part.name)
    stream = XmlStream(cells, part.name, parts.budget)
    for _ in stream.run(parts.package.chunks(part.name)):
        yield from cells.take()
    yield from cells.take()
    if stream.refused:
        what, then = "the sheet is damaged", "what follows was not read"
        yield Line(cells.number + 1, (), (Trouble("not-xlsx", 0, "工作表损坏，其后内容未读取", what, then=then),))
    for reference in cells.merged:
        number = int("".join(c for c in reference.partition(":")[0] if c.isdigit())[:7] or "1")
        what, why = f"the cells {reference} are merged", "only the first of them holds anything"
        zh = f"单元格 {reference} 已合并，只有第一格有内容；请取消合并并逐行填写"
        yield Line(number, (), (Trouble("merged-cells", 0, zh, what, why, "split them and fill in every row"),))
    if cells.more_merged:
        zh = f"另有{cells.more_merged}处合并单元格，不逐一列出；请取消合并并逐行填写"
        what, then = f"{cells.more_merged} more ranges of cells are merged", "split them and fill in every row"
        yield Line(cells.number, (), (Trouble("merged-cells", 0, zh, what, then=then),))


class _Cells:
    """A target for :class:`zfgk.documents.xml.XmlStream` that makes lines of one sheet."""

    def __init__(self, book: Book, shown: frozenset[str], name: str) -> None:
        self.number = 0
        self.merged: list[str] = []
        self.more_merged: int = 0
        self._book = book
        self._shown = shown
        self._name = name
        self._lines: list[Line] = []
        self._names: dict[str, str] = {}
        self._columns: dict[str, int] = {}
        self._cells: list[str | None] = []
        self._troubles: list[Trouble] = []
        self._column = 0
        self._cell: Mapping[str, str] = {}
        self._text: list[str] = []
        self._value: str | None = None
        self._inline: str | None = None
        self._formula = False
        self._phonetic = False

    def take(self) -> Iterator[Line]:
        """Yield the lines that are whole by now."""
        lines, self._lines = self._lines, []
        yield from lines

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = self._names.get(tag) or self._names.setdefault(tag, local(tag))
        if name == "c":
            self._cell = attributes
            self._value = self._inline = None
            self._formula = False
            self._column = self._column_of(attributes.get("r", ""))
        elif name in {"v", "t"}:
            self._text.clear()
        elif name == "row":
            number = attributes.get("r", "")
            self.number = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else self.number + 1
            self._cells, self._troubles, self._column = [], [], 0
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell" and len(self.merged) < _MERGED:
            self.merged.append(attributes.get("ref", "")[:20])
        elif name == "mergeCell":
            self.more_merged += 1

    def end(self, tag: str) -> None:
        """An element ends."""
        name = self._names[tag]
        if name == "c":
            self._finish()
        elif name == "v":
            self._value = "".join(self._text)
        elif name == "t":
            if not self._phonetic:
                self._inline = (self._inline or "") + "".join(self._text)
        elif name == "rPh":
            self._phonetic = False
        elif name == "row":
            self._lines.append(Line(self.number, tuple(self._cells), tuple(self._troubles)))

    def data(self, text: str) -> None:
        """Text comes, perhaps in several pieces."""
        self._text.append(text)

    def comment(self, text: str) -> None:
        """A comment comes; nobody sees it."""

    def pi(self, target: str, text: str | None = None) -> None:
        """A processing instruction comes; nobody sees it."""

    def close(self) -> None:
        """The part ends."""

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns.setdefault(letters, column_of(letters)) if len(letters) < 4 else 0
        column = column or self._column + 1
        if column > _COLUMNS:
            raise LimitExceeded(self._name, "columns", _COLUMNS, f"row {self.number}")
        return column

    def _finish(self) -> None:
        text = self._content()
        if text is None:
            return
        if len(self._cells) < self._column:
            self._cells.extend([None] * (self._column - len(self._cells)))
        self._cells[self._column - 1] = text

    def _content(self) -> str | None:
        """Return what the cell shows; ``None`` if it shows nothing or something that is not taken."""
        kind = self._cell.get("t", "n")
        if self._formula:
            why = "its text depends on other cells, and on the program that opened it"
            self._trouble("formula-cell", "单元格是公式", "the cell is a formula", why, "paste its value as text")
            return None
        value = self._inline if kind == "inlineStr" else self._value
        if value is None:
            return None
        if kind == "e":
            self._trouble("cell-error", "单元格是错误值", "the cell is an error value", "", "write the text itself")
            return None
        read = {"s": self._shared, "n": self._number, "b": _truth}.get(kind, unescaped)
        return read(value)

    def _shared(self, index: str) -> str | None:
        if index.isascii() and index.isdigit() and len(index) < 9 and int(index) < len(self._book.strings):
            return unescaped(self._book.strings[int(index)])
        self._trouble("cell-error", "单元格引用的文字不存在", "the cell refers to a text that is not there")
        return None

    def _number(self, value: str) -> str | None:
        value = value.strip()
        style = self._cell.get("s", "")
        index = int(style) if style.isascii() and style.isdigit() and len(style) < 9 else 0
        form = self._book.formats[index] if index < len(self._book.formats) else PLAIN
        if form.is_date:
            return shown_number(value, form, from_1904=self._book.from_1904)
        if style not in self._shown:
            zh, what = "单元格的数字以另一种形式显示", "the cell shows its number in another form"
            self._trouble("number-format", zh, what, "such as per cent or currency", "format the column as text")
            return None
        try:
            number = Decimal(value)
            digits = len(number.normalize().as_tuple().digits)
        except InvalidOperation:
            return value
        if number.is_finite() and digits > _EXACT:
            if number == number.to_integral_value():
                self._lost()
                return None
            value = format(number, f".{_EXACT}g")
        elif number.is_finite() and number.adjusted() >= _EXACT:
            self._lost()
            return None
        return shown_number(value, form)

    def _lost(self) -> None:
        zh, what = "数字超过15位，末尾数字已丢失", "the number has more than 15 digits, and its last ones are lost"
        self._trouble("digits-lost", zh, what, "", "format the column as text and type it again")

    def _trouble(self, check: str, zh: str, what: str, why: str = "", then: str = "") -> None:
        self._troubles.append(Trouble(check, self._column, f"第{self._column}列：{zh}", what, why, then))


def _truth(value: str) -> str:
    return {"1": "TRUE", "0": "FALSE"}.get(value, value)
