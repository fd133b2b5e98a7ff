"""What a catalogue entry may hold: fields, schemas made of them, and the vocabularies that fields draw on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import attrs


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
    """A closed list of terms.

    Args:
        name: Its name, unique among installed vocabularies.
        title: Its Chinese title.
        terms: Its terms, in order.
        basis: The text that lists them.
    """

    name: str
    title: str
    terms: tuple[Term, ...]
    basis: str = ""

    def find(self, word: str) -> Term | None:
        """Return the term of a code or label, or ``None``."""
        return next((term for term in self.terms if word in {term.code, term.label, *term.labels}), None)

    @property
    def words(self) -> tuple[str, ...]:
        """Every code and label, for suggestions."""
        return tuple(word for term in self.terms for word in (term.label, term.code, *term.labels))


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
