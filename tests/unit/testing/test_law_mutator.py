"""A pack of one's own, changed in one place after another."""

from datetime import date

import pytest

from zfgk.asking import Law
from zfgk.model.facts import Event
from zfgk.model.law import InForce, Instrument
from zfgk.model.measure import (
    AnnualDate,
    ByKey,
    ClockHours,
    Days,
    Months,
    Unquantified,
    Unregulated,
    WorkingDays,
    Years,
)
from zfgk.model.reading import Option, Reading
from zfgk.rules.clock import Act, Deadline, Extension, Minimum, Start, Stop
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.events import EventKind
from zfgk.rules.fee import Bracket, Tariff
from zfgk.rules.pack import RulePack
from zfgk.rules.shape import Recurring, Unit
from zfgk.testing.cases import Case
from zfgk.testing.law_mutator import mutants
from zfgk.testing.law_survivors import Witness, case_witnesses, survivors, version_witness

TEXT = Instrument("COUNTY-2020", "某县办法", "某政发〔2020〕1号", InForce(date(2020, 1, 1)))
DAY = Reading("start-day", "起算", (Option("next-day", "次日"), Option("same-day", "当日", admissible=False)))
EXTRA = Reading("base", "延长", (Option("expiry", "届满"), Option("notice", "告知")))


def rule(**changes):
    kind = changes.pop("kind", Deadline)
    given = {
        "id": "county.answer",
        "term": "答复",
        "owed_by": "某局",
        "basis": TEXT[3],
        "in_force": TEXT.in_force,
        "start": Start(events=("letter.received",), basis=TEXT[3], counting=DAY),
        "period": WorkingDays(5),
        "act": Act(made="letter.answered"),
        "note": "plain words for readers",
    }
    return kind(**given | changes)


def pack(*rules, readings=()):
    events = (EventKind("letter.received", "收到来信"), EventKind("letter.answered", "答复"))
    return RulePack(id="county", title="某县", rules=rules, instruments=(TEXT,), readings=readings, events=events)


def names(*rules, readings=()):
    return {
        mutant.name.removeprefix("county.answer@2020-01-01 ") for mutant in mutants(pack(*rules, readings=readings))
    }


PLAIN = {
    "in_force.since: 2019-12-31",
    "in_force.since: 2020-01-02",
    "start.events[letter.received]: renamed",
    "period: 5日",
    "period.n: 4",
    "period.n: 6",
    "act.made: renamed",
}


def test_every_change_of_a_plain_clock():
    assert names(rule()) == PLAIN


def test_a_mutant_is_a_pack_with_one_rule_changed():
    (found,) = (mutant for mutant in mutants(pack(rule())) if mutant.name.endswith("period.n: 6"))
    assert found.pack.rules == (rule(period=WorkingDays(6)),)
    assert (found.rule, found.computes) == ("county.answer", True)
    assert found.pack.events == pack(rule()).events


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Days(7), {"period: 7个工作日", "period.n: 6", "period.n: 8"}),
        (WorkingDays(1), {"period: 1日", "period.n: 2"}),  # a period of no days is refused by the measure itself
        (Months(6), {"period: 180日", "period.n: 5", "period.n: 7"}),
        (Years(2), {"period: 730日", "period.n: 1", "period.n: 3"}),
        (ClockHours(24), {"period.n: 23", "period.n: 25"}),
        (AnnualDate(1, 31), {"period.day: 30", "period.years: 0", "period.years: 2"}),  # no 31 February, no month 0
        (Unquantified("及时"), {"period: 未作规定"}),
        (Unregulated(), {"period: 及时"}),
        (
            ByKey("kind", (("permit", WorkingDays(7)), ("other", Days(20)))),
            {
                "period.key: renamed",
                "period.periods[permit]: dropped",
                "period.periods[permit]: 7日",
                "period.periods[permit].n: 6",
                "period.periods[permit].n: 8",
                "period.periods[other]: dropped",
                "period.periods[other]: 20个工作日",
                "period.periods[other].n: 19",
                "period.periods[other].n: 21",
            },
        ),
    ],
)
def test_every_change_of_a_measure(period, expected):
    assert {name for name in names(rule(period=period)) if name.startswith("period")} == expected


def test_every_change_of_the_clauses_around_a_count():
    stop = Stop(
        sent="asked",
        served="served",
        answered="answered",
        parties=frozenset({"others", "third-party"}),
        term=WorkingDays(15),
        term_basis=TEXT[4],
        basis=TEXT[4],
        days=DAY,
        credit=DAY,
    )
    extension = Extension(approved="approved", notified="told", at_most=Days(10), basis=TEXT[5], base=EXTRA)
    act = Act(made="letter.answered", served="answer.served", ended_by=("letter.withdrawn", "letter.closed"))
    found = names(
        rule(
            kind=Minimum,
            clear=True,
            act=act,
            stops=(stop,),
            extension=extension,
            transition=EXTRA,
            rolls=TEXT[6],
            start=Start(events=("letter.received", "letter.found"), basis=TEXT[3], counting=DAY, rest_day=DAY),
        )
    )
    assert found - PLAIN == {
        "start.events[letter.received]: dropped",
        "start.events[letter.found]: dropped",
        "start.rest_day: dropped",
        "act.served: dropped",
        "act.ended_by[letter.withdrawn]: dropped",
        "act.ended_by[letter.closed]: dropped",
        "rolls: dropped",
        "stops[asked]: dropped",
        "stops[asked].sent: renamed",
        "stops[asked].served: renamed",
        "stops[asked].answered: renamed",
        "stops[asked].parties: without others",
        "stops[asked].parties: without third-party",
        "stops[asked].term.n: 14",
        "stops[asked].term.n: 16",
        "extension: dropped",
        "extension.approved: renamed",
        "extension.notified: renamed",
        "extension.at_most: 10个工作日",
        "extension.at_most.n: 9",
        "extension.at_most.n: 11",
        "transition: dropped",
        "clear: no",
    }


def test_every_change_of_a_tariff_and_of_a_recurrence():
    about = {"id": "county.answer", "term": "某事", "owed_by": "某局", "basis": TEXT[7], "in_force": TEXT.in_force}
    tariff = Tariff(**about, unit="页", brackets=(Bracket(30, 0), Bracket(100, 10)), then_each=40)
    assert {name for name in names(tariff) if not name.startswith("in_force")} == {
        "brackets[30]: dropped",
        "brackets[30].up_to: 29",
        "brackets[30].up_to: 31",
        "brackets[30].each: 1",
        "brackets[100]: dropped",
        "brackets[100].up_to: 99",
        "brackets[100].up_to: 101",
        "brackets[100].each: 9",
        "brackets[100].each: 11",
        "then_each: 39",
        "then_each: 41",
    }
    weekly = Recurring(**about, event="letter.answered", every=Unit.WEEK, at_least=2)
    changed = {name for name in names(weekly) if not name.startswith(("in_force", "every"))}
    assert changed == {"event: renamed", "at_least: 1", "at_least: 3", "month: 1"}
    every = {name for name in names(weekly) if name.startswith("every")}
    assert every == {f"every: {unit.value}" for unit in Unit if unit is not Unit.WEEK}


def test_rules_that_do_not_compute_are_told_apart():
    roster = Roster(
        id="county.staff",
        term="人员",
        owed_by="某局",
        basis=TEXT[8],
        in_force=TEXT.in_force,
        seats=(Seat("head", "负责人"), Seat("clerk", "联络员", at_least=2)),
    )
    found = list(mutants(pack(rule(), roster)))
    assert {mutant.name for mutant in found if mutant.computes} == {
        f"county.answer@2020-01-01 {name}" for name in PLAIN
    }
    assert "county.staff@2020-01-01 seats[clerk].at_least: 1" in {one.name for one in found if not one.computes}


def test_a_reading_is_changed_wherever_it_stands():
    found = {mutant.name: mutant for mutant in mutants(pack(rule(), readings=(DAY,)))}
    same_day = found["county reading start-day: same-day by default"].pack
    assert same_day.readings[0].default.id == "same-day"
    assert same_day.rules[0].start.counting.default.id == "same-day"
    listed = found["county reading start-day: same-day admissible"].pack
    assert listed.rules[0].start.counting.option("same-day").admissible
    assert not any("next-day" in name for name in found)


# -- which changes are noticed -----------------------------------------------------------------------------------------

# 1 July 2024 is a Monday: 02..05=4 08=5.
RECEIVED = Event("letter.received", date(2024, 7, 1))
DUE = Case(id="plain", rule="county.answer", events=(RECEIVED,), expect={"due": "2024-07-08"}, citation="hand count")


def test_what_no_case_notices_survives():
    law = Law([pack(rule())])
    report = survivors(law, law.packs[0], tuple(case_witnesses([DUE])))
    left = {"in_force.since: 2019-12-31", "in_force.since: 2020-01-02", "act.made: renamed"}
    assert {mutant.name.partition(" ")[2] for mutant in report.survivors} == left
    assert report.count == len(PLAIN)
    assert set(report.killed.values()) == {"plain"}


def test_enough_witnesses_leave_nothing():
    law = Law([pack(rule())])
    late = Case(
        id="late",
        rule="county.answer",
        events=(RECEIVED, Event("letter.answered", date(2024, 7, 9))),
        expect={"verdict": "overdue"},
        citation="hand count",
    )
    table = version_witness("county.answer", "COUNTY-2020", date(2020, 1, 1), None)
    report = survivors(law, law.packs[0], (*case_witnesses([DUE, late]), table))
    assert report.survivors == ()
    assert set(report.killed.values()) == {"plain", "late", table.name}


def test_rules_that_do_not_compute_are_asked_for_apart():
    law = Law([pack(rule())])
    assert survivors(law, law.packs[0], (), computing=False).count == 0


def test_a_witness_of_the_true_law_must_hold():
    law = Law([pack(rule())])
    wrong = Witness("wrong", "county.answer", lambda law: law.versions("county.answer") == ())
    broken = Witness("broken", "county.answer", lambda law: law.versions("nothing") == ())
    with pytest.raises(ValueError, match="wrong, broken"):
        survivors(law, law.packs[0], (wrong, broken))
    with pytest.raises(ValueError, match="no pack 'county'"):
        survivors(law, pack(), ())


def test_a_version_that_overlaps_another_is_noticed():
    older = rule(in_force=InForce(date(2019, 1, 1), date(2019, 12, 31)))
    law = Law([pack(rule(), older)])
    table = version_witness("county.answer", "COUNTY-2020", date(2019, 1, 1), date(2019, 12, 31))
    assert table.holds(law)
    assert not table.holds(Law([pack(rule(in_force=InForce(date(2019, 12, 31))), older)]))
    assert not table.holds(Law([pack(rule())]))
