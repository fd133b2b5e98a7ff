"""What ``zfgk statistics`` prints."""

from __future__ import annotations

from typing import Any

import attrs

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
