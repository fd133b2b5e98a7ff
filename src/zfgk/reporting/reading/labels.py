"""Labels of rows and heads of columns, recognised as they are printed: numbered otherwise, spaced out, cut, misspelt."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from zfgk.reporting.form import FORM_2019, FORM_2021

_NUMBERING = re.compile(r"(?:\(?[一二三四五六七八九十]{1,3}[)、.,:]|[\d]{1,2}[.、,)]?|[、.,])+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_ALIKE = 0.8
_CLEARLY = 0.05  # so much more alike than the next one
_SHORT = 4
_LONG = 60


def plain(text: str) -> str:
    """Return a label without numbering, punctuation, spaces and full-width forms.

    Args:
        text: The label as printed.
    """
    wide = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return _NOT_LETTERS.sub("", _NUMBERING.sub("", wide, count=1) if _NUMBERING.match(wide) else wide)


def row_of_table3(text: str, section: str = "") -> str:
    """Return the key of the row of table 3 that a label names; empty for none.

    Args:
        text: The label.
        section: The section of the row before: 其他 is a row of one only.
    """
    label = plain(text)
    if label in {"其他", "其他处理"}:
        if "六" in text or label == "其他处理":
            return "other_processing.single"
        return "other_processing.other" if section == "other_processing" else ""
    return nearest(label, _rows_of_table3())


def section_of_table3(text: str) -> str:
    """Return the key of the section of table 3 that a label names; empty for none.

    Args:
        text: The label.
    """
    return _sections().get(plain(text), "")


def nearest(label: str, known: dict[str, str]) -> str:
    """Return the value of the known label that is the same, or clearly the most alike; empty for none.

    Args:
        label: A plain label.
        known: Values by plain label.
    """
    if label in known:
        return known[label]
    if not _SHORT <= len(label) <= _LONG or label in _sections():
        return ""
    alike = sorted(((alikeness(label, one, _ALIKE), value) for one, value in known.items()), reverse=True)
    values = [value for ratio, value in alike if ratio > max(_ALIKE, alike[0][0] - _CLEARLY)]
    return values[0] if len(set(values)) == 1 else ""


def alikeness(one: str, other: str, least: float) -> float:
    """Return how alike two labels are, from 0 to 1; 0 if they share too few letters to be more alike than asked for.

    Args:
        one: A label.
        other: Another one.
        least: What makes a difference to the caller: whatever is no more alike may as well be 0.
    """
    # Not more letters can match than stand in the other one at all; that much is seen at once.
    if 2 * sum(map(other.__contains__, one)) <= least * (len(one) + len(other)):
        return 0.0
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


@cache
def _rows_of_table3() -> dict[str, str]:
    rows = {plain(row.label): row.key for form in (FORM_2019, FORM_2021) for row in form.table3}
    rows |= {"部分公开": "partial", "本年新收": "new", "上年结转": "carried_over", "结转下年度": "carried_forward"}
    return _without(rows, ("其他", "其他处理"))


@cache
def _sections() -> dict[str, str]:
    return {plain(label): key for key, label in FORM_2021.sections.items()}


def _without(rows: dict[str, str], labels: Iterable[str]) -> dict[str, str]:
    return {label: key for label, key in rows.items() if label not in labels}
