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


# Received on 3 June 2025, the reply is due on 1 July (June has 20 working days after the 3rd up to then: 19 in
# 4-6, 9-13, 16-20, 23-27 and 30 June, and 1 July). A fee noticed on 5 June may be paid until 3 July.
_JUNE = Event("request.received", date(2025, 6, 3))
_FEE = Event("fee.noticed", date(2025, 6, 5))
_NOT_PAID = "other_processing.overdue_fee"
_NOT_CORRECTED = "other_processing.overdue_correction"


@pytest.mark.parametrize(
    ("events", "on", "expected"),
    [
        ([_FEE], date(2025, 7, 1), Timeliness.PENDING),
        ([_FEE], date(2025, 7, 2), Timeliness.UNKNOWN),
        ([_FEE, Event("request.closed", date(2025, 7, 4), result=_NOT_PAID)], date(2025, 8, 1), Timeliness.NONE_OWED),
        ([_FEE, Event("reply.made", date(2025, 7, 4), result=_NOT_PAID)], date(2025, 8, 1), Timeliness.NONE_OWED),
        # A fee that was noticed when the reply was late already, and one that was never noticed, excuse nothing.
        ([Event("fee.noticed", date(2025, 7, 2))], date(2025, 7, 10), Timeliness.OVERDUE),
        ([Event("reply.made", date(2025, 7, 4), result="granted")], date(2025, 8, 1), Timeliness.OVERDUE),
        # Paid on the last day; no official text seen says whether the twenty days then begin afresh, until 31 July.
        (
            [_FEE, Event("fee.paid", date(2025, 7, 3)), Event("reply.made", date(2025, 7, 4), result="granted")],
            date(2025, 8, 1),
            Timeliness.DEPENDS,
        ),
        (
            [_FEE, Event("fee.paid", date(2025, 7, 3)), Event("reply.made", date(2025, 8, 1), result="granted")],
            date(2025, 8, 1),
            Timeliness.OVERDUE,
        ),
        (
            [_FEE, Event("fee.paid", date(2025, 6, 9)), Event("reply.made", date(2025, 7, 1))],
            date(2025, 8, 1),
            Timeliness.IN_TIME,
        ),
        (
            [
                Event("correction.requested", date(2025, 6, 5), until=date(2025, 7, 10)),
                Event("request.closed", date(2025, 7, 14), result=_NOT_CORRECTED),
            ],
            date(2025, 8, 1),
            Timeliness.NONE_OWED,
        ),
        (
            [
                Event("correction.requested", date(2025, 6, 5), until=date(2025, 7, 10)),
                Event("reply.made", date(2025, 7, 14), result=_NOT_CORRECTED),
            ],
            date(2025, 8, 1),
            Timeliness.NONE_OWED,
        ),
    ],
)
def test_nobody_is_late_while_the_applicant_may_act_nor_after_giving_up(register, put, events, on, expected):
    put(register, "a", _JUNE, *events)
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
