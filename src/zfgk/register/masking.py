"""Personal data as listings show them: enough to tell files apart at one desk, too little to know a person by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import attrs

from zfgk.register.entries import Applicant

_NUMBER = re.compile(r"[0-9０-９][0-9０-９\-— ]{5,}[0-9０-９Xx]")
_YEARS_OR_DAY = re.compile(r"(19|20)[0-9]{2}([-—]{1,2}(19|20)[0-9]{2}|-[0-9]{1,2}-[0-9]{1,2})")
_ADDRESS = re.compile(r"[\w.+\-]+@[\w.\-]+")
_SEVERAL = re.compile(r"[、，,；;/|]")
STARS = "***"


def masked(value: str) -> str:
    """Return a personal datum as listings show it: its first character, and how long it is stays unsaid.

    Args:
        value: A name, number or address; an empty one stays empty.
    """
    return f"{value[0]}{STARS}" if value else ""


def masked_text(text: str, known: Iterable[str] = ()) -> str:
    """Return words with every long number and e-mail address in them masked; days and pairs of years stay.

    Args:
        text: Words that should hold no personal data, such as the subject of a request.
        known: Personal data that are masked wherever they stand, however they are spaced.
    """
    return _ADDRESS.sub(STARS, _NUMBER.sub(_number, without(text, known)))


def without(text: str, known: Iterable[str]) -> str:
    """Return words with some personal data masked, however they are spaced and in whatever width or case.

    Args:
        text: The words.
        known: The data; a single character is no datum.
    """
    signs, places = _folded(text)
    covered: set[int] = set()
    for value in {"".join(_folded(one)[0]) for one in known}:
        at = signs.find(value) if len(value) > 1 else -1
        while at >= 0:
            covered.update(range(places[at], places[at + len(value) - 1] + 1))
            at = signs.find(value, at + 1)
    kept = [STARS if place in covered else sign for place, sign in enumerate(text)]
    return "".join(sign for place, sign in enumerate(kept) if place not in covered or place - 1 not in covered)


def data_of(applicant: Applicant) -> tuple[str, ...]:
    """Return the personal data of an applicant's file, each of several names or numbers too; none after their erasure."""
    several = [part.strip() for value in (applicant.name, applicant.contact) for part in _SEVERAL.split(value)]
    held = (applicant.name, applicant.identity, applicant.contact, applicant.address, *several)
    return tuple(dict.fromkeys(filter(None, held)))


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text without spaces, width and case, and where each of its characters stands in the original."""
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
