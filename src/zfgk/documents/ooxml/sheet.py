"""One worksheet, read cell by cell as its XML comes: no tree, so that a sheet of any size needs little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from zfgk.documents.formulas import Computed, not_computed, put_together, reaches_out
from zfgk.documents.ooxml.formats import PLAIN, CellFormat, column_of, letters_of, shown_number, size_of, unescaped
from zfgk.documents.ooxml.names import local
from zfgk.documents.ooxml.streams import Stream
from zfgk.documents.ooxml.sweep import is_plain
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Feature, Piece, Visibility
from zfgk.model.limits import Budget

_FLUSH = 2_000_000
_PAY = 65_536
_FLAT = 1.0  # points of height: nothing can be seen
_THIN = 0.1  # characters of width
_COLUMNS = 16_384
_SHOWN, _UNSEEN = b"\1", b"\2"
_HEADER_CODE = re.compile(r'&(?:"[^"]{0,100}"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|[A-Za-z])')
# What the text of the elements beside the cells is.
_KINDS = {
    "headerFooter": "header",
    "dataValidations": "data-validation",
    "conditionalFormatting": "formula",
    "scenarios": "scenario",
    "customSheetViews": "custom-view",
    "hyperlinks": "hyperlink",
    "protectedRanges": "protected-range",
}


@attrs.frozen
class Book:
    """What the sheets of a workbook share.

    Args:
        strings: The shared strings.
        formats: The formats of cells.
        from_1904: Whether days are counted from 1904.
        used: The numbers of the strings that some cell shows; the sheets fill it.
    """

    strings: tuple[str, ...] = ()
    formats: tuple[CellFormat, ...] = ()
    from_1904: bool = False
    used: set[int] = attrs.field(factory=set)


@attrs.frozen
class Cell:
    """A cell that a person sees.

    Args:
        row: The number of its row.
        reference: Such as ``B7``.
        style: The number of its format as it stands.
        text: Its text.
        start: The offset of the text in the text of the sheet.
        number: The number as it is stored; empty if it is none.
    """

    row: int
    reference: str
    style: str
    text: str
    start: int
    number: str


class Sheet:
    """A target for :class:`zfgk.documents.xml.XmlStream` that sorts the text of one worksheet.

    Args:
        where: The part.
        book: What the sheets share.
        budget: The text of the cells is counted by it: a short string can stand in many cells.
        hidden: Whether the sheet as a whole is not seen.
        keep: Whether to keep the cells that are seen, for writing them again.
    """

    def __init__(self, where: str, book: Book, budget: Budget, *, hidden: bool = False, keep: bool = False) -> None:
        self.cells: list[Cell] = []
        self.columns: list[dict[str, str]] = []
        self.merged: list[str] = []
        self.rows: dict[int, dict[str, str]] = {}
        self.header: dict[str, str] = {}
        self.features: set[str] = set()
        self._where = where
        self._part = where
        self._book = book
        self._budget = budget
        self._hidden = hidden
        self._keep = keep
        self._streams: dict[str, Stream] = {}
        self._main = self._stream("hidden-sheet" if hidden else "text")
        self._names: dict[str, str] = {}
        self._formats: dict[str, CellFormat] = {}
        self._letters: dict[str, int] = {}  # the numbers of columns by their letters
        self._unpaid = 0  # characters that the budget has not been told of
        self._depth = 0
        self._section = ""
        self._column_elements = 0
        self._column_states = bytearray(_COLUMNS + 1)
        self._columns_hidden = self._rows_hidden = self._row_hidden = False
        self._row = self._column = self._text_bytes = 0
        self._cell: Mapping[str, str] = {}
        self._text: list[str] = []
        self._phonetic = False
        self._value_text = self._inline_text = ""
        self._said: dict[str, None] = {}
        self._computed = Computed()

    # -- what the parser calls ---------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = self._names.get(tag) or self._names.setdefault(tag, local(tag))
        self._depth += 1
        if self._depth == 2:
            self._section = name
        if self._section == "sheetData":
            if name == "v" and not self._text and not attributes:  # by far the most frequent element
                return
            self._start_cell(name, attributes)
        else:
            self._start_other(name, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = self._names[tag]
        if self._section == "sheetData":
            self._end_cell(name)
        else:
            self._end_other(name)
        if self._depth == 2:
            self._section = ""
        self._depth -= 1

    def data(self, text: str) -> None:
        """Text comes, perhaps in several pieces."""
        self._text.append(text)

    def comment(self, text: str) -> None:
        """A comment comes."""
        self._add("xml-comment", text)

    def pi(self, _target: str, text: str | None = None) -> None:
        """A processing instruction comes."""
        self._add("xml-comment", text or "")

    def close(self) -> None:
        """The part ends."""

    # -- cells -------------------------------------------------------------------------------------------------------

    def _start_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._text:
            self._stray()
        if name == "c":
            self._cell = attributes
            self._value_text = self._inline_text = ""
            if len(attributes) > 3 or any(len(value) > 10 for value in attributes.values()):
                self._words(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self._phonetic = True
        elif name not in {"v", "f", "t"}:
            self._words(attributes)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else self._row + 1
        self._column = 0
        if not attributes or (len(attributes) == 1 and number and len(number) < 9):  # by far the most rows
            self._row_hidden = self._rows_hidden
            return
        given = "hidden" in attributes or "ht" in attributes
        self._row_hidden = (
            attributes.get("hidden") in {"1", "true"}
            or size_of(attributes.get("ht")) <= _FLAT
            or (self._rows_hidden and not given)
        )
        if self._keep and not self._row_hidden:
            self.rows[self._row] = {key: attributes[key] for key in ("ht", "customHeight") if key in attributes}
        self._words({key: value for key, value in attributes.items() if len(value) > 12 and key not in {"ht", "spans"}})

    def _end_cell(self, name: str) -> None:
        if name in {"v", "t", "f"}:
            self._end_text(name)
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            if self._text:
                self._stray()
            if self._computed.formula:
                self._computed.end_cell(self._value_text or self._inline_text, self._cell.get("t"))
            self._finish_cell()
        elif name == "row":
            self._stray()
            for stream in self._streams.values():
                stream.break_with("\n")
        else:
            self._stray()

    def _end_text(self, name: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        if name == "v":
            self._value_text += text
            self._computed.value = True
        elif name == "f":
            self._formula(text)
            self._computed.formula = True
        elif self._phonetic:
            self._add("phonetic", text)
        else:
            self._inline_text += text

    def _finish_cell(self) -> None:
        cell = self._cell
        letters = cell.get("r", "").rstrip("0123456789")
        number_of = self._letters.get(letters)
        if number_of is None:
            number_of = self._letters.setdefault(letters, column_of(letters)) if len(letters) < 4 else 0
        self._column = number_of or self._column + 1
        if self._column > _COLUMNS:
            raise UnreadableFile(self._where, f"it has more than {_COLUMNS} columns", "check how the file was made")
        style = cell.get("s", "")
        form = self._formats.get(style)
        if form is None:
            index = int(style) if style.isascii() and style.isdigit() and len(style) < 9 else 0
            form = self._book.formats[index] if index < len(self._book.formats) else PLAIN
            if len(style) < 9:
                self._formats[style] = form
        text, number = self._cell_text(cell.get("t", "n"), form)
        text = unescaped(text)
        if not text:
            return
        self._unpaid += len(text)
        if self._unpaid > _PAY:
            self._pay()
        kind = self._why_hidden(form)
        stream = self._stream(kind) if kind else self._main
        start = stream.add(text)
        stream.break_with("\t")
        if self._keep and stream is self._main:
            self.cells.append(Cell(self._row, f"{letters_of(self._column)}{self._row}", style, text, start, number))

    def _cell_text(self, kind: str, form: CellFormat) -> tuple[str, str]:
        value = self._value_text
        if kind == "s":
            index = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else -1
            if not 0 <= index < len(self._book.strings):
                return value + self._inline_text, ""
            self._book.used.add(index)
            return self._book.strings[index] + self._inline_text, ""
        if kind == "n" and value and not self._inline_text:
            return shown_number(value.strip(), form, from_1904=self._book.from_1904), value.strip()
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value) + self._inline_text, ""
        return (value if not self._inline_text or not value else f"{value}\t") + self._inline_text, ""

    def _why_hidden(self, form: CellFormat) -> str:
        if self._hidden:
            return ""
        if self._row_hidden:
            return "hidden-row"
        state = self._column_states[self._column]
        if state == _UNSEEN[0] or (self._columns_hidden and state != _SHOWN[0]):
            return "hidden-column"
        return form.hides

    def _formula(self, text: str) -> None:
        self._add("formula", text)
        self._add("formula", put_together(text))
        self.features.update(reaches_out(text))

    def _stray(self) -> None:
        """Keep text that stands where none belongs."""
        if self._text:
            self._add("other-text", "".join(self._text))
            self._text.clear()

    # -- what stands beside the cells --------------------------------------------------------------------------------

    def _start_other(self, name: str, attributes: Mapping[str, str]) -> None:
        self._stray_other()
        if name == "col":
            self._begin_column(attributes)
        elif name == "sheetFormatPr":
            self._rows_hidden = attributes.get("zeroHeight") in {"1", "true"}
            self._columns_hidden = size_of(attributes.get("defaultColWidth")) <= _THIN
        elif name == "mergeCell" and self._keep:
            self.merged.append(attributes.get("ref", ""))
        self._words(attributes)

    def _begin_column(self, attributes: Mapping[str, str]) -> None:
        first, last = (attributes.get(key, "") for key in ("min", "max"))
        if not (first.isdigit() and last.isdigit() and len(first) < 9 and len(last) < 9):
            return
        hidden = attributes.get("hidden") in {"1", "true"} or size_of(attributes.get("width")) <= _THIN
        self._column_elements += 1
        if self._column_elements > _COLUMNS:
            raise UnreadableFile(self._where, f"it has more than {_COLUMNS} columns", "check how the file was made")
        begin, end = min(int(first), _COLUMNS), min(int(last), _COLUMNS) + 1
        self._column_states[begin:end] = (_UNSEEN if hidden else _SHOWN) * (end - begin)
        if self._keep and not hidden:
            kept = ("min", "max", "width", "customWidth")
            self.columns.append({key: attributes[key] for key in kept if key in attributes})

    def _end_other(self, name: str) -> None:
        if self._section == "headerFooter" and self._text:
            raw = "".join(self._text)
            self._text.clear()
            self.header[name] = raw
            self._add("header" if "Header" in name else "footer", _HEADER_CODE.sub("", raw))
        self._stray_other()

    def _stray_other(self) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if text:
            kind = _KINDS.get(self._section, "other-text")
            if kind == "formula" or self._section == "extLst":
                self._formula(text)
            else:
                self._add(kind, text)

    def _words(self, attributes: Mapping[str, str]) -> None:
        kind = _KINDS.get(self._section, "attribute")
        for key, value in attributes.items():
            if value not in self._said and not is_plain(value, local(key)):
                self._said[value] = None
                self._add(kind if kind not in {"formula", "header"} else "attribute", value)

    # -- streams -----------------------------------------------------------------------------------------------------

    def _add(self, kind: str, text: str) -> None:
        if text.strip():
            self._unpaid += len(text)
            if self._unpaid > _PAY:
                self._pay()
            stream = self._stream(kind)
            stream.break_with("\n")
            stream.add(text)

    def _pay(self) -> None:
        self._text_bytes += self._unpaid
        self._budget.spend_bytes(self._unpaid, self._text_bytes, self._where)
        self._unpaid = 0

    def _stream(self, kind: str) -> Stream:
        if kind not in self._streams:
            self._streams[kind] = Stream(self._part, self._visibility(kind), kind)
        return self._streams[kind]

    def _visibility(self, kind: str) -> Visibility:
        if kind in {"text", "header", "footer"} and not self._hidden:
            return Visibility.VISIBLE
        if kind in {"attribute", "hyperlink", "data-validation", "formula", "protected-range"}:
            return Visibility.METADATA
        return Visibility.HIDDEN

    def take(self, *, end: bool = False) -> Iterator[Piece]:
        """Yield what has come so far, if it is much.

        Args:
            end: Whether nothing more comes: then everything is given out.
        """
        if not end and (self._keep or sum(len(stream) for stream in self._streams.values()) < _FLUSH):
            return
        for stream in self._streams.values():
            part = stream.part()
            if part is not None:
                yield part
        if end:
            for feature in sorted(self.features):
                yield Feature(feature, self._where)
            if self._computed.missing:
                yield not_computed(self._where)
        # What comes later is a part of its own, named by the row in which it begins.
        self._part = f"{self._where} from row {self._row}"
        self._streams.clear()
        self._main = self._stream("hidden-sheet" if self._hidden else "text")
