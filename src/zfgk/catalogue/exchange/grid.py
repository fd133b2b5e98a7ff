"""A sheet as lines of cells, whichever file it came from, and the rows that lines make under a schema's heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

import attrs

from zfgk.catalogue.checks.structure import shown_head
from zfgk.catalogue.exchange.lists import read_cell
from zfgk.catalogue.row import EXTRA, Cell, Finding, Row
from zfgk.catalogue.schema import Field, Schema

_OWN = "扩展."
"""The Chinese spelling of :data:`zfgk.catalogue.row.EXTRA`."""
LOOKED_AT = 10
"""Among so many lines heads are looked for."""
FEW_HEADS = 2
"""So many known heads make a line of heads; a single one may be a word of a title."""


@attrs.frozen
class Trouble:
    """Something that a reader saw wrong with a line of a sheet.

    Args:
        check: Its stable name.
        column: The number of the column, from 1; 0 for the line as a whole.
        zh: The sentence in Chinese.
        what: What is wrong, in English.
        why: The reason.
        then: What to do.
    """

    check: str
    column: int
    zh: str
    what: str
    why: str = ""
    then: str = ""

    @property
    def en(self) -> str:
        """The sentence in English."""
        return " · ".join(part for part in (self.what, self.why, self.then) if part)


@attrs.frozen
class Line:
    """One line of a sheet.

    Args:
        number: Its number as a spreadsheet program shows it, from 1; 0 if the troubles are those of another sheet.
        cells: The texts of its cells from the first column on; ``None`` where nothing stands.
        troubles: What is wrong with it.
        sheet: The number of that other sheet, from 1.
    """

    number: int
    cells: tuple[str | None, ...]
    troubles: tuple[Trouble, ...] = ()
    sheet: int = 0

    @property
    def place(self) -> str:
        """Where it stands, as findings name it."""
        return f"sheet {self.sheet}" if self.sheet else f"row {self.number}"

    @property
    def blank(self) -> bool:
        """Whether nobody sees anything in it."""
        return not self.troubles and not any(cell and not cell.isspace() for cell in self.cells)


@attrs.frozen
class Column:
    """A column under its head.

    Args:
        key: The key of its cells; empty if they have none.
        several: The field of the schema, if its cells hold several texts.
        head: The head as written.
    """

    key: str
    several: Field | None
    head: str


def columns(line: Line, schema: Schema) -> tuple[Column, ...]:
    """Return the columns that a line of heads makes.

    Args:
        line: The line.
        schema: The schema.

    Returns:
        One for each cell. A head that no field has is its own key; of two columns for one field the first counts.
    """
    found: list[Column] = []
    taken: set[str] = set()
    for cell in line.cells:
        head = (cell or "").strip()
        key, field = key_of(head, schema)
        several = field if field and field.kind.many else None
        found.append(Column("" if key in taken else key, several, head))
        taken.add(key)
    return tuple(found)


def key_of(head: str, schema: Schema) -> tuple[str, Field | None]:
    """Return the key that cells under a head have, and its field.

    Args:
        head: The head as written: a name or label of a field, ``extra.NAME`` or ``扩展.NAME``.
        schema: The schema.
    """
    field = schema.find(head) or schema.find(head.lower())
    if field:
        return field.name, field
    own = head.startswith(_OWN) and schema.takes_extra
    return (EXTRA + head.removeprefix(_OWN).strip() if own else head), None


def is_head(head: str, schema: Schema) -> bool:
    """Tell whether a text is a known head.

    Args:
        head: The text.
        schema: The schema.
    """
    key, field = key_of(head.strip(), schema)
    return field is not None or (schema.takes_extra and key.startswith(EXTRA) and len(key) > len(EXTRA))


def heads_in(line: Line, schema: Schema) -> int:
    """Return how many fields the known heads of a line name: 索引号 and identifier are one."""
    return len({key_of(cell.strip(), schema)[0] for cell in line.cells if cell is not None and is_head(cell, schema)})


def rows_of(lines: Iterator[Line], schema: Schema) -> Iterator[Row]:
    """Yield the rows of a sheet.

    Args:
        lines: Its lines, the heads first; where a title stands above them, that is told, and the rest read.
        schema: The schema.

    Yields:
        The heads, then one row for each line that is not blank.
    """
    first = list(islice(lines, LOOKED_AT))
    place = _heads_at(first, schema)
    head = first[place] if first else Line(1, ())
    if place:
        head = attrs.evolve(head, troubles=(_below(head.number), *head.troubles))
    known = heads_in(head, schema) > 0
    under = columns(head, schema)
    yield Row(
        f"row {head.number}",
        {},
        heads=tuple(column.head for column in under),
        findings=_findings(head, under),
    )
    for line in chain(first[place + 1 :], lines):
        # Merged cells are told last, and those of a title above the heads are none of the catalogue's.
        if not line.blank and (line.number > head.number or not place or line.sheet):
            yield _row(line, under, known=known)


def _heads_at(lines: list[Line], schema: Schema) -> int:
    if not lines or heads_in(lines[0], schema):
        return 0
    return next((place for place, line in enumerate(lines) if heads_in(line, schema) >= FEW_HEADS), 0)


def _below(number: int) -> Trouble:
    zh, what = f"表头在第{number}行；删去上面的各行", f"the heads stand in row {number}"
    return Trouble("heads-below", 0, zh, what, "the rows above were not read", "delete them")


def _row(line: Line, under: tuple[Column, ...], *, known: bool) -> Row:
    """Return the row of a line; under heads that nobody knows, no cell stands in a wrong place."""
    cells: dict[str, Cell] = {}
    troubles = list(line.troubles)
    for number, text in enumerate(line.cells):
        if text is None:
            continue
        if number >= len(under):
            if known and not text.isspace():
                troubles.append(outside(number + 1, len(under)))
                break
        elif under[number].key:
            column = under[number]
            cells[column.key] = read_cell(column.several, text) if column.several else text
        elif known and not under[number].head and text.strip():
            troubles.append(headless(number + 1))
    if not troubles:
        return Row(line.place, cells)
    return Row(line.place, cells, findings=_findings(attrs.evolve(line, troubles=tuple(troubles)), under))


def outside(column: int, heads: int) -> Trouble:
    """Return the trouble of a row that is longer than its head.

    Args:
        column: The number of the first cell beyond.
        heads: How many columns the head has.
    """
    then = f"the header has {heads} columns; quote a value that holds the delimiter"
    what = "the row has more cells than the header"
    return Trouble("cell-outside", column, f"第{column}列超出表头（表头共{heads}列）", what, then=then)


def headless(column: int) -> Trouble:
    """Return the trouble of a cell without a head.

    Args:
        column: The number of its column.
    """
    what = "the cell stands under no head"
    return Trouble("cell-headless", column, f"第{column}列的单元格没有表头", what, then="name the column")


def _findings(line: Line, under: tuple[Column, ...]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            check=trouble.check,
            path=line.place,
            field=_named(trouble.column, under),
            zh=trouble.zh,
            en=trouble.en,
        )
        for trouble in line.troubles
    )


def _named(column: int, under: tuple[Column, ...]) -> str:
    if not 0 < column <= len(under):
        return f"column {column}" if column else ""
    one = under[column - 1]
    return one.several.name if one.several else shown_head(one.key or one.head, column) or f"column {column}"
