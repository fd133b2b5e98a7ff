"""What stands in a number cell: a number, perhaps with a unit or a note; a blank; a dash; or something else."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Literal

import attrs

from zfgk.reporting.tables import Number

_SPACE = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
_DASHES = frozenset("-‐‑‒–—―−－/／\\一无_")
_GROUPED = re.compile(r"[+\-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)")
_NUMBER = re.compile(r"[+\-−]?\d+(?:\.\d+)?")
_UNIT = re.compile(r"亿元|万元|元|件|项|个|宗|次|人次|份|部|条")
_NOTE = re.compile(r"[(\[【][^()]{1,100}[)\]】]")
_LONGEST = 18  # digits: more are no count


@attrs.frozen
class Figure:
    """A cell of a table as it was read.

    Args:
        state: What it holds; a ``dash`` is a stroke, a slash or 无.
        value: The number; none unless ``state`` is ``number``.
        text: The cell's text.
        unit: The unit after the number, else that of the column's head if it is not the form's.
        note: The note in brackets after it.
        head: The head of the column, if the unit stands there.
    """

    state: Literal["number", "blank", "dash", "unreadable"]
    text: str
    value: Number = None
    unit: str = ""
    note: str = ""
    head: str = ""


def read_figure(text: str) -> Figure:
    """Read a cell.

    Args:
        text: Its text; digits and signs may be full-width, spaces and line breaks may stand anywhere.
    """
    shown = " ".join(text.split())
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    if not plain:
        return Figure("blank", shown)
    if set(plain) <= _DASHES:
        return Figure("dash", shown)
    matched = _GROUPED.match(plain) or _NUMBER.match(plain)
    if not matched or len(matched[0]) > _LONGEST:
        return Figure("unreadable", shown)
    rest = plain[matched.end() :]
    unit = _UNIT.match(rest)
    rest = rest[unit.end() :] if unit else rest
    note = _NOTE.fullmatch(rest)
    if rest and not note:
        return Figure("unreadable", shown)
    digits = matched[0].replace(",", "").replace("−", "-")
    value = Decimal(digits) if "." in digits else int(digits)
    return Figure("number", shown, value, unit[0] if unit else "", note[0][1:-1] if note else "")
