"""A hostile file: what it asks of its reader, and what may come of it."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from zfgk.testing.planted.plant import resident_number

TOKEN = resident_number(90, 1)
"""What stands at the end of a hostile file where anything can: found, or said not to have been read."""


@attrs.frozen
class Hostile:
    """A file that costs more to read than it weighs, or that lies about itself.

    Args:
        name: What it does.
        suffix: Its file name ending, without the dot.
        make: Makes its bytes.
        token: Whether it bears the token, which is found unless a part is said to be unread.
        signs: Kinds of which one has to be reported, where a word of its own fits better than that a part is unread.
    """

    name: str
    suffix: str
    make: Callable[[], bytes]
    token: bool = False
    signs: frozenset[str] = frozenset()
