from datetime import date

import pytest

from zfgk.model.facts import Between, Event, OneOf
from zfgk.register.lifecycle import Stage, legal_next, lies_ahead, misorders, state


def day(number):
    return date(2025, 3, number)


RECEIVED = Event("request.received", day(3))


@pytest.mark.parametrize(
    ("events", "stage", "who"),
    [
        ([Event("request.sent", day(1))], Stage.ANNOUNCED, []),
        ([RECEIVED], Stage.HANDLING, []),
        ([RECEIVED, Event("correction.requested", day(5))], Stage.CORRECTION, ["applicant"]),
        ([RECEIVED, Event("correction.requested", day(5)), Event("correction.received", day(9))], Stage.HANDLING, []),
        (
            [
                RECEIVED,
                Event("consultation.sent", day(5), to="third-party", party="甲公司"),
                Event("consultation.sent", day(5), to="third-party", party="乙公司"),
                Event("consultation.answered", day(8), to="third-party", party="甲公司"),
            ],
            Stage.CONSULTATION,
            ["third-party 乙公司"],
        ),
        ([RECEIVED, Event("fee.noticed", day(6))], Stage.FEE, ["applicant"]),
        ([RECEIVED, Event("fee.noticed", day(6)), Event("fee.paid", day(7))], Stage.HANDLING, []),
        ([RECEIVED, Event("reply.made", day(20), result="granted")], Stage.REPLIED, []),
        ([RECEIVED, Event("reply.made", day(20)), Event("reply.served", day(24))], Stage.ENDED, []),
        ([RECEIVED, Event("request.withdrawn", day(20))], Stage.ENDED, []),
    ],
)
def test_where_a_request_stands(events, stage, who):
    now = state(events)
    assert now.stage is stage
    assert [one.who for one in now.waiting] == who
    assert now.stage.open is (stage not in {Stage.REPLIED, Stage.ENDED})
    assert misorders(events) == []


def test_days_and_result_of_a_replied_request():
    now = state([RECEIVED, Event("reply.made", day(20), result="partial"), Event("reply.served", day(24))])
    assert (now.received, now.ended, now.result) == (day(3), day(20), "partial")


@pytest.mark.parametrize(
    ("events", "culprit"),
    [
        ([Event("reply.made", day(5))], "reply.made"),
        ([RECEIVED, Event("reply.made", day(2))], "reply.made"),
        ([RECEIVED, Event("correction.received", day(5))], "correction.received"),
        (
            [RECEIVED, Event("correction.requested", day(5)), Event("correction.received", day(4))],
            "correction.received",
        ),
        (
            [RECEIVED, Event("consultation.answered", day(5), to="third-party", party="甲")],
            "consultation.answered",
        ),
        (
            [
                RECEIVED,
                Event("consultation.sent", day(4), to="third-party", party="乙"),
                Event("consultation.answered", day(5), to="third-party", party="甲"),
            ],
            "consultation.answered",
        ),
        ([RECEIVED, Event("fee.paid", day(5))], "fee.paid"),
        ([RECEIVED, Event("reply.made", day(9)), Event("reply.served", day(8))], "reply.served"),
        ([RECEIVED, Event("reply.made", day(9)), Event("reply.made", day(10))], "reply.made"),
        ([RECEIVED, Event("reply.made", day(9)), Event("extension.approved", day(10))], "extension.approved"),
        ([RECEIVED, Event("reply.made", day(9)), Event("request.withdrawn", day(10))], "request.withdrawn"),
        ([RECEIVED, Event("request.sent", day(4))], "request.received"),
        ([RECEIVED, Event("reply.made", day(9)), Event("request.received", day(1))], "request.received"),
        ([RECEIVED, Event("request.received", day(3))], "request.received"),
        ([Event("request.submitted", day(3)), Event("request.submitted", day(4))], "request.submitted"),
        (
            [Event("request.submitted", day(3)), Event("reply.made", day(5)), Event("request.received", day(6))],
            "reply.made",
        ),
        ([RECEIVED, Event("extension.notified", day(5)), Event("extension.approved", day(6))], "extension.notified"),
    ],
)
def test_impossible_orders_are_told_with_what_would_be_legal(events, culprit):
    found = misorders(events)
    assert [one.event.name for one in found] == [culprit]
    assert found[0].why
    assert found[0].legal


def test_a_second_receipt_is_a_correction_of_the_first_or_nothing():
    (found,) = misorders([RECEIVED, Event("request.received", date(2024, 12, 30))])
    assert found.event.day == date(2024, 12, 30)
    assert (found.why, found.legal) == ("request.received is known already", "a correction of request.received")


def test_what_was_submitted_online_is_received_once_too():
    assert misorders([Event("request.submitted", day(3)), Event("request.received", day(4))]) == []
    assert misorders([Event("request.received", day(4)), Event("request.submitted", day(3))]) == []


def test_two_corrections_for_one_request_of_them():
    events = [RECEIVED, Event("correction.requested", day(5))]
    events += [Event("correction.received", day(8)), Event("correction.received", day(9))]
    assert [one.why for one in misorders(events)] == ["2 corrections were received and 1 requested"]


@pytest.mark.parametrize("replied", [OneOf((day(2), day(4))), Between(day(1), day(3)), None])
def test_a_disputed_day_is_impossible_only_if_every_day_is(replied):
    assert misorders([RECEIVED, Event("reply.made", replied)]) == []
    assert misorders([RECEIVED, Event("reply.made", OneOf((day(1), day(2))))])


def test_what_lies_ahead():
    assert lies_ahead(Event("reply.made", day(5)), day(4))
    assert not lies_ahead(Event("reply.made", OneOf((day(4), day(9)))), day(4))
    assert not lies_ahead(Event("reply.made"), day(4))


def test_what_may_come_next():
    assert set(legal_next([])) == {"request.sent", "request.submitted", "request.received"}
    after_receipt = legal_next([RECEIVED])
    assert {"correction.requested", "reply.made", "request.withdrawn"} <= set(after_receipt)
    assert not {"correction.received", "fee.paid", "consultation.answered"} & set(after_receipt)
    decisions = ("review.concluded", "review.decided", "judgment.made")
    replied = [RECEIVED, Event("reply.made", day(5))]
    assert legal_next(replied) == ("reply.dispatched", "reply.served", *decisions)
    assert legal_next([RECEIVED, Event("request.withdrawn", day(5))]) == decisions
    anew = legal_next([*replied, Event("review.decided", day(20))])
    assert {"reply.made", "correction.requested", "consultation.sent", *decisions} <= set(anew)


REFUSED_FIRST = [RECEIVED, Event("reply.made", day(5), result="refused.process"), Event("reply.served", day(7))]
DECIDED = Event("review.decided", day(20))


@pytest.mark.parametrize("decision", ["review.concluded", "review.decided", "judgment.made"])
def test_after_a_decision_a_request_is_handled_and_answered_anew(decision):
    decided = [*REFUSED_FIRST, Event(decision, day(20))]
    assert misorders(decided) == []
    assert state(decided).stage is Stage.ENDED
    asked = [*decided, Event("consultation.sent", day(21), to="third-party", party="甲")]
    assert misorders(asked) == []
    replied = [*asked, Event("reply.made", day(25), result="granted")]
    assert misorders(replied) == []
    now = state(replied)
    assert (now.stage, now.ended, now.result) == (Stage.REPLIED, day(5), "refused.process")
    served = [*replied, Event("reply.served", day(26))]
    assert state(served).stage is Stage.ENDED
    twice = [*served, Event("judgment.made", day(28)), Event("reply.made", day(30), result="partial")]
    assert misorders(twice) == []
    assert state(twice).result == "refused.process"


@pytest.mark.parametrize(
    ("events", "culprit"),
    [
        ([*REFUSED_FIRST, Event("reply.made", day(25))], "reply.made"),
        ([*REFUSED_FIRST, DECIDED, Event("reply.made", day(15))], "reply.made"),
        ([*REFUSED_FIRST, DECIDED, Event("reply.made", day(25)), Event("reply.made", day(26))], "reply.made"),
        ([*REFUSED_FIRST, DECIDED, Event("consultation.sent", day(15), to="third-party")], "consultation.sent"),
        ([*REFUSED_FIRST, DECIDED, Event("correction.received", day(25))], "correction.received"),
        ([Event("review.decided", day(4)), *REFUSED_FIRST, Event("reply.made", day(25))], "reply.made"),
        (
            [*REFUSED_FIRST, DECIDED, Event("reply.made", day(25)), Event("fee.noticed", day(27))],
            "fee.noticed",
        ),
    ],
)
def test_a_decision_allows_only_what_lies_after_it(events, culprit):
    found = misorders(events)
    assert [one.event.name for one in found] == [culprit]
    assert "first" in found[0].legal


def test_a_reply_that_a_decision_on_inaction_ordered_is_the_first_one():
    events = [RECEIVED, Event("review.decided", day(10)), Event("reply.made", day(12), result="granted")]
    assert misorders(events) == []
    assert (state(events).ended, state(events).result) == (day(12), "granted")
    late = [RECEIVED, Event("reply.made", day(10), result="granted"), Event("review.decided", day(10))]
    assert (misorders(late), state(late).ended) == ([], day(10))
