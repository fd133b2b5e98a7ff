"""The vectors for other languages: recomputed in SQL and JavaScript, and asked of the engine."""

import csv
import importlib.util
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import zfgk
from zfgk.asking import builtin
from zfgk.model.measure import AnnualDate, ByKey, Days, Months, OnDay, WorkingDays, Years
from zfgk.rules.clock import Clock, LeadTime

ROOT = Path(__file__).parents[2]
CALENDAR, DEADLINES = ROOT / "vectors" / "calendar.csv", ROOT / "vectors" / "deadlines.csv"
ROWS = list(csv.DictReader(DEADLINES.read_text(encoding="utf-8").splitlines()))
TERMS = list(csv.DictReader((ROOT / "vectors" / "terms.csv").read_text(encoding="utf-8").splitlines()))
on = date.fromisoformat
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


def test_the_engine_gives_every_one_of_the_days():
    wrong = []
    for row in ROWS:
        version = next(rule for rule in builtin().clock(row["rule"]).rules if on(row["start"]) in rule.in_force)
        key = {version.period.key: row["key"]} if row["key"] else {}
        events = [{"event": version.start.events[0], "day": row["start"], **key}]
        if row["credited_from"]:
            sent = on(row["credited_from"]) - timedelta(days=1)
            events.append({"event": "consultation.sent", "day": str(sent), "to": "third-party"})
            events.append({"event": "consultation.answered", "day": row["credited_to"], "to": "third-party"})
        found = zfgk.due(row["rule"], events).due
        wrong += [] if str(found) == row["due"] else [(row, found)]
    assert wrong == []


# -- what is covered ---------------------------------------------------------------------------------------------------

# From 2024 on, five and twenty years to the next working day: nobody knows those rest days yet.
NO_WITNESS = {"national.apply-for-review-at-latest"}


def written(rule, period):
    """Return the term of a version as the table writes it; nothing for hours and words."""
    match period:
        case WorkingDays() | Days() | Months() | Years():
            term = (period.unit, str(-period.n if isinstance(rule, LeadTime) else period.n))
        case AnnualDate(month, day, 1):
            term = ("date", f"{month:02}-{day:02}")
        case OnDay(day):
            term = ("on", str(day))
        case _:
            return None
    return (*term, "yes" if rule.rolls else "no", "yes" if getattr(rule, "clear", False) else "no")


DATED = [
    (rule, word, term)
    for versions in builtin().rules.values()
    for rule in versions
    if isinstance(rule, Clock) and rule.id.startswith("national.") and rule.id not in NO_WITNESS
    for word, period in (rule.period.periods if isinstance(rule.period, ByKey) else [("", rule.period)])
    if (term := written(rule, period))
]


@pytest.mark.parametrize(("rule", "word", "term"), DATED, ids=lambda value: getattr(value, "id", None) or str(value))
def test_every_dated_version_of_a_national_rule_has_its_term_and_rows(rule, word, term):
    """The terms are written from the texts; a version may share a term with the one before it."""
    of_rule = [one for one in TERMS if (one["rule"], one["key"]) == (rule.id, word)]
    covering = [
        one
        for one in of_rule
        if one["since"] <= str(rule.in_force.since)
        and (not one["until"] or (rule.in_force.until and one["until"] >= str(rule.in_force.until)))
    ]
    assert [tuple(one[name] for name in ("unit", "amount", "rolls", "clear")) for one in covering] == [term]
    started = [
        row for row in ROWS if (row["rule"], row["key"]) == (rule.id, word) and on(row["start"]) in rule.in_force
    ]
    # Twenty years from these on, nobody knows the rest days yet.
    unknown = term == ("year", "20", "yes", "no") and rule.in_force.since.year + 20 > 2025
    assert bool(started) is not unknown


def test_no_term_is_of_another_rule_or_another_day():
    names = {(rule.id, word) for rule, word, _ in DATED}
    assert {(one["rule"], one["key"]) for one in TERMS} == names
    for one in TERMS:
        own = [rule.in_force for rule, word, _ in DATED if (rule.id, word) == (one["rule"], one["key"])]
        assert on(one["since"]) in {days.since for days in own}
        assert (on(one["until"]) if one["until"] else None) in {days.until for days in own}


def test_the_rows_are_those_that_the_terms_give():
    spec = importlib.util.spec_from_file_location("vectors_tool", ROOT / "tools" / "vectors.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert [[str(value) for value in row] for row in tool.vectors()] == [list(row.values()) for row in ROWS]
