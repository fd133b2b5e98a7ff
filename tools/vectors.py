"""Write the vectors for other languages: ``python tools/vectors.py``.

The expected days are counted here by walking day by day over the calendar of another library; nothing of zfgk is used
but the year tables, which are copied into one file.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

ROOT = Path(__file__).resolve().parent.parent
ONE = timedelta(days=1)
FIRST, LAST = date(2008, 5, 1), date(2025, 6, 30)

# Rule, unit, number, whether a last day on a rest day moves on. Written from the texts, not from the packs.
TERMS = (
    ("national.reply-to-request", "working-day", 20, "no"),
    ("national.correct-request-notice", "working-day", 7, "no"),
    ("national.third-party-opinion", "working-day", 15, "no"),
    ("national.withdraw-penalty-publication", "working-day", 3, "no"),
    ("national.publish-budget", "day", 20, "no"),
    ("national.apply-for-review", "day", 60, "yes"),
    ("national.sue-after-review", "day", 15, "yes"),
    ("national.sue", "month", 6, "yes"),
    ("national.sue-untold", "year", 1, "yes"),
)
COLUMNS = ("id", "rule", "unit", "amount", "rolls", "start", "credited_from", "credited_to", "due", "source")


def works(day: date) -> bool:
    """Tell whether the other library has people at work on the day."""
    return bool(chinese_calendar.is_workday(day))


def counted(start: date, unit: str, amount: int, rolls: str, credited: tuple[date, date] | None) -> date:
    """Count from the day after the start, one day at a time."""
    day = start
    if unit in {"working-day", "day"}:
        while amount:
            day += ONE
            out = credited is not None and credited[0] <= day <= credited[1]
            amount -= unit == "day" or (works(day) and not out)
    else:
        years, month = divmod(start.month - 1 + amount * (12 if unit == "year" else 1), 12)
        year = start.year + years
        day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    while rolls == "yes" and not works(day):
        day += ONE
    return day


def vectors() -> list[list[object]]:
    """Every 19th day for every term, and every third of those of the reply with days taken out."""
    rows: list[list[object]] = []
    for rule, unit, amount, rolls in TERMS:
        for k in range(0, (LAST - FIRST).days, 19):
            start = FIRST + timedelta(days=k)
            stop = None
            if rule == "national.reply-to-request" and k % 3 == 0:
                stop = (start + timedelta(days=3), start + timedelta(days=5 + k % 17))
            due = counted(start, unit, amount, rolls, stop)
            rows.append([len(rows) + 1, rule, unit, amount, rolls, start, *(stop or ("", "")), due, "naive"])
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
