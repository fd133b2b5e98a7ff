"""Requests as lists show them: what a subject says of its own applicant is masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import attrs

from zfgk.register.masking import data_of, masked_text
from zfgk.register.store import PAGE, Matter, Register


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
