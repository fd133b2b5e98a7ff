"""A set of normative documents: which one means which, what they do to each other, and how each stands on a day.

A document names others by number or by title. Only documents published before it, or on the same day, can be meant: so
that what is published later never changes what an older document meant. What is named by both must agree; what fits
nothing or several documents is a finding and works on none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import attrs

from zfgk.catalogue.life.events import Happening, LifeEvent, NormativeDocument, Reference, ReferenceKind
from zfgk.catalogue.life.finding import LifeFinding
from zfgk.catalogue.life.validity import State, Validity, contradictions, validity
from zfgk.catalogue.numbers import examine_document_number
from zfgk.errors import BadInput, Fault
from zfgk.model.findings import Severity

_SPACES = re.compile(r"[\s\u3000]")
_MARKS = str.maketrans("", "", "《》〈〉“”\"'‘’")
_BRACKETS = str.maketrans("（），：；", "(),:;")
_ISSUED = re.compile(r"(?:印发|发布|公布)[《〈](.{2,100})[》〉]的(?:通知|公告|决定)》?$")
_DONE = {
    ReferenceKind.AMENDS: Happening.AMENDED,
    ReferenceKind.REPEALS: Happening.REPEALED,
    ReferenceKind.DECLARES_EXPIRED: Happening.EXPIRED,
    ReferenceKind.CONTINUES: Happening.CONTINUED,
}


_Done = dict[tuple[str, date], tuple[LifeEvent, ...]]


@attrs.frozen
class Link:
    """A reference whose document is known.

    Args:
        source: The key of the document that names the other.
        target: The key of the document that is meant.
        relation: What is said about it.
    """

    source: str
    target: str
    relation: ReferenceKind


def title_key(title: str) -> str:
    """Return what two writings of one title have in common: no spaces, no quotation or book-title marks.

    Args:
        title: The title.
    """
    return _SPACES.sub("", title).translate(_MARKS).translate(_BRACKETS)


def title_keys(title: str) -> tuple[str, ...]:
    """Return what a title may be called by: the whole, and what a notice only issues (关于印发《…》的通知).

    Args:
        title: The title.
    """
    whole = title_key(title)
    issued = _ISSUED.search(_SPACES.sub("", title))
    return (whole, title_key(issued[1])) if issued else (whole,)


def number_key(number: str) -> str:
    """Return a document number as the standard writes it; a number that cannot be read stays as it is, without spaces.

    Args:
        number: The number, such as ``国办发[2019]61号``.
    """
    read = examine_document_number(number.strip()).value
    return str(read) if read else _SPACES.sub("", number)


class Library:
    """Normative documents that may act upon each other.

    Args:
        documents: The documents.

    Raises:
        BadInput: If two of them share a key.
    """

    def __init__(self, documents: Iterable[NormativeDocument]) -> None:
        self.documents: tuple[NormativeDocument, ...] = tuple(documents)
        keys = [document.key for document in self.documents]
        twice = [key for key in dict.fromkeys(keys) if keys.count(key) > 1] if len(set(keys)) < len(keys) else []
        if twice:
            raise BadInput("documents", [Fault(key, "two documents share this key") for key in twice])
        self._by_key = dict(zip(keys, self.documents, strict=True))
        self._by_number: dict[str, list[NormativeDocument]] = {}
        self._by_title: dict[str, list[NormativeDocument]] = {}
        for document in self.documents:
            if document.number:
                self._by_number.setdefault(number_key(document.number), []).append(document)
            for key in title_keys(document.title):
                self._by_title.setdefault(key, []).append(document)

    @cached_property
    def _resolved(self) -> tuple[tuple[Link, ...], tuple[LifeFinding, ...]]:
        links: list[Link] = []
        findings: list[LifeFinding] = []
        for document in self.documents:
            for reference in document.references:
                found = self._meant(document, reference)
                if isinstance(found, LifeFinding):
                    findings.append(found)
                else:
                    links.append(Link(document.key, found.key, reference.relation))
        links = list(dict.fromkeys(links))
        # What is published later is never meant, so only documents of one day can go round in a circle.
        circles = _circles(link for link in links if self._day(link.source) == self._day(link.target))
        for circle in circles:
            listed = "、".join(circle)
            findings.append(
                _finding(
                    circle[0], "circle", f"相互修改或者废止，形成循环：{listed}", f"they act upon each other: {listed}"
                )
            )
        within = [frozenset(circle) for circle in circles]
        sound = tuple(
            link
            for link in links
            if link.relation is ReferenceKind.BASED_ON or not any({link.source, link.target} <= one for one in within)
        )
        return sound, (*findings, *_at_odds(sound))

    @property
    def links(self) -> tuple[Link, ...]:
        """The references whose documents are known, without those that go round in a circle."""
        return self._resolved[0]

    @cached_property
    def findings(self) -> tuple[LifeFinding, ...]:
        """What does not fit: references without a document, circles, contradictions, numbers that two documents bear."""
        shared = [
            _finding(
                group[0].key,
                "number-shared",
                f"{number}由多个文件使用：{'、'.join(one.key for one in group)}",
                f"{number} is borne by {', '.join(one.key for one in group)}",
            )
            for number, group in self._by_number.items()
            if len(group) > 1
        ]
        events = [one for document in self.documents for one in contradictions(document, self._brought(document.key))]
        return (*self._resolved[1], *shared, *events)

    def document(self, key: str) -> NormativeDocument:
        """Return a document.

        Raises:
            BadInput: If there is none of this key.
        """
        found = self._by_key.get(key)
        if found is None:
            raise BadInput("documents", [Fault(key, "no document has this key")])
        return found

    def validity(self, key: str, on: date) -> Validity:
        """Say whether a document is in force on a day, what other documents did to it included.

        Args:
            key: The document's key.
            on: The day.

        Raises:
            BadInput: If there is no such document.
        """
        return validity(self.document(key), on, self._brought(key, on))

    def table(self, on: date) -> tuple[Validity, ...]:
        """Say so for every document, in their order.

        Args:
            on: The day.
        """
        done: _Done = {}
        return tuple(validity(document, on, self._brought(document.key, on, done)) for document in self.documents)

    def _day(self, key: str) -> date | None:
        published = self._by_key[key].publication
        return published.day if published else None

    @cached_property
    def _upon(self) -> dict[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {}
        for link in self.links:
            if link.relation in _DONE:
                found.setdefault(link.target, []).append(link)
        return {key: tuple(links) for key, links in found.items()}

    def _brought(self, key: str, on: date = date.max, done: _Done | None = None) -> tuple[LifeEvent, ...]:
        """Return what other documents published up to a day did to one, as far as they came to work.

        Args:
            key: The document that it was done to.
            on: The day.
            done: What was worked out on the way, so that no document is looked at twice.
        """
        known: _Done = {} if done is None else done
        if (key, on) not in known:
            known[key, on] = tuple(self._acts(key, on, known))
        return known[key, on]

    def _acts(self, key: str, on: date, done: _Done) -> Iterator[LifeEvent]:
        for link in self._upon.get(key, ()):
            source = self._by_key[link.source]
            published = source.publication
            if published is None or published.day > on:
                continue
            # A document that was repealed before it took effect never did anything.
            works = published.works_from
            day = min(on, works)
            stood = validity(source, day, self._brought(source.key, day, done)).state
            if stood not in {State.REPEALED, State.EXPIRED}:
                shown = f"《{source.title}》" + (f"（{source.number}）" if source.number else "")
                yield LifeEvent(what=_DONE[link.relation], day=published.day, effect=works, source=shown)

    def _meant(self, document: NormativeDocument, reference: Reference) -> NormativeDocument | LifeFinding:
        by_number = self._candidates(document, self._by_number.get(number_key(reference.number), ()))
        called = [one for key in title_keys(reference.title) for one in self._by_title.get(key, ())]
        by_title = self._candidates(document, {one.key: one for one in called}.values())
        if not reference.number.strip():
            found = by_title
        elif not reference.title.strip():
            found = by_number
        else:
            both = [one for one in by_number if one in by_title]
            if by_number and not both:
                zh = f"{reference.shown}：文号和标题所指不同，文号是《{by_number[0].title}》的"
                en = f"{reference.shown}: number and title mean different documents"
                return _finding(document.key, "number-and-title-differ", zh, en)
            # A number that fits nothing is not outweighed by a title that does.
            found = both
        if len(found) == 1:
            return found[0]
        if not found:
            zh = f"{reference.shown}：在此之前公布的文件中查无此件（{_TERMS[reference.relation]}）"
            en = f"{reference.shown}: no document published before is meant ({reference.relation.value})"
            return _finding(document.key, "unresolved", zh, en)
        listed = "、".join(one.key for one in found)
        zh, en = f"{reference.shown}：可能指{listed}，须注明文号", f"{reference.shown} may mean {listed}"
        return _finding(document.key, "ambiguous", zh, en)

    @staticmethod
    def _candidates(document: NormativeDocument, found: Iterable[NormativeDocument]) -> list[NormativeDocument]:
        """Return those that a document can mean: not itself, and nothing published later."""
        own = document.publication
        return [
            one
            for one in found
            if one is not document and own and (there := one.publication) is not None and there.day <= own.day
        ]


_TERMS = {
    ReferenceKind.AMENDS: "修改",
    ReferenceKind.REPEALS: "废止",
    ReferenceKind.DECLARES_EXPIRED: "宣布失效",
    ReferenceKind.CONTINUES: "继续有效",
    ReferenceKind.BASED_ON: "依据",
}


def _circles(links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Return the groups of documents that act upon each other, each in the order of their keys."""
    onward: dict[str, set[str]] = {}
    for link in links:
        if link.relation in _DONE:
            onward.setdefault(link.source, set()).add(link.target)
    reach = {key: _reached(key, onward) for key in onward}
    found: list[tuple[str, ...]] = []
    for key in sorted(onward):
        circle = tuple(sorted(one for one in reach[key] if key in reach.get(one, ())))
        if circle and circle not in found:
            found.append(circle)
    return found


def _reached(start: str, onward: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    stack = list(onward.get(start, ()))
    while stack:
        key = stack.pop()
        if key not in seen:
            seen.add(key)
            stack += onward.get(key, ())
    return seen


def _at_odds(links: Iterable[Link]) -> Iterator[LifeFinding]:
    """Tell of one document that both ends and keeps another."""
    said: dict[tuple[str, str], list[ReferenceKind]] = {}
    for link in links:
        if link.relation in _DONE:
            said.setdefault((link.source, link.target), []).append(link.relation)
    for (source, target), relations in said.items():
        ends = [one for one in relations if one in {ReferenceKind.REPEALS, ReferenceKind.DECLARES_EXPIRED}]
        if ends and len(relations) > 1:
            listed = "、".join(_TERMS[one] for one in relations)
            english = ", ".join(one.value for one in relations)
            yield _finding(source, "at-odds", f"对{target}同时{listed}", f"says of {target}: {english}")


def _finding(about: str, check: str, zh: str, en: str) -> LifeFinding:
    return LifeFinding(check=check, severity=Severity.REVIEW, about=about, zh=zh, en=en)
