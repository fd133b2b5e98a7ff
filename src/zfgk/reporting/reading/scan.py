"""What was read of a file: a report, what of it could not be read, and the text around its tables."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from zfgk.reporting.reading.figures import Figure
from zfgk.reporting.tables import Report

Place = tuple[int, str, str]
"""A cell, as table, row and column."""


@attrs.frozen(kw_only=True)
class Scan:
    """A report as it was read.

    Args:
        report: Its tables; a cell that is blank or could not be read holds nothing.
        unread: The cells that could not be read, with what stands there.
        figures: How each cell is written; empty for a file of bare numbers.
        missing: The tables that were not found; their cells are not blank, they are not there.
        absent: The rows that were not found in a table that was, as table and row.
        broken: The rows whose cells could not be told apart, as table, row and label; no row where the label is unknown.
        prose: The text around the tables, a paragraph each; ``None`` for a file of tables only.
    """

    report: Report
    unread: Mapping[Place, str] = attrs.field(factory=dict)
    figures: Mapping[Place, Figure] = attrs.field(factory=dict)
    missing: tuple[int, ...] = ()
    absent: tuple[tuple[int, str], ...] = ()
    broken: tuple[tuple[int, str, str], ...] = ()
    prose: tuple[str, ...] | None = None


@attrs.frozen
class NotAReport:
    """A file in which no annual report was found.

    Args:
        zh: Why, in Chinese.
        en: Why, in English.
    """

    zh: str
    en: str
