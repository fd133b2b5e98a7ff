"""The annual report, the yearly assessment, and the look back."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.model.measure import Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

_REPORT = Basis(LINYI_2020, part="附件“完善制度规范”", seen=Seen.TEXT)
_REPORTERS = "临沂市自然资源和规划局综合组、信息中心"
_ASSESSMENT = Basis(LINYI_2020, part="六（三）", seen=Seen.TEXT)

ANNUAL_REPORT = Deadline(
    id="linyi.annual-report",
    term="发布年度报告",
    owed_by=_REPORTERS,
    basis=_REPORT,
    in_force=LINYI_2020.in_force,
    rows=("LY-40",),
    start=Start(
        events=("year.end",),
        basis=Basis(LINYI_2020, part="附件“完善制度规范”", seen=Seen.INFERENCE),
        counting=START_DAY,
    ),
    # The number is the law's: ask national.annual-report-department.
    period=Unquantified("法定时限"),
    act=Act(made="annual-report.published"),
    note="本文不写日期；法定时限见national.annual-report-department（条例第四十九条）。",
)
ANNUAL_REPORT_STAGES = Requires(
    id="linyi.annual-report-stages",
    term="年度报告的编制、报送和发布",
    owed_by=_REPORTERS,
    basis=_REPORT,
    in_force=LINYI_2020.in_force,
    rows=("LY-40",),
    subject="政府信息公开工作年度报告",
    elements=(
        Element("compilation", "编制"),
        Element("submission", "报送"),
        Element("publication", "发布"),
    ),
    ordered=True,
    note="按照统一格式。",
)
YEARLY_ASSESSMENT = Requires(
    id="linyi.yearly-assessment",
    term="政务公开实绩考核",
    owed_by="临沂市自然资源和规划局综合组",
    basis=_ASSESSMENT,
    in_force=LINYI_2020.in_force,
    rows=("LY-41",),
    subject="政务公开工作的考核",
    elements=(
        Element("listed", "列入实绩考核事项"),
        Element("by-goals", "年终根据目标完成情况据实考评"),
    ),
    note="分值没有规定。",
)
LOOK_BACK = Requires(
    id="linyi.look-back",
    term="政务公开“回头看”",
    owed_by="临沂市自然资源和规划局综合组",
    basis=_ASSESSMENT,
    in_force=LINYI_2020.in_force,
    rows=("LY-48",),
    subject="逐项对照自查落实情况所依据的文件",
    elements=(
        Element("opinions-2016", "《关于全面推进政务公开工作的意见》"),
        Element("detailed-rules", "该意见的实施细则"),
    ),
)

RULES = (ANNUAL_REPORT, ANNUAL_REPORT_STAGES, YEARLY_ASSESSMENT, LOOK_BACK)
