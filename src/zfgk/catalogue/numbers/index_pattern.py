"""Patterns of index numbers (索引号) as values: which parts stand in which order, and what separates them."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import cached_property

import attrs

from zfgk.model.law import Seen


class PartKind(Enum):
    """What a part of an index number is."""

    ORGANISATION = "organisation"
    """An organisation code (GB 11714), nine characters without the hyphen."""
    CREDIT = "credit"
    """A unified social credit code (GB 32100), 18 characters."""
    DIVISION = "division"
    """A division code (GB/T 2260), six digits or more."""
    YEAR = "year"
    """A year, four digits."""
    DAY = "day"
    """A day, eight digits: YYYYMMDD."""
    CODE = "code"
    """A code that the issuer lays down."""
    SERIAL = "serial"
    """A serial number."""


_WIDTHS = {PartKind.ORGANISATION: 9, PartKind.CREDIT: 18, PartKind.YEAR: 4, PartKind.DAY: 8}


@attrs.frozen
class Part:
    """A part of an index number.

    Args:
        name: Its name, unique in the pattern: the keyword under which :func:`issue` takes it.
        label: Its Chinese name.
        kind: What it is.
        form: A regular expression for codes and divisions; other kinds have their own.
        width: How many digits a serial number has, with zeros in front; 0 where it may have any number.
        before: What separates it from the part before.
    """

    name: str
    label: str
    kind: PartKind
    form: str = attrs.field(default="", kw_only=True)
    width: int = attrs.field(default=0, kw_only=True)
    before: str = attrs.field(default="", kw_only=True)

    @property
    def regex(self) -> str:
        """What may stand there, before any check of its meaning."""
        if self.kind in {PartKind.YEAR, PartKind.DAY}:
            return f"[0-9]{{{_WIDTHS[self.kind]}}}"
        if self.kind in {PartKind.ORGANISATION, PartKind.CREDIT}:
            return f"[0-9A-Z]{{{_WIDTHS[self.kind]}}}"
        if self.kind is PartKind.SERIAL:
            return f"[0-9]{{{self.width}}}" if self.width else "[0-9]{1,18}"
        return self.form


def _names_differ(_instance: object, _attribute: attrs.Attribute[tuple[Part, ...]], parts: tuple[Part, ...]) -> None:
    names = [part.name for part in parts]
    if len(set(names)) < len(names) or not parts:
        message = "the parts of a pattern need names, each its own"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class IndexPattern:
    """A pattern of index numbers.

    Args:
        name: Its name, such as ``national-2009``.
        title: Whose numbers they are, in Chinese.
        parts: The parts, in order.
        basis: The text or page that shows the pattern.
        seen: How well it was verified.
        since: The first day on which it was laid down, where known.
        until: The last day, where it has been replaced.
        example: A number in this pattern that was met in use; empty if none was.
        note: What to know before relying on it, in Chinese.
    """

    name: str
    title: str
    parts: tuple[Part, ...] = attrs.field(validator=_names_differ)
    basis: str
    seen: Seen
    since: date | None = None
    until: date | None = None
    example: str = ""
    note: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The whole pattern, with a group for each part."""
        return re.compile("".join(f"{re.escape(part.before)}({part.regex})" for part in self.parts))

    @cached_property
    def loose(self) -> re.Pattern[str] | None:
        """The pattern with anything between its separators; ``None`` if parts follow each other without one."""
        if not all(part.before for part in self.parts[1:]):
            return None
        separators = re.escape("".join({part.before for part in self.parts if part.before}))
        return re.compile("".join(f"{re.escape(part.before)}([^{separators}]{{0,40}})" for part in self.parts))

    @property
    def form(self) -> str:
        """The pattern for people: 组织机构代码/年份-流水号(5位)."""
        return "".join(part.before + part.label + (f"({part.width}位)" if part.width else "") for part in self.parts)
