"""Requests as lists show them: what a subject says of its own applicant, and every applicant's name, is masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import attrs
from sqlalchemy import select

from zfgk.register.bodies import decode_applicant
from zfgk.register.kept import Kept
from zfgk.register.masking import Names, data_of, masked_text, names_of
from zfgk.register.schema import APPLICANT
from zfgk.register.store import PAGE, Matter, Register

_Listed = TypeVar("_Listed", Matter, Kept)


def known_names(register: Register) -> Names:
    """Return the names in all applicants' files: whoever asks about somebody may name another applicant.

    Args:
        register: An open register.
    """
    rows = register.database.stream(select(APPLICANT).where(APPLICANT.c.body != ""))
    return Names(name for row in rows for name in names_of(decode_applicant(row)))


def masked_subjects(register: Register, matters: Iterable[_Listed]) -> Iterator[_Listed]:
    """Yield matters with what their subjects say of any applicant masked; of all files only the names are held.

    Args:
        register: An open register.
        matters: Matters of it, requests or others.
    """
    names = known_names(register)
    remaining = iter(matters)
    while page := list(islice(remaining, PAGE)):
        files = register.applicants(sorted({matter.applicant for matter in page if matter.subject} - {""}))
        for matter in page:
            known = data_of(files[matter.applicant]) if matter.applicant in files else ()
            yield attrs.evolve(matter, subject=masked_text(matter.subject, known, names))
