"""Personal data as listings show them: enough to tell files apart at one desk, too little to know a person by."""

from __future__ import annotations

import re

import attrs

from zfgk.register.entries import Applicant

_NUMBER = re.compile(r"[0-9０-９][0-9０-９\-— ]{5,}[0-9０-９Xx]")
_YEARS_OR_DAY = re.compile(r"(19|20)[0-9]{2}([-—]{1,2}(19|20)[0-9]{2}|-[0-9]{1,2}-[0-9]{1,2})")
_ADDRESS = re.compile(r"[\w.+\-]+@[\w.\-]+")
STARS = "***"


def masked(value: str) -> str:
    """Return a personal datum as listings show it: its first character, and how long it is stays unsaid.

    Args:
        value: A name, number or address; an empty one stays empty.
    """
    return f"{value[0]}{STARS}" if value else ""


def masked_text(text: str) -> str:
    """Return words with every long number and e-mail address in them masked; days and pairs of years stay.

    Args:
        text: Words that should hold no personal data, such as the subject of a request.
    """
    return _ADDRESS.sub(STARS, _NUMBER.sub(_number, text))


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
