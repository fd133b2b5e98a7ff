"""Every check of an annual report, in the order in which a reader goes through it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from zfgk.reporting.lint.cells import check_cells
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.fractions import check_fractions
from zfgk.reporting.lint.law import check_form, check_rules
from zfgk.reporting.lint.sums import check_sums
from zfgk.reporting.lint.years import check_carried, check_valid
from zfgk.reporting.tables import Report


def check(
    report: Report,
    unread: Mapping[tuple[int, str, str], str] | None = None,
    away: Collection[tuple[int, str]] = (),
) -> Iterator[Finding]:
    """Check the tables of an annual report.

    Args:
        report: The report.
        unread: The cells that could not be read, as table, row and column, with what stands there.
        away: The rows that are not there at all, as table and row: their cells are no blanks.

    Yields:
        The findings: form, cells, rules, sums.
    """
    yield from check_form(report)
    yield from check_cells(report, unread or {}, away)
    yield from check_fractions(report)
    yield from check_rules(report)
    yield from check_sums(report)


def check_years(report: Report, previous: Report) -> Iterator[Finding]:
    """Check a report against that of the year before.

    Args:
        report: The report.
        previous: That of the year before; the report of another year gives one finding and is not compared.
    """
    if not follows(report, previous):
        yield Finding(
            check="years.previous", severity="note", expected=report.year - 1, actual=previous.year,
            zh=f"用来比较的是{previous.year}年度报告，不是上一年度的，未作比较",
            en=f"the report to compare with is of {previous.year}, not of {report.year - 1}; not compared",
        )  # fmt: skip
        return
    yield from check_carried(report, previous)
    yield from check_valid(report, previous)


def follows(report: Report, previous: Report) -> bool:
    """Tell whether a report may be of the year after another one; a year that is not known may be any.

    Args:
        report: The report.
        previous: The other one.
    """
    return not report.year or not previous.year or previous.year == report.year - 1
