"""Xuancheng: what the summary of 2010 says, read by a second pair of eyes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.engine import gates
from zfgk.engine.coverage import share
from zfgk.engine.gates import Decision
from zfgk.engine.remarks import Saw
from zfgk.errors import BadInput, NoRuleInForce
from zfgk.model.law import Seen
from zfgk.packs.xuancheng import PACK
from zfgk.rules.duty import Assigns, Gate, Roster
from zfgk.rules.shape import Coverage, Requires, Statistic, Unit
from zfgk.screening import Screener

LAW = builtin()
RULES = {rule.id: rule for rule in PACK.rules}
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2011, 1, 2), datetime(2035, 1, 1), timezones=OFFSETS)  # noqa: DTZ001  # hypothesis adds the zone
ONLINE = ("审批条件", "法律依据", "办事流程", "办事时限", "收费标准", "表格下载", "办事指南")
BROCHURE = ("审批内容", "审批依据", "审批条件", "审批程序", "收费标准", "审批时限", "联系电话")


def raised(moment):
    return [{"event": "message.raised", "at": moment}]


@given(MOMENTS)
def test_an_answer_is_due_after_twenty_four_hours_whatever_the_day(moment):
    due = LAW.due("xuancheng.answer-message", raised(moment)).due
    assert due.utcoffset() == moment.utcoffset()
    assert (due.astimezone(UTC) - moment.astimezone(UTC)).total_seconds() == 86_400


def test_a_day_is_not_enough_for_a_clock_of_hours():
    answer = LAW.due("xuancheng.answer-message", [{"event": "message.raised", "day": "2020-01-01"}])
    assert answer.due is None
    assert answer.missing == ("start-moment",)


def test_no_zone_is_assumed():
    with pytest.raises(BadInput, match="no UTC offset"):
        LAW.due("xuancheng.answer-message", raised("2020-01-01T08:00"))


def test_before_the_summary_nothing_is_known_to_bind():
    with pytest.raises(NoRuleInForce):
        LAW.due("xuancheng.answer-message", raised("2009-12-31T08:00+08:00"))


def test_the_day_of_the_text_is_inferred_and_its_words_were_read():
    assert {one.seen for one in PACK.instruments} == {Seen.INFERENCE}
    assert {rule.basis.seen for rule in PACK.rules} == {Seen.EXCERPT}


def test_every_complaint_gets_an_answer():
    rule = RULES["xuancheng.answer-complaints"]
    assert isinstance(rule, Coverage)
    assert share(rule, ["a", "b"], ["b", "a"]).ok
    assert share(rule, ["a", "b"], ["b"]).missing == ("a",)


def test_the_two_lists_of_seven_elements_stay_two_lists():
    online, brochure = RULES["xuancheng.approval-items"], RULES["xuancheng.approval-brochure"]
    assert tuple(element.term for element in online.elements) == ONLINE
    assert tuple(element.term for element in brochure.elements) == BROCHURE


def test_approval_items_stand_on_both_sites():
    rule = RULES["xuancheng.approval-item-sites"]
    assert [element.term for element in rule.elements] == ["政府网站", "局门户网站"]
    assert (rule.at_least, rule.closed) == (0, False)


def test_a_major_decision_is_published_after_three_steps_in_order():
    rule = RULES["xuancheng.major-decisions"]
    assert isinstance(rule, Gate)
    assert rule.ordered
    assert [step.on for step in rule.steps] == ["征求意见", "集体讨论", "作出决定"]
    hasty = [Decision(step, granted=True, item="a") for step in ("discussion", "opinions", "decision")]
    assert [(one.saw, one.element) for one in gates.check(rule, hasty, item="a").remarks] == [
        (Saw.OUT_OF_ORDER, "discussion"),
        (Saw.OUT_OF_ORDER, "decision"),
    ]


def test_to_withhold_takes_an_approval_and_the_secrecy_law():
    rule = RULES["xuancheng.withhold-matter"]
    assert isinstance(rule, Gate)
    assert [step.id for step in rule.steps] == ["approval", "secrecy-law"]
    assert not rule.ordered


def test_what_the_public_should_know_or_share_in_is_published():
    rule = RULES["xuancheng.proactive-matters"]
    assert isinstance(rule, Assigns)
    assert all(outcome.then.startswith("主动公开") for outcome in rule.outcomes)
    assert len(rule.outcomes) == 2


def test_a_task_names_department_division_and_person():
    rule = RULES["xuancheng.task-table"]
    assert isinstance(rule, Requires)
    assert [element.id for element in rule.elements] == ["department", "division", "person"]


def test_the_period_of_the_notice_is_left_to_whoever_asks():
    rule = RULES["xuancheng.count-submissions"]
    assert isinstance(rule, Statistic)
    assert rule.every is Unit.UNSAID


def test_the_theme_days_have_dates():
    rule = RULES["xuancheng.theme-days"]
    assert isinstance(rule, Roster)
    assert [seat.id for seat in rule.seats] == ["06-25", "12-04"]


def test_nothing_of_the_tampered_page_is_left():
    written = "\n".join(str(attrs.asdict(rule)) for rule in PACK.rules)
    assert Screener.default().scan(written) == []
    assert not [word for word in ("http", "www") if word in written]
