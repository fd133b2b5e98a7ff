"""Shanghai: what the plan for 2024 says, read by a second pair of eyes."""

from __future__ import annotations

from datetime import date

import pytest

from zfgk.asking import builtin
from zfgk.engine import coverage, gates, recurring, rosters, shapes
from zfgk.engine.gates import Decision
from zfgk.engine.remarks import Saw
from zfgk.errors import BadInput, NoRuleInForce
from zfgk.model.law import Force, Seen
from zfgk.model.measure import Unquantified
from zfgk.packs.shanghai import PACK
from zfgk.rules.clock import Clock
from zfgk.rules.duty import Assigns
from zfgk.rules.rule import Relation
from zfgk.rules.shape import Coverage, Recurring, Unit

LAW = builtin()
RULES = {rule.id: rule for rule in PACK.rules}


def terms(rule):
    return [element.term for element in RULES[f"shanghai.{rule}"].elements]


def cases(rule):
    assert isinstance(RULES[f"shanghai.{rule}"], Assigns)
    return {outcome.id: outcome.then for outcome in RULES[f"shanghai.{rule}"].outcomes}


def test_every_item_has_a_review_of_its_own_before_it_is_public():
    rule = RULES["shanghai.review-before-release"]
    assert rule.rows == ("SH-01", "SH-02")
    assert not gates.check(rule, [], item="b").open
    used = gates.check(rule, [Decision("review", granted=True, item="a")], item="b")
    assert not used.open
    assert [one.saw for one in used.remarks] == [Saw.USED_ELSEWHERE]
    assert gates.check(rule, [Decision("review", granted=True, item="b")], item="b").open
    refused = gates.check(rule, [Decision("review", granted=False, item="b")], item="b")
    assert refused.effects == ("不得公开",)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("secrecy-review", ["国家秘密", "工作秘密", "敏感信息"]),
        ("risk-review", ["国家安全", "公共安全", "经济安全", "社会稳定"]),
        ("aggregation-review", ["数据汇聚引发泄密风险"]),
        ("privacy-review", ["个人隐私", "商业秘密"]),
        ("catalogue", ["领域", "层级"]),
        ("project-stages", ["立项", "用地规划", "施工", "竣工验收"]),
        ("library-quality", ["全面性", "精准性"]),
        ("push-methods", ["精准推送或者订阅", "广泛推送", "直达推送", "接力推送"]),
        ("push-record", ["目标受众标签", "按主题订阅"]),
        ("partners", ["政策原文", "解读材料", "常见问题与解答清单"]),
        ("heard-on-enterprises", ["相关企业", "行业协会、商会"]),
        ("heard-on-livelihood", ["基层一线"]),
        ("heard-on-groups", ["相关人民团体", "社会组织", "群体代表"]),
        ("open-month-parts", ["答疑", "座谈", "活动体验", "问卷调查"]),
        ("columns-linked", ["政府信息公开", "政务公开"]),
        ("decision-catalogue", ["年度重大行政决策事项目录"]),
    ],
)
def test_the_parts_that_the_text_names(rule, expected):
    assert terms(rule) == expected
    assert shapes.check(RULES[f"shanghai.{rule}"], expected) == ()
    assert [one.saw for one in shapes.check(RULES[f"shanghai.{rule}"], expected[1:])] == [Saw.MISSING]


def test_the_board_has_a_window_rules_and_a_way_to_read_replies():
    assert [element.id for element in RULES["shanghai.message-board"].elements] == [
        "board",
        "assessment-window",
        "working-rules",
        "enquiry-and-reply",
    ]


def test_what_touches_only_some_is_published_to_them_only():
    assert cases("to-whom") == {"specific-parties": "定点、定向公开"}


def test_the_three_in_step_are_drafting_signing_and_publication():
    assert [then[:4] for then in cases("three-in-step").values()] == ["同步起草", "同步审签", "同步发布"]


def test_each_way_of_pushing_has_its_channel():
    channels = cases("push-channels")
    assert channels["targeted"] == "“一网通办”个人和企业专属空间"
    assert channels["broad"] == "第三方互联网资讯平台"
    assert channels["direct"] == "短消息等传统网络通讯方式"
    assert channels["relayed"].startswith("政务服务窗口")
    assert list(channels) == [element.id for element in RULES["shanghai.push-methods"].elements]


def test_representatives_hear_what_was_decided_and_what_became_of_their_advice():
    feedback = cases("meeting-feedback")
    assert [key for key, then in feedback.items() if "反馈" in then] == ["decisions", "adoption"]
    assert feedback["meeting"] == "主动公开"


def test_what_must_be_whole_is_a_hundred_percent():
    whole = {one.id for one in PACK.rules if isinstance(one, Coverage)}
    assert whole == {
        f"shanghai.{name}"
        for name in (
            "catalogue-coverage",
            "link-coverage",
            "working-links",
            "valid-only",
            "collected-whole",
            "all-interpreted",
            "questions-list",
        )
    }
    for name in whole:
        assert coverage.share(RULES[name], ["a", "b"], ["a", "b"]).ok
        assert coverage.share(RULES[name], ["a", "b"], ["b"]).missing == ("a",)


def test_the_open_month_is_august():
    rule = RULES["shanghai.open-month"]
    first, last = date(2024, 1, 1), date(2025, 12, 31)
    (one, other) = recurring.windows(rule, [date(2024, 8, 20), date(2025, 7, 31)], first, last)
    assert (one.first, one.last, one.ok) == (date(2024, 8, 1), date(2024, 8, 31), True)
    assert (other.first, other.last, other.ok) == (date(2025, 8, 1), date(2025, 8, 31), False)


def test_what_recurs_without_a_period_needs_one():
    unsaid = {one.id for one in PACK.rules if isinstance(one, Recurring) and one.every is Unit.UNSAID}
    assert unsaid == {"shanghai.link-check", "shanghai.library-check", "shanghai.expert-tutoring"}
    for name in unsaid:
        with pytest.raises(BadInput, match="how often is not given"):
            recurring.windows(RULES[name], [], date(2024, 6, 1), date(2024, 6, 30))


def test_the_plan_sets_no_number_of_days():
    words = {one.id: one.period for one in PACK.rules if isinstance(one, Clock)}
    assert words == {
        "shanghai.collect-normative": Unquantified("及时"),
        "shanghai.start-inquiry": Unquantified("及时"),
        "shanghai.answer-passed-on": Unquantified("办理时限"),
        "shanghai.publish-opinions": Unquantified("及时"),
    }
    assert {one.relation for one in PACK.rules} == {Relation.ADDS}


def test_the_sentence_that_lost_a_word_is_marked_as_inferred():
    inferred = {one.id for one in PACK.rules if one.basis.seen is Seen.INFERENCE}
    assert inferred == {"shanghai.inquiry-triggers", "shanghai.start-inquiry"}
    assert all("缺字" in RULES[name].note for name in inferred)


def test_what_is_only_asked_for_does_not_bind():
    asked = {one.id for one in PACK.rules if one.force is Force.SHOULD}
    assert asked == {"shanghai.expert-tutoring", "shanghai.quality-review", "shanghai.representatives"}
    assert rosters.check(RULES["shanghai.representatives"], []) == ()


def test_five_media_ten_fields_and_two_texts_to_know():
    assert [len(RULES[f"shanghai.{name}"].seats) for name in ("media", "focus-fields", "must-know")] == [5, 10, 2]
    (missing,) = rosters.check(RULES["shanghai.media"], ["报", "网", "端", "微"])
    assert missing.element == "screen"


def test_nothing_binds_before_the_plan():
    event = {"event": "normative-document.issued", "day": "2024-05-07"}
    with pytest.raises(NoRuleInForce):
        LAW.due("shanghai.collect-normative", [event])
