"""Interpretation, consultation, meetings: checked against the packs' own rules."""

from __future__ import annotations

from datetime import date

import pytest

from zfgk.asking import builtin
from zfgk.catalogue.life.consultation import Consultation, Meeting, check_consultation, check_meeting
from zfgk.catalogue.life.finding import LifeFinding
from zfgk.catalogue.life.interpretation import (
    Interpretation,
    Policy,
    check_by_whom,
    check_deadline,
    check_form,
    check_in_step,
    check_links,
    check_parts,
)
from zfgk.engine.verdict import Verdict
from zfgk.model.findings import Severity
from zfgk.packs.linyi import interpretation as linyi
from zfgk.packs.linyi.meetings import INVITE_TO_MEETING, MEETING_DISCLOSURE
from zfgk.packs.linyi.participation import CONSULTATION_CONTENT
from zfgk.packs.shanghai import interpretation as shanghai
from zfgk.packs.yiyang import interpretation as yiyang
from zfgk.packs.yiyang.participation import MEETING_PLAN


def checks(found: tuple[LifeFinding, ...]) -> list[str]:
    return [one.check for one in found]


POLICY = Policy(key="P", drafted_by="空间规划组", published=date(2020, 6, 1), interpreted_by=("I",))
READING = Interpretation(key="I", of=("P",), by="空间规划组", published=date(2020, 6, 4))


def test_who_drafts_interprets() -> None:
    assert check_by_whom(POLICY, READING, linyi.WHO_INTERPRETS) == ()
    other = Interpretation(key="I", of=("P",), by="信息中心")
    assert checks(check_by_whom(POLICY, other, linyi.WHO_INTERPRETS)) == ["interpreted-by-another"]
    unknown = check_by_whom(Policy(key="P"), READING, linyi.WHO_INTERPRETS)
    assert [(one.check, one.severity) for one in unknown] == [("interpreter-unknown", Severity.NOTE)]


def test_the_three_wordings_are_kept_apart() -> None:
    stages = [
        [one.id for one in rule.outcomes]
        for rule in (linyi.THREE_IN_STEP, yiyang.THREE_IN_STEP, shanghai.THREE_IN_STEP)
    ]
    assert stages == [
        ["drafting", "approval", "publication"],
        ["organising", "approval", "deployment"],
        ["drafting", "approval", "publication"],
    ]
    words = [rule.outcomes[1].when for rule in (linyi.THREE_IN_STEP, shanghai.THREE_IN_STEP)]
    assert words == ["审批政策文件", "审签政策文件"]
    # A stage of one body is none of another's.
    policy = Policy(key="P", stages={"organising": date(2020, 6, 1), "publication": date(2020, 6, 2)})
    reading = Interpretation(key="I", stages={})
    assert checks(check_in_step(policy, reading, yiyang.THREE_IN_STEP)) == ["stage-missing.organising"]
    assert checks(check_in_step(policy, reading, linyi.THREE_IN_STEP)) == ["stage-missing.publication"]


def test_a_later_stage_is_told_with_its_days() -> None:
    policy = Policy(key="P", stages={"drafting": date(2020, 6, 1), "publication": date(2020, 6, 2)})
    reading = Interpretation(key="I", stages={"drafting": date(2020, 6, 1), "publication": date(2020, 6, 5)})
    found = check_in_step(policy, reading, shanghai.THREE_IN_STEP)
    assert checks(found) == ["stage-later.publication"]
    assert "晚3日" in found[0].zh
    assert "二（二）" in found[0].basis


def test_parts_and_forms_are_those_of_the_pack() -> None:
    reading = Interpretation(key="I", parts=("背景", "grounds", "出台目的"), form="漫画")
    assert checks(check_parts(reading, linyi.SIX_POLICIES)) == ["linyi.six-policies.measures"]
    assert len(check_parts(reading, yiyang.INTERPRETATION_CONTENT)) == 9
    assert checks(check_form(reading, linyi.INTERPRETATION_FORMS)) == ["form-not-named"]
    assert check_form(Interpretation(key="I", form="图表图解"), linyi.INTERPRETATION_FORMS) == ()
    assert check_form(Interpretation(key="I", form="专家解读"), yiyang.INTERPRETATION_FORMS) == ()


def test_links_go_both_ways() -> None:
    assert check_links([POLICY], [READING]) == ()
    assert checks(check_links([Policy(key="P")], [READING])) == ["no-link-back"]
    assert checks(check_links([POLICY], [Interpretation(key="I", of=("Q",))])) == ["no-link-back", "policy-unknown"]
    assert checks(check_links([POLICY], [])) == ["interpretation-unknown"]
    assert checks(check_links([Policy(key="P")], [Interpretation(key="I")])) == ["not-interpreted", "no-policy"]
    assert check_links([Policy(key="P", needs=False)], []) == ()


@pytest.mark.parametrize(
    ("published", "verdict", "found"),
    [
        (date(2020, 5, 30), Verdict.IN_TIME, []),
        (date(2020, 6, 1), Verdict.IN_TIME, []),
        (date(2020, 6, 4), Verdict.IN_TIME, []),  # Monday 1 June and three working days
        (date(2020, 6, 5), Verdict.OVERDUE, ["interpreted-late"]),
    ],
)
def test_three_working_days(published: date, verdict: Verdict, found: list[str]) -> None:
    reading = Interpretation(key="I", of=("P",), published=published)
    stranger = Interpretation(key="J", of=("Q",), published=date(2020, 6, 1))
    answer, findings = check_deadline(POLICY, [reading, stranger], builtin(), "linyi.interpret-policy")
    assert answer is not None
    assert (answer.due, answer.verdict, checks(findings)) == (date(2020, 6, 4), verdict, found)


def test_without_an_interpretation_it_is_late_only_after_the_last_day() -> None:
    on_time = check_deadline(POLICY, [], builtin(), as_of=date(2020, 6, 4))
    late = check_deadline(POLICY, [], builtin(), as_of=date(2020, 6, 5))
    assert (on_time[1], checks(late[1])) == ((), ["interpreted-late"])
    assert check_deadline(Policy(key="P"), [], builtin()) == (None, ())


# -- consultation ------------------------------------------------------------------------------------------------------

_OPENED = date(2020, 6, 1)


def consulted(**more: object) -> Consultation:
    return Consultation(key="C", opened=_OPENED, **more)


@pytest.mark.parametrize(
    ("closes", "reasons", "found"),
    [
        (date(2020, 7, 1), "", []),  # the day of opening is not counted
        (date(2020, 6, 30), "", ["shortened-without-reason"]),
        (date(2020, 6, 10), "汛期紧急", ["shortened"]),
        (date(2020, 6, 10), " ", ["shortened-without-reason"]),
        (date(2020, 5, 31), "", ["closes-before-opening"]),
        (None, "", ["no-last-day"]),
    ],
)
def test_thirty_days_or_reasons(closes: date | None, reasons: str, found: list[str]) -> None:
    one = consulted(closes=closes, shortened_for=reasons)
    assert checks(check_consultation(one, builtin(), on=date(2020, 5, 31)).findings) == found


def test_reasons_make_it_a_note() -> None:
    one = consulted(closes=date(2020, 6, 10), shortened_for="汛期紧急")
    found = check_consultation(one, builtin(), "linyi.public-consultation", on=_OPENED).findings
    assert [one.severity for one in found] == [Severity.NOTE]
    assert found[0].basis == "《2020年政务公开工作要点》五（一）"


def test_the_outcome_is_asked_for_only_afterwards() -> None:
    parts = ("决策草案", "explanation", "method", "period")
    one = consulted(closes=date(2020, 7, 1), parts=parts)
    during = check_consultation(one, builtin(), on=date(2020, 7, 1), content=CONSULTATION_CONTENT)
    after = check_consultation(one, builtin(), on=date(2020, 7, 2), content=CONSULTATION_CONTENT)
    assert during.findings == ()
    assert checks(after.findings) == ["linyi.consultation-content.outcome"]
    told = consulted(closes=date(2020, 7, 1), parts=parts, outcome_published=date(2020, 7, 2))
    assert check_consultation(told, builtin(), on=date(2020, 8, 1), content=CONSULTATION_CONTENT).findings == ()


def test_without_a_pack_the_outcome_is_asked_for_in_words_only() -> None:
    one = consulted(closes=date(2020, 7, 1))
    found = check_consultation(one, builtin(), on=date(2020, 12, 1)).findings
    assert checks(found) == ["outcome-missing"]
    assert "及时" in found[0].zh
    early = consulted(closes=date(2020, 7, 1), outcome_published=date(2020, 6, 20))
    assert checks(check_consultation(early, builtin(), on=date(2020, 12, 1)).findings) == ["outcome-too-early"]


def test_missing_parts_are_named_and_secrets_are_not_consulted_upon() -> None:
    one = consulted(closes=date(2020, 7, 1), parts=("draft",))
    found = check_consultation(one, builtin(), on=_OPENED, content=CONSULTATION_CONTENT).findings
    assert [check.rpartition(".")[2] for check in checks(found)] == ["explanation", "method", "period"]
    secret = check_consultation(consulted(confidential=True), builtin(), on=_OPENED)
    assert (secret.answer, secret.findings) == (None, ())


# -- meetings ----------------------------------------------------------------------------------------------------------


def test_a_plan_is_asked_for_where_livelihood_is_concerned() -> None:
    asked = check_meeting(Meeting(key="M", livelihood=True, plan=("是否公开",)), plan=MEETING_PLAN)
    assert [check.rpartition(".")[2] for check in checks(asked)] == ["invitations", "way"]
    assert check_meeting(Meeting(key="M"), plan=MEETING_PLAN) == ()


def test_topics_and_what_was_decided_are_published() -> None:
    meeting = Meeting(key="M", published=("会议议题",), invited={"public": "两名市民", "experts": "一名"})
    found = check_meeting(meeting, published=MEETING_DISCLOSURE, invited=[INVITE_TO_MEETING])
    assert checks(found) == [
        "linyi.meeting-disclosure.interpretation",
        "linyi.invite-to-meeting.stakeholders",
        "linyi.invite-to-meeting.media",
    ]
