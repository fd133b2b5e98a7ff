"""Running recognisers over texts. Findings, never verdicts."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import attrs

from zfgk.errors import WrongResult
from zfgk.model.documents import TextPart
from zfgk.model.findings import Finding, Severity
from zfgk.screening.folded import Fold, Folded
from zfgk.screening.invisible import without_space
from zfgk.screening.masking import mask, redact
from zfgk.screening.numbers import NUMBERS
from zfgk.screening.recogniser import Hit, Near, Recogniser
from zfgk.screening.secrecy import DOUBTFUL_SECRECY_MARK, SECRECY_MARK
from zfgk.screening.words import WORDS

DEFAULT = (SECRECY_MARK, DOUBTFUL_SECRECY_MARK, *NUMBERS, *WORDS)
"""The recognisers that ship with zfgk."""

SOURCE = "source"
"""The kind of a part that repeats a file's raw source, read to see what the other parts may have missed."""

TAMPERING = "tampering"
"""The category of what intruders wrote: no report repeats it, not even in part."""

_S = TypeVar("_S", Hit, Near)
_RANK = {Severity.BLOCK: 0, Severity.REVIEW: 1, Severity.NOTE: 2}


@attrs.frozen(kw_only=True)
class NearMiss:
    """A place that a rule looked at and did not take, with the reason. It asks for nothing.

    Args:
        rule: The id of the rule.
        title: What it looks for, in Chinese.
        start: The offset of the first code point in the original text.
        end: The offset after the last code point.
        why: The reason as a stable code, such as ``check-character`` or ``part-of-longer``.
        because: The reason in Chinese.
        excerpt: What stands there, masked.
    """

    rule: str
    title: str
    start: int
    end: int
    why: str
    because: str
    excerpt: str


def _in_order(recognisers: Iterable[Recogniser]) -> tuple[Recogniser, ...]:
    return tuple(recognisers)


@attrs.frozen
class Screener:
    """A set of recognisers.

    Args:
        recognisers: The recognisers, in any order.
    """

    recognisers: tuple[Recogniser, ...] = attrs.field(converter=_in_order)
    _of_the_whole: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    """The rules whose findings say something about the paper as a whole."""

    @_of_the_whole.default
    def _find_those_of_the_whole(self) -> frozenset[str]:
        return frozenset(one.id for one in self.recognisers if not one.cuttable)

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
        return [finding for finding, _ in self._scan(text, where)]

    def _scan(self, text: str, where: str, most: int | None = None) -> list[tuple[Finding, str]]:
        """Find in one text; each finding comes with what was found, which never leaves this module.

        Of each rule at most so many are looked for.
        """
        found = [
            (_finding(recogniser, hit, text, where), hit.value or text[hit.start : hit.end])
            for recogniser, hit in self._hits(text, most)
        ]
        if len(found) < 2:
            return found
        found.sort(key=lambda one: (one[0].start, -one[0].end, _RANK[one[0].severity], one[0].rule))
        whole = self._of_the_whole
        kept: list[tuple[Finding, str]] = []
        for finding, value in found:
            near = [other for other, _ in reversed(kept[-_NEAR:]) if finding.rule in whole or other.rule not in whole]
            if not any(_covers(other, finding) for other in near):
                kept.append((finding, value))
        return kept

    def _hits(self, text: str, most: int | None) -> list[tuple[Recogniser, Hit]]:
        """Find in a text, and where characters that nobody sees stand in it, in the text without them too."""
        found = [(recogniser, hit) for recogniser in self.recognisers for hit in _hits(recogniser, text, most)]
        seen = Folded(text) if text.isascii() else _SEEN.folded(text)
        if len(seen.text) == len(text):
            return found
        known: dict[str, list[tuple[int, int]]] = {}
        for recogniser, hit in found:
            known.setdefault(recogniser.id, []).append((hit.start, hit.end))
        for spans in known.values():
            spans.sort()
        for recogniser in self.recognisers:
            for hit in _hits(recogniser, seen.text, most):
                start, end = seen.span(hit.start, hit.end)
                if not _touches(known.get(recogniser.id, ()), start, end):
                    found.append((recogniser, Hit(start, end, hit.value or seen.text[hit.start : hit.end])))
        return found

    def near_misses(self, text: str) -> list[NearMiss]:
        """Explain what in a text looks like something that the recognisers find and is none.

        Args:
            text: The text.

        Returns:
            One for each place and rule, in order of their offsets. What is part of a finding needs no explanation.

        Raises:
            WrongResult: If a recogniser fails or points outside the text.
        """
        found = self.scan(text)
        covered = [(finding.start, finding.end) for finding in found]
        missed = [
            _near_miss(recogniser, near, text) for recogniser in self.recognisers for near in _nears(recogniser, text)
        ]
        missed.sort(key=lambda one: (one.start, one.end, one.rule))
        return [one for one in missed if not _touches(covered, one.start, one.end)]

    def scan_parts(self, parts: Iterable[TextPart]) -> list[Finding]:
        """Find in the parts of one document, as :class:`DocumentScan` does.

        Args:
            parts: The parts in order.

        Returns:
            The findings part by part.
        """
        scan = DocumentScan(self)
        return [finding for part in parts for finding in scan.part(part)]

    def masked(self, text: str, findings: Iterable[Finding] | None = None) -> str:
        """Mask a short text, such as a title or a file's name, so that a report may show it.

        Args:
            text: The text.
            findings: What was found in it; it is scanned unless they are given.

        Returns:
            The text. Marks that must not leave and what a copy would lack are masked, injected advertisements leave
            nothing legible, and what only says something about the paper as a whole (关于某事的请示) stays.
        """
        found = self.scan(text) if findings is None else list(findings)
        whole = self._of_the_whole
        spans = [one for one in found if one.rule not in whole or one.severity is Severity.BLOCK]
        unseen = [(one.start, one.end) for one in spans if one.category == TAMPERING]
        return redact(text, [(one.start, one.end) for one in spans], unseen)


class DocumentScan:
    """Findings in the parts of one document, one part after the other.

    A part of the kind ``source`` repeats what others show; of its findings only those are new that no other part gave.
    For that it is remembered what was found, not only how it looks when it is masked.

    Args:
        screener: The recognisers.
        most: How many findings are given; without it all of them.
    """

    def __init__(self, screener: Screener, most: int | None = None) -> None:
        self._screener = screener
        self._left = most
        self._found: Counter[tuple[str, str]] = Counter()
        self.full: bool = False
        """Whether there may be more findings than were given."""

    def part(self, part: TextPart) -> list[Finding]:
        """Find in one part.

        Args:
            part: The part.

        Returns:
            The findings in order of their offsets, with the part's place, visibility and kind.
        """
        found = [
            (attrs.evolve(finding, visibility=part.visibility, kind=part.kind), (finding.rule, without_space(value)))
            for finding, value in self._screener._scan(part.text, part.where, self._left)  # noqa: SLF001  # the two are one machine
        ]
        if self._left is not None and len(found) >= self._left:
            self.full = True
            del found[self._left :]
        if part.kind == SOURCE:
            # What is repeated in full stands there as often as elsewhere; advertisements are counted one by one.
            spent = Counter(self._found)
            new = [(finding, key) for finding, key in found if not _known(finding, key, spent)]
        else:
            new = found
        self._found.update(key for _, key in new)
        if self._left is not None:
            self._left -= len(new)
        return [finding for finding, _ in new]


_SEEN = Fold(width=False, case=False, spaces=False)
"""Takes characters out of a text that take no room on the page."""
_NEAR = 8  # hits overlap in twos or threes; looking further back would cost time for nothing


def _hits(recogniser: Recogniser, text: str, most: int | None = None) -> list[Hit]:
    return _checked(recogniser, recogniser.find, Hit, text, most)


def _nears(recogniser: Recogniser, text: str) -> list[Near]:
    return _checked(recogniser, recogniser.near, Near, text) if recogniser.near else []


def _checked(
    recogniser: Recogniser, find: Callable[[str], Iterable[_S]], kind: type[_S], text: str, most: int | None = None
) -> list[_S]:
    if recogniser.beyond_ascii and text.isascii():
        return []
    try:
        spans: list[Any] = list(itertools.islice(find(text), most))
        outside = any(not isinstance(span, kind) or span.end > len(text) for span in spans)
    except Exception as error:  # whatever a plugin raises; its message may quote the text
        raise WrongResult(recogniser.id, "zfgk_screeners", f"its finder raised {type(error).__name__}") from error
    if outside:
        raise WrongResult(recogniser.id, "zfgk_screeners", "its finder pointed outside the text")
    return spans


def _near_miss(recogniser: Recogniser, near: Near, text: str) -> NearMiss:
    return NearMiss(
        rule=recogniser.id,
        title=recogniser.title,
        start=near.start,
        end=near.end,
        why=near.why,
        because=near.because,
        excerpt=mask(near.value or text[near.start : near.end]),
    )


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a span shares a character with one of others, which are in order of their starts."""
    before = bisect.bisect_left(spans, (end, 0))
    return any(other > start for _, other in spans[max(0, before - _NEAR) : before])


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


def _known(finding: Finding, key: tuple[str, str], known: Counter[tuple[str, str]]) -> bool:
    """Tell whether another part gave a finding too."""
    if not known[key]:
        return False
    if finding.category == TAMPERING:
        known[key] -= 1
    return True


def _covers(other: Finding, finding: Finding) -> bool:
    return (
        other.start <= finding.start
        and finding.end <= other.end
        and _RANK[other.severity] <= _RANK[finding.severity]
        and (other.start, other.end) != (finding.start, finding.end)
    )
