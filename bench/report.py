"""What table 3 of a year costs over a register of a million requests, beside pandas and plain SQL over the same entries.

Usage: python bench/report.py [REQUESTS]; pandas must be there. Each way runs in a process of its own, reads the same file,
and gives the cells of table 3; all of them must be the same. ``report`` is what ``zfgk report build`` does up to the
files: it also lists the open questions. ``events`` is pandas over the entries, as anybody would write it down; ``rows``
is pandas over the rows of matters, which know of no questions; ``sql`` is one statement over the entries.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from zfgk.model.facts import Event, OneOf
from zfgk.register.admission import projection, row_of
from zfgk.register.entries import ApplicantKind, Entry

YEAR = 2025
AT = datetime(2026, 6, 30, 17, tzinfo=timezone(timedelta(hours=8)))
CHUNK = 20_000
ROUNDS = 3
RESULTS = (
    "granted",
    "partial",
    "refused.process",
    "unable.not_held",
    "not_processed.petition",
    "other_processing.other",
)
KINDS = tuple(kind.value for kind in ApplicantKind)
RECEIPTS, ENDINGS = (
    ("request.received", "request.submitted"),
    ("request.transferred", "request.merged", "request.withdrawn", "request.closed"),
)

SQL = """
WITH stands AS (
  SELECT matter, name, json_extract(body, '$.event.result') AS result, json_extract(body, '$.event.applicant') AS kind,
    CASE json_type(body, '$.event.day') WHEN 'text' THEN json_extract(body, '$.event.day')
      ELSE (SELECT min(value) FROM json_each(body, '$.event.day')) END AS earliest,
    CASE json_type(body, '$.event.day') WHEN 'text' THEN json_extract(body, '$.event.day')
      ELSE (SELECT max(value) FROM json_each(body, '$.event.day')) END AS latest
  FROM entry WHERE event_id NOT IN (SELECT corrects FROM entry WHERE corrects <> '')
), request AS (
  SELECT matter,
    min(CASE WHEN name IN ('request.received', 'request.submitted') THEN earliest END) AS received,
    min(CASE WHEN name LIKE 'reply.%' OR name IN
      ('request.transferred', 'request.merged', 'request.withdrawn', 'request.closed') THEN latest END) AS ended,
    max(result) AS result, max(kind) AS kind
  FROM stands GROUP BY matter
)
SELECT kind, CASE WHEN substr(received, 1, 4) = :year THEN 'new' ELSE 'carried_over' END,
  CASE WHEN ended IS NULL OR substr(ended, 1, 4) > :year THEN 'carried_forward'
    ELSE coalesce(result, 'other_processing.other') END, count(*)
FROM request WHERE substr(received, 1, 4) <= :year AND (ended IS NULL OR substr(ended, 1, 4) >= :year) GROUP BY 1, 2, 3
"""


def requests(first: int, last: int) -> Iterator[list[Entry]]:
    """Yield the entries of requests of fourteen months, nearly all of which count in one year's report."""
    chance = random.Random(first)
    for number in range(first, last):
        name = f"{number:07}"
        day = date(2024, 11, 1) + timedelta(chance.randrange(426))
        kind = KINDS[chance.randrange(6)]
        disputed = OneOf((day, day + timedelta(2))) if number % 50 == 0 else day
        events = [Event("request.received", disputed, channel="email", applicant=kind)]
        later = day + timedelta(3 + chance.randrange(40))
        if number % 33 == 0:
            events.append(Event("request.withdrawn", later))
        elif number % 20:
            events.append(Event("reply.made", later, result=RESULTS[chance.randrange(6)]))
            if number % 3 == 0:
                events.append(Event("reply.dispatched", later + timedelta(chance.randrange(4)), by="post"))
        entries = [
            Entry(event_id=f"{name}/{place}", matter=name, event=event, recorded_at=AT, actor="bench")
            for place, event in enumerate(events)
        ]
        if number % 100 == 0:  # written down wrong at first
            wrong = Event("request.received", day - timedelta(9), channel="fax", applicant=kind)
            entries[0] = Entry(
                event_id=f"{name}/r", matter=name, event=events[0], recorded_at=AT, actor="bench", corrects=f"{name}/w"
            )
            entries.insert(0, Entry(event_id=f"{name}/w", matter=name, event=wrong, recorded_at=AT, actor="bench"))
        yield entries


def fill(file: Path, count: int) -> None:
    """Write the rows that the register would write; that histories are legal need not be asked again."""
    from sqlalchemy import insert

    from zfgk.asking import builtin
    from zfgk.register.schema import ENTRY, MATTER
    from zfgk.register.store import open_register

    for first in range(0, count, CHUNK):
        with open_register(str(file), builtin().events) as register:
            matters, rows = [], []
            for entries in requests(first, min(first + CHUNK, count)):
                held = projection(entries[0].matter, entries)
                matters.append({key.removeprefix("_"): value for key, value in held.items()})
                rows += [row_of(entry, number) for number, entry in enumerate(entries, 1)]
            register.database.write(insert(MATTER), matters)  # filled without the register's checks
            register.database.write(insert(ENTRY), rows)
            register.database.commit()


def by_report(file: Path) -> Counter[tuple[str, str]]:
    from zfgk.asking import builtin
    from zfgk.calendar import china
    from zfgk.register.store import open_register
    from zfgk.reporting.form import COLUMNS, FORM_2021, GROUPS
    from zfgk.reporting.making.counts import Counts
    from zfgk.reporting.making.make import make_report

    counts = Counts(
        agency="某局",
        table2={cell.key: 0 for cell in FORM_2021.table2},
        table4=dict.fromkeys(GROUPS, (0, 0, 0, 0, 0)),
    )
    with open_register(str(file), builtin().events, reading=True) as register:
        made = make_report(register, YEAR, counts, china())
    return +Counter(
        {
            (row, name): number
            for row, numbers in made.tally.rows.items()
            if row != "total"
            for name, number in zip(COLUMNS[:-1], numbers, strict=False)
        }
    )


def by_events(file: Path) -> Counter[tuple[str, str]]:
    import pandas as pd

    connection = sqlite3.connect(file)
    table = pd.read_sql("SELECT event_id, matter, name, body, corrects FROM entry", connection)
    connection.close()
    table = table[~table["event_id"].isin(table.loc[table["corrects"] != "", "corrects"])]
    event = table["body"].map(lambda body: json.loads(body)["event"])
    day = event.map(lambda one: one["day"])
    table = table.assign(
        earliest=day.map(lambda one: one if isinstance(one, str) else min(one)),
        latest=day.map(lambda one: one if isinstance(one, str) else max(one)),
        result=event.map(lambda one: one.get("result")),
        kind=event.map(lambda one: one.get("applicant")),
    )
    received = table[table["name"].isin(RECEIPTS)].groupby("matter")["earliest"].min()
    over = table["name"].str.startswith("reply.") | table["name"].isin(ENDINGS)
    ended = table[over].groupby("matter")["latest"].min()
    known = table.groupby("matter")[["result", "kind"]].first()
    return _pivot(known.assign(received=received, ended=ended))


def by_rows(file: Path) -> Counter[tuple[str, str]]:
    import pandas as pd

    connection = sqlite3.connect(file)
    table = pd.read_sql("SELECT kind, received, ended, result FROM matter", connection)
    connection.close()
    return _pivot(table.assign(result=table["result"].replace("", None)))


def _pivot(table: Any) -> Counter[tuple[str, str]]:
    year = str(YEAR)
    table = table[(table["received"].str[:4] <= year) & (table["ended"].isna() | (table["ended"].str[:4] >= year))]
    forward = table["ended"].isna() | (table["ended"].str[:4] > year)
    row = table["result"].fillna("other_processing.other").mask(forward, "carried_forward")
    taken = (table["received"].str[:4] == year).map({True: "new", False: "carried_over"})
    cells: Counter[tuple[str, str]] = Counter()
    for one in (row, taken):
        for key, number in table.groupby([one.rename("row"), "kind"]).size().items():
            cells[key] += int(number)
    return cells


def by_sql(file: Path) -> Counter[tuple[str, str]]:
    cells: Counter[tuple[str, str]] = Counter()
    connection = sqlite3.connect(file)
    for kind, taken, row, number in connection.execute(SQL, {"year": str(YEAR)}):
        cells[taken, kind] += number
        cells[row, kind] += number
    connection.close()
    return cells


WAYS = {"report": by_report, "events": by_events, "rows": by_rows, "sql": by_sql}


def run(way: str, file: Path) -> tuple[float, float, str]:
    """Run one way in a process of its own; return its time, its peak memory in MB and its cells."""
    done = subprocess.run([sys.executable, __file__, way, str(file)], check=True, capture_output=True, encoding="utf-8")
    seconds, memory, cells = done.stdout.split("\n")[:3]
    return float(seconds), float(memory), cells


def main(count: int = 1_000_000) -> None:
    """Print times, peak memory and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.sqlite"
        # In a process of its own: what this one held would count as memory of those that it starts.
        subprocess.run([sys.executable, __file__, "fill", str(file), str(count)], check=True)
        print(f"{count} requests, {file.stat().st_size / 1e6:.0f} MB", flush=True)
        for _ in range(ROUNDS):
            found = {way: run(way, file) for way in WAYS}
            assert len({cells for _, _, cells in found.values()}) == 1, {
                way: cells for way, (_, _, cells) in found.items()
            }
            base = found["report"][0]
            print(
                "; ".join(
                    f"{way} {seconds:.1f} s, {memory:.0f} MB"
                    + (f", ratio {base / seconds:.2f}" if way != "report" else "")
                    for way, (seconds, memory, _) in found.items()
                ),
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(Path(sys.argv[2]), int(sys.argv[3]))
    elif len(sys.argv) == 3:
        start = time.process_time()
        cells_found = WAYS[sys.argv[1]](Path(sys.argv[2]))
        print(f"{time.process_time() - start:.3f}\n{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f}")
        print(json.dumps(sorted(cells_found.items())))
    else:
        main(*map(int, sys.argv[1:]))
