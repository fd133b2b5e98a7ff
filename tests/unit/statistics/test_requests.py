from datetime import date

import pytest

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.model.facts import Between, Event
from zfgk.statistics.requests import Timeliness, figures

LAW = builtin()


def march(number):
    return date(2025, 3, number)


# 20 working days after 3 March 2025 end on 31 March, counted by hand.
RECEIVED = Event("request.received", march(3))


def one(register, on):
    (found,) = figures(register, LAW.clock("national.reply-to-request"), on, china())
    return found


@pytest.mark.parametrize(
    ("events", "on", "expected"),
    [
        ([], march(31), Timeliness.PENDING),
        ([], date(2025, 4, 1), Timeliness.OVERDUE),
        ([Event("reply.made", march(31), result="granted")], date(2025, 6, 30), Timeliness.IN_TIME),
        ([Event("reply.made", date(2025, 4, 1))], date(2025, 6, 30), Timeliness.OVERDUE),
        ([Event("reply.made", Between(march(31), date(2025, 4, 1)))], date(2025, 6, 30), Timeliness.DEPENDS),
        # By post the day of posting counts, and the day on which it was made on the other reading (235号).
        (
            [Event("reply.made", march(31)), Event("reply.dispatched", date(2025, 4, 1), by="post")],
            date(2025, 6, 30),
            Timeliness.DEPENDS,
        ),
        ([Event("request.withdrawn", march(31))], date(2025, 6, 30), Timeliness.NONE_OWED),
        ([Event("request.withdrawn", date(2025, 4, 1))], date(2025, 6, 30), Timeliness.OVERDUE),
        ([Event("request.closed", date(2025, 5, 1), result="other_processing.other")], march(10), Timeliness.PENDING),
        ([Event("correction.requested", march(5))], date(2025, 6, 30), Timeliness.UNKNOWN),
        ([Event("consultation.sent", march(5), to="third-party")], date(2025, 4, 2), Timeliness.DEPENDS),
    ],
)
def test_a_reply_is_judged_by_the_engine(register, put, events, on, expected):
    put(register, "a", RECEIVED, *events)
    assert one(register, on).timeliness is expected


def test_what_was_done(register, put):
    put(
        register,
        "a",
        RECEIVED,
        Event("extension.notified", march(20), working_days=20),
        Event("reply.made", date(2025, 4, 8), result="partial"),
        department="办公室",
    )
    found = one(register, date(2025, 6, 30))
    # Twenty more days end in April whether they follow the first twenty or the notice. The 20th working day is 31 March; 1, 2, 3, 7 and 8 April follow (4 April is a holiday).
    assert (found.timeliness, found.working_day, found.certainty) == (Timeliness.IN_TIME, 25, "by-reading")
    assert (found.extended, found.corrected, found.consulted) == (True, False, False)
    assert (found.department, found.received, found.ended) == ("办公室", march(3), date(2025, 4, 8))
    assert found.result == "partial"
    early = one(register, march(10))
    assert (early.timeliness, early.extended, early.ended, early.result) == (Timeliness.PENDING, False, None, "")


def test_only_received_requests_are_counted(register, put):
    put(register, "a", Event("request.sent", march(3)))
    put(register, "b", Event("request.received", date(2025, 4, 1)))
    put(register, "c", Event("request.submitted", march(4)))
    versions = LAW.clock("national.reply-to-request")
    assert [found.request for found in figures(register, versions, march(10), china())] == ["c"]
    april = (date(2025, 4, 1), date(2025, 4, 30))
    assert [found.request for found in figures(register, versions, date(2025, 5, 9), china(), received=april)] == ["b"]
