"""Checks of one cell against its field: quick where nothing is wrong, exact where something is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from zfgk.catalogue.characters import code_point, first_odd, is_address, why_odd
from zfgk.catalogue.checks import structural as say
from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.shapes import DAY, LINE, TEXT, shape
from zfgk.catalogue.days import EARLIEST, LATEST, DayOutOfRange, NotADay, parse_day
from zfgk.catalogue.row import Cell
from zfgk.catalogue.schema import Field, Kind, Vocabulary

Problem = tuple[Check, dict[str, Any]]
"""A check that failed and the facts for its sentences."""
Told = list[Problem]
_ISO = re.compile(DAY)
_FEW = 8
"""So many terms are listed in a message."""
_RANGE = {"earliest": EARLIEST, "latest": LATEST}


class CellCheck:
    """The checks of one field, made ready once for all rows.

    Args:
        field: The field.
        vocabulary: Its vocabulary, if it draws on one.
    """

    def __init__(self, field: Field, vocabulary: Vocabulary | None) -> None:
        self.field: Field = field
        self._vocabulary = vocabulary
        self._words: Mapping[str, str] = vocabulary.spellings if vocabulary else {}
        self._fits: Callable[[str], object] = re.compile(shape(field)).fullmatch
        self._is_line = shape(field) in {LINE, TEXT}
        self._follows = field.pattern.matches if field.pattern else None
        self._longest = field.longest
        self._many = field.kind.many
        self._value: Callable[[str], Problem | None] | None = {
            Kind.DAY: day_problem,
            Kind.TERM: self._term,
            Kind.TICKS: self._term,
            Kind.ADDRESS: self._address,
        }.get(field.kind)
        simple = self._is_line and not (self._many or self._longest or self._follows or self._value)
        self.at_once: Callable[[str], bool] | None = is_plain if simple else None
        """Tells at once of most texts that nothing is wrong; ``None`` if more than their shape is asked."""
        self.absent: Check = say.NOTHING_TICKED if field.kind is Kind.TICKS else say.MISSING

    def problems(self, cell: Cell) -> Told:
        """Return what is wrong with a cell that holds something.

        Args:
            cell: The cell; neither empty nor absent.
        """
        if isinstance(cell, str):
            return [(say.LIST_ASKED, {})] if self._many else self._text(cell)
        if not self._many:
            return [(say.ONE_TEXT, {})]
        told = [problem for item, text in enumerate(cell, start=1) for problem in self._item(text, item)]
        if len(set(cell)) < len(cell):
            first: dict[str, int] = {}
            for item, text in enumerate(cell, start=1):
                if first.setdefault(text, item) != item and text:
                    told.append((say.ITEM_TWICE, {"item": item, "other": first[text]}))
        return told

    def code(self, cell: Cell) -> str:
        """Return the code of the term in a cell, or its text where the field draws on no vocabulary."""
        return self._words.get(cell, cell) if isinstance(cell, str) else ""

    def _item(self, text: str, item: int) -> Told:
        return self._text(text) if text else [(say.EMPTY_ITEM, {"item": item})]

    def _text(self, text: str) -> Told:
        if not (self._is_line and is_plain(text)) and not self._fits(text):
            told = self._shape(text)
            if told:
                return told
        if self._longest and len(text) > self._longest:
            return [(say.TOO_LONG, {"length": len(text), "longest": self._longest})]
        problem = self._value(text) if self._value else None
        if problem and problem[0].severity == "error":
            return [problem]
        pattern = self.field.pattern
        if pattern and self._follows and not self._follows(text):
            return [(say.FORMAT, {"says": pattern.says, "says_en": pattern.says_en})]
        return [problem] if problem else []

    def _shape(self, text: str) -> Told:
        """Say why a text does not have the shape of its field; nothing if the shape is only the usual one."""
        stripped = text.strip()
        if not stripped:
            return [(say.BLANK, {})]
        plain = text.replace("\r", "\n")
        place = first_odd(plain)
        if place >= 0:
            odd = plain[place]
            facts = {"place": place + 1, "code": code_point(odd), "why": why_odd(odd, "zh"), "why_en": why_odd(odd)}
            return [(say.ODD_CHARACTER, facts)]
        if stripped != text:
            return [(say.SPACES, {})]
        if self.field.kind is not Kind.TEXT and "\n" in plain:
            return [(say.LINE_BREAK, {})]
        if self.field.kind is Kind.NUMBER:
            return [(say.NOT_A_NUMBER, {})]
        return [(say.NOT_A_YEAR, {})] if self.field.kind is Kind.YEAR else []

    def _term(self, text: str) -> Problem | None:
        if text in self._words or self._vocabulary is None:
            return None
        # An open list is for people: the ways in which they write the path of a term are fine.
        if not self._vocabulary.closed and self._vocabulary.find(text):
            return None
        check = say.TERM_UNKNOWN if self._vocabulary.closed else say.TERM_UNLISTED
        labels = [term.label for term in self._vocabulary.terms]
        few = labels if len(labels) <= _FEW else []
        return check, {
            "vocabulary": self._vocabulary.title,
            "code": self._vocabulary.name,
            "words": "：" + "；".join(few) if few else "",
            "words_en": ": " + "; ".join(few) if few else "",
        }

    def _address(self, text: str) -> Problem | None:
        return None if is_address(text) else (say.NOT_AN_ADDRESS, {})


def is_plain(text: str) -> bool:
    """Tell at once that a text has the shape of a line; one that is not plain may still have it.

    What Python calls printable is neither odd nor white space, but for the space itself and for U+FFFD.

    Args:
        text: The text; not empty.
    """
    return text.isprintable() and text[0] != " " != text[-1] and "\ufffd" not in text


def day_problem(text: str) -> Problem | None:
    """Return what is wrong with a day, or ``None``.

    Args:
        text: The day as written.
    """
    written = _ISO.fullmatch(text)
    try:
        found = date.fromisoformat(text) if written else parse_day(text)
    except DayOutOfRange:
        return say.DAY_RANGE, _RANGE
    except NotADay as error:
        return say.NOT_A_DAY, {"why": error.zh, "why_en": str(error)}
    except ValueError:
        return say.DAY_IMPOSSIBLE, {}
    if not EARLIEST <= found <= LATEST:
        return say.DAY_RANGE, _RANGE
    return None if written else (say.DAY_FORM, {})
