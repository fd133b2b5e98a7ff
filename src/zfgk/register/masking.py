"""Personal data as listings show them: enough to tell files apart at one desk, too little to know a person by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

import attrs

from zfgk.register.entries import Applicant
from zfgk.register.store import PAGE, Matter, Register

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


def masked_text(text: str, known: Iterable[str] = ()) -> str:
    """Return words with every long number and e-mail address in them masked; days and pairs of years stay.

    Args:
        text: Words that should hold no personal data, such as the subject of a request.
        known: Personal data that are masked wherever they stand, however they are spaced.
    """
    return _ADDRESS.sub(STARS, _NUMBER.sub(_number, without(text, known)))


def without(text: str, known: Iterable[str]) -> str:
    """Return words with some personal data masked; as they are if none of them stands there.

    Args:
        text: The words.
        known: The data; a single character is no datum.
    """
    folded = _folded(text)
    squeezed = "".join(folded.split())
    values = [value for one in known if len(value := "".join(_folded(one).split())) > 1 and value in squeezed]
    if not values:
        return text
    # The longer one first, so that no part of it is left when it begins with a shorter one.
    pattern = "|".join(_spaced(value) for value in sorted(values, key=len, reverse=True))
    return re.sub(pattern, STARS, folded)


def data_of(applicant: Applicant) -> tuple[str, ...]:
    """Return the personal data of an applicant's file; none after their erasure."""
    return tuple(filter(None, (applicant.name, applicant.identity, applicant.contact, applicant.address)))


def masked_subjects(register: Register, matters: Iterable[Matter]) -> Iterator[Matter]:
    """Yield matters with what their subjects say of the applicant masked, at constant memory.

    Args:
        register: An open register.
        matters: Matters of it.
    """
    remaining = iter(matters)
    while page := list(islice(remaining, PAGE)):
        files = register.applicants(sorted({matter.applicant for matter in page if matter.subject} - {""}))
        for matter in page:
            known = data_of(files[matter.applicant]) if matter.applicant in files else ()
            yield attrs.evolve(matter, subject=masked_text(matter.subject, known))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper()


def _spaced(value: str) -> str:
    return r"\s*".join(map(re.escape, value))


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
