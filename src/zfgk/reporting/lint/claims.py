"""The ways in which texts tell the numbers of table 3, and what each number may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

import attrs

from zfgk.reporting.form import COLUMNS, Form
from zfgk.reporting.tables import Number, Report

COUNTED = r"(\d{1,9})(?:件次|件|宗|份|条)"
"""A number of requests or cases."""
_FROM = "(?:(?:公民|自然人)[、，]?法人(?:和|或|及|与|、|或者|以及)(?:者)?其[他它]组织)?(?:提出|提交)?的?"
_ABOUT = f"{_FROM}(?:政府|信息|依申请|公开|申请|总计|合计|共计|数量|有效|事项|办件|共|为|的|:)*"
_SAID = "(?:的)?(?:共|共计|合计|有|为|答复|申请|:)*"


@attrs.frozen
class Claim:
    """A way to say one of the numbers of table 3.

    Args:
        check: The id of the check.
        pattern: Matches the saying, the number as its first group.
        row: The key of its row, or of the section that it sums up.
        column: The key of its column.
        refine: Whether it is one of the results or applicants, which are told as parts of a whole.
    """

    check: str
    pattern: re.Pattern[str]
    row: str
    column: str = "total"
    refine: bool = False

    def readings(self, report: Report) -> Mapping[str, Number]:
        """Return what the number may be, by the name of the reading, the usual one first; none if a cell is blank.

        Args:
            report: The tables.
        """
        columns = COLUMNS[1:-1] if self.column == "organisations" else (self.column,)
        found = {"本年新收" if self.row == "new" else "表三": _cells(report, _rows(report.form, self.row), columns)}
        if self.row == "new":
            found["本年新收加上年结转"] = _cells(report, ("new", "carried_over"), columns)
        if self.row == "granted":
            found["含部分公开"] = _cells(report, ("granted", "partial"), columns)
        if self.row == "total":  # what was carried over left out of both
            new, forward = (report.cell3(row, "total") for row in ("new", "carried_forward"))
            found["本年新收减结转下年度"] = None if new is None or forward is None else new - forward
        return {name: value for name, value in found.items() if value is not None}


def _claim(words: str, check: str, row: str, column: str = "total", *, refine: bool = False) -> Claim:
    return Claim(check, re.compile(words), row, column, refine)


_ORGANISATIONS = r"法人[和及或、]?其[他它]组织(?:提出|提交|申请)*"

CLAIMS = (
    _claim(rf"(?:受理|收到|接收|收办|新收){_ABOUT}{COUNTED}", "prose.received", "new"),
    _claim(rf"(?:上年|上年度|上一年度?)结转{_ABOUT}{COUNTED}", "prose.carried-over", "carried_over"),
    _claim(rf"(?:办结|答复|办理答复|已办结|均已答复){_ABOUT}{COUNTED}", "prose.total", "total"),
    _claim(rf"结转(?:至|到)?(?:下一?年度?|次年)(?:继续办理)?{_ABOUT}{COUNTED}", "prose.carried-forward", "carried_forward"),
    _claim(rf"(?<!不)予以公开{_SAID}{COUNTED}", "prose.result", "granted", refine=True),
    _claim(rf"(?<![及和与])部分公开{_SAID}{COUNTED}", "prose.result", "partial", refine=True),
    _claim(rf"不予公开{_SAID}{COUNTED}", "prose.result", "refused", refine=True),
    _claim(rf"无法提供{_SAID}{COUNTED}", "prose.result", "unable", refine=True),
    _claim(rf"不予处理{_SAID}{COUNTED}", "prose.result", "not_processed", refine=True),
    _claim(rf"其他处理{_SAID}{COUNTED}", "prose.result", "other_processing", refine=True),
    _claim(rf"自然人(?:提出|提交|申请)*{_SAID}{COUNTED}", "prose.applicants", "new", "natural", refine=True),
    _claim(rf"{_ORGANISATIONS}{_SAID}{COUNTED}", "prose.applicants", "new", "organisations", refine=True),
)  # fmt: skip
"""The claims, in the order in which they are looked for."""


def _rows(form: Form, row: str) -> tuple[str, ...]:
    """Return the rows of a section, or the row itself."""
    return tuple(key for key in form.rows if key.startswith(f"{row}.")) or (row,)


def _cells(report: Report, rows: tuple[str, ...], columns: tuple[str, ...]) -> Number:
    return total([report.cell3(row, column) for row in rows for column in columns])


def total(values: list[Number] | tuple[Number, ...]) -> Number:
    """Add numbers up; ``None`` if one is not known.

    Args:
        values: The numbers.
    """
    known = [value for value in values if value is not None]
    summed: Decimal | int = sum(known)
    return summed if len(known) == len(values) else None
