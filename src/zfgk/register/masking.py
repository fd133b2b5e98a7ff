"""Personal data as listings show them: enough to tell files apart at one desk, too little to know a person by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import attrs

from zfgk.register.entries import Applicant

_NUMBER = re.compile(r"[0-9０-９][0-9０-９\-— ]{5,}[0-9０-９Xx]")
_YEARS_OR_DAY = re.compile(r"(19|20)[0-9]{2}([-—]{1,2}(19|20)[0-9]{2}|-[0-9]{1,2}-[0-9]{1,2})")
_IDENTIFIES = re.compile(r"[0-9](?:\D?[0-9]){5}|@")
_ADDRESS = re.compile(r"[\w.+\-]+@[\w.\-]+")
_SEVERAL = re.compile(r"[、，,；;/|]")
_AND_OTHERS = re.compile(r"等[0-9一二三四五六七八九十两几多]*[人户家位]?$")
_SHORTEST, _SHORTEST_LATIN = 2, 4
STARS = "***"


class Names:
    """A set of names to look for in many texts, however they are spaced there and in whatever width or case.

    Each pair of neighbouring characters is looked up among the beginnings of the names, so that the number of names
    makes no difference to the time.

    Args:
        values: The names; a single character, and up to three letters of Latin script, are none.
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        folded = (_folded(value)[0] for value in values)
        self._known = frozenset(one for one in folded if len(one) >= (_SHORTEST_LATIN if one.isascii() else _SHORTEST))
        lengths: dict[str, set[int]] = {}
        for one in self._known:
            lengths.setdefault(one[:2], set()).add(len(one))
        self._lengths = {pair: tuple(sorted(found)) for pair, found in lengths.items()}

    def __len__(self) -> int:
        """Count the names."""
        return len(self._known)

    def spans(self, folded: str) -> list[tuple[int, int]]:
        """Return where names stand in a text that was folded as they are.

        Args:
            folded: The text.
        """
        return [
            (start, start + length)
            for start in range(len(folded) - 1)
            for length in self._lengths.get(folded[start : start + 2], ())
            if start + length <= len(folded) and folded[start : start + length] in self._known
        ]


NOBODY = Names()
"""No names."""


def masked(value: str) -> str:
    """Return a personal datum as listings show it: its first character, and how long it is stays unsaid.

    Args:
        value: A name, number or address; an empty one stays empty.
    """
    return f"{value[0]}{STARS}" if value else ""


def masked_text(text: str, known: Iterable[str] = (), names: Names = NOBODY) -> str:
    """Return words with every long number and e-mail address in them masked; days and pairs of years stay.

    Args:
        text: Words that should hold no personal data, such as the subject of a request.
        known: Personal data that are masked wherever they stand, however they are spaced.
        names: Names that are masked likewise.
    """
    return _ADDRESS.sub(STARS, _NUMBER.sub(_number, without(text, known, names)))


def without(text: str, known: Iterable[str], names: Names = NOBODY) -> str:
    """Return words with some personal data masked, however they are spaced and in whatever width or case.

    Args:
        text: The words.
        known: The data; a single character is no datum.
        names: Names, of which there may be many.
    """
    signs, places = _folded(text)
    covered: set[int] = set()
    for value in {_folded(one)[0] for one in known}:
        at = signs.find(value) if len(value) > 1 else -1
        while at >= 0:
            covered.update(range(places[at], places[at + len(value) - 1] + 1))
            at = signs.find(value, at + 1)
    for start, end in names.spans(signs):
        covered.update(range(places[start], places[end - 1] + 1))
    if not covered:
        return text
    kept = [STARS if place in covered else sign for place, sign in enumerate(text)]
    return "".join(sign for place, sign in enumerate(kept) if place not in covered or place - 1 not in covered)


def data_of(applicant: Applicant) -> tuple[str, ...]:
    """Return the personal data of an applicant's file, each of several names or numbers too; none after their erasure."""
    several = [part.strip() for value in (applicant.name, applicant.contact) for part in _SEVERAL.split(value)]
    held = (applicant.name, applicant.identity, applicant.contact, applicant.address, *several)
    return tuple(dict.fromkeys(filter(None, held)))


def names_of(applicant: Applicant) -> tuple[str, ...]:
    """Return the names in an applicant's file; those of several persons are told apart, and 等三人 is none."""
    parts = [applicant.name, *_SEVERAL.split(applicant.name)]
    return tuple(dict.fromkeys(filter(None, (_AND_OTHERS.sub("", part.strip()) for part in parts))))


def numbers_of(applicant: Applicant) -> tuple[str, ...]:
    """Return what identifies a person by itself in an applicant's file besides names: long numbers and mail addresses."""
    return tuple(value for value in data_of(applicant) if value != applicant.address and _IDENTIFIES.search(value))


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without spaces, width and case, and where each of its characters stands in the original."""
    # Most texts are folded already.
    if text.split() == [text] and unicodedata.is_normalized("NFKC", text) and text.casefold() == text:
        return text, range(len(text))
    signs = [
        (one, place)
        for place, sign in enumerate(text)
        for one in unicodedata.normalize("NFKC", sign).casefold()
        if not one.isspace()
    ]
    return "".join(one for one, _ in signs), [place for _, place in signs]


def _number(found: re.Match[str]) -> str:
    return found[0] if _YEARS_OR_DAY.fullmatch(found[0]) else STARS


def masked_applicant(applicant: Applicant) -> Applicant:
    """Return an applicant's file as listings show it."""
    return attrs.evolve(
        applicant,
        name=masked(applicant.name),
        identity=masked(applicant.identity),
        contact=masked(applicant.contact),
        address=masked(applicant.address),
    )
