"""Running recognisers over texts. Findings, never verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from zfgk.errors import WrongResult
from zfgk.model.documents import TextPart
from zfgk.model.findings import Finding, Severity
from zfgk.screening.masking import mask, redact
from zfgk.screening.mobile import MOBILE_NUMBER
from zfgk.screening.recogniser import Hit, Recogniser
from zfgk.screening.resident_id import OLD_RESIDENT_ID, RESIDENT_ID
from zfgk.screening.secrecy import DOUBTFUL_SECRECY_MARK, SECRECY_MARK
from zfgk.screening.words import WORDS

DEFAULT = (SECRECY_MARK, DOUBTFUL_SECRECY_MARK, RESIDENT_ID, OLD_RESIDENT_ID, MOBILE_NUMBER, *WORDS)
"""The recognisers that ship with zfgk."""

SOURCE = "source"
"""The kind of a part that repeats a file's raw source, read to see what the other parts may have missed."""

TAMPERING = "tampering"
"""The category of what intruders wrote: no report repeats it, not even in part."""

_RANK = {Severity.BLOCK: 0, Severity.REVIEW: 1, Severity.NOTE: 2}


def _in_order(recognisers: Iterable[Recogniser]) -> tuple[Recogniser, ...]:
    return tuple(recognisers)


@attrs.frozen
class Screener:
    """A set of recognisers.

    Args:
        recognisers: The recognisers, in any order.
    """

    recognisers: tuple[Recogniser, ...] = attrs.field(converter=_in_order)

    @classmethod
    def default(cls) -> Screener:
        """Return the screener with the recognisers that ship with zfgk."""
        return cls(DEFAULT)

    def scan(self, text: str, where: str = "body") -> list[Finding]:
        """Find in one text.

        Args:
            text: The text.
            where: The name of the part of the file that it is.

        Returns:
            The findings in order of their offsets. A finding inside a longer one that asks for as much is left out,
            unless the longer one speaks of the paper as a whole: a number in a title is still somebody's number.

        Raises:
            WrongResult: If a recogniser fails or points outside the text; what it saw is not repeated.
        """
        found = [
            _finding(recogniser, hit, text, where) for recogniser in self.recognisers for hit in _hits(recogniser, text)
        ]
        found.sort(key=lambda finding: (finding.start, -finding.end, _RANK[finding.severity], finding.rule))
        whole = self._of_the_whole()
        kept: list[Finding] = []
        for finding in found:
            near = [other for other in reversed(kept[-_NEAR:]) if finding.rule in whole or other.rule not in whole]
            if not any(_covers(other, finding) for other in near):
                kept.append(finding)
        return kept

    def _of_the_whole(self) -> frozenset[str]:
        """Return the rules whose findings say something about the paper as a whole."""
        return frozenset(one.id for one in self.recognisers if not one.cuttable)

    def scan_part(self, part: TextPart, before: Sequence[Finding] = ()) -> list[Finding]:
        """Find in one part of a document.

        Args:
            part: The part.
            before: The findings of the parts before it. A part of the kind ``source`` repeats the whole file: of its
                findings only those are new that no other part gave.

        Returns:
            The findings in order of their offsets, with the part's place, visibility and kind.
        """
        found = [
            attrs.evolve(finding, visibility=part.visibility, kind=part.kind)
            for finding in self.scan(part.text, part.where)
        ]
        if part.kind != SOURCE:
            return found
        known = {(finding.rule, finding.excerpt) for finding in before}
        return [finding for finding in found if (finding.rule, finding.excerpt) not in known]

    def scan_parts(self, parts: Iterable[TextPart]) -> list[Finding]:
        """Find in several parts of a document, as :meth:`scan_part` does in each.

        Args:
            parts: The parts in order.

        Returns:
            The findings part by part.
        """
        found: list[Finding] = []
        for part in parts:
            found += self.scan_part(part, found)
        return found

    def masked(self, text: str, findings: Iterable[Finding] | None = None) -> str:
        """Mask a short text, such as a title or a file's name, so that a report may show it.

        Args:
            text: The text.
            findings: What was found in it; it is scanned unless they are given.

        Returns:
            The text: marks that must not leave and what a copy would lack are masked, injected advertisements leave
            nothing legible, and what only says something about the paper as a whole (关于某事的请示) stays.
        """
        found = self.scan(text) if findings is None else list(findings)
        whole = self._of_the_whole()
        spans = [one for one in found if one.rule not in whole or one.severity is Severity.BLOCK]
        unseen = [(one.start, one.end) for one in spans if one.category == TAMPERING]
        return redact(text, [(one.start, one.end) for one in spans], unseen)


_NEAR = 8  # hits overlap in twos or threes; looking further back would cost time for nothing


def _hits(recogniser: Recogniser, text: str) -> list[Hit]:
    try:
        hits: list[Any] = list(recogniser.find(text))
        outside = any(not isinstance(hit, Hit) or hit.end > len(text) for hit in hits)
    except Exception as error:  # whatever a plugin raises; its message may quote the text
        raise WrongResult(recogniser.id, "zfgk_screeners", f"its finder raised {type(error).__name__}") from error
    if outside:
        raise WrongResult(recogniser.id, "zfgk_screeners", "its finder pointed outside the text")
    return hits


def _finding(recogniser: Recogniser, hit: Hit, text: str, where: str) -> Finding:
    return Finding(
        rule=recogniser.id,
        category=recogniser.category,
        severity=recogniser.severity,
        start=hit.start,
        end=hit.end,
        basis=recogniser.basis,
        action=recogniser.action,
        excerpt=mask(hit.value or text[hit.start : hit.end]),
        where=where,
    )


def _covers(other: Finding, finding: Finding) -> bool:
    return (
        other.start <= finding.start
        and finding.end <= other.end
        and _RANK[other.severity] <= _RANK[finding.severity]
        and (other.start, other.end) != (finding.start, finding.end)
    )
