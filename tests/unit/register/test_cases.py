"""The cases that the law is tested with can be entered in a register, and give the dates that they expect."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import attrs

from zfgk.asking import builtin
from zfgk.errors import BadInput
from zfgk.model.facts import Event
from zfgk.register.entries import Entry
from zfgk.register.store import open_register
from zfgk.testing import cases

LAW = builtin()
CASES = Path(__file__).parents[2] / "law" / "cases"
AT = datetime(2026, 12, 31, tzinfo=timezone(timedelta(hours=8)))


def entries_of(case):
    return [
        Entry(
            event_id=f"{case.id}/{number}",
            matter=case.id,
            event=event,
            recorded_at=AT,
            actor="registrar",
            merged_into="goes-on" if event.name == "request.merged" else "",
        )
        for number, event in enumerate(case.events)
    ]


def test_cases_of_requests_give_their_dates_from_the_register(tmp_path):
    found = [case for case in cases.read(cases.find([CASES]), LAW) if case.rule == "national.reply-to-request"]
    refused = []
    received = Event("request.received", date(2000, 1, 3))
    goes_on = Entry(event_id="on", matter="goes-on", event=received, recorded_at=AT, actor="registrar")
    with open_register(str(tmp_path / "register.sqlite"), LAW.events) as register:
        register.add([goes_on])
        for case in found:
            try:
                register.add(entries_of(case))
            except BadInput:
                refused.append(case.id)
        entered = [attrs.evolve(case, events=register.events(case.id)) for case in found if case.id not in refused]
    assert {result.id: result.message for result in cases.run(entered, LAW) if result.status != "pass"} == {}
    assert len(entered) >= 60
    # Facts that no register takes: a reply or a payment before anything that it could answer.
    assert {name.partition("-")[2].removesuffix("-fees") for name in refused} == {
        "sent-only",
        "fee-paid",
        "fee-paid-the-day-before",
        "fee-paid-on-the-first-day-of",
    }
