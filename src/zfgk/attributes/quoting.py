"""Finding long passages of documents that are not public in documents that are about to be.

A document may be public and quote one that is not. Passages are compared by what is left of them without spaces,
punctuation and line ends, so that a new layout does not hide them. Of the protected texts only fingerprints are kept,
one for every few characters; in the other text every position is tried, so a common passage of at least ``2 * WIDTH``
characters is always found, wherever it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

WIDTH = 60
"""How many characters one fingerprint covers; shorter passages in common are taken for set phrases."""


class Protected:
    """Fingerprints of texts that must not be quoted."""

    def __init__(self) -> None:
        self._keys: dict[int, str] = {}

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self._keys)

    def add(self, key: str, text: str) -> None:
        """Remember a text.

        Args:
            key: Whose text it is.
            text: The text.
        """
        letters, _ = _letters(text)
        for i in range(0, len(letters) - WIDTH + 1, WIDTH):
            self._keys.setdefault(hash(letters[i : i + WIDTH]), key)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Find what a text quotes.

        Args:
            text: The text.

        Yields:
            The offset of the first code point of each passage, the offset after its last one, and whose text it is.
            Passages of one text that touch each other are one.
        """
        letters, offsets = _letters(text)
        start = end = -1
        whose = ""
        for i in range(len(letters) - WIDTH + 1):
            key = self._keys.get(hash(letters[i : i + WIDTH]))
            if key is None:
                continue
            if end >= 0 and key == whose and i <= end:
                end = i + WIDTH
            else:
                if end >= 0:
                    yield offsets[start], offsets[end - 1] + 1, whose
                start, end, whose = i, i + WIDTH, key
        if end >= 0:
            yield offsets[start], offsets[end - 1] + 1, whose


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, and where each stood."""
    offsets = [i for i, character in enumerate(text) if character.isalnum()]
    return "".join(text[i] for i in offsets), offsets
