"""Requests as lists show them: what a subject says of its own applicant is masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import attrs

from zfgk.register.kept import Kept
from zfgk.register.masking import data_of, masked_text
from zfgk.register.store import PAGE, Matter, Register

_Listed = TypeVar("_Listed", Matter, Kept)


def masked_subjects(register: Register, matters: Iterable[_Listed]) -> Iterator[_Listed]:
    """Yield matters with what their subjects say of the applicant masked, at constant memory.

    Args:
        register: An open register.
        matters: Matters of it, requests or others.
    """
    remaining = iter(matters)
    while page := list(islice(remaining, PAGE)):
        files = register.applicants(sorted({matter.applicant for matter in page if matter.subject} - {""}))
        for matter in page:
            known = data_of(files[matter.applicant]) if matter.applicant in files else ()
            yield attrs.evolve(matter, subject=masked_text(matter.subject, known))
