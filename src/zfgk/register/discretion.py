"""Faults of sheets told without quoting what may be a personal datum, in whatever column it stands.

A sheet whose heads are missing, or whose cells are shifted by one, has names where days belong. The place of a fault
always tells which cell is meant, so its words show in full only what has the form of a day, of an id or of a word of the
event vocabulary, and of anything else the first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from zfgk.errors import Fault
from zfgk.register.masking import masked, masked_text

_HARMLESS = re.compile(r"[0-9年月日TZ:+./\-— ]+|[a-z][a-z_.\-]*|(?=[^0-9]*[0-9])[0-9A-Za-z._/\-]+")
_SHOWN = 56
"""Of longer cells messages quote so many characters."""


def discreet(fault: Fault, cells: Iterable[str | None]) -> Fault:
    """Return a fault whose words show no cell that may hold a personal datum.

    Args:
        fault: The fault.
        cells: The texts of the cells of its row.
    """
    parts = {part.strip() for cell in cells if cell for part in (cell, *re.split(r"\.\.|\|", cell))}
    for part in sorted(parts, key=len, reverse=True):
        if len(part) > 1 and not _harmless(part):
            fault = _without(fault, part)
    return fault


def _harmless(text: str) -> bool:
    return _HARMLESS.fullmatch(text) is not None and masked_text(text) == text


def _without(fault: Fault, part: str) -> Fault:
    written = repr(part)[1:-1]
    for form in (part, written, part[:_SHOWN], written[:_SHOWN]):
        fault = attrs.evolve(
            fault,
            what=fault.what.replace(form, masked(part)),
            why=fault.why.replace(form, masked(part)),
            then=fault.then.replace(form, masked(part)),
        )
    return fault
