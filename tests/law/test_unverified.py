"""What was not seen in any source changes an answer only with a warning, or not at all until somebody selects it."""

from __future__ import annotations

import warnings
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import attrs
import pytest

from zfgk import questions
from zfgk.asking import Law
from zfgk.engine import shapes
from zfgk.engine.measures import in_hours
from zfgk.model.facts import Event, OneOf
from zfgk.model.law import Basis, Seen
from zfgk.model.measure import ByKey, OnDay
from zfgk.model.reading import Reading
from zfgk.packs.shipped import PACKS
from zfgk.rules.clock import Clock
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Element, Requires
from zfgk.rules.verification import doubts
from zfgk.warnings import UnverifiedLaw

CLOCKS = [(pack, rule) for pack in PACKS for rule in pack.rules if isinstance(rule, Clock)]
FIRST = date(2007, 1, 8)

# Typed from the list of what nobody saw: article 21 and 31 of the Regulation of 2007, the text of 2001 on making rules,
# and whether the fee notice stops or restarts the reply.
UNSEEN = {
    ("national.reply-to-request", "2019-05-15", "GBH-2020-109"),
    ("national.reply-to-request", "2008-05-01", "GBH-2020-109"),
    ("national.reply-to-request", "2008-05-01", "OGI-2007:21"),
    ("national.correct-request-notice", "2008-05-01", "OGI-2007:21"),
    ("national.annual-report-department", "2008-05-01", "OGI-2007:31"),
    ("national.annual-report-government", "2008-05-01", "OGI-2007:31"),
    ("national.sue-for-inaction", "2015-05-01", "SPC-2015-9:4"),
    ("national.sue-for-inaction", "2017-07-01", "SPC-2015-9:4"),
    ("national.hearing-notice", "2002-01-01", "RULES-2001:15"),
    ("national.rules-effect", "2002-01-01", "RULES-2001:32"),
    ("national.file-rules", "2002-01-01", "RULES-2001:34"),
}


def places(value, path=""):
    """Every citation below a value with the names of the fields that lead to it."""
    if isinstance(value, Basis):
        yield path, value
    elif isinstance(value, tuple):
        for i, one in enumerate(value):
            yield from places(one, f"{path}[{i}]")
    elif attrs.has(type(value)) and not isinstance(value, Reading):
        for field in attrs.fields(type(value)):
            yield from places(getattr(value, field.name), f"{path}.{field.name}")


def day_within(rule):
    """A day on which the version governs and which the calendar covers, a fortnight before its end if it has one."""
    day = max(rule.in_force.since, FIRST)
    if rule.in_force.until is not None and rule.in_force.until < FIRST:
        return rule.in_force.until - timedelta(days=14)
    return day


def happening(rule, name, day, word=""):
    """An event of the rule on a day, or at noon of it for hours, with a word for the key that its period depends on."""
    keys = {rule.period.key: word} if word else {}
    if in_hours(rule):
        return Event(name, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), **keys)
    return Event(name, day, **keys)


def starts(rule):
    """The facts that start the clock: once for each word on which the period depends, and once without any."""
    words = [word for word, _ in rule.period.periods] if isinstance(rule.period, ByKey) else [""]
    return [[happening(rule, rule.start.events[0], day_within(rule), word)] for word in words]


def asked(pack, rule, events, **more):
    """Ask one version alone."""
    others = tuple(one for one in PACKS if one.id != pack.id)
    return Law((*others, attrs.evolve(pack, rules=(rule,)))).due(rule.id, events, **more)


def unseen(rule, field):
    """The version with one of its citations marked as unseen; a place of its own, so that no other is meant."""
    return attrs.evolve(rule, **{field: attrs.evolve(getattr(rule, field), seen=Seen.UNVERIFIED, part="某处")})


def test_the_unseen_places_of_the_shipped_rules_are_those_of_the_list():
    found = {
        (rule.id, rule.in_force.since.isoformat(), basis.place)
        for pack in PACKS
        for rule in pack.rules
        for _, basis in places(rule)
        if basis.seen is Seen.UNVERIFIED
    }
    assert found == UNSEEN


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_the_list_of_weak_places_is_whole(pack):
    """Whatever was seen less well than an excerpt is listed by ``zfgk rules list --unverified``, and nothing else is."""
    weak = {Seen.UNVERIFIED, Seen.SECONDARY, Seen.INFERENCE}
    wanted = Counter(
        (rule.id, rule.in_force.since.isoformat(), basis.seen)
        for rule in pack.rules
        for _, basis in places(rule)
        if basis.seen in weak
    )
    wanted += Counter((one.id, "", one.seen) for one in pack.instruments if one.seen in weak)
    for reading in pack.readings:
        cited = [*reading.options, *reading.bases]
        wanted += Counter((reading.id, "", one.seen) for one in cited if one.seen in weak)
    assert Counter((one.of, one.since, one.seen) for one in doubts(pack)) == wanted


def test_only_clocks_rest_on_what_nobody_saw():
    of = {type(rule) for pack in PACKS for rule in pack.rules for _, one in places(rule) if one.seen is Seen.UNVERIFIED}
    assert of
    assert all(issubclass(kind, Clock) for kind in of), "remarks, shares and fees must say so too before they ship"


@pytest.mark.parametrize(
    ("pack", "rule"),
    [pair for pair in CLOCKS if any(basis.seen is Seen.UNVERIFIED for basis in (pair[1].basis, pair[1].start.basis))],
    ids=lambda value: f"{value.id}@{value.in_force.since}" if isinstance(value, Rule) else None,
)
def test_a_shipped_version_that_nobody_saw_warns_in_every_answer(pack, rule):
    for events in starts(rule):
        answer = asked(pack, rule, events)
        assert f"unverified:{rule.basis.place}" in answer.warnings
        assert "未核实" in answer.explain()


@pytest.mark.parametrize("field", ["basis", "start"])
@pytest.mark.parametrize(("pack", "rule"), CLOCKS, ids=[f"{rule.id}@{rule.in_force.since}" for _, rule in CLOCKS])
def test_any_version_would_warn_if_its_text_or_its_start_were_unseen(pack, rule, field):
    changed = unseen(rule, "basis") if field == "basis" else attrs.evolve(rule, start=unseen(rule.start, "basis"))
    place = (changed.basis if field == "basis" else changed.start.basis).place
    for events in starts(rule):
        assert f"unverified:{place}" in asked(pack, changed, events).warnings
        if rule.basis.seen is not Seen.UNVERIFIED:
            assert f"unverified:{place}" not in asked(pack, rule, events).warnings
    if isinstance(rule.period, OnDay):
        assert f"unverified:{place}" in asked(pack, changed, []).warnings


@pytest.mark.parametrize(
    ("pack", "rule"),
    [pair for pair in CLOCKS if pair[1].restarts],
    ids=lambda value: f"{value.id}@{value.in_force.since}" if isinstance(value, Rule) else None,
)
def test_a_restart_that_nobody_saw_warns_when_it_moves_the_date_and_is_silent_when_it_does_not(pack, rule):
    for clause in rule.restarts:
        begun = day_within(rule) if clause.in_force is None else max(day_within(rule), clause.in_force.since)
        if begun not in rule.in_force:
            # The clause came after the version; no start of this version can meet it.
            continue
        started = happening(rule, rule.start.events[0], begun)
        again = happening(rule, clause.event, begun + timedelta(days=5))
        changed = attrs.evolve(rule, restarts=(unseen(clause, "basis"),))
        place = f"unverified:{changed.restarts[0].basis.place}"
        plain, moved = asked(pack, changed, [started]), asked(pack, changed, [started, again])
        assert place not in plain.warnings
        if clause.only_if is None:
            assert moved.due > plain.due
            assert place in moved.warnings
            continue
        assert (moved.due, moved.dues, place in moved.warnings) == (plain.due, plain.dues, False)
        (other,) = [option.id for option in clause.only_if.options if option.seen is Seen.UNVERIFIED]
        with pytest.warns(UnverifiedLaw):
            selected = asked(pack, changed, [started, again], readings={clause.only_if.id: other})
        assert selected.due > plain.due
        assert place in selected.warnings


def test_an_extension_and_a_consultation_that_nobody_saw_warn():
    pack, rule = next((pack, rule) for pack, rule in CLOCKS if rule.extension and rule.stops)
    start = Event(rule.start.events[0], date(2021, 3, 1))
    (stop,) = rule.stops
    told = Event(rule.extension.notified, date(2021, 3, 10))
    consulted = [Event(stop.sent, date(2021, 3, 3)), Event(stop.answered, date(2021, 3, 9))]
    longer = attrs.evolve(rule, extension=unseen(rule.extension, "basis"))
    paused = attrs.evolve(rule, stops=(unseen(stop, "basis"),))
    for changed, facts in ((longer, [start, told]), (paused, [start, *consulted])):
        assert any(warning.startswith("unverified:") for warning in asked(pack, changed, facts).warnings)
        assert asked(pack, changed, [start]).warnings == ()


def test_a_date_that_only_another_possible_fact_gives_warns_too():
    # The disputed day lies under either Regulation; only the older one restarts by an article that nobody saw.
    days = OneOf((date(2018, 5, 7), date(2021, 5, 10)))
    rule = next(rule for pack, rule in CLOCKS if rule.id == "national.annual-report-department")
    answer = Law(PACKS).due(rule.id, [Event("year.end", OneOf((date(2016, 12, 31), date(2020, 12, 31))))])
    assert [one.due for one in answer.dues] == [date(2017, 3, 31), date(2021, 1, 31)]
    assert "unverified:OGI-2007:31" in answer.warnings
    later = [Event("request.received", days), Event("correction.received", date(2021, 5, 20))]
    assert "unverified:OGI-2007:21" in Law(PACKS).due("national.reply-to-request", later).warnings


def test_an_option_that_nobody_saw_is_off_unless_selected():
    options = [option for pack in PACKS for reading in pack.readings for option in reading.options]
    weak = [option for option in options if option.seen is Seen.UNVERIFIED]
    assert weak
    assert not any(option.admissible for option in weak)
    defaults = [reading.default for pack in PACKS for reading in pack.readings]
    assert not any(option in weak for option in defaults)


def test_what_was_seen_brings_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answer = Law(PACKS).due("national.reply-to-request", [Event("request.received", date(2021, 3, 1))])
    assert answer.warnings == ()
    assert "核实" not in answer.explain()


REPORT, ARTICLE = "national.annual-report-department", "unverified:OGI-2007:31"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: questions.last_day(REPORT, [Event("year.end", date(2016, 12, 31))]),
        lambda: questions.latest_start(REPORT, date(2017, 3, 1)),
        lambda: questions.explaining_days(REPORT, [], date(2017, 3, 31)),
        lambda: questions.diagnose(REPORT, [Event("year.end", date(2016, 12, 31))], date(2017, 3, 31)),
        lambda: questions.diagnose(REPORT, [Event("year.end", date(2016, 12, 31))], date(2017, 1, 31)),
        lambda: questions.diagnose(REPORT, [Event("year.end", date(2016, 12, 31))], "30日"),
    ],
)
def test_a_question_about_what_nobody_saw_is_answered_with_the_warning(ask):
    found = ask()
    assert ARTICLE in found.warnings
    assert ARTICLE in found.to_json()["warnings"]
    assert "［依据未核实：OGI-2007:31］" in found.text()
    assert "[unverified: OGI-2007:31]" in found.text("en")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: questions.last_day(REPORT, [Event("year.end", date(2022, 12, 31))]),
        lambda: questions.latest_start(REPORT, date(2023, 1, 15)),
        lambda: questions.explaining_days(REPORT, [], date(2023, 1, 31)),
        lambda: questions.diagnose(REPORT, [Event("year.end", date(2022, 12, 31))], date(2023, 1, 31)),
    ],
)
def test_a_question_about_what_was_seen_has_no_warning(ask):
    assert ask().warnings == ()
    assert "核实" not in ask().text()


def test_the_days_that_a_late_reply_lacks_and_matters_carry_the_warning_too():
    facts = [
        Event("request.received", date(2014, 9, 1)),
        Event("correction.received", date(2014, 9, 8)),
        Event("reply.made", date(2014, 10, 20)),
    ]
    found = questions.suspension_needed("national.reply-to-request", facts)
    assert found.needed
    assert found.warnings == ("unverified:OGI-2007:21",)
    assert "OGI-2007:21" in found.text()
    matter = questions.Matter(id="a", rule=REPORT, events=[Event("year.end", date(2016, 12, 31))])
    (case,) = questions.law_diff(Law(PACKS), date(2019, 5, 14), date(2019, 5, 15), [matter]).cases
    assert (case.before.warnings, case.after.warnings) == ((ARTICLE,), ())
    assert str(case.before) == "2017-03-31 [unverified: OGI-2007:31]"
    assert case.to_json()["before"]["warnings"] == [ARTICLE]


def test_a_remark_on_a_text_that_nobody_saw_says_so():
    pack = next(pack for pack in PACKS if pack.id == "national")
    rule = next(rule for rule in pack.rules if isinstance(rule, Requires))
    bare = attrs.evolve(
        rule, elements=(Element("a", "甲"),), at_least=0, at_most=0, ordered=False, closed=False, subject="某物"
    )
    (seen,) = shapes.check(bare, [])
    (doubted,) = shapes.check(unseen(bare, "basis"), [])
    assert (seen.message(), seen.message("en")) == ("某物缺少：甲", "某物 lacks a (甲)")
    assert doubted.message() == "某物缺少：甲［依据未核实］"
    assert doubted.message("en") == "某物 lacks a (甲) [unverified]"
