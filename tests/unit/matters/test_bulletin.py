from datetime import date

import pytest

from zfgk.calendar import china
from zfgk.errors import BadInput
from zfgk.matters.bulletin import bulletins
from zfgk.matters.submissions import JIADING, Approved, Arrival, submitted
from zfgk.model.facts import Event, OneOf
from zfgk.register.kept import Kept
from zfgk.register.kinds import SUBMISSION
from zfgk.rules.shape import Unit

PLACES = {
    "district-committee-office": "上报区委办",
    "district-government-office": "上报区府办",
    "municipal-bureau": "上报市规土局",
    "bureau-site": "录用于规土局网站",
    "bureau-bulletin": "录用于规土信息",
}


def item(name, *events, department="规划科"):
    return Kept(id=name, kind=SUBMISSION, events=events, department=department, subject="一条信息")


def on(day, name, month=9, year=2018, **fields):
    return Event(name, date(year, month, day), **fields)


def read(*events):
    return submitted(item("1", *events), china())


# The Saturday 29 and the Sunday 30 September 2018 were worked in place of days of the National Day week, which ended on
# 7 October: the fourth working day after the 29th is Wednesday 10 October.
@pytest.mark.parametrize(
    ("events", "arrival"),
    [
        ((on(29, "item.occurred"), on(10, "item.submitted", month=10)), Arrival.IN_TIME),
        ((on(29, "item.occurred"), on(11, "item.submitted", month=10)), Arrival.LATE),
        ((on(29, "item.occurred", kind="one-off"), on(11, "item.submitted", month=10)), Arrival.LATE),
        ((on(1, "item.occurred", kind="long-running"), on(11, "item.submitted", month=10)), Arrival.LONG_RUNNING),
        ((on(11, "item.submitted", month=10),), Arrival.UNDECIDED),
        (
            (
                Event("item.occurred", OneOf((date(2018, 9, 28), date(2018, 9, 29)))),
                on(10, "item.submitted", month=10),
            ),
            Arrival.UNDECIDED,
        ),
        # Before the plan of April 2015 nothing was regulated.
        ((on(2, "item.occurred", month=3, year=2015), on(3, "item.submitted", month=3, year=2015)), Arrival.UNDECIDED),
    ],
)
def test_an_item_is_measured_by_four_working_days(events, arrival):
    assert read(*events).arrival is arrival


@pytest.mark.parametrize(
    ("events", "approved"),
    [
        ((), Approved.NOT_KNOWN),
        ((on(3, "item.approved"),), Approved.YES),
        ((on(4, "item.approved"),), Approved.YES),
        ((on(5, "item.approved"),), Approved.NOT_KNOWN),
        ((on(3, "item.refused"),), Approved.REFUSED),
        ((on(3, "item.approved"), on(2, "item.refused")), Approved.YES),
        ((on(2, "item.approved"), on(3, "item.refused")), Approved.REFUSED),
    ],
)
def test_approval_counts_if_it_may_have_come_first_and_the_last_decision_stands(events, approved):
    assert read(on(3, "item.occurred"), *events, on(4, "item.submitted")).approved is approved


def test_an_item_may_be_adopted_in_several_places_and_counts_from_the_first_day():
    found = read(
        on(3, "item.occurred"),
        on(4, "item.submitted"),
        on(9, "item.adopted", to="bureau-site"),
        on(7, "item.adopted", to="bureau-site"),
        on(11, "item.adopted", to="bureau-site"),
        on(8, "item.adopted", to="municipal-bureau"),
    )
    assert found.adopted == {"bureau-site": date(2018, 9, 7), "municipal-bureau": date(2018, 9, 8)}


def test_an_item_that_was_not_submitted_is_none():
    assert read(on(3, "item.occurred"), on(3, "item.approved")) is None


def test_the_rules_name_the_places_and_which_of_them_adopt():
    assert JIADING.places == PLACES
    assert JIADING.adopting == {"bureau-site", "bureau-bulletin"}


def test_the_bulletin_of_a_month_by_department():
    items = [
        item(
            "1",
            on(3, "item.occurred"),
            on(3, "item.approved"),
            on(4, "item.submitted"),
            on(9, "item.adopted", to="bureau-site"),
            on(9, "item.adopted", to="bureau-bulletin"),
            on(2, "item.adopted", month=10, to="municipal-bureau"),
        ),
        item("2", on(3, "item.occurred"), on(20, "item.submitted")),
        item("3", on(3, "item.submitted"), department="办公室"),
        item("4", on(28, "item.occurred"), on(1, "item.submitted", month=10)),
    ]
    (found,) = bulletins(
        items, date(2018, 9, 1), date(2018, 9, 30), china(), every=Unit.MONTH, departments=["法规科", "规划科"]
    )
    law, plan, office = found.rows
    assert [row.department for row in found.rows] == ["法规科", "规划科", "办公室"]
    assert (law.submitted, law.weeks, law.weeks_kept) == (0, 5, 0)
    assert (plan.submitted, plan.counted, plan.late, plan.unapproved, plan.adopted) == (2, 1, 1, 1, 1)
    assert plan.by_place == {**dict.fromkeys(PLACES, 0), "bureau-site": 1, "bureau-bulletin": 1}
    # Sundays of September 2018: 2, 9, 16, 23, 30; item 1 of Tuesday the 4th keeps the week that ends on the 9th.
    assert [(week.last.day, week.count) for week in found.weeks["规划科"]] == [
        (2, 0),
        (9, 1),
        (16, 0),
        (23, 0),
        (30, 0),
    ]
    assert (plan.weeks_kept, office.undecided, office.counted, office.weeks_kept) == (1, 1, 0, 0)
    assert (found.total.submitted, found.total.counted, found.total.weeks, found.total.weeks_kept) == (3, 1, 15, 1)


def test_a_week_without_a_working_day_is_counted_for_itself():
    items = [item("1", on(2, "item.occurred", month=10), on(3, "item.submitted", month=10), department="办公室")]
    (found,) = bulletins(
        items, date(2018, 10, 1), date(2018, 10, 14), china(), every=Unit.MONTH, departments=["办公室", "法规科"]
    )
    first, second = found.weeks["法规科"]
    assert (first.first, first.working_days, first.rest, first.kept) == (date(2018, 10, 1), 0, True, False)
    assert (second.working_days, second.rest) == (5, False)
    assert [(row.weeks, row.weeks_kept, row.rest_weeks, row.rest_weeks_kept) for row in found.rows] == [
        (1, 0, 1, 1),
        (1, 0, 1, 0),
    ]


def test_weeks_belong_to_the_period_in_which_they_end_and_none_is_lost_or_counted_twice():
    found = bulletins([], date(2018, 1, 1), date(2018, 12, 31), china(), every=Unit.MONTH, departments=["办公室"])
    sundays = [week.last for one in found for week in one.weeks["办公室"]]
    assert sundays == [
        date.fromordinal(day) for day in range(date(2018, 1, 7).toordinal(), date(2018, 12, 31).toordinal(), 7)
    ]
    assert all(one.first <= week.last <= one.last for one in found for week in one.weeks["办公室"])
    assert [one.first.month for one in found] == list(range(1, 13))


def test_a_span_cuts_its_first_and_last_period():
    found = bulletins([], date(2018, 1, 10), date(2018, 2, 10), china(), every=Unit.MONTH, departments=["办公室"])
    assert [(one.first, one.last) for one in found] == [
        (date(2018, 1, 10), date(2018, 1, 31)),
        (date(2018, 2, 1), date(2018, 2, 10)),
    ]
    # The week from 8 to 14 January ends in the span and is looked at whole; the one that ends on 11 February is not.
    assert [week.last.day for one in found for week in one.weeks["办公室"]] == [14, 21, 28, 4]


def test_what_comes_after_the_span_is_not_looked_at():
    later = item("1", on(3, "item.occurred"), on(4, "item.submitted"), department="办公室")
    (found,) = bulletins([later], date(2018, 9, 1), date(2018, 9, 3), china(), every=Unit.MONTH, departments=["法规科"])
    assert [row.department for row in found.rows] == ["法规科"]


def test_beyond_the_calendar_a_week_is_a_week():
    (found,) = bulletins([], date(2190, 1, 4), date(2190, 1, 10), china(), every=Unit.YEAR, departments=["办公室"])
    (week,) = found.weeks["办公室"]
    assert (week.working_days, week.rest) == (None, False)


@pytest.mark.parametrize(("every", "last"), [(Unit.UNSAID, date(2018, 2, 1)), (Unit.MONTH, date(2017, 1, 1))])
def test_a_period_that_nobody_says_and_a_span_that_ends_before_it_begins_are_refused(every, last):
    with pytest.raises(BadInput):
        bulletins([], date(2018, 1, 1), last, china(), every=every)
