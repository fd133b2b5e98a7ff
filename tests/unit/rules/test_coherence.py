"""Clauses that no text could mean together are told with their paths, in files and in packs written in Python."""

from __future__ import annotations

import attrs
import pytest

from zfgk import BadInput
from zfgk.packs.national import PACK
from zfgk.packs.shipped import PACKS
from zfgk.rules import AnnualDate, ByKey, ClockHours, Days, Months, Seen, Unregulated, WorkingDays, check_pack
from zfgk.rules.coherence import rule_faults

REPLY = next(rule for rule in PACK.rules if rule.id == "national.reply-to-request")
REVIEW = next(rule for rule in PACK.rules if rule.id == "national.decide-review")


def paths(rule, **changes):
    return [fault.where for fault in rule_faults(attrs.evolve(rule, **changes), "r")]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_the_packs_that_ship_have_no_faults(pack):
    check_pack(pack, known=[one for one in PACKS if one is not pack])


def test_there_is_something_to_check():
    assert (REPLY.period, REPLY.extension.at_most) == (WorkingDays(20), WorkingDays(20))
    assert (REVIEW.period, REVIEW.extension.at_most) == (Days(60), Days(30))
    assert REVIEW.rolls is not None
    assert rule_faults(REPLY, "r") == rule_faults(REVIEW, "r") == []


def test_an_extension_is_in_units_of_its_period():
    assert paths(REVIEW, extension=attrs.evolve(REVIEW.extension, at_most=WorkingDays(30))) == ["r.extension.at_most"]
    assert paths(REPLY, extension=attrs.evolve(REPLY.extension, at_most=Days(20))) == ["r.extension.at_most"]
    # Months and days are both calendar time.
    assert paths(REVIEW, period=Months(2)) == []


def test_days_are_taken_out_of_working_days_only():
    assert paths(REPLY, period=Months(1), extension=None) == ["r.stops[0]"]
    assert paths(REPLY, period=ByKey("kind", (("a", WorkingDays(7)), ("b", Unregulated())))) == []
    assert paths(REPLY, period=ByKey("kind", (("a", WorkingDays(7)), ("b", Days(7)))), extension=None) == ["r.stops[0]"]


@pytest.mark.parametrize("period", [WorkingDays(5), ClockHours(24), AnnualDate(3, 31)], ids=str)
def test_only_calendar_time_rolls(period):
    assert paths(REVIEW, period=period, extension=None) == ["r.rolls"]
    assert paths(REVIEW, period=period, extension=None, rolls=None) == []


def test_an_option_that_nobody_saw_is_off():
    reading = next(one for one in PACK.readings if one.id == "fee-restart")
    place = PACK.readings.index(reading)
    on = attrs.evolve(reading.options[1], admissible=True)
    shown = attrs.evolve(reading, options=(reading.options[0], on))
    first = attrs.evolve(reading, options=(attrs.evolve(on, seen=Seen.UNVERIFIED), reading.options[0]))
    for changed, k, word in ((shown, 1, "admissible"), (first, 0, "the default")):
        readings = tuple(changed if one is reading else one for one in PACK.readings)
        with pytest.raises(BadInput) as caught:
            check_pack(attrs.evolve(PACK, readings=readings))
        (fault,) = [one for one in caught.value.faults if one.where.startswith("readings")]
        assert fault.where == f"readings[{place}].options[{k}]"
        assert word in str(fault)


def test_a_pack_in_python_tells_all_its_faults_as_its_file_would():
    place = PACK.rules.index(REPLY)
    wrong = attrs.evolve(
        REPLY,
        act=attrs.evolve(REPLY.act, made="reply.maid"),
        extension=attrs.evolve(REPLY.extension, at_most=Days(20)),
    )
    with pytest.raises(BadInput) as caught:
        check_pack(attrs.evolve(PACK, rules=(*PACK.rules[:place], wrong, *PACK.rules[place + 1 :])))
    assert [fault.where for fault in caught.value.faults] == [
        f"rules[{place}].act.made",
        f"rules[{place}].extension.at_most",
    ]
