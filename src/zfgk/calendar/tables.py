"""Year tables: which days a State Council notice takes off or makes working, each with its notice and date of issue."""

from __future__ import annotations

import calendar as _stdlib_calendar
import csv
import io
import os
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import attrs

from zfgk.errors import BadInput, Fault, UnreadableFile

COLUMNS = ("date", "kind", "name", "statutory", "notice", "issued", "number_seen")


@attrs.frozen
class Notice:
    """A holiday notice.

    Args:
        number: The document number, such as ``国办发明电〔2025〕7号``.
        issued: The day of issue as YYYY-MM-DD, or YYYY-MM where only the month is known; empty for an overlay.
        number_seen: Whether the number was read in a copy of the notice itself.
    """

    number: str
    issued: str
    number_seen: bool = True

    @property
    def known_from(self) -> date:
        """The first day on which the notice was surely known: the month's last day where only the month is."""
        parts = [int(part) for part in self.issued.split("-")]
        if len(parts) == 2:
            return date(parts[0], parts[1], _stdlib_calendar.monthrange(*parts)[1])
        return date(*parts)


@attrs.frozen
class Row:
    """One day that a notice changes.

    Args:
        day: The day.
        kind: ``off`` or ``work``.
        name: The festival on whose account it is changed, in Chinese.
        statutory: Whether it is a statutory day off (法定节假日) by the Measures of the time.
        notice: The notice.
    """

    day: date
    kind: Literal["off", "work"]
    name: str
    statutory: bool
    notice: Notice


@attrs.frozen
class YearTable:
    """The arrangement of one year.

    Args:
        year: The year that the notice arranges; single rows may lie in the last days of the year before.
        rows: Its rows in the order of issue; a later notice overrides an earlier one on the same day.
    """

    year: int
    rows: tuple[Row, ...]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices, the year's own first, later changes after it."""
        return tuple(sorted({row.notice for row in self.rows}, key=lambda notice: notice.known_from))


def read_table(text: str, source: str) -> YearTable:
    """Read a year table from CSV text with the columns of :data:`COLUMNS`.

    Args:
        text: The CSV text.
        source: The file's name, for messages.

    Returns:
        The table.

    Raises:
        BadInput: With every fault, each with its line and column.
    """
    faults: list[Fault] = []
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS[:6] if name not in (reader.fieldnames or ())]
    if missing:
        raise BadInput(
            source, [Fault(f"{source}:1", f"no column {name!r}", then="see docs/calendar") for name in missing]
        )
    rows = [row for row in (_row(values, f"{source}:{line}", faults) for line, values in enumerate(reader, 2)) if row]
    if not rows and not faults:
        faults.append(Fault(source, "the table has no rows", "a notice changes at least the statutory days"))
    if rows and not faults:
        faults.extend(_checked(rows, source))
    if faults:
        raise BadInput(source, faults)
    rows.sort(key=lambda row: (row.notice.known_from, row.day))
    return YearTable(max(row.day.year for row in rows), tuple(rows))


def load_table(path: str | os.PathLike[str]) -> YearTable:
    """Read a year table from a CSV file.

    Args:
        path: The file.

    Returns:
        The table.

    Raises:
        UnreadableFile: If the file cannot be opened or is not UTF-8.
        BadInput: With every fault.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFile(str(path), error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise UnreadableFile(str(path), "not UTF-8", "save it as UTF-8") from None
    return read_table(text, str(path))


def write_table(table: YearTable) -> str:
    """Write a year table as CSV text that :func:`read_table` reads back unchanged."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in table.rows:
        yes_no = ("no", "yes")
        writer.writerow(
            [
                row.day,
                row.kind,
                row.name,
                yes_no[row.statutory],
                row.notice.number,
                row.notice.issued,
                yes_no[row.notice.number_seen],
            ]
        )
    return out.getvalue()


def _row(values: Mapping[str, str | None], where: str, faults: list[Fault]) -> Row | None:
    before = len(faults)

    def word(column: str, words: tuple[str, ...]) -> str:
        value = (values.get(column) or words[0]).strip()
        if value not in words:
            faults.append(Fault(f"{where} column {column}", f"{value!r} is not {' or '.join(words)}"))
        return value

    day = _day(values.get("date"), f"{where} column date", faults)
    kind = word("kind", ("off", "work"))
    statutory = word("statutory", ("no", "yes")) == "yes"
    number = (values.get("notice") or "").strip()
    issued = (values.get("issued") or "").strip()
    if not number:
        faults.append(Fault(f"{where} column notice", "is empty", "a day without a notice is not known"))
    _day(issued if issued.count("-") != 1 else f"{issued}-01", f"{where} column issued", faults)
    seen = word("number_seen", ("yes", "no")) == "yes"
    if day and kind == "work" and day.weekday() < 5:
        faults.append(Fault(f"{where} column date", f"{day} is no weekend day", "only weekend days are made working"))
    if kind == "work" and statutory:
        faults.append(Fault(f"{where} column statutory", "a working day is no statutory day off"))
    if day is None or len(faults) > before:
        return None
    name = (values.get("name") or "").strip()
    return Row(day, "work" if kind == "work" else "off", name, statutory, Notice(number, issued, seen))


def _day(value: str | None, where: str, faults: list[Fault]) -> date | None:
    try:
        return date.fromisoformat((value or "").strip())
    except ValueError:
        faults.append(Fault(where, f"{value!r} is not a day", then="write YYYY-MM-DD"))
        return None


def _checked(rows: list[Row], source: str) -> Iterator[Fault]:
    year = max(row.day.year for row in rows)
    seen: set[tuple[date, Notice]] = set()
    for row in rows:
        # No notice has ever reached further back than the last days of the December before its year.
        if row.day < date(year, 1, 1) - timedelta(days=14):
            yield Fault(source, f"{row.day} does not belong to the table of {year}")
        if (row.day, row.notice) in seen:
            yield Fault(source, f"{row.day} stands twice under {row.notice.number}")
        seen.add((row.day, row.notice))
