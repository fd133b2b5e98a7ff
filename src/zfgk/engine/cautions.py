"""Circumstances of an answer that its reader must know, as stable codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zfgk.model.law import Basis, Seen
from zfgk.model.step import Step, Verb
from zfgk.rules.clock import Clock

# Looking a member up in its enumeration costs as much as half a deadline.
_TEXT, _UNVERIFIED, _INFERENCE = Seen.TEXT, Seen.UNVERIFIED, Seen.INFERENCE
_CAP, _IGNORE = Verb.CAP, Verb.IGNORE


def cautions(rule: Clock, steps: Sequence[Step], elsewhere: Iterable[Sequence[Step]] = ()) -> tuple[str, ...]:
    """List what the reader of an answer must know.

    Args:
        rule: The version that governs the default path.
        steps: The steps of the default path.
        elsewhere: The steps of the other paths, whose dates the answer shows too.

    Returns:
        ``written-under:…`` for a text older than the regulation in force, ``extension-over-the-maximum``,
        ``consulted-party-term-not-in-this-version``, and ``unverified:…`` for each place that was not seen and that a
        date of the answer rests on.
    """
    out: list[str] = []
    of_the_time = rule.basis.instrument.written_under
    if of_the_time:
        out.append(f"written-under:{of_the_time}")
    for step in steps:
        if step.verb is _CAP:
            out.append("extension-over-the-maximum")
        basis = step.basis
        # Nearly every step rests on a text that was read: one look is enough for it.
        if basis is not None and basis.seen is not _TEXT:
            out.extend(_weak(step, basis))
    for path in elsewhere:
        out.extend(
            f"unverified:{step.basis.place}"
            for step in path
            if step.basis and step.basis.seen is _UNVERIFIED and step.verb is not _IGNORE
        )
    return tuple(dict.fromkeys(out)) if out else ()


def _weak(step: Step, basis: Basis) -> Iterator[str]:
    if basis.seen is _UNVERIFIED and step.verb is not _IGNORE:
        yield f"unverified:{basis.place}"
    if basis.seen is _INFERENCE and step.note == "no-answer":
        yield "consulted-party-term-not-in-this-version"
