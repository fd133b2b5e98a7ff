"""An answer goes to JSON and back unchanged."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zfgk
from zfgk.asking import builtin
from zfgk.engine.answer import Answer, NotRegulated
from zfgk.errors import UnknownSchema
from zfgk.rules.clock import Clock

REPLY = "national.reply-to-request"
days = st.dates(date(2008, 5, 1), date(2026, 12, 31))


def back(answer, lang="zh"):
    return Answer.from_json(json.loads(json.dumps(answer.to_json(lang))))


def same(answer):
    for lang in ("zh", "en"):
        found = back(answer, lang)
        assert found == answer
        assert type(found) is type(answer)
        assert found.explain(lang) == answer.explain(lang)
        assert found.to_json() == answer.to_json()


@st.composite
def histories(draw):
    """Requests with uncertain days, consultations, extensions, acts; also beyond the calendar."""
    day = draw(days)

    def on():
        return str(day + timedelta(days=draw(st.integers(0, 50))))

    first = draw(st.sampled_from([str(day), [str(day), str(day + timedelta(days=2))], None]))
    events = [{"event": "request.received", "channel": draw(st.sampled_from(["email", "fax", "other"]))}]
    events[0] |= {"day": first} if first else {}
    names = ["request.sent", "request.confirmed", "correction.received", "reply.made", "extension.notified"]
    events += [{"event": name, "day": on()} for name in names if draw(st.booleans())]
    if draw(st.booleans()):
        events += [{"event": "consultation.sent", "day": on(), "to": "third-party"}]
        events += [{"event": "consultation.answered", "day": on(), "to": "third-party"}]
    return events


@given(histories(), st.none() | days)
def test_answers_about_requests_come_back_unchanged(events, as_of):
    same(zfgk.due(REPLY, events, as_of=as_of))


CLOCKS = sorted(name for name, versions in builtin().rules.items() if any(isinstance(one, Clock) for one in versions))


@pytest.mark.parametrize("rule", CLOCKS)
def test_answers_of_every_clock_come_back_unchanged(rule):
    versions = builtin().clock(rule)
    name = versions.rules[0].start.events[0]
    for fact in ({"day": "2024-06-15"}, {"at": "2024-06-15T08:00+08:00"}, {"at": "2024-06-15T08:00:30.25+08:00"}):
        if versions.hours is ("at" in fact):
            same(zfgk.due(rule, [{"event": name, **fact}]))
    same(zfgk.due(rule, []))


def test_silence_comes_back_as_silence():
    answer = zfgk.due("national.third-party-opinion", [{"event": "consultation.served", "day": "2015-03-02"}])
    assert type(back(answer)) is NotRegulated
    same(answer)


def test_the_names_of_the_command_line_are_there():
    contract = {
        "rule",
        "instrument",
        "due",
        "bounds",
        "dues",
        "verdict",
        "working_day",
        "missing",
        "steps",
        "certainty",
    }
    data = zfgk.due(REPLY, [{"event": "request.received", "day": "2024-03-01"}]).to_json()
    assert contract <= set(data)
    assert data["schema"] == "zfgk/answer/1"
    assert [one["id"] for one in data["instruments"]] == ["OGI-2019"]


@pytest.mark.parametrize("schema", ["zfgk/answer/2", "", None, 1])
def test_another_version_is_refused(schema):
    data = zfgk.due(REPLY, []).to_json() | {"schema": schema}
    with pytest.raises((UnknownSchema, zfgk.BadInput), match="schema"):
        Answer.from_json(data)


def test_all_faults_are_told_with_their_paths():
    data = zfgk.due(REPLY, [{"event": "request.received", "day": "2024-03-01"}]).to_json()
    data["due"], data["verdict"], data["steps"][1]["amount"], data["more"] = "soon", "lawful", "ten", 1
    data["steps"][2]["cites"]["instrument"] = "OGI-1999"
    with pytest.raises(zfgk.BadInput) as caught:
        Answer.from_json(data)
    found = {fault.where for fault in caught.value.faults}
    assert {"due", "verdict", "steps[1].amount", "more", "steps[2].cites.instrument"} <= found


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(zfgk.BadInput, match="not an object"):
        Answer.from_json(data)
