"""What the law says about a report's form, and about who may issue rules (规章)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.reporting.form import FORMS, Form, form_for
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.tables import Report

# 立法法 (2023): rules come from State Council departments (article 91), and from the governments of provinces, cities
# divided into districts and autonomous prefectures (article 93). A city's name does not tell whether it is divided into
# districts, so no city government is called wrong.
_CENTRAL = re.compile(r"^(?:国家|国务院|中国|中华人民共和国|海关总署|审计署)|(?<![省市县区旗盟州])总局$")
_NEVER = re.compile(
    r"(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处)?$"
    r"|街道办事处$"
    r"|(?:县|旗|(?<!自治)区)(?:人民)?政府$"
    r"|管理?委员?会$|管委会$"
    r"|(?:省|市|县|区|州|盟|旗|镇|乡).*(?:局|厅|委员会|委|办公室|办公厅|中心|支队|大队|所|院|馆)$"
)


def may_issue_rules(agency: str) -> bool | None:
    """Tell whether a body may issue rules (规章), by its name.

    Args:
        agency: Its name.

    Returns:
        Whether it may; ``None`` if the name does not tell.
    """
    name = re.sub(r"\s", "", agency)
    if not name or _CENTRAL.search(name):
        return None
    return False if _NEVER.search(name) else None


def check_rules(report: Report) -> Iterator[Finding]:
    """Yield a finding if a body that may not issue rules reports some.

    Args:
        report: The report.
    """
    if may_issue_rules(report.agency) is not False:
        return
    held = {key: value for key, value in report.table2.items() if key.startswith("regulations.") and value}
    if held:
        key, value = next(iter(held.items()))
        yield Finding(
            check="table2.regulations", table=2, row="regulations", column=key.partition(".")[2],
            expected=0, actual=value,
            zh=f"{report.agency}无权制定规章（立法法第九十一条、第九十三条），“规章”行却有非零数字{value}",
            en=f"{report.agency} may not issue rules (规章), and reports {value}",
        )  # fmt: skip


def check_form(report: Report) -> Iterator[Finding]:
    """Yield a finding if the form is not the one prescribed for the reporting year.

    Args:
        report: The report.
    """
    due = form_for(report.year)
    rows_of = _form_of_rows(report.form)
    if due is None or (report.form.id == due.id == rows_of.id):
        return
    table = None if report.form.id == rows_of.id else 3 if rows_of.id != due.id else 2
    used = rows_of if table == 3 else report.form  # the number printed above the table
    yield Finding(
        check="form.year", table=table, expected=due.id, actual=used.id,
        zh=f"{report.year}年度应使用{due.document}的格式，报告使用的是{used.document}的格式",
        en=f"the form for {report.year} is {due.id}, the report uses {used.id}",
    )  # fmt: skip


def _form_of_rows(form: Form) -> Form:
    """Return the form to which the rows of table 3 belong: a report may mix two."""
    return next(one for one in FORMS.values() if one.table3 == form.table3)
