"""Table 3 of any year of any histories: what must add up does, each request is counted once, and a second way agrees.

The second way is SQL over the entries as they stand in the file, written without a look at how the report is made.
"""

import sqlite3
from collections import Counter
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.model.facts import Event
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.register.lifecycle import misorders
from zfgk.register.replies import RESULTS
from zfgk.register.store import open_register
from zfgk.reporting.form import COLUMNS, FORM_2019, FORM_2021
from zfgk.reporting.identities import breaches
from zfgk.reporting.lint import check, check_years
from zfgk.reporting.making.choices import Choices
from zfgk.reporting.making.counts import Counts
from zfgk.reporting.making.make import make_report
from zfgk.reporting.making.placing import place, placements, read
from zfgk.testing.strategies import event_histories

KINDS = builtin().events
WRITTEN = datetime(2030, 1, 1, tzinfo=timezone(timedelta(hours=8)))
BLOCKING = ("kind-unknown", "no-result")
YEARS = range(2022, 2028)
ENDINGS = ("request.transferred", "request.merged", "request.withdrawn", "request.closed")
COUNTS = Counts(
    agency="示例市自然资源局",
    table2={cell.key: 0 for cell in (*FORM_2021.table2, *FORM_2019.table2)},
    table4=dict.fromkeys(("review", "litigation_direct", "litigation_after_review"), (0, 0, 0, 0, 0)),
)


@st.composite
def requests(draw):
    """A request's events: any legal history, with what the annual report asks of it, or without."""
    history = draw(event_histories(first=date(2022, 11, 1), last=date(2025, 3, 1), uncertain=True))
    kind = draw(st.sampled_from([*(kind.value for kind in ApplicantKind), ""]))
    result = draw(st.sampled_from([*sorted(RESULTS), "", "granted", "partial"]))
    events = []
    for event in history:
        values = {"applicant": kind} if event.name == "request.received" else {}
        if event.name == "reply.made":
            values = {"result": result}
        events.append(Event(event.name, event.day, channel=event.channel, to=event.to, party=event.party, **values))
    last = max(_last(event) for event in events)
    after = draw(st.integers(0, 400))
    if not any(event.name == "reply.made" for event in events):
        if draw(st.booleans()):
            own = draw(st.sampled_from(["", result]))
            events.append(Event(draw(st.sampled_from(ENDINGS)), last + timedelta(after), result=own))
    elif draw(st.booleans()):
        events.append(Event("reply.dispatched", last + timedelta(after % 40), by="post"))
    return [] if misorders(events) else events


def _last(event):
    day = event.day
    return getattr(day, "last", None) or (day.days[-1] if hasattr(day, "days") else day)


def written(histories, draw_correction=()):
    entries = [entry("on", "on", Event("request.sent", date(2020, 1, 2)))]  # goes on for those merged; counts nowhere
    for number, events in enumerate(histories):
        for at, event in enumerate(events):
            first = f"{number}/{at}"
            if (number, at) in draw_correction:  # written down wrong at first, and corrected
                wrong = Event("request.received", date(2020, 1, 2), applicant="research")
                entries.append(entry(f"{first}w", f"R{number:03}", wrong))
                entries.append(entry(first, f"R{number:03}", event, corrects=f"{first}w"))
            else:
                entries.append(entry(first, f"R{number:03}", event))
    return entries


def entry(event_id, matter, event, **fields):
    fields |= {"merged_into": "on"} if event.name == "request.merged" else {}
    return Entry(event_id=event_id, matter=matter, event=event, recorded_at=WRITTEN, actor="test", **fields)


INDEPENDENT = """
WITH stands AS (
  SELECT matter, name, json_extract(body, '$.event.result') AS result, json_extract(body, '$.event.applicant') AS kind,
    CASE json_type(body, '$.event.day') WHEN 'text' THEN json_extract(body, '$.event.day')
      WHEN 'array' THEN (SELECT min(value) FROM json_each(body, '$.event.day'))
      ELSE json_extract(body, '$.event.day.from') END AS earliest,
    CASE json_type(body, '$.event.day') WHEN 'text' THEN json_extract(body, '$.event.day')
      WHEN 'array' THEN (SELECT max(value) FROM json_each(body, '$.event.day'))
      ELSE json_extract(body, '$.event.day.to') END AS latest
  FROM entry WHERE event_id NOT IN (SELECT corrects FROM entry WHERE corrects <> '')
), request AS (
  SELECT matter,
    coalesce(min(CASE WHEN name = 'request.received' THEN earliest END),
      min(CASE WHEN name = 'request.submitted' THEN earliest END)) AS received,
    min(CASE WHEN name LIKE 'reply.%' OR name IN
      ('request.transferred', 'request.merged', 'request.withdrawn', 'request.closed') THEN latest END) AS ended,
    max(result) AS result, max(kind) AS kind
  FROM stands GROUP BY matter
)
SELECT coalesce(kind, 'other'),
  CASE WHEN substr(received, 1, 4) = :year THEN 'new' ELSE 'carried_over' END,
  CASE WHEN ended IS NULL OR substr(ended, 1, 4) > :year THEN 'carried_forward'
    WHEN coalesce(result, 'other_processing.single') = 'other_processing.single' THEN 'other_processing.other'
    ELSE result END,
  count(*)
FROM request WHERE substr(received, 1, 4) <= :year AND (ended IS NULL OR substr(ended, 1, 4) >= :year)
GROUP BY 1, 2, 3
"""


def by_sql(file, year):
    cells = Counter()
    connection = sqlite3.connect(file)
    try:
        for kind, taken, row, number in connection.execute(INDEPENDENT, {"year": str(year)}):
            cells[taken, kind] += number
            cells[row, kind] += number
    finally:
        connection.close()
    return +cells


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("registers")


@settings(max_examples=20)
@given(st.lists(requests(), min_size=1, max_size=8), st.sets(st.integers(0, 7), max_size=2), st.randoms())
def test_every_request_is_counted_once_in_a_table_that_adds_up(folder, histories, corrected, chance):
    file = folder / f"{chance.getrandbits(64)}.sqlite"
    received = {(number, 0) for number in corrected if number < len(histories) and histories[number]}
    with open_register(str(file), KINDS) as register:
        register.add(written(histories, {one for one in received if histories[one[0]][0].name == "request.received"}))
    live = {f"R{number:03}" for number, events in enumerate(histories) if events}
    with open_register(str(file), KINDS, reading=True) as register:
        before = None
        for year in YEARS:
            made = make_report(register, year, COUNTS, china(), form=FORM_2021, accepted=BLOCKING)
            placed = list(placements(register, year, FORM_2021))
            assert len({one.matter for one in placed}) == len(placed)
            assert {one.matter for one in placed} <= live
            assert list(breaches(made.report)) == []
            assert list(check(made.report)) == []
            cells = {
                (row, column): made.report.cell3(row, column)
                for row in FORM_2021.rows
                for column in COLUMNS[:-1]
                if row != "total" and made.report.cell3(row, column)
            }
            assert cells == by_sql(file, year)
            forward = {one.matter for one in placed if one.row == "carried_forward"}
            over = {one.matter for one in placed if one.taken == "carried_over"}
            if before is not None:
                assert over == before[0]
                assert made.report.table3["carried_over"] == before[1].table3["carried_forward"]
                assert [one.check for one in check_years(made.report, before[1])] == []
            before = forward, made.report
        assert {one.matter for one in _all(register)} == live
    file.unlink()


def _all(register):
    for year in YEARS:
        yield from placements(register, year, FORM_2021)


@settings(max_examples=25)
@given(
    st.lists(requests(), min_size=1, max_size=8),
    st.sampled_from(["made", "dispatched"]),
    st.sampled_from(["received", "confirmed"]),
    st.sampled_from([FORM_2019, FORM_2021]),
)
def test_what_the_rows_of_matters_say_is_what_their_events_say(histories, act, receipt, form):
    choices = Choices(act=act, receipt=receipt)
    people = [Applicant(key="P1", kind=ApplicantKind.RESEARCH)]
    entries = written(histories)
    keyed = [
        entry(one.event_id, one.matter, one.event, applicant="P1") if one.matter.endswith("1") else one
        for one in entries
    ]
    with open_register("sqlite://", KINDS) as register:
        register.add(keyed, [Applicant(key="P1", kind=ApplicantKind.BUSINESS)])
        register.add([], people)  # the file is corrected later
        for year in YEARS:
            quick = list(placements(register, year, form, choices))
            slow = []
            for number, events in enumerate(histories):
                file = people[0] if number % 10 == 1 else None
                if not events:
                    continue
                placed = place(f"R{number:03}", read(events, file, choices), year, form)
                slow += [placed] if placed else []
            assert quick == slow
