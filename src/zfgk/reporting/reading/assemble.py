"""From paragraphs and tables to a report, with what of it could not be read."""

from __future__ import annotations

from decimal import Decimal

import attrs

from zfgk.reporting.form import COLUMNS, FORM_2019, FORM_2021, FORMS, GROUPS, OUTCOMES, Form, form_for
from zfgk.reporting.reading.figures import Figure
from zfgk.reporting.reading.flow import Flow
from zfgk.reporting.reading.found import Found, rows_of
from zfgk.reporting.reading.labels import plain
from zfgk.reporting.reading.scan import NotAReport, Place, Scan
from zfgk.reporting.reading.titles import whose
from zfgk.reporting.tables import Report

_SINGLE = "other_processing.single"
_WAN = 10_000


def assemble(flow: Flow) -> Scan | NotAReport:
    """Make a report of a document.

    Args:
        flow: The document.

    Returns:
        What was read; or that no table of an annual report is in it.
    """
    found, prose, above = Found(), [], None
    for one in flow:
        if isinstance(one, str):
            prose.append(one)
            continue
        for line in one.lines:
            if found.take(line):
                above = len(prose) if above is None else above
            else:
                prose += [text for box in line if (text := " ".join(box.text.split()))]
    if not found.seen:
        return NotAReport(
            "没有找到政府信息公开工作年度报告的表", "no table of an annual report (政府信息公开工作年度报告) was found"
        )
    agency, year = whose(prose, len(prose) if above is None else above)
    _place_strange(found)
    form = _form(found, year)
    figures: dict[Place, Figure] = {}
    _fill2(found, form, figures)
    for key, cells in found.table3.items():
        figures |= {(3, key, name): cell for name, cell in zip(COLUMNS, cells, strict=True)}
    for group, cells in found.table4.items():
        figures |= {(4, group, name): cell for name, cell in zip(OUTCOMES, cells, strict=True)}
    report = Report(
        agency=agency,
        year=year,
        form=form,
        table2={cell.key: _value(figures, 2, cell.key, decimal=cell.key == "fees_wan") for cell in form.table2},
        table3={
            row.key: tuple(figures[3, row.key, name].value if row.key in found.table3 else None for name in COLUMNS)
            for row in form.table3
        },
        table4={
            group: tuple(figures[4, group, name].value if group in found.table4 else None for name in OUTCOMES)
            for group in GROUPS
        },
    )
    return Scan(
        report=report,
        unread={place: one.text for place, one in figures.items() if one.state == "unreadable"},
        figures=figures,
        missing=tuple(table for table in (2, 3, 4) if table not in found.seen),
        absent=_absent(found, form, figures),
        broken=(*_broken(found, form), *((3, "", label) for _, label, _ in found.strange)),
        prose=tuple(prose),
    )


def _form(found: Found, year: int) -> Form:
    """Return the form by the heads of table 2; its rows of table 3 may be those of another form."""
    ballots = {key: sum(cell.column in found.heads for cell in form.table2) for key, form in FORMS.items()}
    single = _SINGLE in found.table3
    rows = FORM_2019 if single else FORM_2021
    if max(ballots.values()):
        form = FORMS[max(ballots, key=lambda one: ballots[one])]
    else:
        form = rows if 3 in found.seen else form_for(year) or FORM_2021  # the number of the table
    # A table 3 that was not found says nothing about its form.
    mixed = 3 in found.seen and rows.table3 != form.table3 and _tells(found, single=single)  # the same
    return attrs.evolve(form, table3=rows.table3) if mixed else form


def _tells(found: Found, *, single: bool) -> bool:
    return single or any(key.startswith("other_processing.") for key in found.table3)


def _fill2(found: Found, form: Form, figures: dict[Place, Figure]) -> None:
    known = {plain(label): (heads, keys) for label, heads, keys in rows_of(form)}
    # Both forms call the same row by two names.
    known |= {
        other: known[one]
        for one, other in (("规范性文件", "行政规范性文件"), ("行政规范性文件", "规范性文件"))
        if one in known
    }
    for columns, label, cells in found.table2:
        heads, keys = known.get(plain(label), ((), ()))
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            at = heads.index(column) if column in heads else place if len(heads) == len(cells) else -1
            if at >= 0:
                row, _, name = keys[at].partition(".")
                unit, head = found.units.get(heads[at], ("", ""))
                if unit and not cell.unit:
                    cell = attrs.evolve(cell, unit=unit, head=head)  # noqa: PLW2901  # the same cell, with its unit
                figures.setdefault((2, row, name), cell)


def _value(figures: dict[Place, Figure], table: int, key: str, *, decimal: bool) -> int | Decimal | None:
    row, _, column = key.partition(".")
    one = figures.get((table, row, column))
    if one is None or one.value is None:
        return None
    if decimal and one.unit == "元":
        return Decimal(one.value) / _WAN
    return one.value


def _place_strange(found: Found) -> None:
    """Put rows with unknown labels where as many rows are missing as there are of them."""
    rows = (FORM_2019 if _SINGLE in found.table3 else FORM_2021).table3
    order = [row.key for row in rows]
    left = []
    for before in dict.fromkeys(key for key, _, _ in found.strange):
        waiting = [one for one in found.strange if one[0] == before]
        gap = []
        for key in order[order.index(before) + 1 :] if before in order else ():
            if key in found.table3:
                break
            gap.append(key)
        if len(gap) == len(waiting):
            found.table3 |= {key: cells for key, (_, _, cells) in zip(gap, waiting, strict=True)}
        else:
            left += waiting
    found.strange = left


def _broken(found: Found, form: Form) -> list[tuple[int, str, str]]:
    keys = {row: keys[0].partition(".")[0] for row, _, keys in rows_of(form)}
    return [
        (table, keys.get(row, "") if table == 2 else row, label) for table, row, label in found.broken
    ]  # the number of the table


def _absent(found: Found, form: Form, figures: dict[Place, Figure]) -> tuple[tuple[int, str], ...]:
    """Return the rows of tables that were found, but not the row."""
    broken = {(table, key) for table, key, _ in _broken(found, form)}
    absent: list[tuple[int, str]] = []
    for table, row in dict.fromkeys((table, row) for table, row, _, _ in _cells(form)):
        there = any(place[:2] == (table, row) for place in figures)
        if table in found.seen and not there and (table, row) not in broken:
            absent.append((table, row))
    return tuple(absent)


def _cells(form: Form) -> list[tuple[int, str, str, str]]:
    two = [(2, cell.key.partition(".")[0], cell.key, cell.row) for cell in form.table2]
    return [
        *two,
        *((3, row.key, "", row.label) for row in form.table3),
        *((4, group, "", head) for group, head in GROUPS.items()),
    ]
