"""Litigation, review and the civil law of periods, with the versions that older cases need."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument, Seen

CIVIL_PROCEDURE_1991 = Instrument(
    id="CPL-1991",
    title="中华人民共和国民事诉讼法",
    # The amendment of 2007 left article 75 as it was; before 1991-04-09 the law for trial of 1982 stood in its place.
    number="1991年，2007年修正",
    issued=date(1991, 4, 9),
    in_force=InForce(date(1991, 4, 9), date(2012, 12, 31)),
    seen=Seen.EXCERPT,
)
CIVIL_PROCEDURE_2012 = Instrument(
    id="CPL-2012",
    title="中华人民共和国民事诉讼法",
    number="2012年修正",
    issued=date(2012, 8, 31),
    in_force=InForce(date(2013, 1, 1), date(2017, 6, 30)),
    seen=Seen.EXCERPT,
)
CIVIL_PROCEDURE_2017 = Instrument(
    id="CPL-2017",
    title="中华人民共和国民事诉讼法",
    number="2017年修正",
    issued=date(2017, 6, 27),
    in_force=InForce(date(2017, 7, 1), date(2021, 12, 31)),
    seen=Seen.EXCERPT,
)

LITIGATION_1989 = Instrument(
    id="ALL-1989",
    title="中华人民共和国行政诉讼法",
    number="1989年",
    issued=date(1989, 4, 4),
    in_force=InForce(date(1990, 10, 1), date(2015, 4, 30)),
    seen=Seen.EXCERPT,
)
LITIGATION_2014 = Instrument(
    id="ALL-2014",
    title="中华人民共和国行政诉讼法",
    number="2014年修正",
    issued=date(2014, 11, 1),
    in_force=InForce(date(2015, 5, 1), date(2017, 6, 30)),
    # The amendment of 2017 concerned suits by procurators only: the other articles were read in the text of 2017.
    seen=Seen.INFERENCE,
)
LITIGATION_2017 = Instrument(
    id="ALL-2017",
    title="中华人民共和国行政诉讼法",
    number="2017年修正",
    issued=date(2017, 6, 27),
    in_force=InForce(date(2017, 7, 1)),
)
LITIGATION_INTERPRETATION_2000 = Instrument(
    id="SPC-2000-8",
    title="最高人民法院关于执行〈中华人民共和国行政诉讼法〉若干问题的解释",
    number="法释〔2000〕8号",
    issued=date(2000, 3, 8),
    in_force=InForce(date(2000, 3, 10), date(2018, 2, 7)),
    seen=Seen.SECONDARY,
)
LITIGATION_INTERPRETATION_2015 = Instrument(
    id="SPC-2015-9",
    title="最高人民法院关于适用〈中华人民共和国行政诉讼法〉若干问题的解释",
    number="法释〔2015〕9号",
    # Neither the text nor its days were seen: it came with the law of 2014 and went with the interpretation of 2018.
    in_force=InForce(date(2015, 5, 1), date(2018, 2, 7)),
    seen=Seen.UNVERIFIED,
)
LITIGATION_INTERPRETATION_2018 = Instrument(
    id="SPC-2018-1",
    title="最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释",
    number="法释〔2018〕1号",
    issued=date(2018, 2, 6),
    in_force=InForce(date(2018, 2, 8)),
)
INFORMATION_CASES_2025 = Instrument(
    id="SPC-2025-8",
    title="最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    number="法释〔2025〕8号",
    issued=date(2025, 5, 20),
    in_force=InForce(date(2025, 6, 1)),
    # Its first two articles were read word for word, the other thirteen were not seen.
    seen=Seen.EXCERPT,
)

REVIEW_1999 = Instrument(
    id="ARL-1999",
    title="中华人民共和国行政复议法",
    number="1999年",
    issued=date(1999, 4, 29),
    in_force=InForce(date(1999, 10, 1), date(2009, 8, 26)),
    # Read in the text of 2017; the amendments of 2009 and 2017 are not known to have touched its periods.
    seen=Seen.INFERENCE,
)
REVIEW_2009 = Instrument(
    id="ARL-2009",
    title="中华人民共和国行政复议法",
    number="2009年修正",
    issued=date(2009, 8, 27),
    in_force=InForce(date(2009, 8, 27), date(2017, 12, 31)),
    seen=Seen.INFERENCE,
)
REVIEW_2017 = Instrument(
    id="ARL-2017",
    title="中华人民共和国行政复议法",
    number="2017年修正",
    issued=date(2017, 9, 1),
    in_force=InForce(date(2018, 1, 1), date(2023, 12, 31)),
)
REVIEW_2023 = Instrument(
    id="ARL-2023",
    title="中华人民共和国行政复议法",
    number="2023年修订",
    issued=date(2023, 9, 1),
    in_force=InForce(date(2024, 1, 1)),
)

PROCEDURE = (
    CIVIL_PROCEDURE_1991,
    CIVIL_PROCEDURE_2012,
    CIVIL_PROCEDURE_2017,
    LITIGATION_1989,
    LITIGATION_2014,
    LITIGATION_2017,
    LITIGATION_INTERPRETATION_2000,
    LITIGATION_INTERPRETATION_2015,
    LITIGATION_INTERPRETATION_2018,
    INFORMATION_CASES_2025,
    REVIEW_1999,
    REVIEW_2009,
    REVIEW_2017,
    REVIEW_2023,
)
