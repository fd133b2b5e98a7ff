"""Negative lists (负面清单): what a body has settled that it does not disclose proactively, as data.

A list says by which words its matters are known, and on which of articles 14 to 16 each rests. It decides nothing: what
its words find is looked at by a person, and what no entry covers is disclosed in principle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

import attrs
from attrs.validators import instance_of, matches_re, min_len

from zfgk.model.findings import Severity
from zfgk.model.information import Attribute
from zfgk.model.law import Basis, InForce
from zfgk.rules.patterns import check_pattern
from zfgk.rules.rule import Rule


@attrs.frozen(kw_only=True)
class ListEntry:
    """One matter on a negative list.

    Args:
        id: Its name on the list, such as ``cadre-review``.
        title: The matter, in Chinese.
        basis: On what its not being disclosed rests: one of articles 14 to 16, or the law behind article 14.
        category: What a finding of it is called in reports.
        terms: Words by which the matter is known, of two characters at least; width, case, spaces and invisible
            characters do not count. Without terms and patterns an entry covers only what names it.
        patterns: Regular expressions of the kind that :func:`zfgk.rules.patterns.check_pattern` admits.
        attributes: The attributes that it allows instead of proactive disclosure.
        severity: What a finding asks for.
        in_force: The days on which the entry governs; those of its list unless given.
        note: What a reader must know besides, in Chinese.
    """

    id: str = attrs.field(validator=matches_re(r"[a-z0-9]+(-[a-z0-9]+)*"))
    title: str = attrs.field(validator=min_len(1))
    basis: Basis = attrs.field(validator=instance_of(Basis))
    category: str = attrs.field(default="negative-list", validator=matches_re(r"[a-z0-9]+(-[a-z0-9]+)*"))
    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = attrs.field(default=(Attribute.EXEMPT,), validator=min_len(1))
    severity: Severity = Severity.REVIEW
    in_force: InForce | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be searched for, all of it at once."""
        faults = [*_faulty_terms(self.terms), *_faulty_patterns(self.patterns)]
        if Attribute.PROACTIVE in self.attributes:
            faults.append("attributes: a negative list allows on-request or exempt, not proactive")
        if faults:
            raise ValueError("; ".join(faults))


def _faulty_terms(terms: Iterable[str]) -> Iterator[str]:
    for i, term in enumerate(terms):
        if len("".join(term.split())) < 2:
            yield f"terms[{i}]: {term!r} has fewer than two characters and would be everywhere"
    for term, count in Counter(terms).items():
        if count > 1:
            yield f"terms: {term!r} stands {count} times"


def _faulty_patterns(patterns: Iterable[str]) -> Iterator[str]:
    for i, pattern in enumerate(patterns):
        try:
            check_pattern(pattern)
        except ValueError as error:
            yield f"patterns[{i}]: {error.args[0]}"


@attrs.frozen(kw_only=True)
class NegativeList(Rule):
    """A negative list.

    Args:
        entries: Its matters.
    """

    kind: ClassVar[str] = "V"

    entries: tuple[ListEntry, ...] = attrs.field(validator=min_len(1))

    @entries.validator
    def _are_apart(self, _attribute: attrs.Attribute[tuple[ListEntry, ...]], value: tuple[ListEntry, ...]) -> None:
        twice = [name for name, count in Counter(entry.id for entry in value).items() if count > 1]
        if twice:
            raise ValueError(f"entries: {', '.join(twice)} stands twice on the list")

    def on(self, day: date) -> tuple[ListEntry, ...]:
        """Return the entries that govern on a day; none on a day on which the list does not."""
        if day not in self.in_force:
            return ()
        return tuple(entry for entry in self.entries if entry.in_force is None or day in entry.in_force)
