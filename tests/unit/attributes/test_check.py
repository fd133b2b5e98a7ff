from datetime import date

import pytest

from zfgk.asking import Law
from zfgk.attributes.check import check_proposal
from zfgk.attributes.exemption_table import FACTS
from zfgk.attributes.proposal import Carried, Proposal
from zfgk.engine.gates import Decision
from zfgk.errors import BadInput
from zfgk.model.findings import Severity
from zfgk.model.information import Attribute, Scope
from zfgk.packs.national.gates import REVIEW_BEFORE_DISCLOSURE
from zfgk.packs.shipped import PACKS
from zfgk.rules.shape import Requires
from zfgk.screening import Screener

PROACTIVE, ON_REQUEST, EXEMPT = Attribute.PROACTIVE, Attribute.ON_REQUEST, Attribute.EXEMPT
NOTHING = dict.fromkeys(FACTS, False)
LAW = Law(PACKS)


def codes(proposal, text="", **options):
    return [concern.code for concern in check_proposal(proposal, Screener.default().scan(text), **options)]


def of(attribute, **fields):
    return Proposal(attribute=attribute, **fields)


# -- what the office states --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        (of(None), ["attribute-missing"]),
        (of(PROACTIVE), []),
        (of(PROACTIVE, reason="内部资料"), ["reason-ignored"]),
        (of(ON_REQUEST), []),
        (of(EXEMPT), ["reason-missing"]),
        (of(EXEMPT, reason="领导不同意"), ["reason-without-basis"]),
        (of(EXEMPT, reason="属工作秘密"), ["reason-without-basis", "work-secret-no-ground"]),
        (of(EXEMPT, reason="内部工作流程，条例第十六条第一款"), []),
        (of(EXEMPT, reason="属工作秘密，条例第十六条第二款过程性信息"), []),
    ],
)
def test_attribute_and_reason(proposal, expected):
    assert codes(proposal) == expected


# -- secrecy marks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attribute", [PROACTIVE, ON_REQUEST])
def test_nothing_leaves_with_a_live_mark(attribute):
    (concern,) = check_proposal(of(attribute), Screener.default().scan("机密★10年\n某报告"))
    assert (concern.code, concern.severity) == ("live-secrecy-mark", Severity.BLOCK)
    assert "第十四条" in str(concern.basis)
    assert attribute.term in concern.zh


def test_a_mark_on_what_stays_is_as_it_should_be():
    facts = {"classified": True}
    assert codes(of(EXEMPT, reason="条例第十四条", facts=facts), "机密★10年") == []


def test_a_secret_without_a_mark_and_a_mark_without_a_secret():
    secret = of(EXEMPT, reason="条例第十四条", facts={"classified": True})
    assert codes(secret) == ["secret-without-mark"]
    plain = of(EXEMPT, reason="条例第十六条", facts=NOTHING | {"internal": True})
    assert codes(plain, "机密★10年") == ["mark-without-secret", "discretion"]


# -- grounds and facts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "reason", "expected"),
    [
        ({"internal": True}, "条例第十六条", ["elements-open"]),
        (NOTHING | {"internal": True}, "条例第十六条", ["discretion"]),
        (NOTHING | {"internal": True}, "条例第十四条", ["other-article", "discretion"]),
        (NOTHING, "条例第十六条", ["exemption-does-not-hold"]),
        (NOTHING | {"concerns-third-party": True, "harm": True}, "条例第十五条", []),
        (
            NOTHING | {"concerns-third-party": True, "harm": True, "consent": True},
            "条例第十五条",
            ["exemption-does-not-hold"],
        ),
        (
            NOTHING | {"enforcement-file": True, "disclosure-required": True},
            "条例第十六条",
            ["exemption-does-not-hold"],
        ),
        (NOTHING | {"endangers": True}, "条例第十四条", []),
    ],
)
def test_facts_against_the_reason(facts, reason, expected):
    assert codes(of(EXEMPT, reason=reason, facts=facts)) == expected


def test_what_can_be_separated_is_not_withheld_as_a_whole():
    facts = NOTHING | {"concerns-third-party": True, "harm": True}
    assert codes(of(EXEMPT, reason="条例第十五条", facts=facts, severable=True)) == ["severable"]


@pytest.mark.parametrize("attribute", [PROACTIVE, ON_REQUEST])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (NOTHING | {"prohibited": True}, ["must-not-be-disclosed"]),
        (NOTHING | {"concerns-third-party": True, "harm": True}, ["must-not-be-disclosed"]),
        (NOTHING | {"concerns-third-party": True, "harm": True, "consent": None}, ["elements-open"]),
        (NOTHING | {"internal": True}, []),
        (NOTHING, []),
    ],
)
def test_facts_against_disclosure(attribute, facts, expected):
    assert codes(of(attribute, facts=facts)) == expected


def test_what_the_law_lists_as_proactive_is_not_disclosed_on_request_only():
    (concern,) = check_proposal(of(ON_REQUEST, item=7))
    assert concern.code == "listed-as-proactive"
    assert "财政预算、决算信息" in concern.zh
    assert "第二十条第（七）项" in str(concern.basis)
    assert codes(of(PROACTIVE, item=7)) == []


def test_there_are_fifteen_items():
    with pytest.raises(ValueError, match="none of the fifteen"):
        of(PROACTIVE, item=16)


def test_wrong_facts_are_bad_input():
    with pytest.raises(BadInput):
        check_proposal(of(EXEMPT, reason="条例第十六条", facts={"work-secret": True}))


# -- to whom -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        (of(PROACTIVE, scope=Scope.TO_PARTIES, audience=("某村村民",)), []),
        (of(PROACTIVE, scope=Scope.AT_PLACE), ["audience-missing"]),
        (of(PROACTIVE, audience=("某村村民",)), ["audience-ignored"]),
        (of(EXEMPT, reason="条例第十六条", scope=Scope.TO_PARTIES, audience=("甲",)), ["scope-without-disclosure"]),
    ],
)
def test_scope_and_audience(proposal, expected):
    assert codes(proposal) == expected


# -- what a document carries -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attribute", "inner", "expected"),
    [
        (PROACTIVE, EXEMPT, [("carried-out", Severity.BLOCK)]),
        (ON_REQUEST, EXEMPT, [("carried-out", Severity.BLOCK)]),
        (PROACTIVE, ON_REQUEST, [("carried-out", Severity.REVIEW)]),
        (PROACTIVE, None, [("carried-without-attribute", Severity.REVIEW)]),
        (PROACTIVE, PROACTIVE, []),
        (ON_REQUEST, PROACTIVE, []),
        (EXEMPT, EXEMPT, []),
    ],
)
def test_a_document_does_not_carry_others_out(attribute, inner, expected):
    reason = "条例第十六条" if attribute is EXEMPT else ""
    found = check_proposal(of(attribute, reason=reason, carries=(Carried(title="附件", attribute=inner),)))
    assert [(concern.code, concern.severity) for concern in found] == expected


def test_the_maker_of_what_is_carried_is_asked():
    ask = Carried(title="意见", attribute=PROACTIVE, made_by="市生态环境局")
    assert codes(of(PROACTIVE, carries=(ask,))) == ["not-confirmed"]
    no = Carried(title="意见", attribute=PROACTIVE, made_by="市生态环境局", confirmed=False)
    assert codes(of(PROACTIVE, carries=(no,))) == ["refused-by-maker"]
    yes = Carried(title="意见", attribute=PROACTIVE, made_by="市生态环境局", confirmed=True)
    assert codes(of(PROACTIVE, carries=(yes,))) == []


def test_joint_documents():
    assert codes(of(PROACTIVE, signed={"甲局": PROACTIVE, "乙局": PROACTIVE})) == []
    found = check_proposal(of(PROACTIVE, signed={"甲局": PROACTIVE, "乙局": EXEMPT, "丙局": None}))
    assert [(concern.code, concern.about) for concern in found] == [
        ("joint-disagreement", "乙局"),
        ("joint-disagreement", "丙局"),
    ]
    assert "由牵头的甲局协商" in found[0].zh


# -- local rules and gates ---------------------------------------------------------------------------------------------


def test_what_a_local_pack_asks_a_proposal_to_state():
    day = date(2018, 1, 1)
    three = LAW.rule("yiyang.attribute-of-document", Requires, on=day)
    draft = LAW.rule("yiyang.attribute-of-draft-for-others", Requires, on=day)
    assert codes(of(PROACTIVE), shapes_of_pack=[three]) == []
    assert codes(of(None), shapes_of_pack=[three]) == ["yiyang.attribute-of-document", "attribute-missing"]
    found = check_proposal(of(ON_REQUEST), shapes_of_pack=[draft])
    assert [(concern.code, concern.about) for concern in found] == [("yiyang.attribute-of-draft-for-others", "reason")]


def test_the_gates_of_a_pack():
    gate = REVIEW_BEFORE_DISCLOSURE
    (waiting,) = check_proposal(of(PROACTIVE), gates_of_pack=[gate], item="A1")
    assert (waiting.code, waiting.severity) == ("national.review-before-disclosure", Severity.REVIEW)
    (refused,) = check_proposal(
        of(PROACTIVE), gates_of_pack=[gate], decisions=[Decision("review", granted=False, item="A1")], item="A1"
    )
    assert refused.severity is Severity.BLOCK
    done = [Decision("review", granted=True, item="A1")]
    assert check_proposal(of(PROACTIVE), gates_of_pack=[gate], decisions=done, item="A1") == ()
    elsewhere = check_proposal(of(PROACTIVE), gates_of_pack=[gate], decisions=done, item="B2")
    assert "一事一审" in elsewhere[0].zh + elsewhere[1].zh


def test_the_concerns_that_ask_for_most_come_first():
    found = check_proposal(of(PROACTIVE, reason="x", audience=("甲",)), Screener.default().scan("机密★10年"))
    assert [concern.severity for concern in found] == [Severity.BLOCK, Severity.REVIEW, Severity.NOTE]
    assert all(concern.text() and concern.text("en").isascii() for concern in found)
