"""What a catalogue entry may hold: fields, schemas made of them, and the vocabularies that fields draw on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cached_property

import attrs

from zfgk.model.law import Seen


class Kind(Enum):
    """What a field holds."""

    LINE = "line"
    """One line of text."""
    TEXT = "text"
    """Text of any number of lines."""
    DAY = "day"
    """A calendar day."""
    LIST = "list"
    """Several lines of text."""
    TERM = "term"
    """A term of a vocabulary."""
    ADDRESS = "address"
    """An http or https address."""


@attrs.frozen(kw_only=True)
class Field:
    """A field of a catalogue entry.

    Args:
        name: Its English name: the attribute of :class:`zfgk.model.exchange.Record`.
        label: Its Chinese label.
        kind: What it holds.
        labels: Other Chinese labels that portals and registers print for it.
        meta: The meta tag of a government web page that carries it, if there is one.
        vocabulary: The name of the vocabulary it draws on, for terms.
        required: Whether an entry is faulty without it.
    """

    name: str
    label: str
    kind: Kind = Kind.LINE
    labels: tuple[str, ...] = ()
    meta: str = ""
    vocabulary: str = ""
    required: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """Every column head that stands for the field."""
        return (self.name, self.label, *self.labels)


@attrs.frozen
class Term:
    """A term of a vocabulary.

    Args:
        code: Its stable code.
        label: Its Chinese label.
        labels: Other labels in use.
        parent: The code of the broader term, if there is one.
    """

    code: str
    label: str
    labels: tuple[str, ...] = ()
    parent: str = ""


@attrs.frozen
class Vocabulary:
    """A list of terms, flat or in levels.

    Args:
        name: Its name, unique among installed vocabularies.
        title: Its Chinese title.
        terms: Its terms, in order.
        basis: The text that lists them.
        edition: The generation or date of the list, where lists of other days differ.
        note: What to know before relying on it, in Chinese.
        seen: How well the list was verified.
        closed: Whether nothing but its terms may stand; an open list ends with 等 or ……, and others may follow.
    """

    name: str
    title: str
    terms: tuple[Term, ...]
    basis: str = ""
    edition: str = attrs.field(default="", kw_only=True)
    note: str = attrs.field(default="", kw_only=True)
    seen: Seen = attrs.field(default=Seen.TEXT, kw_only=True)
    closed: bool = attrs.field(default=True, kw_only=True)

    def find(self, word: str) -> Term | None:
        r"""Return the term of a code, a path or a label.

        Args:
            word: A code, a label, or labels from the broadest term down, joined by ``\\``, ``/`` or ``>``, such as
                ``综合政务\\政务公开``. A label alone finds a term of the first level, or the only term that bears it.

        Returns:
            The term, or ``None`` if no term or more than one is meant.
        """
        found = self._by_path.get(word) or self._by_path.get(_STEPS.sub("/", word.strip()))
        if found is None:
            named = self._by_label.get(word, ())
            found = named[0] if len(named) == 1 else None
        return found

    def children(self, code: str = "") -> tuple[Term, ...]:
        """Return the terms right below a term, in order; those of the first level without a code."""
        return tuple(term for term in self.terms if term.parent == code)

    def path(self, code: str) -> tuple[Term, ...]:
        """Return a term and those above it, the broadest first; empty if there is no such code."""
        steps: list[Term] = []
        while (term := self._by_code.get(code)) and term not in steps:
            steps.insert(0, term)
            code = term.parent
        return tuple(steps)

    @property
    def words(self) -> tuple[str, ...]:
        """Every code and label, for suggestions."""
        return tuple(word for term in self.terms for word in (term.label, term.code, *term.labels))

    @cached_property
    def _by_code(self) -> dict[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _by_path(self) -> dict[str, Term]:
        """Terms by code and by full path; codes come first, and of two terms on one path the first counts."""
        found = dict(self._by_code)
        for term in self.terms:
            above = "".join(f"{step.label}/" for step in self.path(term.parent))
            for label in (term.label, *term.labels):
                found.setdefault(above + label, term)
        return found

    @cached_property
    def _by_label(self) -> dict[str, tuple[Term, ...]]:
        found: dict[str, tuple[Term, ...]] = {}
        for term in self.terms:
            for label in dict.fromkeys((term.label, *term.labels)):
                found[label] = (*found.get(label, ()), term)
        return found


_STEPS = re.compile(r" {0,4}(?:\\{1,2}|[/>／＞]) {0,4}")
"""What stands between the levels of a path."""


def _heads_differ(_instance: object, _attribute: attrs.Attribute[tuple[Field, ...]], value: Iterable[Field]) -> None:
    heads = [head for field in value for head in field.heads]
    twice = sorted({head for head in heads if heads.count(head) > 1})
    if twice:
        message = f"a schema uses the column head {twice[0]!r} twice"
        raise ValueError(message)


@attrs.frozen
class Schema:
    """The fields of a kind of catalogue entry.

    Args:
        name: Its name, unique among installed schemas.
        title: Its Chinese title.
        fields: Its fields, in the order in which they are shown; no two share a column head.
        basis: The text that asks for them.
    """

    name: str
    title: str
    fields: tuple[Field, ...] = attrs.field(validator=_heads_differ)
    basis: str = ""

    def find(self, head: str) -> Field | None:
        """Return the field of a name or label, or ``None``."""
        return next((field for field in self.fields if head in field.heads), None)
