"""Every finding about one file."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.reporting.lint.check import check, check_years
from zfgk.reporting.lint.finding import Finding
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
    for table in scan.missing:
        yield Finding(check="table.missing", table=table, zh=f"没有找到表{table}", en=f"table {table} was not found")
    missing = set(scan.missing)
    yield from (one for one in check(scan.report, scan.unread) if one.check != "cell.blank" or one.table not in missing)
    if previous:
        yield from check_years(scan.report, previous.report)
