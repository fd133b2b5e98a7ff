"""Masking: a report must not leak what the check has found.

Of a hit of n characters the first ``min(3, n // 3)`` and the last ``min(2, n // 5)`` stay, the others become ``*``: of
the 18 characters of a resident identity number five, of the 11 of a mobile number five, of ``机密★10年`` three.
"""

from __future__ import annotations

from collections.abc import Iterable

from zfgk.screening.invisible import without_invisible


def mask(value: str) -> str:
    """Mask a hit.

    Args:
        value: The text of the hit; characters that nobody sees are dropped.

    Returns:
        As many characters as there are visible ones, at most the first three and the last two of them legible.
    """
    seen = without_invisible(value)
    head = min(3, len(seen) // 3)
    tail = min(2, len(seen) // 5)
    return seen[:head] + "*" * (len(seen) - head - tail) + seen[len(seen) - tail :]


UNSEEN = "****"
"""What stands for a hit that is not to be shown even in part, however long it is."""


def redact(text: str, spans: Iterable[tuple[int, int]], unseen: Iterable[tuple[int, int]] = ()) -> str:
    """Mask spans of a text.

    Args:
        text: The text.
        spans: Offsets of the first code point and after the last, in any order; overlapping spans are masked as one.
        unseen: Spans of which nothing is to stay legible.

    Returns:
        The text with every span masked.
    """
    out: list[str] = []
    done = 0
    hidden = list(unseen)
    for start, end in _merged([*spans, *hidden]):
        shown = all(other_end <= start or end <= other_start for other_start, other_end in hidden)
        out += [text[done:start], mask(text[start:end]) if shown else UNSEEN]
        done = end
    return "".join([*out, text[done:]])


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
