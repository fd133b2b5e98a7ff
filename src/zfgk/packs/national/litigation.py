"""Administrative litigation (行政诉讼): the terms for suing and for summary trials, newest version first.

Each version names the text of its own days that moves a last day on a rest day.
"""

from __future__ import annotations

from datetime import date

import attrs

from zfgk.model.law import InForce
from zfgk.model.measure import ByKey, Days, Months, Years
from zfgk.packs.national.readings import START_DAY, VERSION_IN_TRANSITION
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.texts.national_procedure import (
    CIVIL_PROCEDURE_1991,
    CIVIL_PROCEDURE_2012,
    CIVIL_PROCEDURE_2017,
    LITIGATION_1989,
    LITIGATION_2014,
    LITIGATION_2017,
    LITIGATION_INTERPRETATION_2000,
    LITIGATION_INTERPRETATION_2015,
    LITIGATION_INTERPRETATION_2018,
)

_FILED = Act(made="suit.filed")

# Under the law of 2017 the law of civil procedure of that year moved the last day until the interpretation of 2018
# said so itself; under the law of 1989 it was the law of civil procedure of 1991, then that of 2012.
_SINCE_2018 = LITIGATION_INTERPRETATION_2018.in_force
_2017_TO_2018 = InForce(LITIGATION_2017.in_force.since, date(2018, 2, 7))
_2013_TO_2015 = InForce(CIVIL_PROCEDURE_2012.in_force.since, date(2015, 4, 30))
_1990_TO_2012 = InForce(LITIGATION_1989.in_force.since, date(2012, 12, 31))
_2000_TO_2012 = InForce(LITIGATION_INTERPRETATION_2000.in_force.since, date(2012, 12, 31))
_2013_TO_2017 = InForce(CIVIL_PROCEDURE_2012.in_force.since, date(2017, 6, 30))
_ROLLS_2018 = LITIGATION_INTERPRETATION_2018[48, 3]
_ROLLS_2017 = CIVIL_PROCEDURE_2017[82, 3]
_ROLLS_2012 = CIVIL_PROCEDURE_2012[82, 3]
_ROLLS_1991 = CIVIL_PROCEDURE_1991[75, 3]

_KNOWN = ("decision.served", "decision.known")

SUE = Deadline(
    id="national.sue",
    term="直接提起行政诉讼",
    owed_by="公民、法人或者其他组织",
    basis=LITIGATION_2017[46, 1],
    in_force=_SINCE_2018,
    start=Start(events=_KNOWN, basis=LITIGATION_2017[46, 1], counting=START_DAY),
    period=Months(6),
    rolls=_ROLLS_2018,
    act=_FILED,
    rows=("SS-46",),
    note="法律另有规定的除外；不可抗力等不属于自身原因耽误的时间须另行扣除。",
)
SUE_2017 = attrs.evolve(SUE, in_force=_2017_TO_2018, rolls=_ROLLS_2017)
SUE_2014 = attrs.evolve(
    SUE,
    basis=LITIGATION_2014[46, 1],
    in_force=LITIGATION_2014.in_force,
    start=Start(events=_KNOWN, basis=LITIGATION_2014[46, 1], counting=START_DAY),
    rolls=_ROLLS_2012,
)
SUE_1989 = attrs.evolve(
    SUE,
    basis=LITIGATION_1989[39],
    in_force=_2013_TO_2015,
    start=Start(events=_KNOWN, basis=LITIGATION_1989[39], counting=START_DAY),
    period=Months(3),
    rolls=_ROLLS_2012,
    transition=VERSION_IN_TRANSITION,
    note="2015年5月1日前尚未届满的，另见法释〔2015〕9号第二十六条（原文未见，据知适用修改后的期限）。",
)
SUE_1989_UNTIL_2012 = attrs.evolve(
    SUE_1989, in_force=_1990_TO_2012, rolls=_ROLLS_1991, transition=None, note="法律另有规定的除外。"
)

# A suit against a decision that came late runs from the decision, not from the lapse of the time for it.
_DECIDED, _LAPSED = ("review.decided",), ("review.lapsed",)

SUE_AFTER_REVIEW = Deadline(
    id="national.sue-after-review",
    term="不服复议决定提起行政诉讼",
    owed_by="公民、法人或者其他组织",
    basis=LITIGATION_2017[45],
    in_force=_SINCE_2018,
    start=Start(events=_DECIDED, failing=_LAPSED, basis=LITIGATION_2017[45], counting=START_DAY),
    period=Days(15),
    rolls=_ROLLS_2018,
    act=_FILED,
    rows=("SS-45",),
    note="法律另有规定的除外。",
)
SUE_AFTER_REVIEW_2017 = attrs.evolve(SUE_AFTER_REVIEW, in_force=_2017_TO_2018, rolls=_ROLLS_2017)
SUE_AFTER_REVIEW_2014 = attrs.evolve(
    SUE_AFTER_REVIEW,
    basis=LITIGATION_2014[45],
    in_force=LITIGATION_2014.in_force,
    start=Start(events=_DECIDED, failing=_LAPSED, basis=LITIGATION_2014[45], counting=START_DAY),
    rolls=_ROLLS_2012,
)
SUE_AFTER_REVIEW_1989 = attrs.evolve(
    SUE_AFTER_REVIEW,
    basis=LITIGATION_1989[38, 2],
    in_force=_2013_TO_2015,
    start=Start(events=_DECIDED, failing=_LAPSED, basis=LITIGATION_1989[38, 2], counting=START_DAY),
    rolls=_ROLLS_2012,
)
SUE_AFTER_REVIEW_1989_UNTIL_2012 = attrs.evolve(SUE_AFTER_REVIEW_1989, in_force=_1990_TO_2012, rolls=_ROLLS_1991)

SUE_FOR_INACTION = Deadline(
    id="national.sue-for-inaction",
    term="对不履行法定职责提起行政诉讼",
    owed_by="公民、法人或者其他组织",
    basis=LITIGATION_INTERPRETATION_2018[66],
    in_force=_SINCE_2018,
    start=Start(events=("duty.lapsed",), basis=LITIGATION_INTERPRETATION_2018[66], counting=START_DAY),
    period=Months(6),
    rolls=_ROLLS_2018,
    act=_FILED,
    rows=("SS-66",),
)
# What the interpretation of 2015 said was not seen; it is encoded from what later texts and commentaries take over.
SUE_FOR_INACTION_2017 = attrs.evolve(
    SUE_FOR_INACTION,
    basis=LITIGATION_INTERPRETATION_2015[4],
    in_force=_2017_TO_2018,
    start=Start(events=("duty.lapsed",), basis=LITIGATION_INTERPRETATION_2015[4], counting=START_DAY),
    rolls=_ROLLS_2017,
)
SUE_FOR_INACTION_2015 = attrs.evolve(SUE_FOR_INACTION_2017, in_force=LITIGATION_2014.in_force, rolls=_ROLLS_2012)

SUE_UNTOLD = Deadline(
    id="national.sue-untold",
    term="未被告知起诉期限时提起行政诉讼的最长期限",
    owed_by="公民、法人或者其他组织",
    basis=LITIGATION_INTERPRETATION_2018[64, 1],
    in_force=_SINCE_2018,
    start=Start(
        events=("decision.known", "decision.served"), basis=LITIGATION_INTERPRETATION_2018[64, 1], counting=START_DAY
    ),
    period=Years(1),
    rolls=_ROLLS_2018,
    act=_FILED,
    rows=("SS-46",),
)
SUE_UNTOLD_2000 = attrs.evolve(
    SUE_UNTOLD,
    basis=LITIGATION_INTERPRETATION_2000[41, 1],
    in_force=_2017_TO_2018,
    start=Start(
        events=("decision.known", "decision.served"), basis=LITIGATION_INTERPRETATION_2000[41, 1], counting=START_DAY
    ),
    period=Years(2),
    rolls=_ROLLS_2017,
    transition=VERSION_IN_TRANSITION,
)
SUE_UNTOLD_2000_UNTIL_2017 = attrs.evolve(SUE_UNTOLD_2000, in_force=_2013_TO_2017, rolls=_ROLLS_2012)
SUE_UNTOLD_2000_UNTIL_2012 = attrs.evolve(SUE_UNTOLD_2000, in_force=_2000_TO_2012, rolls=_ROLLS_1991, transition=None)

SUE_AT_LATEST = Deadline(
    id="national.sue-at-latest",
    term="提起行政诉讼的最长保护期限",
    owed_by="公民、法人或者其他组织",
    basis=LITIGATION_2017[46, 2],
    in_force=_SINCE_2018,
    start=Start(events=("decision.made",), basis=LITIGATION_2017[46, 2], counting=START_DAY),
    period=ByKey("kind", (("real-estate", Years(20)), ("other", Years(5)))),
    rolls=_ROLLS_2018,
    act=_FILED,
    rows=("SS-46",),
    effect="人民法院不予受理",
)
SUE_AT_LATEST_2017 = attrs.evolve(SUE_AT_LATEST, in_force=_2017_TO_2018, rolls=_ROLLS_2017)
SUE_AT_LATEST_2014 = attrs.evolve(
    SUE_AT_LATEST,
    basis=LITIGATION_2014[46, 2],
    in_force=LITIGATION_2014.in_force,
    start=Start(events=("decision.made",), basis=LITIGATION_2014[46, 2], counting=START_DAY),
    rolls=_ROLLS_2012,
)

SUE_AT_LATEST_2000 = attrs.evolve(
    SUE_AT_LATEST,
    basis=LITIGATION_INTERPRETATION_2000[42],
    in_force=_2013_TO_2015,
    start=Start(events=("decision.made",), basis=LITIGATION_INTERPRETATION_2000[42], counting=START_DAY),
    rolls=_ROLLS_2012,
)
SUE_AT_LATEST_2000_UNTIL_2012 = attrs.evolve(SUE_AT_LATEST_2000, in_force=_2000_TO_2012, rolls=_ROLLS_1991)

CONCLUDE_SUMMARY_TRIAL = Deadline(
    id="national.conclude-summary-trial",
    term="适用简易程序审结行政案件",
    owed_by="人民法院",
    basis=LITIGATION_2017[83],
    in_force=_SINCE_2018,
    start=Start(events=("case.docketed",), basis=LITIGATION_2017[83], counting=START_DAY),
    period=Days(45),
    rolls=_ROLLS_2018,
    act=Act(made="judgment.made"),
    rows=("SS-83",),
    note="政府信息公开案件可以适用简易程序（第八十二条第一款第三项）。",
)
CONCLUDE_SUMMARY_TRIAL_2017 = attrs.evolve(CONCLUDE_SUMMARY_TRIAL, in_force=_2017_TO_2018, rolls=_ROLLS_2017)
CONCLUDE_SUMMARY_TRIAL_2014 = attrs.evolve(
    CONCLUDE_SUMMARY_TRIAL,
    basis=LITIGATION_2014[83],
    in_force=LITIGATION_2014.in_force,
    start=Start(events=("case.docketed",), basis=LITIGATION_2014[83], counting=START_DAY),
    rolls=_ROLLS_2012,
)

RULES = (
    SUE,
    SUE_2017,
    SUE_2014,
    SUE_1989,
    SUE_1989_UNTIL_2012,
    SUE_AFTER_REVIEW,
    SUE_AFTER_REVIEW_2017,
    SUE_AFTER_REVIEW_2014,
    SUE_AFTER_REVIEW_1989,
    SUE_AFTER_REVIEW_1989_UNTIL_2012,
    SUE_FOR_INACTION,
    SUE_FOR_INACTION_2017,
    SUE_FOR_INACTION_2015,
    SUE_UNTOLD,
    SUE_UNTOLD_2000,
    SUE_UNTOLD_2000_UNTIL_2017,
    SUE_UNTOLD_2000_UNTIL_2012,
    SUE_AT_LATEST,
    SUE_AT_LATEST_2017,
    SUE_AT_LATEST_2014,
    SUE_AT_LATEST_2000,
    SUE_AT_LATEST_2000_UNTIL_2012,
    CONCLUDE_SUMMARY_TRIAL,
    CONCLUDE_SUMMARY_TRIAL_2017,
    CONCLUDE_SUMMARY_TRIAL_2014,
)
