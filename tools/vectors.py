"""Write the vectors for other languages: ``python tools/vectors.py``.

The terms stand in ``vectors/terms.csv``, written from the texts, not from the packs. The expected days are counted here
by walking day by day over the calendar of another library; nothing of zfgk is used but the year tables, which are copied
into one file.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

ROOT = Path(__file__).resolve().parent.parent
ONE = timedelta(days=1)
FIRST, LAST = date(2007, 1, 1), date(2025, 12, 31)
"""The days of work and rest that both calendars know."""
REPLY = "national.reply-to-request"
COLUMNS = (
    *("id", "rule", "key", "unit", "amount", "rolls", "clear"),
    *("start", "credited_from", "credited_to", "due", "source"),
)
Term = dict[str, str]


def works(day: date) -> bool:
    """Tell whether the other library has people at work on the day."""
    if not FIRST <= day <= LAST:
        raise LookupError(day)
    return bool(chinese_calendar.is_workday(day))


def counted(start: date, term: Term, credited: tuple[date, date] | None) -> date:
    """Count from the day after the start, one day at a time.

    Raises:
        LookupError: Where the count leaves the days that both calendars know.
    """
    unit, amount, day = term["unit"], term["amount"], start
    if unit in {"working-day", "day"}:
        left, step = abs(int(amount)), ONE if int(amount) > 0 else -ONE
        while left:
            day += step
            out = credited is not None and credited[0] <= day <= credited[1]
            left -= unit == "day" or (works(day) and not out)
    elif unit == "date":
        day = date.fromisoformat(f"{start.year + 1}-{amount}")
    elif unit == "on":
        day = date.fromisoformat(amount)
    else:
        years, month = divmod(start.month - 1 + int(amount) * (12 if unit == "year" else 1), 12)
        year = start.year + years
        day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    if term["clear"] == "yes":
        day += ONE
    while term["rolls"] == "yes" and not works(day):
        day += ONE
    return day


def starts(term: Term) -> Iterator[date]:
    """Every 19th day of the reply, every 53rd of the other terms; always the first and the last day in force.

    What is due on a date of the next year starts with the end of a year, and with no other day.
    """
    first = date.fromisoformat(term["since"])
    last = date.fromisoformat(term["until"]) if term["until"] else LAST
    if term["unit"] == "date":
        yield from (day for year in range(first.year, last.year + 1) if first <= (day := date(year, 12, 31)) <= last)
        return
    step = 19 if term["rule"] == REPLY else 53
    yield from (first + timedelta(days=k) for k in range(0, (last - first).days, step))
    yield last


def vectors() -> list[list[object]]:
    """Return every row; every third one of the reply has days taken out."""
    rows: list[list[object]] = []
    with (ROOT / "vectors" / "terms.csv").open(encoding="utf-8") as file:
        terms = list(csv.DictReader(file))
    for term in terms:
        for k, start in enumerate(starts(term)):
            stop = None
            if term["rule"] == REPLY and k % 3 == 0:
                stop = (start + timedelta(days=3), start + timedelta(days=5 + k % 17))
            try:
                due = counted(start, term, stop)
            except LookupError:
                continue
            given = [term[name] for name in COLUMNS[1:7]]
            rows.append([len(rows) + 1, *given, start, *(stop or ("", "")), due, "naive"])
    return rows


def main() -> None:
    """Write both files."""
    home = ROOT / "vectors"
    with (home / "deadlines.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *vectors()])
    tables = sorted((ROOT / "src" / "zfgk" / "calendar" / "data").glob("*.csv"))
    lines = [line for i, table in enumerate(tables) for line in table.read_text("utf-8").splitlines()[bool(i) :]]
    (home / "calendar.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
