"""Administrative review (行政复议): applying, examining, answering and deciding, newest version first.

Which short terms are working days is said by the closing article of each version: five and seven days until 2023; three,
five, seven and ten days from 2024. All others are calendar days that roll as the law of civil procedure says.
"""

from __future__ import annotations

import attrs

from zfgk.model.measure import ByKey, Days, WorkingDays, Years
from zfgk.packs.national.readings import EXTENSION_BASE, START_DAY, VERSION_IN_TRANSITION
from zfgk.rules.clock import Act, Deadline, Extension, Start
from zfgk.texts.national import CIVIL_PROCEDURE
from zfgk.texts.national_procedure import REVIEW_1999, REVIEW_2009, REVIEW_2017, REVIEW_2023

_ROLLS = CIVIL_PROCEDURE[85, 3]
"""Made applicable by article 88(1) of the law of 2023."""

_EXTENSION = Extension(
    approved="review-extension.approved",
    notified="review-extension.notified",
    at_most=Days(30),
    basis=REVIEW_2023[62, 1],
    base=EXTENSION_BASE,
)

_KNOWN = ("decision.served", "decision.known")

APPLY_FOR_REVIEW = Deadline(
    id="national.apply-for-review",
    term="申请行政复议",
    owed_by="公民、法人或者其他组织",
    basis=REVIEW_2023[20, 1],
    in_force=REVIEW_2023.in_force,
    start=Start(events=_KNOWN, basis=REVIEW_2023[20, 1], counting=START_DAY),
    period=Days(60),
    rolls=_ROLLS,
    act=Act(made="review.applied"),
    rows=("FY-20",),
    effect="逾期申请的，不予受理",
    note="法律规定的申请期限超过六十日的除外；不可抗力等正当理由耽误的时间须另行扣除。",
)
APPLY_FOR_REVIEW_2017 = attrs.evolve(
    APPLY_FOR_REVIEW,
    basis=REVIEW_2017[9, 1],
    in_force=REVIEW_2017.in_force,
    start=Start(events=_KNOWN, basis=REVIEW_2017[9, 1], counting=START_DAY),
    rolls=REVIEW_2017[40, 1],
)
APPLY_FOR_REVIEW_2009 = attrs.evolve(
    APPLY_FOR_REVIEW_2017,
    basis=REVIEW_2009[9, 1],
    in_force=REVIEW_2009.in_force,
    start=Start(events=_KNOWN, basis=REVIEW_2009[9, 1], counting=START_DAY),
    rolls=REVIEW_2009[40, 1],
)
APPLY_FOR_REVIEW_1999 = attrs.evolve(
    APPLY_FOR_REVIEW_2017,
    basis=REVIEW_1999[9, 1],
    in_force=REVIEW_1999.in_force,
    start=Start(events=_KNOWN, basis=REVIEW_1999[9, 1], counting=START_DAY),
    rolls=REVIEW_1999[40, 1],
)

APPLY_FOR_REVIEW_UNTOLD = Deadline(
    id="national.apply-for-review-untold",
    term="未被告知复议权利、机关和期限时申请行政复议的最长期限",
    owed_by="公民、法人或者其他组织",
    basis=REVIEW_2023[20, 3],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("decision.known", "decision.served"), basis=REVIEW_2023[20, 3], counting=START_DAY),
    period=Years(1),
    rolls=_ROLLS,
    act=Act(made="review.applied"),
    rows=("FY-20",),
)
APPLY_FOR_REVIEW_AT_LATEST = Deadline(
    id="national.apply-for-review-at-latest",
    term="申请行政复议的最长保护期限",
    owed_by="公民、法人或者其他组织",
    basis=REVIEW_2023[21],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("decision.made",), basis=REVIEW_2023[21], counting=START_DAY),
    period=ByKey("kind", (("real-estate", Years(20)), ("other", Years(5)))),
    rolls=_ROLLS,
    act=Act(made="review.applied"),
    rows=("FY-20",),
    effect="行政复议机关不予受理",
)

EXAMINE_REVIEW_APPLICATION = Deadline(
    id="national.examine-review-application",
    term="审查行政复议申请并决定是否受理",
    owed_by="行政复议机关",
    basis=REVIEW_2023[30, 1],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("review.received",), basis=REVIEW_2023[30, 1], counting=START_DAY),
    period=WorkingDays(5),
    act=Act(made="review.accepted", ended_by=("review.refused",)),
    rows=("FY-30",),
    effect="审查期限届满未作出不予受理决定的，期限届满之日视为受理",
)
EXAMINE_REVIEW_APPLICATION_2017 = attrs.evolve(
    EXAMINE_REVIEW_APPLICATION,
    basis=REVIEW_2017[17, 1],
    in_force=REVIEW_2017.in_force,
    start=Start(events=("review.received",), basis=REVIEW_2017[17, 1], counting=START_DAY),
    effect="除不予受理、告知向其他机关提出的外，收到之日即为受理",
)
EXAMINE_REVIEW_APPLICATION_2009 = attrs.evolve(
    EXAMINE_REVIEW_APPLICATION_2017,
    basis=REVIEW_2009[17, 1],
    in_force=REVIEW_2009.in_force,
    start=Start(events=("review.received",), basis=REVIEW_2009[17, 1], counting=START_DAY),
)
EXAMINE_REVIEW_APPLICATION_1999 = attrs.evolve(
    EXAMINE_REVIEW_APPLICATION_2017,
    basis=REVIEW_1999[17, 1],
    in_force=REVIEW_1999.in_force,
    start=Start(events=("review.received",), basis=REVIEW_1999[17, 1], counting=START_DAY),
)

SEND_REVIEW_COPY = Deadline(
    id="national.send-review-copy",
    term="向被申请人发送行政复议申请书副本（普通程序）",
    owed_by="行政复议机构",
    basis=REVIEW_2023[48],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2023[48], counting=START_DAY),
    period=WorkingDays(7),
    act=Act(made="review-copy.sent"),
    rows=("FY-48",),
)
SEND_REVIEW_COPY_2017 = attrs.evolve(
    SEND_REVIEW_COPY,
    basis=REVIEW_2017[23, 1],
    in_force=REVIEW_2017.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2017[23, 1], counting=START_DAY),
)
SEND_REVIEW_COPY_2009 = attrs.evolve(
    SEND_REVIEW_COPY,
    basis=REVIEW_2009[23, 1],
    in_force=REVIEW_2009.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2009[23, 1], counting=START_DAY),
)
SEND_REVIEW_COPY_1999 = attrs.evolve(
    SEND_REVIEW_COPY,
    basis=REVIEW_1999[23, 1],
    in_force=REVIEW_1999.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_1999[23, 1], counting=START_DAY),
)

ANSWER_REVIEW = Deadline(
    id="national.answer-review",
    term="被申请人提出书面答复（普通程序）",
    owed_by="被申请人",
    basis=REVIEW_2023[48],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("review-copy.received",), basis=REVIEW_2023[48], counting=START_DAY),
    period=WorkingDays(10),
    act=Act(made="review.answered"),
    rows=("FY-48",),
    effect="视为该行政行为没有证据、依据",
)
ANSWER_REVIEW_2017 = attrs.evolve(
    ANSWER_REVIEW,
    basis=REVIEW_2017[23, 1],
    in_force=REVIEW_2017.in_force,
    start=Start(events=("review-copy.received",), basis=REVIEW_2017[23, 1], counting=START_DAY),
    # Its article 40 makes five and seven days working days; ten days stayed calendar days until 2023.
    period=Days(10),
    rolls=REVIEW_2017[40, 1],
    transition=VERSION_IN_TRANSITION,
)
ANSWER_REVIEW_2009 = attrs.evolve(
    ANSWER_REVIEW_2017,
    basis=REVIEW_2009[23, 1],
    in_force=REVIEW_2009.in_force,
    start=Start(events=("review-copy.received",), basis=REVIEW_2009[23, 1], counting=START_DAY),
    rolls=REVIEW_2009[40, 1],
    transition=None,
)
ANSWER_REVIEW_1999 = attrs.evolve(
    ANSWER_REVIEW_2017,
    basis=REVIEW_1999[23, 1],
    in_force=REVIEW_1999.in_force,
    start=Start(events=("review-copy.received",), basis=REVIEW_1999[23, 1], counting=START_DAY),
    rolls=REVIEW_1999[40, 1],
    transition=None,
)

DECIDE_REVIEW = Deadline(
    id="national.decide-review",
    term="作出行政复议决定（普通程序）",
    owed_by="行政复议机关",
    basis=REVIEW_2023[62, 1],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2023[62, 1], counting=START_DAY),
    period=Days(60),
    rolls=_ROLLS,
    extension=_EXTENSION,
    act=Act(made="review.concluded"),
    rows=("FY-48",),
    note="法律规定的行政复议期限少于六十日的除外。",
)
DECIDE_REVIEW_2017 = attrs.evolve(
    DECIDE_REVIEW,
    basis=REVIEW_2017[31, 1],
    in_force=REVIEW_2017.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2017[31, 1], counting=START_DAY),
    rolls=REVIEW_2017[40, 1],
    extension=attrs.evolve(_EXTENSION, basis=REVIEW_2017[31, 1]),
)
DECIDE_REVIEW_2009 = attrs.evolve(
    DECIDE_REVIEW,
    basis=REVIEW_2009[31, 1],
    in_force=REVIEW_2009.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2009[31, 1], counting=START_DAY),
    rolls=REVIEW_2009[40, 1],
    extension=attrs.evolve(_EXTENSION, basis=REVIEW_2009[31, 1]),
)
DECIDE_REVIEW_1999 = attrs.evolve(
    DECIDE_REVIEW,
    basis=REVIEW_1999[31, 1],
    in_force=REVIEW_1999.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_1999[31, 1], counting=START_DAY),
    rolls=REVIEW_1999[40, 1],
    extension=attrs.evolve(_EXTENSION, basis=REVIEW_1999[31, 1]),
)

SEND_REVIEW_COPY_SUMMARY = Deadline(
    id="national.send-review-copy-summary",
    term="向被申请人发送行政复议申请书副本（简易程序）",
    owed_by="行政复议机构",
    basis=REVIEW_2023[54, 1],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2023[54, 1], counting=START_DAY),
    period=WorkingDays(3),
    act=Act(made="review-copy.sent"),
    rows=("FY-54",),
)
ANSWER_REVIEW_SUMMARY = Deadline(
    id="national.answer-review-summary",
    term="被申请人提出书面答复（简易程序）",
    owed_by="被申请人",
    basis=REVIEW_2023[54, 1],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("review-copy.received",), basis=REVIEW_2023[54, 1], counting=START_DAY),
    period=WorkingDays(5),
    act=Act(made="review.answered"),
    rows=("FY-54",),
    effect="视为该行政行为没有证据、依据",
)
DECIDE_REVIEW_SUMMARY = Deadline(
    id="national.decide-review-summary",
    term="作出行政复议决定（简易程序）",
    owed_by="行政复议机关",
    basis=REVIEW_2023[62, 2],
    in_force=REVIEW_2023.in_force,
    start=Start(events=("review.accepted",), basis=REVIEW_2023[62, 2], counting=START_DAY),
    period=Days(30),
    rolls=_ROLLS,
    act=Act(made="review.concluded"),
    rows=("FY-54",),
    note="政府信息公开案件可以适用简易程序（第五十三条第一款第四项）。",
)

RULES = (
    APPLY_FOR_REVIEW,
    APPLY_FOR_REVIEW_2017,
    APPLY_FOR_REVIEW_2009,
    APPLY_FOR_REVIEW_1999,
    APPLY_FOR_REVIEW_UNTOLD,
    APPLY_FOR_REVIEW_AT_LATEST,
    EXAMINE_REVIEW_APPLICATION,
    EXAMINE_REVIEW_APPLICATION_2017,
    EXAMINE_REVIEW_APPLICATION_2009,
    EXAMINE_REVIEW_APPLICATION_1999,
    SEND_REVIEW_COPY,
    SEND_REVIEW_COPY_2017,
    SEND_REVIEW_COPY_2009,
    SEND_REVIEW_COPY_1999,
    ANSWER_REVIEW,
    ANSWER_REVIEW_2017,
    ANSWER_REVIEW_2009,
    ANSWER_REVIEW_1999,
    DECIDE_REVIEW,
    DECIDE_REVIEW_2017,
    DECIDE_REVIEW_2009,
    DECIDE_REVIEW_1999,
    SEND_REVIEW_COPY_SUMMARY,
    ANSWER_REVIEW_SUMMARY,
    DECIDE_REVIEW_SUMMARY,
)
