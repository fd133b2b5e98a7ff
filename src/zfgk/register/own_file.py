"""Requests counted within one applicant's own file (条例35, 36(6)); nobody is compared with anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from zfgk.register.listing import masked_subjects
from zfgk.register.store import Register


@attrs.frozen
class OwnFile:
    """What one applicant's own file holds.

    Args:
        applicant: The key of the file.
        requests: How many requests it has.
        by_year: How many by the year of receipt; those without a day of receipt are left out.
        same_subject: Ids of requests by their subject in the same words, where there is more than one; the applicant's
            own data are masked. Whether they ask for the same information (条例36(6)) a person decides.
    """

    applicant: str
    requests: int
    by_year: Mapping[int, int]
    same_subject: Mapping[str, tuple[str, ...]]


def own_file(register: Register, applicant: str) -> OwnFile:
    """Count the requests of one applicant's own file.

    Whether a number is beyond what is reasonable, no text says; so no threshold is applied (条例35).

    Args:
        register: An open register.
        applicant: The key of the file.

    Returns:
        The counts; all of them empty for a key that no request names.
    """
    matters = list(masked_subjects(register, register.matters(applicant=applicant))) if applicant else []
    years = Counter(matter.state.received.year for matter in matters if matter.state.received)
    subjects: dict[str, list[str]] = {}
    for matter in matters:
        subjects.setdefault("".join(matter.subject.split()), []).append(matter.id)
    same = {subject: tuple(ids) for subject, ids in subjects.items() if subject and len(ids) > 1}
    return OwnFile(applicant, len(matters), dict(sorted(years.items())), same)
