"""What a catalogue entry may hold: fields, schemas made of them, and the vocabularies that fields draw on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cached_property

import attrs

from zfgk.catalogue.pattern import Condition, Pattern
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
    NUMBER = "number"
    """A whole number from 0, in ASCII digits without leading zeros."""
    YEAR = "year"
    """A year in four digits."""
    TICKS = "ticks"
    """Terms of a vocabulary, as boxes that were ticked; where the field is required, at least one."""

    @property
    def many(self) -> bool:
        """Whether a cell holds several texts rather than one."""
        return self in {Kind.LIST, Kind.TICKS}


@attrs.frozen(kw_only=True)
class Field:
    """A field of a catalogue entry.

    Args:
        name: Its English name: the attribute of :class:`zfgk.model.exchange.Record`.
        label: Its Chinese label.
        kind: What it holds.
        labels: Other Chinese labels that portals and registers print for it.
        meta: The meta tag of a government web page that carries it, if there is one.
        vocabulary: The name of the vocabulary it draws on, for terms and ticks.
        required: Whether an entry is faulty without it.
        expected: Whether it is looked for although no text was seen that requires it: without it an entry gets a note.
        condition: When it is required although ``required`` is false.
        longest: The most characters (code points) that it may hold, each text by itself; 0 for no limit.
        pattern: The format that its text must follow, each text by itself.
        basis: The text that asks for it, where it is not that of the schema.
        note: What to know before relying on it, in Chinese.
        seen: How well its basis was verified.
    """

    name: str
    label: str
    kind: Kind = Kind.LINE
    labels: tuple[str, ...] = ()
    meta: str = ""
    vocabulary: str = ""
    required: bool = False
    expected: bool = attrs.field(default=False, kw_only=True)
    condition: Condition | None = None
    longest: int = 0
    pattern: Pattern | None = None
    basis: str = ""
    note: str = ""
    seen: Seen = Seen.TEXT

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
    def spellings(self) -> Mapping[str, str]:
        """The code of the term that each word stands for, for every word that stands for one: codes, paths, labels."""
        alone = {label: terms[0].code for label, terms in self._by_label.items() if len(terms) == 1}
        return alone | {word: term.code for word, term in self._by_path.items()}

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


class About(Enum):
    """What the entries of a schema describe."""

    INFORMATION = "information"
    """政府信息公开目录条目: a piece of government information."""
    GUIDE = "guide"
    """政府信息公开指南: the guide of a body."""
    SERVICE = "service"
    """办事指南: a service item."""
    STANDARD = "standard"
    """基层政务公开标准目录的一行: what must be published, by whom, when and where."""
    TASK = "task"
    """任务分解表的一行: what is asked of whom."""
    OTHER = "other"
    """Something else, as a plugin may bring it."""


@attrs.frozen
class Schema:
    """The fields of a kind of catalogue entry.

    Args:
        name: Its name, unique among installed schemas.
        title: Its Chinese title.
        fields: Its fields, in the order in which they are shown; no two share a column head.
        basis: The text that asks for them.
        about: What its entries describe.
        extends: The name of the schema whose fields it took over; empty if none.
        unique: Groups of fields, by name, that no two entries may share; an entry without one of them is left out.
        edition: The generation of the form, where several are in use.
        since: The first day on which the form was laid down, where known.
        until: The last day, where it has been replaced.
        seen: How well its basis was verified.
        note: What to know before relying on it, in Chinese.
    """

    name: str
    title: str
    fields: tuple[Field, ...] = attrs.field(validator=_heads_differ)
    basis: str = ""
    about: About = attrs.field(default=About.INFORMATION, kw_only=True)
    extends: str = attrs.field(default="", kw_only=True)
    unique: tuple[tuple[str, ...], ...] = attrs.field(default=(), kw_only=True)
    edition: str = attrs.field(default="", kw_only=True)
    since: date | None = attrs.field(default=None, kw_only=True)
    until: date | None = attrs.field(default=None, kw_only=True)
    seen: Seen = attrs.field(default=Seen.TEXT, kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a condition or a group that names a field which is not there."""
        asked = [field.condition.field for field in self.fields if field.condition]
        asked += [name for group in self.unique for name in group]
        lost = sorted(set(asked) - {field.name for field in self.fields})
        if lost:
            message = f"the schema {self.name} has no field {lost[0]!r}"
            raise ValueError(message)

    def find(self, head: str) -> Field | None:
        """Return the field of a name or label, or ``None``."""
        return self._by_head.get(head)

    @property
    def takes_extra(self) -> bool:
        """Whether a body may add columns ``extra.NAME`` of its own."""
        return self.about is About.INFORMATION

    def extended(
        self, name: str, title: str, fields: tuple[Field, ...], basis: str, *, seen: Seen, note: str = ""
    ) -> Schema:
        """Return a profile: this schema with fields replaced by those of the same name, and others added at the end.

        Args:
            name: The profile's name.
            title: Its Chinese title.
            fields: The fields that it changes or adds. Those that it adds go into ``Record.extra``.
            basis: The text that asks for them.
            seen: How well that text was verified.
            note: What to know before relying on it, in Chinese.
        """
        changed = {field.name: field for field in fields}
        kept = tuple(changed.pop(field.name, field) for field in self.fields)
        return attrs.evolve(
            self,
            name=name,
            title=title,
            fields=(*kept, *changed.values()),
            basis=basis,
            extends=self.name,
            seen=seen,
            note=note,
        )

    @cached_property
    def _by_head(self) -> dict[str, Field]:
        return {head: field for field in self.fields for head in field.heads}
