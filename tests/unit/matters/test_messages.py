from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.matters.messages import By, MessageCounts, answered_share, statistics
from zfgk.model.facts import Event, OneOf
from zfgk.model.ratio import Ratio
from zfgk.packs.xuancheng.messages import ANSWER_COMPLAINTS
from zfgk.register.kept import Kept
from zfgk.register.kinds import CLOSED, LETTER, MESSAGE

CHINA = timezone(timedelta(hours=8))
LAW = builtin()
DAY_CLOCK = LAW.clock("xuancheng.answer-message")
NOW = datetime(2025, 10, 20, 12, tzinfo=CHINA)


def at(day, hour, month=9):
    return datetime(2025, month, day, hour, tzinfo=CHINA)


def message(name, raised, answered=None, *, department="信息中心", kind="question", closed=None):
    events = [Event("message.raised", at=raised, kind=kind)]
    if answered:
        events.append(Event("message.answered", at=answered))
    if closed:
        events.append(Event(CLOSED, closed))
    return Kept(id=name, kind=MESSAGE, events=tuple(events), department=department)


def counted(messages, on=NOW, **options):
    return statistics(messages, date(2025, 9, 1), date(2025, 10, 31), on, china(), clock=DAY_CLOCK, **options)


MESSAGES = [
    message("1", at(1, 8), at(2, 8)),  # to the hour: in time; one working day
    message("2", at(1, 8), at(2, 9), department="规划科"),  # an hour late
    # Tuesday before the National Day week of 2025 (1 to 8 October): the 9th is the first working day after it.
    message("3", at(30, 9), at(9, 9, month=10), kind="complaint"),
    message("4", datetime(2025, 10, 20, 11, tzinfo=CHINA), kind="complaint"),  # the period runs
    message("5", at(3, 8), kind="complaint"),  # nobody answered
    message("6", at(3, 8), closed=date(2025, 9, 3)),  # closed on the day, no answer
    message("7", at(3, 8), closed=date(2025, 9, 30)),  # closed when it was long late
    message("8", datetime(2025, 8, 31, 23, tzinfo=CHINA), at(1, 1)),  # came before the period
]


def test_every_message_of_the_period_counts_once_and_once_for_its_timeliness():
    found = counted(MESSAGES).total
    assert found == MessageCounts(
        received=7, answered=3, closed=2, in_time=1, overdue=4, pending=1, dropped=1, timed=3, working_days=3
    )
    assert found.received == found.in_time + found.overdue + found.pending + found.dropped
    assert (found.open, found.answered_share, found.in_time_share) == (2, Ratio(3, 7), Ratio(1, 5))
    assert (found.answered_share.percent, found.mean_working_days) == ("42.9", Fraction(1))


@pytest.mark.parametrize(
    ("by", "received"),
    [
        (By.DEPARTMENT, {"信息中心": 6, "规划科": 1}),
        (By.MONTH, {"2025-09": 6, "2025-10": 1}),
        (By.KIND, {"complaint": 3, "question": 4}),
    ],
)
def test_the_rows_add_up_to_the_total(by, received):
    found = counted(MESSAGES, by=by)
    assert {row.key: row.received for row in found.rows} == received
    assert sum(found.rows, MessageCounts()) == found.total


def test_the_first_answer_ends_the_time():
    twice = message("1", at(1, 8), at(2, 8))
    more = Kept(id="1", kind=MESSAGE, events=(*twice.events, Event("message.answered", at=at(9, 8))))
    found = counted([more]).total
    assert (found.answered, found.in_time, found.timed, found.working_days) == (1, 1, 1, 1)


def test_figures_are_those_of_the_moment_of_asking():
    early = counted(MESSAGES, at(2, 8)).total
    assert (early.received, early.answered, early.in_time, early.pending) == (2, 1, 1, 1)
    later = counted(MESSAGES, at(2, 10)).total
    assert (later.received, later.answered, later.overdue) == (2, 2, 1)


def test_without_a_number_nothing_is_in_time_or_late():
    letter = Kept(
        id="1",
        kind=LETTER,
        events=(Event("mailbox.received", date(2025, 9, 1)), Event("mailbox.answered", date(2025, 9, 8))),
    )
    for clock in (LAW.clock("linyi.answer-letters"), None):
        found = statistics([letter], date(2025, 9, 1), date(2025, 9, 30), date(2025, 10, 1), china(), clock=clock).total
        assert (found.no_period, found.in_time, found.overdue) == (1, 0, 0)
        assert (found.answered, found.mean_working_days, found.in_time_share.percent) == (1, Fraction(5), "")


def test_disputed_days_leave_the_time_uncounted_and_the_verdict_open():
    raised = Event("message.raised", OneOf((date(2025, 9, 1), date(2025, 9, 2))))
    unsure = Kept(id="1", kind=MESSAGE, events=(raised, Event("message.answered", at=at(2, 20))))
    found = counted([unsure]).total
    assert (found.received, found.answered, found.undecided, found.timed) == (1, 1, 1, 0)
    assert found.mean_working_days is None


def test_the_share_of_complaints_answered_names_those_that_are_not():
    found = answered_share(ANSWER_COMPLAINTS, MESSAGES, NOW)
    assert (found.counted, found.covered, found.missing, found.ok) == (3, 1, ("4", "5"), False)
    everything = answered_share(ANSWER_COMPLAINTS, MESSAGES, NOW, kind="")
    assert (everything.counted, everything.covered) == (8, 4)
    assert answered_share(ANSWER_COMPLAINTS, [], NOW).ok


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        statistics([], date(2025, 9, 2), date(2025, 9, 1), NOW, china())
