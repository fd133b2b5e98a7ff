"""Negative lists at work: recognisers for the entries of a day, and the check of what stands on no list."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import attrs

from zfgk.model.findings import Finding, Severity
from zfgk.model.information import Attribute
from zfgk.model.law import Basis
from zfgk.rules.negative_list import ListEntry, NegativeList
from zfgk.rules.pack import RulePack
from zfgk.screening.bases import DISCLOSURE_AS_RULE
from zfgk.screening.recogniser import Hit, Recogniser
from zfgk.screening.terms import Terms

OUTSIDE = "outside-negative-list"
"""The category of the finding that something is withheld which no entry covers."""
_LATIN = re.compile("[0-9A-Za-z]")


@attrs.frozen
class _Listed:
    """An entry with the list that it stands on."""

    of: NegativeList
    entry: ListEntry

    @property
    def id(self) -> str:
        return f"{self.of.id}.{self.entry.id}"


def list_recognisers(lists: Iterable[NegativeList], day: date) -> tuple[Recogniser, ...]:
    """Turn the entries that govern on a day into recognisers.

    Args:
        lists: The lists, of packs or of an office's file.
        day: The day.

    Returns:
        One recogniser for each entry that has terms or patterns, with the id ``LIST.ENTRY``. They share one search: a
        thousand entries cost no more than one.
    """
    listed = [one for one in _governing(lists, day) if one.entry.terms or one.entry.patterns]
    search = _search(listed)

    def find(one: _Listed) -> Callable[[str], Iterable[Hit]]:
        return lambda text: search(text).get(one.id, ())

    return tuple(
        Recogniser(
            id=one.id,
            category=one.entry.category,
            title=one.entry.title,
            find=find(one),
            severity=one.entry.severity,
            basis=one.entry.basis,
            action=f"{one.of.term}列有“{one.entry.title}”：核实是否属于该项；属于的，{_terms(one.entry.attributes)}",
            cuttable=False,
        )
        for one in listed
    )


def outside_list(
    lists: Iterable[NegativeList],
    day: date,
    *,
    attribute: Attribute,
    texts: Iterable[str],
    cited: Iterable[str] = (),
    findings: Iterable[Finding] = (),
    basis: Basis = DISCLOSURE_AS_RULE,
    where: str = "proposal",
) -> Finding | None:
    """Tell whether a proposal withholds what no list covers: outside the list, disclose in principle.

    Args:
        lists: The lists.
        day: The day of the proposal.
        attribute: The proposed attribute.
        texts: What is known of the document: its title, its summary, the reason; its text, if that is at hand.
        cited: The entries that the proposal names, as ``ENTRY`` or ``LIST.ENTRY``.
        findings: What :func:`list_recognisers` already found in the document.
        basis: The text that says so, such as that of a local rule; article 13 of the Regulation unless given.
        where: The place that the finding names.

    Returns:
        A finding for a person, never a decision; ``None`` if the proposal withholds nothing, an entry that allows its
        attribute covers it, or no list governs on the day.
    """
    listed = list(_governing(lists, day))
    if attribute is Attribute.PROACTIVE or not listed:
        return None
    allowing = [one for one in listed if attribute in one.entry.attributes]
    names = frozenset(cited)
    found = frozenset(finding.rule for finding in findings)
    if any(one.id in names | found or one.entry.id in names for one in allowing):
        return None
    search = _search(allowing)
    if any(search(text) for text in texts):
        return None
    return Finding(
        rule=f"zfgk.{OUTSIDE}",
        category=OUTSIDE,
        severity=Severity.REVIEW,
        start=0,
        end=0,
        basis=basis,
        action=f"拟{attribute.term}，但不在负面清单上：负面清单以外的原则上应当公开；仍拟不主动公开的，说明法律依据",
        where=where,
    )


def lists_of(packs: Iterable[RulePack]) -> tuple[NegativeList, ...]:
    """Return the negative lists that packs hold."""
    return tuple(rule for pack in packs for rule in pack.rules if isinstance(rule, NegativeList))


def _governing(lists: Iterable[NegativeList], day: date) -> Iterator[_Listed]:
    return (_Listed(one, entry) for one in lists for entry in one.on(day))


def _terms(attributes: Iterable[Attribute]) -> str:
    return "或者".join(attribute.term for attribute in attributes)


def _search(listed: Iterable[_Listed]) -> Callable[[str], Mapping[str, list[Hit]]]:
    """Make one search for all entries; the last answer is kept, because each entry's recogniser asks in turn."""
    owners: dict[str, list[str]] = defaultdict(list)
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for one in listed:
        for term in one.entry.terms:
            owners[term].append(one.id)
        patterns += [(one.id, re.compile(pattern, re.MULTILINE)) for pattern in one.entry.patterns]
    terms = Terms(owners)

    @functools.lru_cache(maxsize=1)
    def search(text: str) -> Mapping[str, list[Hit]]:
        found: dict[str, list[Hit]] = defaultdict(list)
        for one in terms.find(text) if owners else ():
            if not _within_a_word(text, one.start, one.end):
                for owner in owners[one.term]:
                    found[owner].append(Hit(one.start, one.end))
        for owner, pattern in patterns:
            found[owner] += [Hit(match.start(), match.end()) for match in pattern.finditer(text)]
        return {owner: _apart(hits) for owner, hits in found.items() if hits}

    return search


def _within_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a term of Latin letters or digits goes on beyond its ends: API in CAPITAL."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return bool(
        (_LATIN.match(text[start]) and _LATIN.match(before)) or (_LATIN.match(text[end - 1]) and _LATIN.match(after))
    )


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
