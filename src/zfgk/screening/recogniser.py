"""Recognisers: what finds one kind of thing in a text, and what a finding of it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from zfgk.model.findings import Severity
from zfgk.model.law import Basis


def _after_start(instance: Hit | Near, _attribute: attrs.Attribute[int], value: int) -> None:
    if not 0 <= instance.start < value:
        raise ValueError(f"a hit from {instance.start} to {value} is no span of text")


@attrs.frozen
class Hit:
    """A place where a recogniser found something.

    Args:
        start: The offset of its first code point.
        end: The offset after its last code point.
        value: What was found, as a reader understands it (``13812345678`` for ``138 1234 5678``); used for nothing
            but the masked excerpt. The text between the offsets unless given.
    """

    start: int
    end: int = attrs.field(validator=_after_start)
    value: str = attrs.field(default="", repr=False)


@attrs.frozen
class Near:
    """A place that looks like what a recogniser finds and is none.

    Args:
        start: The offset of its first code point.
        end: The offset after its last code point.
        why: The reason as a stable code, such as ``check-character``.
        because: The reason as a sentence in Chinese.
        value: As in :class:`Hit`.
    """

    start: int
    end: int = attrs.field(validator=_after_start)
    why: str
    because: str
    value: str = attrs.field(default="", repr=False)


@attrs.frozen(kw_only=True)
class Recogniser:
    """Finds one kind of thing.

    Args:
        id: The rule's id, unique among installed recognisers: ``zfgk.mobile-number``, or ``NAME.…`` for a plugin.
        category: What it finds, such as ``mobile-number``.
        find: Takes a text and yields hits in any order. It works in time linear in the length of the text, keeps
            nothing, and neither reads files nor opens connections.
        severity: What a finding asks for.
        basis: The ground on which it is looked for.
        action: What a person should do, in Chinese.
        title: The Chinese name of what it finds.
        cuttable: Whether a copy without the hit is without the problem: so for somebody's number, not so for a mark that
            says something about the whole document.
        near: Takes a text and yields what it did not take for hits and why, under the same conditions as ``find``. A
            recogniser that has nothing to explain has none.
        beyond_ascii: Whether everything that it finds holds or follows a character beyond ASCII; then texts without
            such characters are not shown to it.
        contract: The number of the contract of recognisers that it was written for.
    """

    id: str
    category: str
    find: Callable[[str], Iterable[Hit]]
    severity: Severity
    basis: Basis
    action: str
    title: str
    cuttable: bool = True
    near: Callable[[str], Iterable[Near]] | None = None
    contract: int = 1
    beyond_ascii: bool = False
