"""Annual reports (年度报告): fixed dates of the next year, which never move for rest days."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.model.measure import AnnualDate
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.texts.national import OGI_2007, OGI_2019

_UP_TO = "“前”含当日、逢休息日不顺延，是推论：条例没有规定。"

_DEPARTMENT_2019 = Start(events=("year.end",), basis=OGI_2019[49, 1], counting=START_DAY)
_GOVERNMENT_2019 = Start(events=("year.end",), basis=OGI_2019[49, 2], counting=START_DAY)

# Article 31 of the text of 2007 was not seen; later papers confirm that the report used to be due two months later.
_ARTICLE_31 = Basis(OGI_2007, 31, seen=Seen.UNVERIFIED)
_ALL_2007 = Start(events=("year.end",), basis=_ARTICLE_31, counting=START_DAY)

ANNUAL_REPORT_DEPARTMENT = Deadline(
    id="national.annual-report-department",
    term="公布部门政府信息公开工作年度报告",
    owed_by="县级以上人民政府部门",
    basis=OGI_2019[49, 1],
    in_force=OGI_2019.in_force,
    start=_DEPARTMENT_2019,
    period=AnnualDate(1, 31),
    act=Act(made="annual-report.published"),
    rows=("OGI-49a",),
    note=_UP_TO,
)
ANNUAL_REPORT_DEPARTMENT_2007 = Deadline(
    id="national.annual-report-department",
    term="公布部门政府信息公开工作年度报告",
    owed_by="各级行政机关",
    basis=_ARTICLE_31,
    in_force=OGI_2007.in_force,
    start=_ALL_2007,
    period=AnnualDate(3, 31),
    act=Act(made="annual-report.published"),
    note=_UP_TO,
)

SUBMIT_ANNUAL_REPORT = Deadline(
    id="national.submit-annual-report",
    term="向主管部门提交政府信息公开工作年度报告",
    owed_by="县级以上人民政府部门",
    basis=OGI_2019[49, 1],
    in_force=OGI_2019.in_force,
    start=_DEPARTMENT_2019,
    period=AnnualDate(1, 31),
    act=Act(made="annual-report.submitted"),
    rows=("OGI-49a",),
    note=_UP_TO,
)

ANNUAL_REPORT_GOVERNMENT = Deadline(
    id="national.annual-report-government",
    term="公布本级政府信息公开工作年度报告",
    owed_by="县级以上地方人民政府的政府信息公开工作主管部门",
    basis=OGI_2019[49, 2],
    in_force=OGI_2019.in_force,
    start=_GOVERNMENT_2019,
    period=AnnualDate(3, 31),
    act=Act(made="annual-report.published"),
    rows=("OGI-49b",),
    note=_UP_TO,
)
ANNUAL_REPORT_GOVERNMENT_2007 = Deadline(
    id="national.annual-report-government",
    term="公布本级政府信息公开工作年度报告",
    owed_by="各级行政机关",
    basis=_ARTICLE_31,
    in_force=OGI_2007.in_force,
    start=_ALL_2007,
    period=AnnualDate(3, 31),
    act=Act(made="annual-report.published"),
    note=_UP_TO,
)

RULES = (
    ANNUAL_REPORT_DEPARTMENT,
    ANNUAL_REPORT_DEPARTMENT_2007,
    SUBMIT_ANNUAL_REPORT,
    ANNUAL_REPORT_GOVERNMENT,
    ANNUAL_REPORT_GOVERNMENT_2007,
)
