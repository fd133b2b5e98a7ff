"""One year's report against the report of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.reporting.form import COLUMNS
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.names import place
from zfgk.reporting.tables import Number, Report


def check_carried(report: Report, previous: Report) -> Iterator[Finding]:
    """Yield the columns in which 上年结转 is not what the year before carried forward.

    Args:
        report: The report.
        previous: That of the year before.
    """
    apart: dict[str, tuple[Number, Number]] = {}
    for column in COLUMNS:
        then, now = previous.cell3("carried_forward", column), report.cell3("carried_over", column)
        if then is not None and now is not None and then != now:
            apart[column] = then, now
    parts = [one for one in apart if one != "total"]
    if parts and _gap(apart, ["total"]) == _gap(apart, parts):
        apart.pop("total", None)  # it follows from the others
    for column, (then, now) in apart.items():
        where = place(report.form, 3, "carried_over", column)
        yield Finding(
            check="years.carried-over", table=3, row="carried_over", column=column, expected=then, actual=now,
            zh=f"{where}为{now}，上一年度报告结转{then}",
            en=f"{now} carried over, but the year before carried {then} forward",
        )  # fmt: skip


def check_valid(report: Report, previous: Report) -> Iterator[Finding]:
    """Yield a note where 现行有效 does not follow from the year before, what was made and what was repealed.

    Args:
        report: The report.
        previous: That of the year before.
    """
    for row in ("regulations", "normative"):
        before = previous.table2.get(f"{row}.valid")
        made, repealed, valid = (report.table2.get(f"{row}.{name}") for name in ("made", "repealed", "valid"))
        if before is None or made is None or repealed is None or valid is None:
            continue
        expected = before + made - repealed
        if expected != valid:
            where = place(report.form, 2, row, "valid")
            yield Finding(
                check="years.valid", severity="note", table=2, row=row, column="valid", expected=expected,
                actual=valid,
                zh=f"{where}为{valid}，上年{before}加制发{made}减废止{repealed}为{expected}；自然失效是否计入废止，请核实",
                en=f"{valid} in force, but {before} + {made} - {repealed} = {expected}; expiries may explain it",
            )  # fmt: skip


def _gap(apart: dict[str, tuple[Number, Number]], columns: list[str]) -> Number:
    return sum((now or 0) - (then or 0) for then, now in (apart[one] for one in columns if one in apart))
