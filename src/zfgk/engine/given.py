"""Reading what a caller says is there: names with values, or names alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from zfgk.errors import BadInput, Fault

Given = Mapping[str, Any] | Iterable[str]
"""Names with what stands under them, or the names alone."""


def amount(value: Any) -> int:
    """Count what stands under a name: nothing, one thing, or the things of a list.

    Args:
        value: Empty text, blanks, ``None``, ``False`` and empty collections are nothing; a collection counts its own
            filled members; everything else, the number 0 included, is one thing.

    Returns:
        How many things there are.
    """
    if value is None or value is False:
        return 0
    if isinstance(value, str | bytes):
        return 1 if value.strip() else 0
    if isinstance(value, Mapping):
        return 1 if value else 0
    if isinstance(value, Collection):
        return sum(1 for one in value if amount(one))
    return 1


def names(given: Given, source: str) -> dict[str, Any]:
    """Return the names in their order, each with its value; a name alone has the value ``True``.

    Args:
        given: What the caller gave.
        source: What it is, for messages.

    Returns:
        Value by name.

    Raises:
        BadInput: For a text in place of a list of names, and for each name that is no text.
    """
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        fault = Fault(source, f"{given!r:.60} is no list of names", then='write ["name", …] or {"name": value, …}')
        raise BadInput(source, [fault])
    listed: list[Any] = list(given)
    faults = [
        Fault(f"{source}[{i}]", f"{name!r:.60} is not a name", then="names are texts")
        for i, name in enumerate(listed)
        if not isinstance(name, str)
    ]
    if faults:
        raise BadInput(source, faults)
    return dict(given) if isinstance(given, Mapping) else dict.fromkeys(listed, True)
