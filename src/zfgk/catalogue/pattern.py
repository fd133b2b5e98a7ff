"""Named formats that the text of a field must follow, in a dialect that every schema language understands."""

from __future__ import annotations

import re
from functools import cached_property

import attrs

from zfgk.model.law import Seen

_FOREIGN = re.compile(r"\(\?|\\[a-zA-Z0-9]|[*+?}][+?]|(?<!\[)\^|\$")
"""What Python, JSON Schema and XML Schema do not read alike: groups with marks, classes by letter, lazy or possessive
repetition, anchors."""
_ENDLESS = re.compile(r"[*+]|\{[0-9]{1,9},\}")
"""Repetition without an end, which may take more than linear time."""


def _readable_everywhere(_instance: object, _attribute: attrs.Attribute[str], value: str) -> None:
    re.compile(value)
    found = _FOREIGN.search(value) or _ENDLESS.search(value)
    if found:
        message = f"the pattern {value!r} holds {found[0]!r}, which not every schema language reads alike"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class Pattern:
    r"""A format of text.

    Args:
        name: Its stable name, such as ``index-number-national-2009``.
        regex: The regular expression that the whole text must match: characters, classes in brackets, plain groups,
            alternatives and repetition with an end; no anchors, no ``\d`` or ``\w``. Python, JSON Schema and XML
            Schema read it alike, and it takes linear time.
        says: What it asks for, in Chinese, as a message completes it: ``应为…``.
        says_en: The same in English.
        example: A text that follows it.
        basis: The text that lays it down, if there is one.
        seen: How well that text was verified.
    """

    name: str
    regex: str = attrs.field(validator=_readable_everywhere)
    says: str
    says_en: str
    example: str = ""
    basis: str = ""
    seen: Seen = Seen.TEXT

    def matches(self, text: str) -> bool:
        """Tell whether the whole of a text follows the format."""
        return self._compiled.fullmatch(text) is not None

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.regex)


@attrs.frozen
class Condition:
    """When a field is required although entries may do without it.

    Args:
        field: The other field that decides, by name.
        codes: The codes of the terms, or the texts, of that field that make this one required; empty if anything
            there does.
    """

    field: str
    codes: tuple[str, ...] = ()
