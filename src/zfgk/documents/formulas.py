"""Formulas of cells: what they fetch, what they put together, and whether anybody has computed them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.model.documents import Unread

_DDE = re.compile(r"\|\s{0,9}'?[^'|!]{0,200}'?!|\bDDE\b", re.IGNORECASE)
_FETCH = re.compile(r"\b(?:WEBSERVICE|IMPORTDATA|RTD|IMAGE)\s{0,9}\(", re.IGNORECASE)
_JOINS = re.compile(r"&|CONCAT|TEXTJOIN|REPT|REPLACE|SUBSTITUTE", re.IGNORECASE)
_CONSTANT = re.compile(r'"(?P<text>(?:[^"]|"")*+)"|(?<![\w$.:!])(?P<number>[0-9]++)(?![\w(:.!])')


def reaches_out(text: str) -> Iterator[str]:
    """Yield the features of a formula that takes its value from elsewhere.

    Args:
        text: The formula.
    """
    if _DDE.search(text):
        yield "dde"
    if _FETCH.search(text):
        yield "external-link"


def put_together(text: str) -> str:
    """Return the constants of a formula that joins texts, as they stand in its value.

    Args:
        text: The formula.

    Returns:
        All of them without anything between; empty if there are fewer than two or nothing joins them.
    """
    if not _JOINS.search(text):
        return ""
    found = [match["number"] or match["text"].replace('""', '"') for match in _CONSTANT.finditer(text)]
    return "".join(found) if len(found) > 1 else ""


def not_computed(where: str) -> Unread:
    """Return what is said of formulas that no program has computed yet.

    Args:
        where: Their place in the file.
    """
    return Unread(where, "no-value", "formulas without a stored value; a program computes them on opening")


class Computed:
    """Whether every formula of a sheet has a value stored with it, cell by cell."""

    def __init__(self) -> None:
        self.formula: bool = False
        """Whether the cell that is read has a formula."""
        self.value: bool = False
        """Whether it has an element for its value."""
        self.missing: bool = False
        """Whether any cell so far has a formula and no value."""

    def end_cell(self, value: str, kind: str | None) -> None:
        """Close a cell that has a formula.

        Args:
            value: Its value.
            kind: Of which kind the value is; only text may be empty.
        """
        self.missing = self.missing or not (value or (self.value and kind == "str"))
        self.formula = self.value = False
