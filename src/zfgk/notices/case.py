"""What the register knows about the request that a notice is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from zfgk.errors import Fault, UnknownMatter
from zfgk.model.facts import Event
from zfgk.register.entries import ApplicantKind, Entry
from zfgk.register.history import events_of
from zfgk.register.lifecycle import earliest
from zfgk.register.store import Register


@attrs.frozen(kw_only=True, repr=False)
class Case:
    """A request, as far as a notice needs it; its text form shows nothing, since it holds personal data.

    Args:
        request: Its id.
        events: All its events that stand.
        until: The events that had happened by the day of the notice.
        subject: What is asked for, as registered.
        merged_into: The request that goes on, where this one was merged.
        applicant: The applicant's name; empty if it is not known, or not needed.
        you: How the paper addresses the applicant.
    """

    request: str
    events: tuple[Event, ...]
    until: tuple[Event, ...]
    subject: str
    merged_into: str
    applicant: str = ""
    you: str = ""

    def named(self, *names: str) -> list[Event]:
        """Return the events of some names that had happened by the day of the notice."""
        return [event for event in self.until if event.name in names]


def read_case(
    register: Register, request: str, day: date, given: str | None, faults: list[Fault], *, to_applicant: bool
) -> Case:
    """Read a request.

    Args:
        register: An open register.
        request: The request's id.
        day: The day of the notice.
        given: The applicant's name as an official gives it, for a request without an applicant's file.
        faults: Faults are appended here.
        to_applicant: Whether the notice goes to the applicant; if not, no personal datum is read.

    Raises:
        UnknownMatter: If the register has no such request.
    """
    entries = register.history(request)
    events = events_of(entries)
    case = Case(
        request=request,
        events=events,
        until=tuple(event for event in events if (first := earliest(event)) is None or first <= day),
        subject=_last(entries, "subject"),
        merged_into=merged_into(entries),
    )
    if not to_applicant:
        return case
    name, kind = _applicant(register, _last(entries, "applicant"), given, faults)
    return attrs.evolve(case, applicant=name, you=_you(kind or _kind_of(events)))


def merged_into(entries: Sequence[Entry]) -> str:
    """Return the id of the request into which one was merged; empty if the register names none.

    Args:
        entries: All its entries.
    """
    return _last(entries, "merged_into")


def _last(entries: Sequence[Entry], name: str) -> str:
    return next((value for entry in reversed(entries) if (value := getattr(entry, name))), "")


def _applicant(
    register: Register, key: str, given: str | None, faults: list[Fault]
) -> tuple[str, ApplicantKind | None]:
    try:
        file = register.applicant(key) if key else None
    except UnknownMatter:
        file = None
    if file is None:
        return given or "", None
    if given and file.name:
        faults.append(Fault("field applicant", "stands in the applicant's file", then="leave it out"))
    if not file.name:
        why = "it was erased when its retention ended, or never entered"
        then = "a notice needs a name: enter it again only if the law still allows its keeping"
        faults.append(Fault(f"applicant {key}", "the applicant's file holds no name", why, then))
    return file.name, file.kind


def _kind_of(events: Sequence[Event]) -> ApplicantKind | None:
    word = next((event.applicant for event in reversed(events) if event.applicant), "")
    return next((kind for kind in ApplicantKind if kind.value == word), None)


def _you(kind: ApplicantKind | None) -> str:
    if kind is None or kind is ApplicantKind.OTHER:
        return "您（单位）"
    return "您" if kind is ApplicantKind.NATURAL else "你单位"
