"""Lists of words as they are easiest to read and to keep: apart by spaces, over several lines."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of a list.

    Args:
        words: The words, apart by spaces or line ends.
    """
    return frozenset(words.split())
