"""Linyi: what the plan for 2020 says, read by a second pair of eyes."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.engine import gates, shapes
from zfgk.engine.gates import Decision
from zfgk.engine.recurring import windows
from zfgk.engine.remarks import Saw
from zfgk.errors import BadInput
from zfgk.model.law import Force, Seen
from zfgk.model.measure import OnDay, Unquantified
from zfgk.packs.linyi import PACK
from zfgk.rules.clock import Clock, Minimum
from zfgk.rules.duty import Assigns, Gate
from zfgk.rules.rule import Relation
from zfgk.rules.shape import Recurring, Statistic, Unit

LAW = builtin()
RULES = {rule.id: rule for rule in PACK.rules}
DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 30))


def terms(rule):
    return [element.term for element in RULES[rule].elements]


@given(DAYS)
def test_a_consultation_lasts_thirty_days_of_the_civil_calendar(day):
    answer = LAW.due("linyi.public-consultation", [{"event": "consultation.opened", "day": day}])
    assert answer.due.toordinal() - day.toordinal() == 30


@given(DAYS)
def test_an_interpretation_is_due_on_the_third_working_day(day):
    due = LAW.due("linyi.interpret-policy", [{"event": "policy.published", "day": day}]).due
    passed = [day + timedelta(days=k) for k in range(1, (due - day).days + 1)]
    assert sum(map(chinese_calendar.is_workday, passed)) == 3
    assert chinese_calendar.is_workday(due)


@given(DAYS)
def test_an_interpretation_is_never_due_later_than_under_the_national_rule(day):
    events = [{"event": "policy.published", "day": day}]
    assert LAW.due("linyi.interpret-policy", events).due <= LAW.due("national.interpret-policy", events).due


def test_how_the_rules_stand_to_the_national_ones():
    related = {rule.id: (rule.relation, rule.towards) for rule in PACK.rules if rule.relation is not Relation.ADDS}
    assert related == {"linyi.interpret-policy": (Relation.STRENGTHENS, "national.interpret-policy")}


def test_the_number_of_days_binds_by_default_and_the_consultation_always():
    assert isinstance(RULES["linyi.public-consultation"], Minimum)
    assert RULES["linyi.public-consultation"].force is Force.DEFAULT
    assert RULES["linyi.consult"].force is Force.MUST
    assert "依法应当保密的除外" in RULES["linyi.consult"].among


def test_the_column_has_a_date_without_any_event():
    answer = LAW.due("linyi.column-by", [])
    assert answer.due == date(2020, 9, 30)
    assert RULES["linyi.column-by"].period == OnDay(date(2020, 9, 30))
    assert "附件" in RULES["linyi.column-by"].basis.part


def test_words_without_a_number_stay_words():
    words = {
        rule.id: rule.period.word for rule in PACK.rules if isinstance(getattr(rule, "period", None), Unquantified)
    }
    assert words == {
        "linyi.consultation-outcome": "及时",
        "linyi.update-library": "动态调整更新",
        "linyi.answer-letters": "及时",
        "linyi.respond-to-concern": "及时",
        "linyi.annual-report": "法定时限",
    }
    unsaid = {rule.id for rule in PACK.rules if isinstance(rule, Recurring | Statistic) and rule.every is Unit.UNSAID}
    assert unsaid == {
        "linyi.clean-documents",
        "linyi.self-check",
        "linyi.letter-statistics",
        "linyi.execution",
        "linyi.ratings",
    }


def test_the_three_in_step_are_drafting_approval_and_publication():
    rule = RULES["linyi.three-in-step"]
    assert isinstance(rule, Assigns)
    assert [outcome.then[:4] for outcome in rule.outcomes] == ["同步起草", "同步审批", "同步发布"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            "linyi.consultation-content",
            ["决策草案", "说明等材料", "征求意见的方式", "征求意见的期限", "意见收集采纳情况"],
        ),
        ("linyi.six-policies", ["背景", "决策依据", "出台目的", "重要举措"]),
        (
            "linyi.column-parts",
            ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开工作年度报告"],
        ),
        ("linyi.request-stages", ["接收", "登记", "办理", "调查", "答复"]),
        ("linyi.life-of-information", ["制作", "获取", "保存", "处理"]),
        ("linyi.special-columns", ["重点领域", "政策解读", "公众参与", "建议提案办理", "会议公开"]),
        ("linyi.commitments", ["工作进展", "取得成效", "后续举措", "落实情况"]),
        ("linyi.key-projects", ["立项依据", "实施主体", "预算安排", "绩效目标", "绩效评价结果"]),
        ("linyi.grass-roots-catalogues", ["城乡规划", "农村集体土地征收", "公共资源配置"]),
        ("linyi.task-table", ["工作任务", "工作要求", "责任科室、单位"]),
    ],
)
def test_the_parts_that_the_text_names(rule, expected):
    assert terms(rule) == expected


def test_the_column_has_exactly_this_name():
    assert terms("linyi.column-name")[0] == "政府信息公开"


def test_only_a_hearing_is_held_where_it_is_required():
    assert [element.id for element in RULES["linyi.consult-business"].elements if element.optional] == ["hearing"]


def test_counsel_is_asked_where_necessary_and_departments_always():
    rule = RULES["linyi.hard-cases"]
    assert isinstance(rule, Gate)
    talked = [Decision("consultation", granted=True, item="a")]
    assert gates.check(rule, talked, item="a").open
    assert [step.id for step in gates.check(rule, talked, item="a", needed=["legal-counsel"]).waiting] == [
        "legal-counsel"
    ]


def test_a_post_passes_four_gates_in_any_order():
    rule = RULES["linyi.new-media-review"]
    assert [step.on for step in rule.steps] == ["政治关", "法律关", "保密关", "文字关"]
    backwards = [Decision(step.id, granted=True, item="a") for step in reversed(rule.steps)]
    assert gates.check(rule, backwards, item="a").open
    assert [step.id for step in gates.check(rule, backwards[1:], item="a").waiting] == ["wording"]


def test_ten_key_fields_and_five_partners_and_four_guests():
    assert [len(RULES[f"linyi.{name}"].seats) for name in ("key-fields", "partners", "invite-to-meeting")] == [10, 5, 4]


def test_the_negative_list_is_explored_and_outside_it_matters_are_public():
    assert RULES["linyi.negative-list"].force is Force.EXPLORE
    assert [outcome.then for outcome in RULES["linyi.outside-the-list"].outcomes] == ["原则上依法依规予以公开"]


def test_steering_is_left_out_and_said_so():
    functions = {seat.holder for seat in RULES["linyi.new-media"].seats if seat.role == "功能"}
    assert functions == {"发布", "传播", "互动", "办事"}
    assert "不编码" in RULES["linyi.new-media"].note
    assert "不编码" in RULES["linyi.response-content"].note


def test_what_stands_in_the_annex_alone_is_cited_there():
    annexed = {row for rule in PACK.rules if rule.basis.part.startswith("附件") for row in rule.rows}
    assert {"LY-10", "LY-11", "LY-12", "LY-14", "LY-32", "LY-37", "LY-40", "LY-45"} <= annexed


def test_words_were_read_and_what_was_derived_says_so():
    assert {rule.id for rule in PACK.rules if rule.basis.seen is not Seen.TEXT} == {"linyi.task-roles"}
    clocks = [rule for rule in PACK.rules if isinstance(rule, Clock)]
    derived = {rule.id for rule in clocks if rule.start.basis.seen is Seen.INFERENCE}
    assert derived == {"linyi.consultation-outcome", "linyi.annual-report"}


def test_the_stages_of_a_request_follow_each_other():
    rule = RULES["linyi.request-stages"]
    assert shapes.check(rule, ["接收", "登记", "办理", "调查", "答复"]) == ()
    assert [one.saw for one in shapes.check(rule, ["登记", "接收", "办理", "调查", "答复"])] == [Saw.OUT_OF_ORDER]


def test_a_row_of_the_table_of_tasks_has_its_three_cells():
    row = {"工作任务": "规范依申请公开工作", "工作要求": "完善疑难件办理会商机制", "责任科室、单位": " "}
    assert [(one.saw, one.element) for one in shapes.check(RULES["linyi.task-table"], row)] == [
        (Saw.MISSING, "responsible")
    ]
    assert Saw.UNKNOWN in {one.saw for one in shapes.check(RULES["linyi.task-roles"], ["督办"])}


def test_how_often_a_self_check_is_due_must_be_said():
    rule, year = RULES["linyi.self-check"], (date(2020, 1, 1), date(2020, 12, 31))
    with pytest.raises(BadInput, match="定期"):
        windows(rule, [], *year)
    assert [one.ok for one in windows(rule, [date(2020, 6, 1)], *year, every=Unit.QUARTER)] == [
        False,
        True,
        False,
        False,
    ]
