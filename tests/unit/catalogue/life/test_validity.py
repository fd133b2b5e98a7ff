"""Whether a document is in force: a function of what happened up to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue.life.events import Happening, LifeEvent, NormativeDocument, last_day
from zfgk.catalogue.life.validity import State, contradictions, validity

_DAY = timedelta(days=1)


def document(*events: LifeEvent) -> NormativeDocument:
    return NormativeDocument(key="D", title="某办法", number="某政发〔2020〕3号", events=events)


def event(what: Happening, day: date, **more: object) -> LifeEvent:
    return LifeEvent(what=what, day=day, **more)


PUBLISHED = event(Happening.PUBLISHED, date(2020, 6, 10), effect=date(2020, 7, 1), years=5, source="第二十条")


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2020, 6, 9), State.NOT_YET),
        (date(2020, 6, 30), State.NOT_YET),
        (date(2020, 7, 1), State.EFFECTIVE),
        (date(2025, 6, 30), State.EFFECTIVE),
        (date(2025, 7, 1), State.EXPIRED),
    ],
)
def test_five_years_from_the_first_of_july(on: date, state: State) -> None:
    assert validity(document(PUBLISHED), on).state is state


def test_a_period_is_counted_to_the_day_before() -> None:
    assert last_day(date(2020, 7, 1), 5) == date(2025, 6, 30)
    assert last_day(date(2020, 1, 1), 2) == date(2021, 12, 31)
    assert last_day(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert last_day(date(2020, 2, 29), 4) == date(2024, 2, 28)


def test_without_a_day_of_effect_it_counts_from_publication_and_says_so() -> None:
    found = validity(document(event(Happening.PUBLISHED, date(2020, 6, 10))), date(2020, 6, 10))
    assert found.state is State.EFFECTIVE
    assert "未载明施行日期" in found.explain()
    assert found.until is None


def test_amendment_and_repeal_work_from_their_own_days() -> None:
    amended = event(Happening.AMENDED, date(2021, 3, 1), effect=date(2021, 4, 1), source="决定")
    repealed = event(Happening.REPEALED, date(2022, 1, 10), effect=date(2022, 2, 1))
    one = document(PUBLISHED, repealed, amended)
    assert validity(one, date(2021, 3, 31)).state is State.EFFECTIVE
    assert validity(one, date(2021, 4, 1)).state is State.AMENDED
    before = validity(one, date(2022, 1, 9))
    assert (before.state, before.until) == (State.AMENDED, date(2025, 6, 30))
    announced = validity(one, date(2022, 1, 31))
    assert (announced.state, announced.until) == (State.AMENDED, date(2022, 1, 31))
    after = validity(one, date(2022, 2, 1))
    assert (after.state, after.amendments) == (State.REPEALED, (date(2021, 4, 1),))
    assert "自2022-02-01起废止" in after.explain()
    assert "repealed from 2022-02-01" in after.explain("en")


def test_an_extension_counts_only_if_it_comes_in_time() -> None:
    in_time = event(Happening.EXTENDED, date(2025, 6, 30), until=date(2027, 6, 30))
    late = event(Happening.EXTENDED, date(2025, 7, 1), until=date(2027, 6, 30))
    by_years = event(Happening.EXTENDED, date(2025, 5, 1), years=2)
    assert validity(document(PUBLISHED, in_time), date(2026, 1, 1)).in_force
    assert validity(document(PUBLISHED, by_years), date(2026, 1, 1)).until == date(2027, 6, 30)
    lapsed = document(PUBLISHED, late)
    assert validity(lapsed, date(2026, 1, 1)).state is State.EXPIRED
    assert [one.check for one in contradictions(lapsed)] == ["acts-after-the-end"]


def test_a_repeal_on_the_last_day_comes_before_the_end_of_the_period() -> None:
    repealed = event(Happening.REPEALED, date(2025, 6, 30))
    assert validity(document(PUBLISHED, repealed), date(2025, 6, 30)).state is State.REPEALED
    after = event(Happening.REPEALED, date(2025, 7, 1))
    assert validity(document(PUBLISHED, after), date(2025, 7, 1)).state is State.EXPIRED


def test_an_amendment_after_the_end_is_none() -> None:
    amended = event(Happening.AMENDED, date(2025, 7, 1))
    assert validity(document(PUBLISHED, amended), date(2025, 8, 1)).amendments == ()


def test_a_period_of_one_day_is_a_period() -> None:
    one_day = event(Happening.PUBLISHED, date(2020, 1, 1), until=date(2020, 1, 1))
    assert contradictions(document(one_day)) == ()
    assert validity(document(one_day), date(2020, 1, 1)).in_force


def test_to_declare_expired_what_has_run_out_is_no_contradiction() -> None:
    declared = event(Happening.EXPIRED, date(2026, 1, 1))
    assert contradictions(document(PUBLISHED, declared)) == ()
    early = validity(document(PUBLISHED, event(Happening.EXPIRED, date(2023, 1, 1))), date(2023, 1, 1))
    assert early.state is State.EXPIRED


@pytest.mark.parametrize(
    ("events", "check"),
    [
        ((event(Happening.REPEALED, date(2020, 1, 1)),), "never-published"),
        ((PUBLISHED, event(Happening.PUBLISHED, date(2021, 1, 1))), "published-twice"),
        ((PUBLISHED, event(Happening.REPEALED, date(2021, 1, 2), effect=date(2020, 12, 31))), "works-backwards"),
        ((event(Happening.PUBLISHED, date(2020, 1, 1), until=date(2019, 1, 1)),), "period-before-effect"),
        ((PUBLISHED, event(Happening.AMENDED, date(2020, 6, 1))), "before-publication"),
        (
            (PUBLISHED, event(Happening.REPEALED, date(2021, 1, 2)), event(Happening.REPEALED, date(2022, 1, 2))),
            "repealed-twice",
        ),
        (
            (PUBLISHED, event(Happening.REPEALED, date(2021, 1, 2)), event(Happening.CONTINUED, date(2022, 1, 2))),
            "acts-after-the-end",
        ),
    ],
)
def test_events_that_do_not_fit_are_told(events: tuple[LifeEvent, ...], check: str) -> None:
    assert check in [one.check for one in contradictions(document(*events))]


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": Happening.REPEALED, "day": date(2020, 1, 1), "years": 5},
        {"what": Happening.PUBLISHED, "day": date(2020, 1, 1), "years": 5, "until": date(2025, 1, 1)},
        {"what": Happening.EXTENDED, "day": date(2020, 1, 1)},
        {"what": Happening.PUBLISHED, "day": date(2020, 1, 1), "until": date.max},
        {"what": Happening.PUBLISHED, "day": date(2020, 1, 1), "years": 0},
    ],
)
def test_events_that_mean_nothing_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"period|2999|years"):
        LifeEvent(**wrong)


# -- laws --------------------------------------------------------------------------------------------------------------

_DAYS = st.integers(0, 60).map(lambda n: date(2020, 1, 1) + timedelta(days=n))


@st.composite
def _events(draw: st.DrawFn) -> LifeEvent:
    what = draw(st.sampled_from(Happening))
    until = None
    if what is Happening.EXTENDED or (what is Happening.PUBLISHED and draw(st.booleans())):
        until = draw(_DAYS)
    return LifeEvent(what=what, day=draw(_DAYS), effect=draw(st.none() | _DAYS), until=until)


_LIVES = st.lists(_events(), max_size=7).map(lambda events: document(*events))


def _naive(life: NormativeDocument, on: date) -> State:
    """Walk from day to day: a period that ran out at night comes first, then what works from the morning on."""
    first = life.publication
    if first is None or first.day > on:
        return State.NOT_YET
    last, amended, begins = first.until, False, max(first.day, first.effect or first.day)
    day = min(one.day for one in life.events)
    while day <= on:
        if last is not None and last < day and day >= first.day:
            return State.EXPIRED
        for one in sorted(life.events, key=lambda one: (one.day, one.what.value)):
            works = max(one.day, one.effect or one.day) == day
            if one.what is Happening.EXTENDED and one.day == day and last is not None and day <= last:
                last = max(last, one.until or last)
            if works and one.what in {Happening.REPEALED, Happening.EXPIRED} and (last is None or day <= last):
                return State.REPEALED if one.what is Happening.REPEALED else State.EXPIRED
            amended = amended or (works and one.what is Happening.AMENDED)
        day += _DAY
    return State.NOT_YET if on < begins else State.AMENDED if amended else State.EFFECTIVE


@given(life=_LIVES, on=_DAYS)
def test_it_agrees_with_walking_from_day_to_day(life: NormativeDocument, on: date) -> None:
    first = life.publication
    # Several publications of one day with different contents are refused as a finding; which one counts is arbitrary.
    if first and sum(1 for one in life.events if one.what is Happening.PUBLISHED and one.day == first.day) > 1:
        return
    assert validity(life, on).state is _naive(life, on)


@given(life=_LIVES, on=_DAYS, later=_events())
def test_a_later_event_changes_nothing_about_an_earlier_day(
    life: NormativeDocument, on: date, later: LifeEvent
) -> None:
    if later.day <= on:
        later = LifeEvent(what=Happening.REPEALED, day=on + _DAY, effect=on)
    assert validity(document(*life.events, later), on) == validity(life, on)


@given(life=_LIVES, on=_DAYS, order=st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_told_does_not_matter(life: NormativeDocument, on: date, order: object) -> None:
    shuffled = list(life.events)
    order.shuffle(shuffled)
    assert validity(document(*shuffled), on).state is validity(life, on).state


@given(life=_LIVES, on=_DAYS)
def test_what_has_ended_stays_ended(life: NormativeDocument, on: date) -> None:
    state = validity(life, on).state
    if state in {State.REPEALED, State.EXPIRED}:
        assert {validity(life, on + n * _DAY).state for n in (1, 7, 30)} == {state}


@given(life=_LIVES, on=_DAYS)
def test_the_last_day_is_the_last_one_in_force(life: NormativeDocument, on: date) -> None:
    found = validity(life, on)
    if found.in_force:
        assert found.since is not None
        assert found.since <= on
        assert found.until is None or on <= found.until
