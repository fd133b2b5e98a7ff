"""Jiading: what the plan of 2015 says, read by a second pair of eyes."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

import zfgk
from zfgk.asking import builtin
from zfgk.engine import gates, rosters, shapes
from zfgk.engine.answer import NotRegulated
from zfgk.engine.gates import Decision
from zfgk.engine.recurring import windows
from zfgk.engine.remarks import Saw
from zfgk.model.findings import Severity
from zfgk.model.law import Force
from zfgk.model.measure import Unregulated, WorkingDays
from zfgk.packs.jiading import PACK
from zfgk.rules.duty import Assigns, Gate, Roster
from zfgk.rules.shape import Recurring, Requires, Statistic, Unit

LAW = builtin()
RULES = {rule.id: rule for rule in PACK.rules}
DAYS = st.dates(date(2015, 4, 1), date(2026, 11, 30))


def occurred(day, **keys):
    return [{"event": "item.occurred", "day": day, **keys}]


@given(DAYS)
def test_an_item_is_due_on_the_fourth_working_day_after_it_happened(day):
    due = LAW.due("jiading.submit-item", occurred(day)).due
    passed = [day + timedelta(days=k) for k in range(1, (due - day).days + 1)]
    assert sum(map(chinese_calendar.is_workday, passed)) == 4
    assert chinese_calendar.is_workday(due)


@given(DAYS)
def test_to_say_that_an_item_is_no_long_running_work_changes_nothing(day):
    assert LAW.due("jiading.submit-item", occurred(day, kind="one-off")).due == (
        LAW.due("jiading.submit-item", occurred(day)).due
    )


@given(DAYS)
def test_no_time_is_set_for_long_running_work(day):
    answer = LAW.due("jiading.submit-item", occurred(day, kind="long-running"))
    assert isinstance(answer, NotRegulated)
    assert answer.due is None


def test_a_pack_that_ships_is_asked_without_a_look_at_the_plugins(monkeypatch):
    monkeypatch.setattr("zfgk.asking.installed", lambda: pytest.fail("the plugins were looked up"))
    assert zfgk.due("jiading.submit-item", occurred("2015-09-30")).due == date(2015, 10, 12)


def test_lateness_costs_the_count_and_nothing_else():
    rule = RULES["jiading.submit-item"]
    assert rule.period.periods == (("one-off", WorkingDays(4)), ("long-running", Unregulated()))
    assert "不作为上报数统计" in rule.effect
    assert "没有说不予接收" in rule.effect


def test_every_department_reports_at_least_once_a_week():
    rule = RULES["jiading.submit-weekly"]
    assert isinstance(rule, Recurring)
    assert (rule.event, rule.every, rule.at_least, rule.per) == ("item.submitted", Unit.WEEK, 1, "每个部门")


def test_an_item_reaches_the_office_only_through_the_division_leader():
    rule = RULES["jiading.approve-item"]
    assert isinstance(rule, Gate)
    assert [(step.by, step.refused) for step in rule.steps] == [("分管领导", "不得报局办公室")]
    assert rule.before == "向局办公室报送信息"
    assert rule.each


def test_photographs_are_asked_for_and_quality_is_demanded():
    forces = {rule.id: rule.force for rule in PACK.rules if "JD-05" in rule.rows}
    assert forces == {"jiading.item-quality": Force.MUST, "jiading.item-pictures": Force.SHOULD}


def test_an_item_is_passed_up_or_used_in_five_places():
    rule = RULES["jiading.adopt-item"]
    assert isinstance(rule, Assigns)
    assert [outcome.then for outcome in rule.outcomes] == [
        "上报区委办",
        "上报区府办",
        "上报市规土局",
        "录用于规土局网站",
        "录用于规土信息",
    ]


def test_the_period_of_the_notice_is_left_to_whoever_asks():
    rule = RULES["jiading.count-items"]
    assert isinstance(rule, Statistic)
    assert rule.every is Unit.UNSAID
    assert [count.term for count in rule.counts] == ["上报数", "录用数"]


def test_a_request_goes_through_four_stages_in_order():
    rule = RULES["jiading.request-stages"]
    assert isinstance(rule, Requires)
    assert rule.ordered
    assert [element.term for element in rule.elements] == ["受理", "审查", "处理", "答复"]


def test_one_officer_for_each_unit_neither_none_nor_two():
    rule = RULES["jiading.one-officer-each"]
    assert [(seat.at_least, seat.at_most) for seat in rule.seats] == [(1, 1)]
    assert rule.per == "每个科室、局属单位"
    assert rosters.check(rule, {"信息员": "甲"}) == ()
    (none,) = rosters.check(rule, {})
    (two,) = rosters.check(rule, {"information-officer": ["甲", "乙"]})
    assert (none.saw, none.zh) == (Saw.MISSING, "每个科室、局属单位一名信息员：每个科室、局属单位的信息员空缺")
    assert (two.saw, two.zh) == (
        Saw.TOO_MANY,
        "每个科室、局属单位一名信息员：每个科室、局属单位的信息员至多1个，已有2个",
    )


def test_an_officer_is_recommended_and_able_to_write():
    rule = RULES["jiading.information-officer"]
    assert [element.term for element in rule.elements] == ["由本科室、本单位推荐上报", "具有一定文字写作基础"]


def test_what_the_text_only_allows():
    assert {rule.id for rule in PACK.rules if rule.force is Force.MAY} == {
        "jiading.theme-day-column",
        "jiading.channels",
        "jiading.own-plan",
    }


def test_the_leading_group_is_named_by_office_and_not_by_person():
    rule = RULES["jiading.leading-group"]
    assert isinstance(rule, Roster)
    assert [(seat.role, seat.holder) for seat in rule.seats] == [
        ("组长", "局长"),
        ("副组长", "局党委副书记"),
        ("成员", "机关各科室科长"),
        ("成员", "局属各支部书记"),
        ("成员", "各规土所所长"),
    ]


def test_what_a_department_handed_in_is_counted_by_the_week():
    found = windows(
        RULES["jiading.submit-weekly"], [date(2015, 4, 8), date(2015, 4, 20)], date(2015, 4, 6), date(2015, 4, 26)
    )
    assert [(one.first, one.count, one.ok) for one in found] == [
        (date(2015, 4, 6), 1, True),
        (date(2015, 4, 13), 0, False),
        (date(2015, 4, 20), 1, True),
    ]


def test_an_approval_for_one_item_is_not_one_for_another():
    gate = RULES["jiading.approve-item"]
    granted = [Decision("division-leader", granted=True, item="a")]
    assert gates.check(gate, granted, item="a").open
    assert gates.check(gate, granted, item="b").state is gates.GateState.WAITING
    assert gates.check(gate, [Decision("division-leader", granted=False, item="b")], item="b").effects == (
        "不得报局办公室",
    )


def test_an_item_without_its_date_or_topic_is_remarked_and_one_without_a_picture_reviewed():
    assert [remark.saw for remark in shapes.check(RULES["jiading.item-states-date"], {"date-occurred": ""})] == [
        Saw.MISSING
    ]
    assert shapes.check(RULES["jiading.item-states-date"], {"date-occurred": "2015-04-13"}) == ()
    assert [remark.saw for remark in shapes.check(RULES["jiading.item-topic"], [])] == [Saw.TOO_FEW]
    assert shapes.check(RULES["jiading.item-topic"], ["central-work"]) == ()
    assert [remark.severity for remark in shapes.check(RULES["jiading.item-pictures"], [])] == [Severity.REVIEW]
