"""The figures of a generated year equal those of plain SQL over the raw entries, with another library's calendar."""

import random
import sqlite3
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.matters.bulletin import bulletins
from zfgk.matters.messages import By, statistics
from zfgk.register.kinds import MESSAGE, SUBMISSION
from zfgk.register.others import kept
from zfgk.register.store import open_register
from zfgk.rules.shape import Unit

_SPEC = spec_from_file_location("generated", Path(__file__).with_name("generated.py"))
generated = module_from_spec(_SPEC)
_SPEC.loader.exec_module(generated)

KINDS = builtin().events
CHINA = timezone(timedelta(hours=8))
CLOCK = builtin().clock("xuancheng.answer-message")
DAY = timedelta(days=1)

# A correction stands in the place of what it corrects: no figure here asks for the order of entries, only for days.
STANDING = """
CREATE VIEW standing AS SELECT matter, name, json_extract(body, '$.event.day') AS day,
  json_extract(body, '$.event.at') AS at, json_extract(body, '$.event.kind') AS kind, json_extract(body, '$.event.to') AS place
FROM entry WHERE name <> '' AND event_id NOT IN (SELECT corrects FROM entry WHERE corrects <> '');
CREATE VIEW unit AS SELECT matter, max(coalesce(json_extract(body, '$.department'), '')) AS department
FROM entry GROUP BY matter;
CREATE INDEX working_rank ON days (rank, working);
"""

ITEMS = """
CREATE TABLE item AS
SELECT s.matter, u.department, s.day AS day,
  CASE WHEN o.matter IS NULL THEN 'undecided' WHEN o.kind = 'long-running' THEN 'long_running'
       WHEN s.day <= (SELECT d.day FROM days d WHERE d.working AND d.rank = r.rank + 4) THEN 'in_time' ELSE 'late' END AS arrival,
  coalesce((SELECT a.name FROM standing a WHERE a.matter = s.matter AND a.name IN ('item.approved', 'item.refused')
            AND a.day <= s.day ORDER BY a.day DESC LIMIT 1), '') = 'item.approved' AS approved,
  (SELECT min(a.day) FROM standing a WHERE a.matter = s.matter AND a.name = 'item.adopted'
   AND a.place IN ('bureau-site', 'bureau-bulletin')) AS adopted
FROM standing s JOIN unit u USING (matter)
LEFT JOIN standing o ON o.matter = s.matter AND o.name = 'item.occurred'
LEFT JOIN days r ON r.day = o.day
WHERE s.name = 'item.submitted';
CREATE INDEX item_by_day ON item (department, day);
"""

BULLETIN = """
SELECT department, count(*), sum(arrival IN ('in_time', 'long_running')), sum(arrival = 'late'),
  sum(arrival = 'undecided'), sum(arrival = 'long_running'), sum(NOT approved)
FROM item WHERE substr(day, 1, 7) = ? GROUP BY department
"""
ADOPTED = "SELECT department, count(*) FROM item WHERE substr(adopted, 1, 7) = ? GROUP BY department"
BY_PLACE = """
SELECT i.department, a.place, count(*) FROM item i JOIN standing a USING (matter)
WHERE a.name = 'item.adopted' AND substr(a.day, 1, 7) = ? GROUP BY i.department, a.place
"""
WEEKS = """
SELECT w.sunday, (SELECT count(*) FROM item i WHERE i.department = ? AND i.arrival IN ('in_time', 'long_running')
                  AND i.day BETWEEN date(w.sunday, '-6 days') AND w.sunday),
  (SELECT sum(working) FROM days d WHERE d.day BETWEEN date(w.sunday, '-6 days') AND w.sunday)
FROM (SELECT day AS sunday FROM days WHERE strftime('%w', day) = '0' AND substr(day, 1, 7) = ?) w
"""

MESSAGES = """
SELECT key, count(*), sum(answered IS NOT NULL), sum(answered IS NULL AND closed IS NOT NULL),
  sum(coalesce(answered <= due, 0)), sum(coalesce(answered > due, closed > due_day, asked > due)),
  sum(answered IS NULL AND closed IS NULL AND asked <= due), sum(coalesce(answered IS NULL AND closed <= due_day, 0)),
  sum(answered IS NOT NULL), sum(coalesce(took, 0))
FROM (
  SELECT {key} AS key, {asked} AS asked, strftime('%s', r.at) + 86400 AS due,
    date(substr(r.at, 1, 10), '+1 day') AS due_day, closing.day AS closed, strftime('%s', a.at) + 0 AS answered,
    (SELECT rank FROM days WHERE day = substr(a.at, 1, 10)) - (SELECT rank FROM days WHERE day = substr(r.at, 1, 10)) AS took
  FROM standing r JOIN unit u USING (matter)
  LEFT JOIN (SELECT matter, min(at) AS at FROM standing WHERE name = 'message.answered' GROUP BY matter) a USING (matter)
  LEFT JOIN standing closing ON closing.matter = r.matter AND closing.name = 'matter.closed'
  WHERE r.name = 'message.raised'
) GROUP BY key ORDER BY key
"""
KEYS = {By.DEPARTMENT: "u.department", By.MONTH: "substr(r.at, 1, 7)", By.KIND: "coalesce(r.kind, '')"}


def in_sql(register, year):
    """The register's own file with working days beside it, as another library knows them."""
    connection = sqlite3.connect(register)
    connection.execute("CREATE TABLE days (day TEXT PRIMARY KEY, working INTEGER, rank INTEGER)")
    day, rank = date(year - 1, 12, 1), 0
    while day < date(year + 1, 3, 1):
        working = chinese_calendar.is_workday(day)
        rank += working
        connection.execute("INSERT INTO days VALUES (?, ?, ?)", (day.isoformat(), int(working), rank))
        day += DAY
    connection.executescript(STANDING + ITEMS)
    return connection


def filled(folder, year, items, messages):
    name = folder / "register.sqlite"
    name.unlink(missing_ok=True)
    made = [generated.item(number, year, facts) for number, facts in enumerate(items)]
    made += [generated.message(number, year, facts) for number, facts in enumerate(messages)]
    with open_register(str(name), KINDS) as register:
        register.add(entry for entries in made for entry in entries)
    return name


def compare_bulletins(name, connection, year):
    with open_register(str(name), KINDS, reading=True) as register:
        found = bulletins(
            kept(register, SUBMISSION), date(year, 1, 1), date(year, 12, 31), china(), every=Unit.MONTH,
            departments=["办公室", "法规科"],
        )  # fmt: skip
    assert len(found) == 12
    for one in found:
        month = f"{one.first:%Y-%m}"
        counts = {row[0]: row[1:] for row in connection.execute(BULLETIN, (month,))}
        adopted = dict(connection.execute(ADOPTED, (month,)))
        places = defaultdict(dict)
        for department, place, count in connection.execute(BY_PLACE, (month,)):
            places[department][place] = count
        for row in one.rows:
            mine = (row.submitted, row.counted, row.late, row.undecided, row.long_running, row.unapproved)
            assert mine == counts.get(row.department, (0,) * 6)
            assert row.adopted == adopted.get(row.department, 0)
            assert {place: count for place, count in row.by_place.items() if count} == places[row.department]
            weeks = connection.execute(WEEKS, (row.department, month)).fetchall()
            assert [
                (week.last.isoformat(), week.count, week.working_days) for week in one.weeks[row.department]
            ] == weeks
            work = [count for _, count, working in weeks if working]
            rest = [count for _, count, working in weeks if not working]
            assert (row.weeks, row.weeks_kept) == (len(work), sum(count > 0 for count in work))
            assert (row.rest_weeks, row.rest_weeks_kept) == (len(rest), sum(count > 0 for count in rest))
        assert one.total.submitted == sum(count[0] for count in counts.values())
        assert one.total.adopted == sum(adopted.values())


def compare_messages(name, connection, on, ways=tuple(By)):
    year = on.year - 1
    with open_register(str(name), KINDS, reading=True) as register:
        messages = list(kept(register, MESSAGE))
    for by in ways:
        found = statistics(messages, date(year, 1, 1), date(year, 12, 31), on, china(), clock=CLOCK, by=by)
        mine = [
            (
                row.key, row.received, row.answered, row.closed, row.in_time, row.overdue, row.pending, row.dropped,
                row.timed, row.working_days,
            )
            for row in found.rows
        ]  # fmt: skip
        theirs = connection.execute(MESSAGES.format(key=KEYS[by], asked=int(on.timestamp()))).fetchall()
        assert mine == theirs
        assert (found.total.undecided, found.total.no_period) == (0, 0)
        assert found.total.received == len(messages)


@given(generated.YEARS, st.lists(generated.FACT, max_size=12), st.lists(generated.FACT, max_size=12))
@settings(max_examples=15)
def test_the_figures_of_a_year_equal_those_of_plain_sql(tmp_path_factory, year, items, messages):
    folder = tmp_path_factory.mktemp("register")
    name = filled(folder, year, items, messages)
    connection = in_sql(name, year)
    compare_bulletins(name, connection, year)
    compare_messages(name, connection, datetime(year + 1, 2, 1, tzinfo=CHINA))
    connection.close()


@pytest.mark.once
def test_the_figures_of_ten_thousand_matters_equal_those_of_plain_sql(tmp_path):
    chance = random.Random(20240508)
    name = filled(tmp_path, 2024, generated.many(chance, 5_000), generated.many(chance, 5_000))
    connection = in_sql(name, 2024)
    compare_bulletins(name, connection, 2024)
    compare_messages(name, connection, datetime(2025, 2, 1, tzinfo=CHINA), [By.KIND])
    connection.close()
