"""Ledgers against a verifier that shares no code with the engine: sound ones pass, tampered ones do not."""

import contextlib
import copy
import importlib.util
import itertools
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import zfgk
from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.engine.ledger import Ledger, ledger
from zfgk.errors import LedgerMismatch, NoLedger, UnknownSchema
from zfgk.rules.clock import Clock

ROOT = Path(__file__).parents[2]
VERIFIER = ROOT / "verify" / "ledger.py"
TABLES = sorted((ROOT / "src" / "zfgk" / "calendar" / "data").glob("*.csv"))
REPLY = "national.reply-to-request"


def load():
    spec = importlib.util.spec_from_file_location("verify_ledger", VERIFIER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHECK = load().check


def wrong(data):
    """Return the first difference, or what keeps the ledger from being read at all."""
    try:
        return next((one for one in CHECK(data, TABLES) if one[1] != one[2]), None)
    except (ArithmeticError, LookupError, StopIteration, TypeError, ValueError) as error:
        return error


def written(rule, events, **kwargs):
    """Return a ledger as it comes back from a file."""
    return json.loads(json.dumps(ledger(zfgk.due(rule, events, **kwargs), china()).to_json()))


def request(day, *further):
    return [{"event": "request.received", "day": str(day)}, *further]


def consulted(sent, answered):
    return [
        {"event": "consultation.sent", "day": str(sent), "to": "third-party"},
        {"event": "consultation.answered", "day": str(answered), "to": "third-party"},
    ]


STOPPED = request("2020-09-18", *consulted("2020-09-21", "2020-10-12"))
TOLD = {"event": "extension.notified", "day": "2020-10-20"}
SOUND = {
    "plain": (REPLY, request("2020-01-18"), {}),
    "rest-day": (REPLY, request("2020-01-25"), {"receipt-on-rest-day": "next-working-day"}),
    "same-day": (REPLY, request("2020-09-18"), {"start-day": "same-day"}),
    "stopped": (REPLY, STOPPED, {}),
    "both-in": (REPLY, STOPPED, {"consultation-days": "both-in"}),
    "both-out": (REPLY, STOPPED, {"consultation-days": "both-out"}),
    "restarted": (REPLY, request("2020-09-01", {"event": "correction.received", "day": "2020-09-20"}), {}),
    "extended": (REPLY, [*STOPPED, TOLD], {}),
    "extended-from-notice": (REPLY, [*STOPPED, TOLD], {"extension-base": "notice"}),
    "extended-until": (REPLY, [*STOPPED, TOLD | {"until": "2020-11-21"}], {}),
    "extended-too-far": (REPLY, [*STOPPED, TOLD | {"until": "2021-11-21"}], {}),
    "years-of-2007": (REPLY, request("2014-09-18", *consulted("2014-09-21", "2014-10-12")), {}),
    "days-rolled": ("national.apply-for-review", [{"event": "decision.served", "day": "2020-08-03"}], {}),
    "months-rolled": ("national.sue", [{"event": "decision.served", "day": "2020-08-31"}], {}),
    "days-back": ("national.hearing-notice", [{"event": "hearing.held", "day": "2024-03-30"}], {}),
}
START_OF = {
    version.id: version.start.events[0]
    for rules in builtin().rules.values()
    for version in rules
    if isinstance(version, Clock)
}
LEDGERS = {
    name: written(
        rule,
        [{**event, "event": START_OF[rule]} if rule == "national.hearing-notice" else event for event in events],
        readings=readings,
    )
    for name, (rule, events, readings) in SOUND.items()
}


def test_the_verifier_is_short_and_stands_alone():
    lines = VERIFIER.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    imported = {line.split()[1] for line in lines if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_ledger_is_accepted(name):
    assert wrong(LEDGERS[name]) is None


def test_an_edition_of_the_calendar_is_accepted():
    known = china(date(2020, 1, 20))
    answer = zfgk.due(REPLY, request("2020-01-02"), known_on=date(2020, 1, 20))
    data = json.loads(json.dumps(answer.ledger(known).to_json()))
    assert wrong(data) is None
    assert wrong(data | {"known_on": None}) is not None


def test_every_ledger_of_a_sample_is_accepted():
    """Every 11th receipt day with stops, extensions and restarts, under every reading that matters to them."""
    options = itertools.product(
        ("sent-out-answer-in", "both-in", "both-out"), ("expiry", "notice"), ("as-received", "next-working-day")
    )
    names = ("consultation-days", "extension-base", "receipt-on-rest-day")
    selections = [dict(zip(names, one, strict=True)) for one in options]
    accepted = 0
    for k in range(0, 6500, 11):
        day = date(2008, 5, 1) + timedelta(days=k)
        after = [day + timedelta(days=n) for n in (3, 9 + k % 20, 25 + k % 9, 6)]
        events = request(day, *consulted(after[0], after[1]), {"event": "extension.notified", "day": str(after[2])})
        if k % 3 == 0:
            events.append({"event": "correction.received", "day": str(after[3])})
        answer = zfgk.due(REPLY, events, readings=selections[k % len(selections)])
        data = json.loads(json.dumps(ledger(answer, china()).to_json()))
        assert wrong(data) is None, (day, wrong(data))
        assert Ledger.from_json(data).due == answer.due
        accepted += 1
    assert accepted == 591


def test_every_clock_that_counts_days_has_a_ledger_that_is_accepted():
    accepted = set()
    for rule, event in START_OF.items():
        for day in ("2024-06-15", "2024-12-31"):
            answer = zfgk.due(rule, [{"event": event, "day": day}])
            try:
                data = json.loads(json.dumps(answer.ledger(china()).to_json()))
            except NoLedger:
                continue
            assert wrong(data) is None, (rule, day, wrong(data))
            accepted.add(data["unit"])
    assert accepted == {"working-day", "day", "month", "year"}


@pytest.mark.parametrize("unit", ["zz", "month", "", "days", [], {}, None, 12])
def test_another_unit_is_not_accepted(unit):
    answer = zfgk.due("national.sue", [{"event": "decision.served", "day": "2024-03-01"}])
    data = json.loads(json.dumps(answer.ledger(china()).to_json()))
    assert data["unit"] == "month"
    assert wrong(data) is None
    if unit == "month":
        data, unit = LEDGERS["plain"], "month"
    with contextlib.suppress(TypeError, KeyError, IndexError):  # told in one line by the script
        assert wrong(data | {"unit": unit}) is not None


# -- tampering ---------------------------------------------------------------------------------------------------------


def middle(data):
    return data["rows"][len(data["rows"]) // 2]


def day_later(text):
    return str(date.fromisoformat(text) + timedelta(days=1))


def a_days_kind(data):
    row = middle(data)
    row["kind"] = "weekend" if row["kind"] != "weekend" else "working"


def a_number(data):
    next(row for row in reversed(data["rows"]) if row["number"])["number"] += 1


def a_skipped_day(data):
    data["rows"].remove(middle(data))


def a_day_twice(data):
    data["rows"].insert(3, dict(data["rows"][2]))


def a_row_more(data):
    data["rows"].append(dict(data["rows"][-1], date=day_later(data["rows"][-1]["date"])))


def a_row_less(data):
    data["rows"].pop()


def a_wrong_notice(data):
    middle(data)["notice"] = "国办发明电〔2005〕1号"


def a_wrong_due(data):
    data["due"] = day_later(data["due"])


def a_wrong_expiry(data):
    data["expiry"] = day_later(data["expiry"])


def a_wrong_term(data):
    data["amount"] += 1


def a_shorter_term(data):
    data["amount"] -= 1


def a_term_of_nothing(data):
    data["amount"] = 0


def a_start_counted(data):
    data["counting"] = "next-day" if data["counting"] == "same-day" else "same-day"


def a_counted_day_denied(data):
    row = next(row for row in data["rows"] if row["number"])
    row["number"], row["why"] = None, "credited"


def a_start_moved(data):
    data["start"] = day_later(data["start"])


def a_sum(data):
    data["sums"]["counted"] += 1


def a_rule_of_a_row(data):
    middle(data)["rule"] = "OGI-2007:1"


def an_instrument(data):
    data["instrument"] = "OGI-1999"


def a_phase(data):
    data["rows"][-1]["phase"] = "start"


def a_credited_day_more(data):
    day = next(row["date"] for row in data["rows"] if row["number"])
    data["credited"].append({"first": day, "last": day})


def a_credited_span_dropped(data):
    data["credited"].pop()


def a_credited_day_dropped(data):
    next(row for row in data["rows"] if row["why"] == "credited")["why"] = ""


def an_extension_dropped(data):
    data["extensions"].pop()


def an_extension_told_late(data):
    data["extensions"][0]["notified"] = data["due"]


ALL = [a_days_kind, a_number, a_skipped_day, a_day_twice, a_row_more, a_row_less, a_wrong_notice, a_wrong_due]
ALL += [a_wrong_expiry, a_wrong_term, a_shorter_term, a_term_of_nothing, a_start_counted, a_counted_day_denied]
ALL += [a_start_moved, a_sum, a_rule_of_a_row, an_instrument, a_phase]
STOPS = ["stopped", "both-in", "both-out", "extended", "years-of-2007"]
LONGER = ["extended", "extended-from-notice", "extended-until", "extended-too-far"]
TAMPERED = [(tamper, name) for tamper in ALL for name in SOUND]
TAMPERED += [(tamper, name) for tamper in (a_credited_span_dropped, a_credited_day_dropped) for name in STOPS]
TAMPERED += [(a_credited_day_more, name) for name in ("plain", "rest-day", "restarted", *STOPS)]
TAMPERED += [(tamper, name) for tamper in (an_extension_dropped, an_extension_told_late) for name in LONGER]


@pytest.mark.parametrize(("tamper", "name"), TAMPERED, ids=lambda value: getattr(value, "__name__", value))
def test_a_tampered_ledger_is_rejected(tamper, name):
    data = copy.deepcopy(LEDGERS[name])
    tamper(data)
    assert data != LEDGERS[name]
    assert wrong(data) is not None


def command(*arguments):
    return subprocess.run(
        [sys.executable, "-I", VERIFIER, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_command_says_ok_or_the_first_difference(tmp_path):
    file = tmp_path / "ledger.json"
    for tamper, status, said in ((None, 0, "ok"), (a_wrong_due, 1, "must be")):
        data = copy.deepcopy(LEDGERS["stopped"])
        if tamper:
            tamper(data)
        file.write_text(json.dumps(data), encoding="utf-8")
        ran = command(file, *TABLES)
        assert ran.returncode == status
        assert said in ran.stdout + ran.stderr
        assert "Traceback" not in ran.stderr


# -- what is malformed -------------------------------------------------------------------------------------------------


def written_with(**members):
    return json.dumps(LEDGERS["stopped"] | members).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Expecting value: line 1"),
        (b'{"schema": "zfgk/ledger/1",', "line 1 column"),
        (b'"\xc3("', "decode"),
        (b"[" * 100_000, "recursion"),
        (b"[]", "list"),
        (b'"text"', "str"),
        (b"null", "NoneType"),
        (b"{}", "'known_on'"),
        (b'{"known_on": null}', "'amount'"),
        (written_with(rows=None), "NoneType"),
        (written_with(rows=[{}]), "'why'"),
        (written_with(rows="a\nb"), "must be"),
        (written_with(sums="a\nb"), "must be"),
        (written_with(due="soon\nlater"), "must be"),
        (written_with(start="soon\nlater"), "Invalid isoformat"),
        (written_with(start="2020-13-01"), "month"),
        (written_with(credited=[{"first": "2020-09-21"}]), "'last'"),
        (written_with(amount="20"), "str"),
        (written_with(amount=10**30), "index"),
        (written_with(schema="zfgk/ledger/2"), "zfgk/ledger/2"),
        (written_with(counting="some-day"), "'some-day'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_malformed_file_is_told_in_one_line(content, said, tmp_path):
    file = tmp_path / "ledger.json"
    file.write_bytes(content)
    ran = command(file, *TABLES)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("not a sound ledger: ") or ": is " in ran.stderr


def test_a_file_that_is_not_there_and_no_file_at_all_are_told_in_one_line(tmp_path):
    for arguments, said in (((tmp_path / "none.json",), "none.json"), ((), "IndexError")):
        ran = command(*arguments)
        assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (1, "", 1)
        assert said in ran.stderr


def members(value, path=()):
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*path, key)
        yield from members(one, (*path, key))


def exactly(one):
    """Return a value as text that tells 1 from true and 1.0."""
    return json.dumps(one, sort_keys=True)


def test_no_member_can_be_of_another_type_or_missing():
    data = copy.deepcopy(LEDGERS["extended-from-notice"])
    accepted, tried = [], 0
    for path in members(data):
        if path[0] == "rows" and len(path) > 1 and path[1] not in {0, 7, len(data["rows"]) - 1}:
            continue
        for other in ("missing", None, 7.5, [], {}, True, -1, 10**12):
            mutant = copy.deepcopy(data)
            at = mutant
            for key in path[:-1]:
                at = at[key]
            if exactly(at[path[-1]]) == exactly(other):
                continue
            if other == "missing":
                del at[path[-1]]
            else:
                at[path[-1]] = other
            tried += 1
            try:
                sound = all(exactly(one[1]) == exactly(one[2]) for one in CHECK(mutant, TABLES))
            except Exception:  # noqa: BLE001  # the command tells each of them in one line
                sound = False
            accepted += [(path, other)] if sound else []
    assert accepted == []
    assert tried > 400


# -- what has no ledger, what is no ledger -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "events"),
    [
        ("national.respond-to-opinion", [{"event": "opinion.arose", "at": "2020-01-01T08:00+08:00"}]),
        ("national.annual-report-department", [{"event": "year.end", "day": "2020-12-31"}]),
        ("national.correct-request", [{"event": "correction.requested", "day": "2020-12-31"}]),
        (REPLY, request("2026-12-20")),
        (REPLY, []),
    ],
    ids=["hours", "date", "word", "beyond-the-calendar", "no-start"],
)
def test_what_counts_no_days_has_no_ledger(rule, events):
    named = [{**event, "event": START_OF[rule]} for event in events]
    with pytest.raises(NoLedger, match=rule):
        zfgk.due(rule, named).ledger(china())


def test_another_calendar_than_the_answers_makes_no_ledger():
    answer = zfgk.due(REPLY, request("2020-01-02"), known_on=date(2020, 1, 20))
    with pytest.raises(LedgerMismatch, match="2020-02-04"):
        answer.ledger(china())


def test_another_version_is_refused():
    with pytest.raises(UnknownSchema, match="zfgk/ledger/2"):
        Ledger.from_json(LEDGERS["plain"] | {"schema": "zfgk/ledger/2"})


def test_all_faults_of_a_ledger_are_told_with_their_paths():
    data = copy.deepcopy(LEDGERS["stopped"])
    data["due"], data["rows"][4]["number"], data["more"] = "soon", "three", 1
    with pytest.raises(zfgk.BadInput) as caught:
        Ledger.from_json(data)
    assert {"due", "rows[4].number", "more"} <= {fault.where for fault in caught.value.faults}
