"""Every finding about one file."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.reporting.lint.acts import check_acts
from zfgk.reporting.lint.arithmetic import check_arithmetic, check_growth
from zfgk.reporting.lint.check import check, check_years, follows
from zfgk.reporting.lint.disputes import check_disputes
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.names import place
from zfgk.reporting.lint.parts import check_parts
from zfgk.reporting.lint.period import check_period
from zfgk.reporting.lint.prose import check_prose
from zfgk.reporting.reading import NotAReport, Scan


def check_file(scan: Scan | NotAReport, previous: Scan | None = None) -> Iterator[Finding]:
    """Check a report as it was read.

    Args:
        scan: What was read of the file.
        previous: What was read of the report of the year before.

    Yields:
        The findings; one alone for a file that is no annual report.
    """
    if isinstance(scan, NotAReport):
        yield Finding(check="file", kind="unreadable", zh=scan.zh, en=scan.en)
        return
    if not scan.report.year:
        yield Finding(
            check="year.unknown", severity="note", kind="unreadable",
            zh="标题和正文中没有找到年度，未核对格式与年度是否相符",
            en="neither title nor text tells the year; whether the form fits it was not checked",
        )  # fmt: skip
    yield from _not_read(scan)
    yield from check(scan.report, scan.unread, _away(scan))
    yield from _units(scan)
    if scan.prose is not None:
        yield from check_parts(scan.prose, scan.report.form)
        yield from check_prose(scan.prose, scan.report)
        yield from check_disputes(scan.prose, scan.report)
        yield from check_acts(scan.prose, scan.report)
        yield from check_arithmetic(scan.prose, scan.report)
        yield from check_period(scan.prose, scan.report)
    if previous:
        yield from check_years(scan.report, previous.report)
        if scan.prose is not None and follows(scan.report, previous.report):
            yield from check_growth(scan.prose, scan.report, previous.report)


def _not_read(scan: Scan) -> Iterator[Finding]:
    for table in scan.missing:
        yield Finding(check="table.missing", table=table, zh=f"没有找到表{table}", en=f"table {table} was not found")
    for table, row in scan.absent:
        if table not in scan.missing:
            where = place(scan.report.form, table, row, "") or row
            yield Finding(
                check="row.missing", table=table, row=row, zh=f"没有找到{where}", en=f"the row {row} was not found"
            )
    for table, row, label in scan.broken:
        yield Finding(
            check="row.unreadable", kind="unreadable", table=table, row=row, actual=label,
            zh=f"行“{label}”的格数或名称与格式不符，未能读取",
            en=f"the row {label!r} has too few or too many cells, or an unknown label; it was not read",
        )  # fmt: skip


def _units(scan: Scan) -> Iterator[Finding]:
    """Yield a finding if the fees have another unit than the form says."""
    fees = scan.figures.get((2, "fees_wan", ""))
    if fees and fees.unit in {"元", "百元", "千元", "亿元"}:
        said = fees.head or fees.text
        yield Finding(
            check="table2.unit", severity="error" if fees.value or not fees.head else "note",
            table=2, row="fees_wan", expected="万元", actual=fees.unit,
            zh=f"收费金额的单位应为万元，现写作“{said}”",
            en=f"fees are to be given in 万元 (10 000 yuan), not as {said!r}",
        )  # fmt: skip


def _away(scan: Scan) -> frozenset[tuple[int, str]]:
    """Return the rows that are not there, or could not be read: their cells are no blanks."""
    rows = {(table, row) for table, row, _, _ in scan.report.cells()}
    broken = {(table, row) for table, row, _ in scan.broken}
    return frozenset(one for one in rows if one[0] in scan.missing or one in scan.absent or one in broken)
