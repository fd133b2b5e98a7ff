"""Characters that take no room on the page, so that a number can be broken without anyone seeing it."""

from __future__ import annotations

import re

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
"""The body of a regular expression's character class: soft hyphen, joiners, direction marks, variation selectors."""
SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The same for spaces within a line, the full-width one included."""

# One character class in front: that is what a regular expression finds fastest.
_RUN = re.compile(f"[{INVISIBLE}][{INVISIBLE}]*+")
_ANY_SPACE = re.compile(f"[{INVISIBLE}{SPACES}\r\n][{INVISIBLE}{SPACES}\r\n]*+")


def without_invisible(text: str) -> str:
    """Return the text without the characters that take no room."""
    return _RUN.sub("", text)


def without_space(text: str) -> str:
    """Return the text without spaces, line ends and characters that take no room."""
    return _ANY_SPACE.sub("", text)
