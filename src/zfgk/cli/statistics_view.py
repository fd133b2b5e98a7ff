"""What ``zfgk statistics`` prints."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from zfgk.statistics.assessment import Assessed, Figure
from zfgk.statistics.page import figures_of
from zfgk.statistics.subjects import Candidate
from zfgk.statistics.tables import Row
from zfgk.statistics.words import WORDS


def row_line(row: Row, lang: str, *, total: bool) -> str:
    """Return a row as a line of text.

    Args:
        row: The row.
        lang: ``zh`` or ``en``.
        total: Whether it is the sum of the others.
    """
    words = WORDS[lang]
    name = words["all"] if total else "  ".join(filter(None, (row.department, row.period))) or words["no_department"]
    return "  ".join((name, *(f"{head} {said}" for head, said in figures_of(row, lang))))


def candidate_values(one: Candidate) -> dict[str, Any]:
    """Return a candidate as plain values."""
    return attrs.asdict(one) | {"requests": list(one.requests)}


def candidate_line(one: Candidate) -> str:
    """Return a candidate as a line of text."""
    parts = (
        one.subject,
        f"申请人{one.applicants}人",
        f"申请{len(one.requests)}件",
        f"已办结{one.decided}件",
        f"其中公开或部分公开{one.disclosed}件",
        f"未登记申请人{one.without_file}件" if one.without_file else "",
        "、".join(one.requests),
    )
    return "  ".join(filter(None, parts))


def assessed_values(one: Assessed) -> dict[str, Any]:
    """Return what is told for one rule as plain values."""
    return {
        "rule": one.rule,
        "term": one.term,
        "basis": one.basis,
        "figures": [
            {
                "measure": figure.measure.value,
                "least": figure.least.to_json() if figure.least else None,
                "most": figure.most.to_json() if figure.most else None,
                "count": figure.count,
                "points": [round(float(earned), 2) for earned in figure.points] if figure.points else None,
            }
            for figure in one.figures
        ],
        "reached": one.reached,
        "lacks": one.lacks,
    }


def assessed_lines(one: Assessed) -> Iterator[str]:
    """Yield what is told for one rule as lines of text."""
    reached = {True: "  达到", False: "  未达到", None: ""}[one.reached]
    yield f"{one.term}  {one.basis}  {one.rule}{reached}"
    for figure in one.figures:
        yield f"  {figure.measure.term}  {_said(figure)}"
    if one.lacks:
        yield f"  未计算：{one.lacks}"


def _said(figure: Figure) -> str:
    if figure.least is None or figure.most is None:
        return str(figure.count)
    if not figure.least.whole:
        return "—"
    share = _between(f"{figure.least.percent}%", f"{figure.most.percent}%")
    counted = f"（{_between(str(figure.least.part), str(figure.most.part))}/{figure.least.whole}）"
    return share + counted + (f"  {_between(*map(_points, figure.points))}分" if figure.points else "")


def _between(least: str, most: str) -> str:
    return least if least == most else f"{least}至{most}"


def _points(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
