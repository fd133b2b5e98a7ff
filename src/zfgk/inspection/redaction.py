"""A copy without what screening found (区分处理), and the proof that it is: the copy is read and screened again.

A copy is a suggestion for the person who decides. Three things are never done: cutting a secrecy mark, which would make
a secret look like an ordinary paper; covering text instead of removing it; handing out a copy in which anything that was
to be cut is still found.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import attrs

from zfgk.documents import reader_for
from zfgk.errors import RedactionRefused
from zfgk.inspection.inspect import inspect
from zfgk.model.documents import Cut, Reader, Removal, Source, TextPart
from zfgk.model.findings import Finding, Severity
from zfgk.model.limits import Budget, Limits
from zfgk.screening import Screener
from zfgk.texts.national import OGI_2019

GROUND = OGI_2019[37]
"""What can be separated is separated, with the reason for what is withheld."""


@attrs.frozen(kw_only=True)
class RedactedCopy:
    """A redacted copy.

    Args:
        data: Its bytes.
        suffix: The ending of its name; another than the original's if the format changed.
        removals: What was taken out, with rule and ground, in the order of the file.
        left: What a person still has to decide: findings that say something about the document as a whole and cannot
            be cut out of it.
    """

    data: bytes = attrs.field(repr=False)
    suffix: str
    removals: tuple[Removal, ...]
    left: tuple[Finding, ...] = ()


def redacted(
    data: bytes, name: str, *, screener: Screener, readers: Sequence[Reader], limits: Limits | None = None
) -> RedactedCopy:
    """Make a copy of a file without what the screener finds, without hidden text and without metadata.

    Args:
        data: The bytes of the file.
        name: Its name; the ending chooses the reader.
        screener: The recognisers. Their findings of severity block and review are cut, notes are not.
        readers: The readers.
        limits: What reading may cost; the default limits unless given.

    Returns:
        The copy and what it lacks.

    Raises:
        RedactionRefused: If the format cannot be redacted, the file bears a live secrecy mark or cannot be read whole,
            or a finding that was to be cut is still in the copy.
        UnreadableFile: If the file cannot be read at all.

    Source: 条例 37.
    """
    reader = reader_for(name, readers)
    if reader is None or reader.redact is None:
        kind = PurePath(name).suffix or "such"
        raise RedactionRefused(
            name, f"{kind} files cannot be redacted", "remove the content in the program it came from"
        )
    whole = {one.id for one in screener.recognisers if not one.cuttable}
    before = inspect(data, name, screener=screener, readers=readers, limits=limits)
    _refuse(name, before.findings, whole)

    def censor(part: TextPart) -> list[Cut]:
        return merged([finding for finding in screener.scan(part.text, part.where) if _to_cut(finding, whole)])

    made = reader.redact(Source(data, name, Budget(limits, name)), censor)
    copy_name = str(PurePath(name).with_suffix(made.suffix))
    after = inspect(made.data, copy_name, screener=screener, readers=readers, limits=limits)
    still = [
        finding for finding in after.findings if finding.where != "file name" and finding.severity is not Severity.NOTE
    ]
    if after.error or any(_to_cut(finding, whole) or finding.category == "unscreened" for finding in still):
        places = sorted({finding.where for finding in still}) or ["the copy"]
        why = f"something would still be found in it, at {', '.join(places[:3])}"
        raise RedactionRefused(name, why, "remove the content in the program it came from, and report the file's kind")
    return RedactedCopy(data=made.data, suffix=made.suffix, removals=made.removals, left=tuple(still))


def merged(findings: Sequence[Finding]) -> list[Cut]:
    """Return the spans of findings in order, those that overlap or touch as one.

    Args:
        findings: Findings of one text.
    """
    cuts: list[Cut] = []
    for finding in sorted(findings, key=lambda one: (one.start, -one.end)):
        if cuts and finding.start <= cuts[-1].end:
            cuts[-1] = attrs.evolve(cuts[-1], end=max(cuts[-1].end, finding.end))
        else:
            cuts.append(Cut(finding.start, finding.end, finding.rule, f"{GROUND}；{finding.basis}"))
    return cuts


def _to_cut(finding: Finding, whole: set[str]) -> bool:
    return finding.severity is not Severity.NOTE and finding.rule not in whole and finding.end > finding.start


def _refuse(name: str, findings: Sequence[Finding], whole: set[str]) -> None:
    for finding in findings:
        if finding.severity is Severity.BLOCK and finding.rule in whole:
            why = f"it bears what must not leave at all ({finding.category}, {finding.where})"
            raise RedactionRefused(name, why, "settle that first; a mark is changed by whoever set it, never cut out")
        if finding.category == "unscreened" and finding.kind not in _GOES_WITH_THE_REST:
            why = f"a part of it could not be read ({finding.kind}, {finding.where})"
            raise RedactionRefused(name, why, "nobody knows what is in that part; remove it by hand first")


_GOES_WITH_THE_REST = frozenset(("unknown-part", "unknown-format"))
"""Unread parts that no copy takes along: the writers keep only what they know."""
