"""Every start day of the calendar × every term that a rule sets × every reading that needs no further fact.

The engine is compared with a naive count that walks day by day over another library's calendar and knows nothing of
it. Rules that count alike are counted once, unless ``ZFGK_ENUMERATION=full`` asks for every rule by itself.
"""

import os
from calendar import monthrange
from datetime import date, timedelta

import attrs
import chinese_calendar
import pytest

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.engine.ask import ask
from zfgk.engine.measures import variants
from zfgk.engine.versions import Versions
from zfgk.errors import BeyondHorizon
from zfgk.model.facts import Event
from zfgk.model.law import InForce
from zfgk.model.measure import Days, Months, WorkingDays, Years
from zfgk.rules.clock import Clock, LeadTime, Minimum

FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
ONE = timedelta(days=1)
DAYS = [FIRST + ONE * k for k in range((LAST - FIRST).days + 1)]
# The years before are needed by periods that are counted back; the other library answers for them as well.
WORKS = {day: chinese_calendar.is_workday(day) for day in DAYS}
FULL = os.environ.get("ZFGK_ENUMERATION") == "full"


def counting_clocks():
    """Every period in days, months or years of every version of every rule, with the key that sets it."""
    for versions in builtin().rules.values():
        for rule in versions:
            if isinstance(rule, Clock):
                for word, period in variants(rule):
                    if isinstance(period, WorkingDays | Days | Months | Years):
                        yield rule, word, period


def alike(rule, period):
    """What the count depends on."""
    kind = "back" if isinstance(rule, LeadTime) else "clear" if getattr(rule, "clear", False) else "forward"
    minimum = isinstance(rule, Minimum)
    return kind, minimum, period, rule.rolls is not None, rule.start.rest_day is not None, rule.extension is not None


CLOCKS = list(counting_clocks())
SHAPES = {alike(rule, period): (rule, word, period) for rule, word, period in CLOCKS}
ASKED = CLOCKS if FULL else list(SHAPES.values())


class OutsideError(Exception):
    """The naive count needs a day that nobody arranged."""


def works(day):
    try:
        return WORKS[day]
    except KeyError:
        raise OutsideError from None


def naive(start, period, *, back, clear, rolls, same_day, moved, further=0):
    """Count with nothing but a table of days."""
    step = -ONE if back else ONE
    while moved and not works(start):
        start += ONE
    day = start - step if same_day else start
    if isinstance(period, WorkingDays):
        left = period.n + further
        while left:
            day += step
            left -= works(day)
    elif isinstance(period, Days):
        for _ in range(period.n + further):
            day += step
    else:
        months = period.n * (12 if isinstance(period, Years) else 1)
        year, month, wanted = day.year, day.month, day.day
        for _ in range(months):
            month += -1 if back else 1
            year, month = (year + 1, 1) if month == 13 else (year - 1, 12) if month == 0 else (year, month)
        day = date(year, month, min(wanted, monthrange(year, month)[1]))
    if clear:
        day += ONE
    while rolls and not works(day):
        day += ONE
    return day


def selections(rule):
    """The readings that matter without a further fact."""
    rest = rule.start.rest_day
    for same_day in (False, True):
        for moved in (False, True) if rest else (False,):
            chosen = {rule.start.counting.id: "same-day" if same_day else "next-day"}
            if rest:
                chosen[rest.id] = rest.options[int(moved)].id
            yield same_day, moved, chosen


@pytest.mark.parametrize(
    ("rule", "period"),
    [(rule, period) for rule, _, period in ASKED],
    ids=[
        f"{rule.id}-{rule.basis.instrument.id}-{word or 'all'}-{period.n}{period.unit}" for rule, word, period in ASKED
    ],
)
def test_every_start_day(rule, period):
    versions = Versions((attrs.evolve(rule, period=period, in_force=InForce(date(1900, 1, 1)), transition=None),))
    back, clear = isinstance(rule, LeadTime), getattr(rule, "clear", False)
    calendar = china()
    compared = beyond = 0
    for same_day, moved, chosen in selections(rule):
        for day in DAYS:
            if same_day and not moved and day == FIRST and isinstance(period, WorkingDays):
                # Counted from the day before, which no notice covers.
                with pytest.raises(BeyondHorizon):
                    ask(versions, [Event(rule.start.events[0], day)], calendar, selected=chosen)
                continue
            answer = ask(versions, [Event(rule.start.events[0], day)], calendar, selected=chosen)
            try:
                expected = naive(
                    day, period, back=back, clear=clear, rolls=rule.rolls is not None, same_day=same_day, moved=moved
                )
            except OutsideError:
                expected = None
                beyond += 1
            assert answer.due == expected, (day, chosen)
            compared += 1
    refused = int(isinstance(period, WorkingDays))
    assert compared == len(DAYS) * len(list(selections(rule))) - refused
    # The longest term of working days, moved and extended, reaches the end of the calendar in its last weeks only.
    assert beyond < 400 or isinstance(period, Months | Years)
    print(f"{compared} combinations, 0 mismatches; {beyond} of them beyond the calendar")  # noqa: T201  # the figure is the result


LONGER = [one for one in CLOCKS if one[0].extension]
EXTENDED = [(rule, period) for rule, _, period in (LONGER if FULL else {one[2]: one for one in LONGER}.values())]


@pytest.mark.parametrize(("rule", "period"), EXTENDED, ids=[f"{rule.id}-{period.n}" for rule, period in EXTENDED])
def test_every_start_day_extended_at_once(rule, period):
    versions = Versions((attrs.evolve(rule, period=period, in_force=InForce(date(1900, 1, 1)), transition=None),))
    for day in DAYS:
        events = [Event(rule.start.events[0], day), Event(rule.extension.notified, day)]
        answer = ask(versions, events, china())
        try:
            expected = naive(
                day,
                period,
                back=False,
                clear=False,
                rolls=rule.rolls is not None,
                same_day=False,
                moved=False,
                further=rule.extension.at_most.n,
            )
        except OutsideError:
            expected = None
        assert answer.due == expected, day


def test_all_terms_are_there():
    periods = {(type(period).__name__, period.n) for _, _, period in CLOCKS}
    assert {
        ("WorkingDays", 20),
        ("WorkingDays", 15),
        ("WorkingDays", 7),
        ("Days", 60),
        ("Months", 6),
        ("Years", 25),
    } <= periods
    assert {alike(rule, period) for rule, _, period in CLOCKS} == set(SHAPES)
