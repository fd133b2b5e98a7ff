"""What several applicants asked for: candidates for disclosure on the agency's own motion (条例44).

Applicants are only told apart, by the keys of their files. Nobody is listed, ranked or compared, and requests about the
applicant's own matters are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from zfgk.register.listing import known_names
from zfgk.register.masking import data_of, masked_text, without
from zfgk.register.similarity import compared, groups
from zfgk.register.store import PAGE, Matter, Register

SEVERAL = 2
"""From so many applicants on they are several (多个申请人); the text sets no number."""


@attrs.frozen(kw_only=True)
class Candidate:
    """Information that several applicants asked for; whether it is disclosed an official decides.

    Args:
        subject: What was asked for, in the words of one of the requests, with personal data masked, the names of all
            applicants of the register among them.
        requests: The ids of the requests.
        applicants: How many applicants' files they name.
        without_file: How many of the requests name none, so that nobody knows whose they are.
        decided: How many of the requests have a result.
        disclosed: How many of those were granted, in whole or in part: what shows that it can be disclosed at all.
    """

    subject: str
    requests: tuple[str, ...]
    applicants: int
    without_file: int
    decided: int
    disclosed: int


@attrs.frozen
class Candidates:
    """The candidates of a register, and what was left out.

    Args:
        found: The candidates, those of which most applicants asked first.
        own: How many requests were left out because they name the applicant, whose own matter they concern.
        undisclosed: How many subjects were left out because requests for them were decided and none was granted.
    """

    found: tuple[Candidate, ...]
    own: int
    undisclosed: int


def candidates(
    register: Register,
    *,
    received: tuple[date | None, date | None] = (None, None),
    at_least: int = SEVERAL,
    alike: float | None = None,
) -> Candidates:
    """Find what several applicants asked for.

    Args:
        register: An open register.
        received: The first and the last day of receipt; ``None`` for no limit.
        at_least: From how many applicants on.
        alike: How much alike two subjects must be, in percent, to ask for the same; unless given, their words must be
            the same but for spaces, punctuation and width. Needs the extra ``similarity``.

    Returns:
        The candidates.

    Raises:
        ValueError: If ``at_least`` is less than 2: one applicant is not several.
        LibraryMissing: If ``alike`` is given and rapidfuzz is not installed.
    """
    if at_least < SEVERAL:
        message = f"at_least is {at_least}; several applicants are {SEVERAL} or more"
        raise ValueError(message)
    matters, own = _matters(register, received)
    found: list[Candidate] = []
    undisclosed = 0
    for members in _together(matters, alike):
        one = _candidate([matters[name] for name in members])
        if one.applicants < at_least:
            continue
        if one.decided and not one.disclosed:
            undisclosed += 1
        else:
            found.append(one)
    if found:
        names = known_names(register)
        found = [attrs.evolve(one, subject=masked_text(one.subject, names=names)) for one in found]
    found.sort(key=lambda one: (-one.applicants, -len(one.requests), one.subject))
    return Candidates(tuple(found), own, undisclosed)


def _matters(register: Register, received: tuple[date | None, date | None]) -> tuple[dict[str, Matter], int]:
    """Return the requests with a subject, by their ids, and how many concern the applicant's own matters."""
    named = [matter for matter in register.matters(received=received) if matter.subject]
    found: dict[str, Matter] = {}
    for start in range(0, len(named), PAGE):
        page = named[start : start + PAGE]
        files = register.applicants(sorted({matter.applicant for matter in page} - {""}))
        known = {key: data_of(file) for key, file in files.items()}
        for matter in page:
            if without(matter.subject, known.get(matter.applicant, ())) == matter.subject:
                found[matter.id] = matter
    return found, len(named) - len(found)


def _together(matters: Mapping[str, Matter], alike: float | None) -> list[tuple[str, ...]]:
    if alike is not None:
        return [group.members for group in groups({name: one.subject for name, one in matters.items()}, at_least=alike)]
    same: dict[str, list[str]] = {}
    for name, one in matters.items():
        if words := compared(one.subject):
            same.setdefault(words, []).append(name)
    return [tuple(sorted(names)) for names in same.values()]


def _candidate(matters: list[Matter]) -> Candidate:
    """Return the candidate that some requests make, its subject not masked yet."""
    results = [matter.state.result for matter in matters if matter.state.result]
    return Candidate(
        subject=matters[0].subject,
        requests=tuple(matter.id for matter in matters),
        applicants=len({matter.applicant for matter in matters} - {""}),
        without_file=sum(not matter.applicant for matter in matters),
        decided=len(results),
        disclosed=sum(result in {"granted", "partial"} for result in results),
    )
