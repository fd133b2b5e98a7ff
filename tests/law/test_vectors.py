"""The vectors for other languages: recomputed in SQL and JavaScript, and asked of the engine."""

import csv
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import zfgk
from zfgk.asking import builtin

ROOT = Path(__file__).parents[2]
CALENDAR, DEADLINES = ROOT / "vectors" / "calendar.csv", ROOT / "vectors" / "deadlines.csv"
ROWS = list(csv.DictReader(DEADLINES.read_text(encoding="utf-8").splitlines()))
# Without node nothing is skipped: its tests fail and say so. tools/check.py installs it.
VERIFIERS = {
    "sql": [sys.executable, "-I", str(ROOT / "verify" / "vectors_sql.py")],
    "javascript": [shutil.which("node") or "node", str(ROOT / "verify" / "vectors.mjs")],
}


def verify(name, deadlines):
    command = [*VERIFIERS[name], str(CALENDAR), str(deadlines)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", VERIFIERS)
def test_every_row_is_recomputed(name):
    ran = verify(name, DEADLINES)
    assert (ran.returncode, ran.stdout) == (0, f"{len(ROWS)} ok\n"), ran.stderr


@pytest.mark.parametrize("name", VERIFIERS)
def test_a_wrong_row_is_reported(name, tmp_path):
    lines = DEADLINES.read_text(encoding="utf-8").splitlines()
    wrong = date.fromisoformat(ROWS[40]["due"]) + timedelta(days=1)
    lines[41] = lines[41].replace(f",{ROWS[40]['due']},naive", f",{wrong},naive")
    file = tmp_path / "deadlines.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = verify(name, file)
    assert ran.returncode == 1
    assert ran.stdout == f"41: {wrong} is given, {ROWS[40]['due']} computed\n"


def test_the_calendar_is_the_one_that_ships():
    tables = sorted((ROOT / "src" / "zfgk" / "calendar" / "data").glob("*.csv"))
    shipped = [line for table in tables for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    assert CALENDAR.read_text(encoding="utf-8").splitlines()[1:] == shipped


def test_the_engine_gives_the_same_days():
    compared = 0
    for row in ROWS:
        versions = builtin().clock(row["rule"])
        start = date.fromisoformat(row["start"])
        version = next((rule for rule in versions.rules if start in rule.in_force), None)
        period = getattr(version, "period", None)
        same = version and (period.unit, getattr(period, "n", 0)) == (row["unit"], int(row["amount"]))
        if not same or (version.rolls is not None) != (row["rolls"] == "yes"):
            # The row states today's term; an older version may have had another one.
            continue
        events = [{"event": version.start.events[0], "day": row["start"]}]
        if row["credited_from"]:
            sent = date.fromisoformat(row["credited_from"]) - timedelta(days=1)
            events.append({"event": "consultation.sent", "day": str(sent), "to": "third-party"})
            events.append({"event": "consultation.answered", "day": row["credited_to"], "to": "third-party"})
        assert str(zfgk.due(row["rule"], events).due) == row["due"], row
        compared += 1
    assert compared > 1500
