"""Run verify/vectors.sql over the vectors in SQLite: python verify/vectors_sql.py CALENDAR.csv DEADLINES.csv."""

import csv
import sqlite3
import sys
from pathlib import Path

database = sqlite3.connect(":memory:")
for name, path in zip(("calendar", "deadlines"), sys.argv[1:], strict=True):
    head, *rows = csv.reader(Path(path).read_text("utf-8").splitlines())
    database.execute(f"CREATE TABLE {name} ({', '.join(head)})")
    database.execute("PRAGMA case_sensitive_like = ON")
    database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(head))})", rows)  # noqa: S608  # the names stand above
database.execute("CREATE INDEX by_id ON deadlines (id)")
wrong = database.execute(Path(__file__).with_name("vectors.sql").read_text("utf-8")).fetchall()
count = database.execute("SELECT count(*) FROM deadlines").fetchone()[0]
for number, given, computed in wrong:
    print(f"{number}: {given} is given, {computed} computed")
sys.exit(1 if wrong else print(f"{count} ok"))
