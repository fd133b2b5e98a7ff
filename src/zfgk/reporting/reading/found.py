"""What the tables of a document say, row by row, found by what stands in them and not by where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from zfgk.reporting.form import COLUMNS, FORM_2019, FORM_2021, GROUPS, HEADS, OUTCOME_HEADS, OUTCOMES, Form
from zfgk.reporting.reading.figures import Figure, read_figure
from zfgk.reporting.reading.flow import Box, Line
from zfgk.reporting.reading.labels import nearest, plain, row_of_table3, section_of_table3

_WIDTH = len(COLUMNS)
_GROUP = len(OUTCOMES)


@attrs.define
class Found:
    """The rows that were found.

    Args:
        table2: The rows of table 2 as block of heads, label and cells, in the order of the document.
        table3: The rows of table 3 by key.
        table4: The groups of table 4 by key.
        heads: The heads of columns of table 2 that were seen.
        units: The heads whose unit is not that of the form, with the unit and the head as printed.
        strange: Rows of numbers in table 3 whose label is none of the form, with the key of the row before.
        broken: Labels of rows that have too few or too many cells, with their table and key.
    """

    table2: list[tuple[tuple[str, ...], str, tuple[Figure, ...]]] = attrs.field(factory=list)
    table3: dict[str, tuple[Figure, ...]] = attrs.field(factory=dict)
    table4: dict[str, tuple[Figure, ...]] = attrs.field(factory=dict)
    heads: set[str] = attrs.field(factory=set)
    units: dict[str, tuple[str, str]] = attrs.field(factory=dict)
    strange: list[tuple[str, str, tuple[Figure, ...]]] = attrs.field(factory=list)
    broken: list[tuple[int, str, str]] = attrs.field(factory=list)
    seen: set[int] = attrs.field(factory=set)
    _section: str = ""
    _last: str = ""
    _first: int = 0
    _columns: tuple[str, ...] = ()
    _groups: list[str] = attrs.field(factory=list)

    def take(self, line: Line) -> bool:
        """Read a row of a table.

        Args:
            line: The row.

        Returns:
            Whether it belongs to one of the three tables.
        """
        return self._row3(line) or self._heads2(line) or self._row2(line) or self._row4(line)

    def _row3(self, line: Line) -> bool:
        key, at = "", -1
        head = next((box for box in line if plain(box.text) in _LINE_OF_HEADS), None)
        if head is not None:  # 总计 is a head here and no row
            self._first = head.at if plain(head.text) == HEADS[0] else self._first
            return False
        for place, box in enumerate(line):
            section = section_of_table3(box.text)
            self._section = section or self._section
            found = row_of_table3(box.text, self._section)
            if found and len(line) - place > _WIDTH - 1 and not _is_heads(line[place + 1 :]):
                key, at = found, place
        if not key:
            return self._strange(line)
        self._section = key.partition(".")[0] if "." in key else ""
        self._last = key
        self.seen.add(3)
        cells = _filled(line[at + 1 :], _WIDTH)
        if cells is None:
            # In a sheet a number stands below its head; cells between label and numbers may be blank.
            cells = _fitted([box for box in line[at + 1 :] if not box.at or box.at >= self._first], _WIDTH)
        if cells is None:
            self.broken.append((3, key, _short(line[at].text)))
        elif key not in self.table3:
            self.table3[key] = cells
        return True

    def _strange(self, line: Line) -> bool:
        """Keep a row of numbers that no known label precedes, if it stands among rows of table 3."""
        if not self._last or self._last == "carried_forward" or len(line) <= _WIDTH:
            return False
        label = line[-_WIDTH - 1].text
        cells = tuple(read_figure(box.text) for box in line[-_WIDTH:])
        if not plain(label) or any(cell.state == "unreadable" for cell in cells):
            return False
        self.strange.append((self._last, _short(label), cells))
        return True

    def _heads2(self, line: Line) -> bool:
        heads = [_head2(box.text) for box in line]
        if not any(heads) or any(read_figure(box.text).state == "number" for box in line):
            return False
        first = next(place for place, head in enumerate(heads) if head)
        self._columns = tuple(head for head in heads[first:] if head)
        self.heads.update(self._columns)
        for head, box in zip(heads, line, strict=True):
            shown = "".join(unicodedata.normalize("NFKC", box.text).split())
            if head and "单位" in head and (unit := _HEAD_UNIT.search(shown)):
                self.units[head] = unit[1], shown
        self.seen.add(2)
        return True

    def _row2(self, line: Line) -> bool:
        if not self._columns:
            return False
        for place, box in enumerate(line):
            label = nearest(plain(box.text), _rows2())
            if label and place + 1 < len(line):
                cells = _fitted(line[place + 1 :], len(self._columns))
                if cells is None:
                    self.broken.append((2, label, _short(box.text)))
                else:
                    self.table2.append((self._columns, label, cells))
                return True
        return False

    def _row4(self, line: Line) -> bool:
        names = [name for box in line if (name := _GROUP_HEADS.get(plain(box.text)))]
        outcomes = sum(plain(box.text) in OUTCOME_HEADS for box in line)
        if names and len(names) < len(line):
            rest = _fitted([box for box in line if plain(box.text) not in _GROUP_HEADS], _GROUP)
            if len(names) == 1 and rest and any(one.state == "number" for one in rest):
                self.table4.setdefault(names[0], rest)
                self.seen.add(4)
                return True
        if names or outcomes >= _GROUP - 1:
            self._groups += [name for name in names if name not in self._groups]
            if outcomes:
                self.seen.add(4)
            return True
        waiting = [name for name in self._groups if name not in self.table4]
        if not waiting or 4 not in self.seen:  # the number printed above the table
            return False
        for count in range(len(waiting), 0, -1):
            cells = _filled(line, count * _GROUP) or _fitted(line, count * _GROUP)
            if cells and len(line) >= count * _GROUP:
                for place, name in enumerate(waiting[:count]):
                    self.table4[name] = cells[place * _GROUP : (place + 1) * _GROUP]
                return True
        return False


_HEAD_UNIT = re.compile(r"(?:单位[:是为]?|\()(?:人民币)?(亿元|千元|百元|元)")
_LINE_OF_HEADS = frozenset((HEADS[0], OUTCOME_HEADS[0]))
_GROUP_HEADS = {plain(head): key for key, head in GROUPS.items()} | {"行政复议后起诉": "litigation_after_review"}


def _is_heads(boxes: Sequence[Box]) -> bool:
    """Tell whether cells hold heads of columns and not numbers."""
    held = [figure for box in boxes if (figure := read_figure(box.text)).state != "blank"]
    return sum(figure.state == "unreadable" for figure in held) > len(held) // 2 + 1


def _fitted(boxes: Sequence[Box], width: int) -> tuple[Figure, ...] | None:
    """Return the cells of a row of so many numbers; ``None`` if there are too few, or too many.

    Sheets have blank columns beside the table; a cell that spans several columns says nothing about any one of them.
    """
    figures = [read_figure(box.text) for box in boxes]
    if len(figures) < width and sum(box.across for box in boxes) == width:
        figures = [
            read_figure(box.text) if box.across == 1 else Figure("unreadable", f"{box.text}（{box.across}列合并）")
            for box in boxes
            for _ in range(box.across)
        ]
    while len(figures) > width and figures[-1].state == "blank":
        figures.pop()
    while len(figures) > width and figures[0].state == "blank":
        figures.pop(0)
    return tuple(figures) if len(figures) == width else None


def _filled(boxes: Sequence[Box], width: int) -> tuple[Figure, ...] | None:
    """Return the cells of a row of a sheet in which as many cells hold something as the row has numbers.

    A sheet made from a page has the page's columns, and a wrong span in the page has moved cells away from their heads.
    """
    held = [box for box in boxes if box.at and box.text.strip()]
    figures = tuple(read_figure(box.text) for box in held)
    return figures if len(figures) == width and all(one.state != "unreadable" for one in figures) else None


def _short(text: str) -> str:
    return " ".join(text.split())[:40]


@cache
def _heads2() -> dict[str, str]:
    return {
        plain(cell.column.partition("（")[0]): cell.column for form in (FORM_2019, FORM_2021) for cell in form.table2
    }


def _head2(text: str) -> str:
    label = plain(text)
    # The longest first: 本年处理决定数量 holds 处理决定数量.
    for head in sorted(_heads2(), key=len, reverse=True):
        if label.startswith(head):
            return _heads2()[head]
    return nearest(label, _heads2())


@cache
def _rows2() -> dict[str, str]:
    return {plain(cell.row): cell.row for form in (FORM_2019, FORM_2021) for cell in form.table2}


def rows_of(form: Form) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield the label, the heads and the keys of every row of table 2.

    Args:
        form: The form.
    """
    for row in dict.fromkeys(cell.row for cell in form.table2):
        cells = [cell for cell in form.table2 if cell.row == row]
        yield row, tuple(cell.column for cell in cells), tuple(cell.key for cell in cells)
