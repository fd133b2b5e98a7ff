"""Stored answers and ledgers follow their schemas; what was changed by hand does not."""

import copy
import functools
import json
import warnings
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import zfgk
from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.calendar.days import DayKind
from zfgk.engine.answer import Answer, Certainty, NotRegulated
from zfgk.engine.ledger import UNKNOWN, Ledger, ledger
from zfgk.engine.schemas import schema
from zfgk.engine.verdict import Verdict
from zfgk.errors import BeyondHorizon, NoLedger, UnknownSchema
from zfgk.model.law import Seen
from zfgk.model.measure import ByKey
from zfgk.model.step import Verb
from zfgk.rules.clock import Clock
from zfgk.testing.cases import read
from zfgk.warnings import UnverifiedLaw

ROOT = Path(__file__).parents[3]
REPLY = "national.reply-to-request"
ANSWER, LEDGER = schema("zfgk/answer/1"), schema("zfgk/ledger/1")


def judge(written):
    """Return a validator that remembers what it accepted: the same steps and citations stand in thousands of answers."""
    accepted = set()

    def ref(validator, name, instance, schema):
        key = name, json.dumps(instance)
        if key not in accepted:
            errors = list(jsonschema.Draft202012Validator.VALIDATORS["$ref"](validator, name, instance, schema))
            if not errors:
                accepted.add(key)
            yield from errors

    kind = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"$ref": ref})
    return kind(written, format_checker=jsonschema.FormatChecker())


VALIDATORS = {"answer": judge(ANSWER), "ledger": judge(LEDGER)}
CLOCKS = sorted(name for name, versions in builtin().rules.items() if any(isinstance(one, Clock) for one in versions))


def faults(kind, data):
    return [f"{fault.json_path}: {fault.message}" for fault in VALIDATORS[kind].iter_errors(data)]


def stored(answer, lang="zh"):
    return json.loads(json.dumps(answer.to_json(lang)))


def follows(answer, *langs):
    """Require that a stored answer follows the schema and comes back unchanged."""
    for lang in langs or ("zh", "en"):
        data = stored(answer, lang)
        assert faults("answer", data) == []
        found = Answer.from_json(data)
        assert found == answer
        assert type(found) is type(answer)
        assert stored(found, lang) == data


def asked(rule, events, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnverifiedLaw)
        return zfgk.due(rule, events, **kwargs)


def received(day, *further, **keys):
    return [{"event": "request.received", "day": day, **keys}, *further]


# -- the schemas themselves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [ANSWER, LEDGER], ids=["answer", "ledger"])
def test_a_schema_is_one(written):
    jsonschema.Draft202012Validator.check_schema(written)


def objects(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


@pytest.mark.parametrize("written", [ANSWER, LEDGER], ids=["answer", "ledger"])
def test_every_object_is_closed_and_says_what_it_is(written):
    found = list(objects(written))
    assert len(found) > 5
    for node in found:
        assert node["description"]
        assert node["additionalProperties"] is False or "properties" not in node


def test_the_words_are_those_of_the_code():
    definitions = ANSWER["$defs"]
    assert definitions["Verdict"]["enum"] == [one.value for one in Verdict]
    assert definitions["Seen"]["enum"] == [one.value for one in Seen]
    assert set(definitions["Step"]["properties"]["verb"]["enum"]) == {one.value for one in Verb}
    assert ANSWER["properties"]["certainty"]["enum"] == [one.value for one in Certainty]
    kinds = LEDGER["$defs"]["Row"]["properties"]["kind"]["enum"]
    assert set(kinds) == {UNKNOWN, *(one.value for one in DayKind)}


def test_another_name_is_refused():
    with pytest.raises(UnknownSchema, match="zfgk/answer/2"):
        schema("zfgk/answer/2")


# -- what is written follows them --------------------------------------------------------------------------------------


def every_answer_of(rule):
    """Ask under every version, for every word of a key and for none, with and without an act, on sure and unsure days."""
    versions = builtin().clock(rule)
    for version in versions.rules:
        start, period = version.start.events[0], version.period
        last = min(version.in_force.until or date(2026, 12, 20), date(2026, 12, 20))
        words = [word for word, _ in period.periods] if isinstance(period, ByKey) else []
        for keys in ({}, *({period.key: word} for word in words)):
            for day in {max(version.in_force.since, date(2007, 3, 1)), last - timedelta(days=40), last}:
                if versions.hours:
                    facts = [{"at": f"{day}T08:00+08:00"}, {"at": f"{day}T08:00:30.25+08:00"}]
                else:
                    facts = [{"day": day}, {"day": [day, day + timedelta(days=4)]}]
                    facts += [{"day": {"from": day, "to": day + timedelta(days=3)}}]
                for fact in facts:
                    yield asked(rule, [{"event": start, **fact, **keys}])
                    made = [{"event": version.act.made, **(fact if versions.hours else {"day": day})}]
                    if version.act.made != start:
                        yield asked(rule, [{"event": start, **fact, **keys}, *made])
                    yield asked(rule, [{"event": start, **fact, **keys}], as_of=date(2027, 1, 1))
        yield asked(rule, [{"event": start}])
    yield asked(rule, [])


@pytest.mark.parametrize("rule", CLOCKS)
def test_answers_of_every_rule_follow_the_schema(rule):
    for answer in every_answer_of(rule):
        follows(answer, "zh")


TOLD = {"event": "extension.notified", "day": "2020-10-20"}
STOPPED = (
    {"event": "consultation.sent", "day": "2020-09-21", "to": "third-party"},
    {"event": "consultation.answered", "day": "2020-10-12", "to": "third-party"},
)
KINDS = {
    Certainty.SETTLED: (REPLY, received("2022-09-30")),
    Certainty.BY_READING: (REPLY, received("2020-10-04")),
    Certainty.BY_FACT: (REPLY, received(["2022-09-28", "2022-09-30"])),
    Certainty.PROVISIONAL: (REPLY, received("2026-12-02")),
    Certainty.BEYOND_CALENDAR: (REPLY, received("2026-12-20")),
    Certainty.MISSING: (REPLY, []),
    Certainty.UNQUANTIFIED: ("national.correct-request", [{"event": "correction.requested", "day": "2022-09-30"}]),
    Certainty.NOT_REGULATED: ("national.third-party-opinion", [{"event": "consultation.served", "day": "2015-03-02"}]),
}


@functools.cache
def of_kind(certainty):
    rule, events = KINDS[certainty]
    return asked(rule, events)


@pytest.mark.parametrize("certainty", Certainty, ids=lambda one: one.value)
def test_every_certainty_follows_the_schema(certainty):
    answer = of_kind(certainty)
    assert answer.certainty is certainty
    assert isinstance(answer, NotRegulated) is (certainty is Certainty.NOT_REGULATED)
    follows(answer)


def test_the_published_cases_follow_the_schema():
    verdicts = set()
    files = sorted((ROOT / "tests" / "law" / "cases").glob("*.yaml"))
    for case in read(files, builtin()):
        try:
            answer = asked(case.rule, case.events, as_of=case.as_of, known_on=case.known_on)
        except BeyondHorizon:
            continue
        verdicts.add(answer.verdict)
        follows(answer)
    assert verdicts == {None, *Verdict}


@st.composite
def histories(draw):
    """Requests with whatever may happen to them, on sure, disputed and unknown days."""
    day = draw(st.dates(date(2008, 5, 1), date(2026, 12, 31)))

    def on():
        first = day + timedelta(days=draw(st.integers(0, 60)))
        later = first + timedelta(days=draw(st.integers(1, 3)))
        return draw(st.sampled_from([first, first, first, [first, later], {"from": first, "to": later}]))

    channel = draw(st.sampled_from(["email", "fax", "in-person", "online", "registered-mail", "ordinary-mail"]))
    events = received(day, channel=channel, place=draw(st.sampled_from(["disclosure-office", "mail-room", "guard"])))
    for name in ("request.sent", "request.confirmed", "correction.requested", "correction.received", "fee.paid"):
        if draw(st.booleans()):
            events.append({"event": name, "day": on()})
    if draw(st.booleans()):
        to = draw(st.sampled_from(["third-party", "other-agency", "co-producer"]))
        keys = {"to": to, "evidence": draw(st.booleans())}
        events.append({"event": "consultation.sent", "day": on(), **keys})
        events += [{"event": "consultation.answered", "day": on(), **keys}] * draw(st.integers(0, 1))
    if draw(st.booleans()):
        more = draw(st.sampled_from([{}, {"working_days": 30}, {"until": day + timedelta(days=90)}]))
        events.append({"event": "extension.notified", "day": on(), **more})
    acts = ["reply.made", "reply.dispatched", "reply.served", "request.withdrawn"]
    events += [{"event": name, "day": on()} for name in acts if draw(st.booleans())]
    return events


@given(
    histories(),
    st.none() | st.dates(date(2008, 5, 1), date(2027, 6, 1)),
    st.sampled_from([{}, {"fee-restart": "on"}, {"start-day": "same-day"}, {"version-in-transition": "expiry"}]),
)
def test_answers_about_histories_follow_the_schema(events, as_of, readings):
    answer = asked(REPLY, events, as_of=as_of, readings=readings)
    follows(answer)
    try:
        written = ledger(answer, china())
    except NoLedger:
        return
    data = json.loads(json.dumps(written.to_json()))
    assert faults("ledger", data) == []
    assert Ledger.from_json(data) == written


@pytest.mark.parametrize("rule", CLOCKS)
def test_ledgers_of_every_rule_follow_the_schema(rule):
    for version in builtin().clock(rule).rules:
        day = max(version.in_force.since, date(2007, 3, 1))
        answer = asked(rule, [{"event": version.start.events[0], "day": day}])
        try:
            written = ledger(answer, china())
        except NoLedger:
            continue
        data = json.loads(json.dumps(written.to_json()))
        assert Ledger.from_json(data) == written
        # Of the thousands of days of twenty years, some tell enough.
        data["rows"] = data["rows"][:: 1 + len(data["rows"]) // 300]
        assert faults("ledger", data) == []


# -- what was changed does not -----------------------------------------------------------------------------------------

FORKED = [
    *received("2020-09-18"),
    *STOPPED,
    TOLD | {"until": "2021-11-21"},
    {"event": "reply.made", "day": "2020-12-01"},
]
WHOLE = {
    "settled": ("answer", stored(of_kind(Certainty.SETTLED))),
    "by-fact": ("answer", stored(of_kind(Certainty.BY_FACT))),
    "beyond": ("answer", stored(of_kind(Certainty.BEYOND_CALENDAR))),
    "extended": ("answer", stored(asked(REPLY, FORKED))),
    "hours": (
        "answer",
        stored(asked("national.report-leak", [{"event": "leak.discovered", "at": "2025-01-02T08:00+08:00"}])),
    ),
    "ledger": (
        "ledger",
        json.loads(json.dumps(ledger(asked(REPLY, received("2020-09-18", *STOPPED, TOLD)), china()).to_json())),
    ),
}
WHOLE["ledger"][1]["rows"] = WHOLE["ledger"][1]["rows"][:40:4]
# Objects whose members are names of readings, events or phases: none is required, and none is unknown.
MAPS = {"readings", "facts", "terms", "rules"}
OPTIONAL = {"facts", "verdict", "act", "bounds"}


def nodes(value, path=()):
    yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in members:
        yield from nodes(inner, (*path, key))


def changed(data, path, change):
    """Return a copy in which the parent of a place was changed."""
    copied = copy.deepcopy(data)
    at = copied
    for key in path[:-1]:
        at = at[key]
    change(at, path[-1])
    return copied


def other_type(value):
    return {"x": 1} if isinstance(value, list) else [] if isinstance(value, dict) else 7.5


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_can_be_added_left_out_or_of_another_type(name):
    kind, data = WHOLE[name]
    assert faults(kind, data) == []
    accepted, tried = [], 0
    for path, value in nodes(data):
        mutants = []
        if isinstance(value, dict) and not (path and path[-1] in MAPS):
            mutants.append(("more", changed({"": data}, ("", *path, "more"), lambda at, key: at.update({key: 1}))[""]))
        if path:
            mutants.append(("type", changed(data, path, lambda at, key: at.__setitem__(key, other_type(at[key])))))
        required = path and isinstance(path[-1], str) and (len(path) < 2 or path[-2] not in MAPS)
        if required and not (path[-1] in OPTIONAL and len(path) > 1):
            mutants.append(("less", changed(data, path, lambda at, key: at.pop(key))))
        tried += len(mutants)
        accepted += [(what, path) for what, mutant in mutants if not faults(kind, mutant)]
    assert accepted == []
    assert tried > 150


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("settled", ("schema",), "zfgk/answer/2"),
        ("settled", ("due",), "2022-11-31"),
        ("settled", ("due",), "2022-11-2"),
        ("settled", ("due",), ""),
        ("settled", ("rule",), "reply"),
        ("settled", ("verdict",), "lawful"),
        ("settled", ("certainty",), "sure"),
        ("settled", ("working_day",), -1),
        ("settled", ("working_day",), 2.5),
        ("settled", ("steps", 0, "verb"), "guess"),
        ("settled", ("steps", 0, "event"), ""),
        ("settled", ("steps", 0, "verified"), "maybe"),
        ("settled", ("steps", 0, "cites", "article"), -1),
        ("settled", ("instruments", 0, "since"), None),
        ("settled", ("missing",), [""]),
        ("settled", ("effect",), ""),
        ("hours", ("due",), "2025-01-03T08:00"),
        ("beyond", ("bounds",), {"earliest": "2027-01-15"}),
        ("ledger", ("schema",), "zfgk/ledger/0"),
        ("ledger", ("unit",), "hour"),
        ("ledger", ("amount",), 0),
        ("ledger", ("counting",), "this-day"),
        ("ledger", ("due",), None),
        ("ledger", ("rules",), {"start": "OGI-2019:31"}),
        ("ledger", ("rules", "other"), "OGI-2019:31"),
        ("ledger", ("rows",), []),
        ("ledger", ("rows", 3, "kind"), "sunday"),
        ("ledger", ("rows", 3, "number"), 0),
        ("ledger", ("rows", 3, "why"), "because"),
        ("ledger", ("extensions", 0, "base"), "today"),
        ("ledger", ("sums", "counted"), -1),
    ],
)
def test_the_schema_refuses(name, path, value):
    kind, data = WHOLE[name]
    assert faults(kind, changed(data, path, lambda at, key: at.__setitem__(key, value)))
