"""Merging loses no request: what ends by it goes on in another one that is there and goes on itself."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest

from zfgk.asking import builtin
from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.model.facts import Event
from zfgk.register.entries import Entry
from zfgk.register.store import Added, open_register

AT = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))


def entry(matter, name, day, number=1, **fields):
    event = Event(name, date.fromisoformat(day)) if name else None
    return Entry(event_id=f"{matter}/{number}", matter=matter, event=event, recorded_at=AT, actor="registrar", **fields)


def received(*matters):
    return [entry(matter, "request.received", "2025-03-03") for matter in matters]


def merged(matter, into, day="2025-03-05", number=2, **fields):
    return entry(matter, "request.merged", day, number, merged_into=into, **fields)


@pytest.fixture
def register(tmp_path):
    with open_register(str(tmp_path / "register.sqlite"), builtin().events) as found:
        found.add(received("A", "B", "C"))
        yield found


def told(register, *entries):
    before = register.count()
    with pytest.raises(BadInput) as caught:
        register.add(entries)
    assert register.count() == before
    return [(fault.where, fault.what) for fault in caught.value.faults]


def into(register, matter):
    return next(one.merged_into for one in register.matters() if one.id == matter)


def test_a_merged_request_names_the_one_that_goes_on(register):
    assert told(register, merged("A", "")) == [
        ("entries[0].merged_into", "request.merged does not say which request goes on")
    ]
    assert told(register, merged("A", "A")) == [("entries[0].merged_into", "a request cannot be merged into itself")]
    assert told(register, merged("A", "NOSUCH")) == [("entries[0].merged_into", "there is no request NOSUCH")]
    assert told(register, entry("A", "fee.noticed", "2025-03-05", 2, merged_into="B")) == [
        ("entries[0].merged_into", "B goes on in the place of nothing")
    ]


def test_requests_are_not_merged_into_each_other(register):
    cycle = "requests merged into each other would all end"
    assert told(register, merged("A", "B"), merged("B", "A")) == [
        ("entries[0].merged_into", cycle),
        ("entries[1].merged_into", cycle),
    ]
    register.add([merged("A", "B")])
    register.add([merged("B", "C", "2025-03-06")])  # a chain whose last request goes on
    assert told(register, merged("C", "A", "2025-03-07")) == [("entries[0].merged_into", cycle)]
    assert (into(register, "A"), into(register, "B"), into(register, "C")) == ("B", "C", "")


def test_what_was_answered_before_goes_on_for_nobody(register):
    register.add([entry("B", "reply.made", "2025-03-04", 2)])
    assert told(register, merged("A", "B")) == [("entries[0].merged_into", "B ended on 2025-03-04 at the latest")]


def test_a_message_goes_on_for_no_request(register):
    register.add([entry("M", "message.raised", "2025-03-03")])
    assert told(register, merged("A", "M")) == [("entries[0].merged_into", "M is no request")]


def test_the_request_that_goes_on_may_come_in_the_same_call_and_the_same_again_adds_nothing(register):
    both = [*received("E", "D"), merged("E", "D")]
    assert register.add(both) == Added(3, 0)
    register.add([entry("D", "reply.made", "2025-03-04", 2)])  # written down later, and a day before
    assert register.add(both) == Added(0, 3)


def test_a_merging_that_is_taken_back_leaves_no_trace_in_lists(register):
    register.add([merged("A", "B")])
    register.add([entry("A", "", "", 3, corrects="A/2")])
    assert into(register, "A") == ""
    register.add([merged("B", "A")])
    assert into(register, "B") == "A"


def test_the_command_line_records_and_shows_it(tmp_path, capsys):
    url = str(tmp_path / "register.sqlite")
    for one in "AB":
        assert run(["register", "add", url, "--request", one, "--event", "request.received=2025-03-03"]) == 0
    merging = ["register", "add", url, "--request", "A", "--event", "request.merged=2025-03-05"]
    assert run(merging) == 2
    assert "--merged-into: request.merged does not say which request goes on" in capsys.readouterr().err
    assert run([*merging, "--merged-into", "B"]) == 0
    capsys.readouterr()
    assert run(["register", "show", url, "A"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "A  办结  并入 B"
    assert run(["register", "show", url, "A", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["merged_into"] == "B"
    assert run(["register", "list", url, "--format", "json"]) == 0
    assert [one["merged_into"] for one in json.loads(capsys.readouterr().out)["requests"]] == ["B", ""]
