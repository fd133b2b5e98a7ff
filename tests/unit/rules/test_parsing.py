from datetime import date, datetime, timedelta, timezone

import pytest

from zfgk.asking import builtin
from zfgk.model.facts import Between, Event, OneOf
from zfgk.rules.events import EventKind
from zfgk.rules.parsing import parse_event

KINDS = {**builtin().events, "emergency.occurred": EventKind("emergency.occurred", "突发事件发生", moment=True)}


def parse(value):
    faults = []
    return parse_event(value, "events[0]", KINDS, faults), [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-03-01", date(2021, 3, 1)),
        (date(2021, 3, 1), date(2021, 3, 1)),
        (["2021-03-03", "2021-03-01"], OneOf((date(2021, 3, 1), date(2021, 3, 3)))),
        ({"from": "2021-03-01", "to": "2021-03-05"}, Between(date(2021, 3, 1), date(2021, 3, 5))),
        (None, None),
    ],
)
def test_days(written, day):
    event, faults = parse({"event": "request.received", "day": written})
    assert faults == []
    assert event == Event("request.received", day)


def test_keys():
    event, faults = parse(
        {"event": "extension.notified", "day": "2021-03-01", "working_days": "10", "by": "post", "evidence": "false"}
    )
    assert faults == []
    assert (event.working_days, event.by, event.evidence) == (10, "post", False)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"event": "request.recieved"}, ["events[0].event", "request.recieved", "did you mean request.received"]),
        ({"event": "request.received", "day": "2021-02-30"}, ["events[0].day", "not a calendar day"]),
        ({"event": "request.received", "day": datetime(2021, 3, 1, 8)}, ["events[0].day", "not a calendar day"]),  # noqa: DTZ001  # a naive moment is the point
        ({"event": "request.received", "day": "2021-03-01T08:00"}, ["events[0].day", "YYYY-MM-DD"]),
        ({"event": "request.received", "day": []}, ["empty"]),
        ({"event": "request.received", "day": {"from": "2021-03-05", "to": "2021-03-01"}}, ["ends on 2021-03-01"]),
        ({"event": "request.received", "day": {"from": "2021-03-05", "till": "2021-03-09"}}, ["events[0].day.till"]),
        ({"event": "request.received", "chanel": "fax"}, ["events[0].chanel", "did you mean channel"]),
        ({"event": "request.received", "channel": "telex"}, ["events[0].channel", "telex", "one of in-person"]),
        ({"event": "request.received", "at": "2021-03-01T08:00+08:00"}, ["counted in days"]),
        ({"event": "emergency.occurred", "at": "2021-03-01T08:00"}, ["events[0].at", "no UTC offset", "+08:00"]),
        ({"event": "extension.notified", "working_days": "0"}, ["working days"]),
        ({"event": "extension.notified", "working_days": 3, "until": "2021-03-01"}, ["both given"]),
        ({"day": "2021-03-01"}, ["has no name"]),
        ("request.received", ["not an event"]),
    ],
)
def test_faults(value, words):
    event, faults = parse(value)
    assert event is None
    for word in words:
        assert any(word in fault for fault in faults), faults


def test_an_aware_moment():
    event, faults = parse({"event": "emergency.occurred", "at": "2021-03-01T08:00+08:00"})
    assert faults == []
    assert event.at == datetime(2021, 3, 1, 8, tzinfo=timezone(timedelta(hours=8)))


def test_all_faults_of_an_event_at_once():
    _, faults = parse({"event": "request.received", "day": "x", "channel": "telex", "foo": "1"})
    assert len(faults) == 3
