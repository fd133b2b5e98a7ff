"""Yiyang: what the four texts of 2017 say, read by a second pair of eyes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.engine import coverage, gates, recurring, rosters, shapes
from zfgk.engine.answer import NotRegulated
from zfgk.engine.gates import Decision, GateState
from zfgk.engine.remarks import Saw
from zfgk.errors import BadInput, NoRuleInForce
from zfgk.model.findings import Severity
from zfgk.model.information import Attribute
from zfgk.model.law import Force, Seen
from zfgk.model.measure import Unquantified
from zfgk.packs.yiyang import PACK
from zfgk.rules.duty import Assigns, Gate
from zfgk.rules.pack import Shape
from zfgk.rules.rule import Relation
from zfgk.rules.shape import Recurring, Unit

LAW = builtin()
RULES = {rule.id: rule for rule in PACK.rules}
CHINA = timezone(timedelta(hours=8))
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2017, 9, 8), datetime(2035, 1, 1), timezones=OFFSETS)  # noqa: DTZ001  # hypothesis adds the zone
LEVELS = st.sampled_from(["especially-major", "major", "larger", "general"])
DAYS = st.dates(date(2017, 9, 6), date(2026, 11, 30))


def occurred(moment, level):
    return [{"event": "emergency.occurred", "at": moment, "level": level}]


def terms(rule):
    return [element.term for element in RULES[f"yiyang.{rule}"].elements]


def cases(rule):
    assert isinstance(RULES[f"yiyang.{rule}"], Assigns)
    return {outcome.id: outcome.then for outcome in RULES[f"yiyang.{rule}"].outcomes}


# -- the clocks --------------------------------------------------------------------------------------------------------


@given(MOMENTS, st.sampled_from([("especially-major", 3_600), ("major", 7_200)]))
def test_an_emergency_is_reported_within_so_many_seconds_whatever_the_day(moment, level):
    due = LAW.due("yiyang.report-emergency", occurred(moment, level[0])).due
    assert due.utcoffset() == moment.utcoffset()
    assert (due.astimezone(UTC) - moment.astimezone(UTC)).total_seconds() == level[1]


@given(MOMENTS)
def test_a_general_emergency_has_a_word_and_a_larger_one_not_even_that(moment):
    general = LAW.due("yiyang.report-emergency", occurred(moment, "general"))
    larger = LAW.due("yiyang.report-emergency", occurred(moment, "larger"))
    assert (general.due, general.certainty.value, general.steps[-1].unit) == (None, "unquantified", "及时")
    assert (larger.due, larger.certainty.value) == (None, "not-regulated")
    assert isinstance(larger, NotRegulated)
    assert not isinstance(general, NotRegulated)


@given(
    MOMENTS,
    LEVELS,
    st.sampled_from(["publish-bulletin:emergency-bulletin", "hold-press-conference:emergency-press-conference"]),
)
def test_what_strengthens_is_never_due_later_than_the_national_rule(moment, level, pair):
    local, _, national = pair.partition(":")
    own = LAW.due(f"yiyang.{local}", occurred(moment, level))
    nation = LAW.due(f"national.{national}", occurred(moment, level))
    assert (own.due is None) == (nation.due is None)
    assert own.due is None or own.due <= nation.due


@given(DAYS)
def test_interpretation_material_is_handed_in_by_the_third_working_day(day):
    due = LAW.due("yiyang.submit-interpretation", [{"event": "policy.published", "day": day}]).due
    passed = [day + timedelta(days=k) for k in range(1, (due - day).days + 1)]
    assert sum(map(chinese_calendar.is_workday, passed)) == 3
    assert chinese_calendar.is_workday(due)


def test_handing_in_is_not_publishing_so_it_adds_to_the_national_rule():
    related = {rule.id: (rule.relation, rule.towards) for rule in PACK.rules if rule.relation is not Relation.ADDS}
    assert related == {
        "yiyang.publish-bulletin": (Relation.STRENGTHENS, "national.emergency-bulletin"),
        "yiyang.hold-press-conference": (Relation.STRENGTHENS, "national.emergency-press-conference"),
    }
    events = [
        {"event": "policy.published", "day": "2018-03-01"},
        {"event": "interpretation.submitted", "day": "2018-03-02"},
    ]
    assert LAW.due("yiyang.submit-interpretation", events).verdict.value == "in-time"
    assert LAW.due("national.interpret-policy", events).verdict is None


def test_nothing_binds_before_the_notice():
    with pytest.raises(NoRuleInForce):
        LAW.due("yiyang.report-emergency", occurred("2017-09-05T23:59+08:00", "major"))
    assert LAW.due("yiyang.report-emergency", occurred("2017-09-06T00:00+08:00", "major")).due == datetime(
        2017, 9, 6, 2, 0, tzinfo=CHINA
    )


def test_words_without_a_number_stay_words():
    words = {one.id: one.period.word for one in PACK.rules if isinstance(getattr(one, "period", None), Unquantified)}
    assert words == {"yiyang.supply-material": "迅速", "yiyang.report-inconsistency": "及时"}
    unsaid = {one.id for one in PACK.rules if isinstance(one, Recurring) and one.every is Unit.UNSAID}
    assert unsaid == {"yiyang.guide-updated", "yiyang.portal-care"}


# -- gates -------------------------------------------------------------------------------------------------------------


def granted(*steps, item="a"):
    return [Decision(step, granted=True, item=item) for step in steps]


def gate(name):
    rule = RULES[f"yiyang.{name}"]
    assert isinstance(rule, Gate)
    return rule


@pytest.mark.parametrize(
    ("name", "steps", "who"),
    [
        ("release-approval", ["required-approval"], ["国家或者省、市有关规定指明的批准机关"]),
        ("confirm-with-units", ["every-other-unit"], ["所涉及的其他每一个科室（单位）"]),
        ("leader-decides", ["division-leader"], ["分管领导"]),
        ("review-before-release", ["party-office", "government-office"], ["市委办", "市政府办"]),
        ("withhold", ["reason", "office-review"], ["拟稿科室", "局办公室"]),
        ("press-line", ["bureau-head"], ["局主要领导"]),
        ("press-conference-guidance", ["publicity-office"], ["市委外宣办"]),
    ],
)
def test_a_gate_waits_for_those_whom_the_text_names_and_then_opens(name, steps, who):
    rule = gate(name)
    assert [step.by for step in gates.check(rule, [], item="a").waiting] == who
    assert gates.check(rule, granted(*steps[:-1]), item="a").state is GateState.WAITING
    assert gates.check(rule, granted(*steps), item="a").open


@pytest.mark.parametrize(
    ("name", "step", "effects"),
    [
        ("release-approval", "required-approval", ("不得发布",)),
        ("confirm-with-units", "every-other-unit", ("按第六条处理不同意见",)),
        ("review-before-release", "government-office", ("不得发布",)),
        ("withhold", "reason", ("局办公室可按规定予以退文",)),
        ("withhold", "office-review", ()),
    ],
)
def test_what_a_refusal_leads_to(name, step, effects):
    steps = [one.id for one in gate(name).steps]
    made = [*granted(*steps[: steps.index(step)]), Decision(step, granted=False, item="a")]
    status = gates.check(gate(name), made, item="a")
    assert (status.state, status.effects) == (GateState.REFUSED, effects)


def test_both_offices_review_in_any_order():
    assert gates.check(gate("review-before-release"), granted("government-office", "party-office"), item="a").open


def test_a_plan_passes_through_three_hands_and_to_the_city_where_it_must():
    rule = gate("plan-approval")
    three = granted("unit-head", "legal-division", "bureau-leader")
    assert gates.check(rule, three, item="a").open
    assert [step.by for step in gates.check(rule, three, item="a", needed=["city"]).waiting] == ["市委、市政府"]
    early = gates.check(rule, granted("bureau-leader", "unit-head", "legal-division"), item="a")
    assert [(one.saw, one.element) for one in early.remarks] == [(Saw.OUT_OF_ORDER, "bureau-leader")]


def test_the_reason_comes_before_its_review():
    early = gates.check(gate("withhold"), granted("office-review", "reason"), item="a")
    assert [step.id for step in early.waiting] == ["office-review"]


def test_a_paper_may_be_sent_back_and_never_is_by_itself():
    rule = gate("return-paper")
    assert rule.force is Force.MAY
    status = gates.check(rule, [Decision("attribute-suggested", granted=False, item="a")], item="a")
    assert "局办公室可按规定予以退文" in status.may_return
    assert status.effects == ()
    assert [one.id for one in PACK.rules if isinstance(one, Gate) and one.may_return] == [rule.id]


def test_a_major_decision_lacks_none_of_five_steps():
    rule = gate("major-decisions")
    assert [step.on for step in rule.steps] == ["公众参与", "专家论证", "风险评估", "合法性审查", "集体讨论决定"]
    four = [step.id for step in rule.steps if step.id != "risks"]
    assert [step.id for step in gates.check(rule, granted(*four), item="a").waiting] == ["risks"]


# -- what follows from what --------------------------------------------------------------------------------------------


def test_who_publishes_and_whose_opinion_counts():
    assert "制作" in cases("publisher")["made"]
    assert "保存" in cases("publisher")["kept"]
    assert cases("joint-release") == {"organiser": "负责向公众公开发布", "others": "不得发布"}
    assert cases("competent-unit-decides") == {"others-authority": "按照有权科室（单位）的意见处理"}


def test_three_in_step_means_two_things():
    assert [then[:4] for then in cases("three-in-step").values()] == ["同步组织", "同步审签", "同步部署"]
    assert [then[:4] for then in cases("handle-in-step").values()] == ["同步部署", "同步研究", "同步安排", "解决实际"]


def test_the_bureau_answers_five_kinds_of_opinion_and_steers_none():
    answers = cases("answer-opinion")
    assert list(answers) == ["suggestions", "difficulties", "problems", "not-informed", "untrue"]
    assert not [then for then in answers.values() if any(word in then for word in ("引导", "纠正", "移交", "公安"))]
    assert "不编码" in RULES["yiyang.answer-opinion"].note


# -- contents, rosters, shares, recurrences ----------------------------------------------------------------------------


def test_an_attribute_is_one_of_three():
    rule = RULES["yiyang.attribute-of-document"]
    assert {element.id: element.term for element in rule.elements} == {one.value: one.term for one in Attribute}
    assert shapes.check(rule, ["proactive"]) == ()
    assert [one.saw for one in shapes.check(rule, [])] == [Saw.TOO_FEW]
    assert [one.saw for one in shapes.check(rule, ["proactive", "exempt"])] == [Saw.TOO_MANY]


def test_a_draft_for_others_gives_reasons_for_every_attribute():
    (missing,) = shapes.check(RULES["yiyang.attribute-of-draft-for-others"], {"attribute": "主动公开", "reason": " "})
    assert missing.element == "reason"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("execution", ["执行措施", "实施步骤", "责任分工", "监督方式"]),
        ("progress", ["取得成效", "后续措施"]),
        ("enforcement", ["职责权限", "执法依据", "裁量基准", "执法流程", "执法结果", "救济途径"]),
        ("intermediary-list", ["项目名称", "设置依据", "服务时限"]),
        ("lists", ["权力清单", "责任清单", "负面清单"]),
        ("plan-parts", ["解读提纲（解读内容）", "解读形式", "解读途径", "解读时间"]),
        ("hearing-the-public", ["听证座谈", "调查研究", "咨询协商", "媒体沟通"]),
        ("advance-disclosure", ["决策前相关依据", "决策后议定事项", "相关文件"]),
        ("meeting-plan", ["是否邀请有关方面人员列席会议", "是否公开", "公开方式"]),
        ("self-check-scope", ["本单位不予公开的信息", "依申请公开较为集中的信息"]),
        ("interpretation-assessed", ["科室（单位）年度考核", "个人年度考核"]),
        ("first-platform", ["市政府信息公开网"]),
        ("bureau-site", ["市政府信息公开网", "局网站"]),
    ],
)
def test_the_parts_that_the_text_names(rule, expected):
    assert terms(rule) == expected


def test_a_guide_has_sixteen_parts_and_an_interpretation_nine_and_the_key_fields_are_ten():
    assert [len(terms("service-guide")), len(terms("interpretation-content"))] == [16, 9]
    assert len(RULES["yiyang.key-fields"].seats) == 10
    assert len(RULES["yiyang.interpretation-forms"].seats) == 7


def test_one_way_of_hearing_the_public_is_enough():
    assert shapes.check(RULES["yiyang.hearing-the-public"], ["media"]) == ()
    assert [one.saw for one in shapes.check(RULES["yiyang.hearing-the-public"], [])] == [Saw.TOO_FEW]


def test_no_form_of_interpretation_is_asked_for_by_name():
    assert rosters.check(RULES["yiyang.interpretation-forms"], []) == ()
    assert RULES["yiyang.interpretation-forms"].force is Force.MAY


def test_the_bureau_site_is_asked_for_by_default_only():
    rule = RULES["yiyang.bureau-site"]
    assert rule.force is Force.DEFAULT
    (remark,) = shapes.check(rule, ["city-disclosure-site"])
    assert remark.severity is Severity.REVIEW
    (remark,) = shapes.check(RULES["yiyang.first-platform"], [])
    assert remark.severity is Severity.BLOCK


def test_openness_weighs_four_percent_or_more():
    points = [str(k) for k in range(100)]
    assert coverage.share(RULES["yiyang.weight"], points, points[:4]).ok
    assert not coverage.share(RULES["yiyang.weight"], points, points[:3]).ok


def test_assessed_by_month_quarter_and_year():
    first, last = date(2018, 1, 1), date(2018, 12, 31)
    counted = {
        name: len(recurring.windows(RULES[f"yiyang.{name}"], [], first, last))
        for name in ("assess-monthly", "assess-quarterly", "assess-yearly")
    }
    assert counted == {"assess-monthly": 12, "assess-quarterly": 4, "assess-yearly": 1}


def test_one_briefing_a_year_is_enough_and_none_is_not():
    rule = RULES["yiyang.hear-briefing"]
    first, last = date(2018, 1, 1), date(2019, 12, 31)
    seen = recurring.windows(rule, [date(2018, 5, 2)], first, last)
    assert [(window.count, window.ok) for window in seen] == [(1, True), (0, False)]


def test_how_often_the_portal_is_looked_after_must_be_said():
    rule, day = RULES["yiyang.portal-care"], date(2018, 1, 1)
    with pytest.raises(BadInput, match="how often is not given"):
        recurring.windows(rule, [], day, day)
    assert len(recurring.windows(rule, [day], day, day, every=Unit.DAY)) == 1


# -- what is left out --------------------------------------------------------------------------------------------------


def test_watching_and_steering_are_listed_with_the_reason():
    left_out = {one.row for one in PACK.provisions if one.shapes == (Shape.NOT_ENCODED,)}
    assert left_out == {"YY-D5", "YY-D6", "YY-D9"}
    partly = {one.row: one.rules for one in PACK.provisions if one.rules}
    assert partly == {
        "YY-C10": ("yiyang.answer-opinion",),
        "YY-D7": ("yiyang.handle-in-step",),
        "YY-D10": ("yiyang.accountability",),
    }
    assert all("监看或者引导公民的言论" in one.reason for one in PACK.provisions)


def test_no_rule_commands_watching_or_steering():
    """Notes may say what was left out; what is commanded may not contain it."""
    silent = {"note", "basis", "start", "in_force"}
    commanded = {
        rule.id: str(
            {field.name: getattr(rule, field.name) for field in attrs.fields(type(rule)) if field.name not in silent}
        )
        for rule in PACK.rules
    }
    words = ("跟帖", "舆论", "监控", "导控", "信息员", "网民", "引导")
    assert [(rule, word) for rule, text in commanded.items() for word in words if word in text] == []


def test_the_words_of_all_four_texts_were_read():
    assert {one.seen for one in PACK.instruments} == {Seen.TEXT}
    assert {one.written_under for one in PACK.instruments} == {"OGI-2007"}
    assert {one.issued for one in PACK.instruments} == {date(2017, 9, 6)}
