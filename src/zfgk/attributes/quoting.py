"""Finding long passages of documents that are not public in documents that are about to be.

A document may be public and quote one that is not. Passages are compared by what is left of them without spaces,
punctuation and line ends, so that a new layout does not hide them. Of the protected texts only fingerprints are kept,
one for every few characters; in the other text every position is tried, so a common passage of at least ``2 * WIDTH``
characters is always found, wherever it begins.

Sentences that come back in another order make no such passage. So each sentence has a fingerprint too, and several of one
protected text that together are as long as a passage count as one, however they are ordered and whatever stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

WIDTH = 60
"""How many characters one fingerprint covers; shorter passages in common are taken for set phrases."""
SENTENCES = 3
"""How many different sentences of one text make a quotation; together they are at least ``2 * WIDTH`` characters."""
_MOST_KEYS = 8  # a sentence that stands in more texts than these is a set phrase of them all
# A line end may end a heading or only a line, and a sentence may come back behind 据了解: they are taken in each way, with
# the least number of characters. 特此通知 and the like are everybody's.
_PIECES = (
    (re.compile(r"[^。！？!?；;]+"), 12),
    (re.compile(r"[^。！？!?；;\r\n]+"), 12),
    (re.compile(r"[^。！？!?；;\r\n，,：:]+"), 16),
)


class Protected:
    """Fingerprints of texts that must not be quoted."""

    def __init__(self) -> None:
        self._keys: dict[int, str] = {}
        self._sentences: dict[int, tuple[str, ...]] = {}

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self._keys or self._sentences)

    def add(self, key: str, text: str) -> None:
        """Remember a text.

        Args:
            key: Whose text it is.
            text: The text.
        """
        letters, _ = _letters(text)
        for i in range(0, len(letters) - WIDTH + 1, WIDTH):
            self._keys.setdefault(hash(letters[i : i + WIDTH]), key)
        for _, _, sentence in _sentences(text):
            keys = self._sentences.get(hash(sentence), ())
            if key not in keys and len(keys) < _MOST_KEYS:
                self._sentences[hash(sentence)] = (*keys, key)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Find what a text quotes.

        Args:
            text: The text.

        Yields:
            The offset of the first code point of each passage, the offset after its last one, and whose text it is.
            Passages of one text that touch each other are one. Sentences that only together are a quotation come
            after them, one by one.
        """
        passages = list(self._passages(text))
        yield from passages
        yield from self._reordered(text, passages)

    def _passages(self, text: str) -> Iterator[tuple[int, int, str]]:
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

    def _reordered(self, text: str, passages: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
        if not self._sentences:
            return
        found: dict[str, dict[str, tuple[int, int]]] = {}
        for start, end, sentence in _sentences(text):
            for key in self._sentences.get(hash(sentence), ()):
                found.setdefault(key, {}).setdefault(sentence, (start, end))
        for key, sentences in found.items():
            apart = _apart(sentences)
            if len(apart) >= SENTENCES and sum(length for _, _, length in apart) >= 2 * WIDTH:
                for start, end, _ in apart:
                    if not any(first <= start and end <= last for first, last, whose in passages if whose == key):
                        yield start, end, key


def _apart(sentences: Mapping[str, tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Return the sentences in order with their lengths, none within another: a sentence of two lines is one, not three."""
    kept: list[tuple[int, int, int]] = []
    end = 0
    for letters, (first, last) in sorted(sentences.items(), key=lambda one: (one[1][0], -one[1][1])):
        if first >= end:
            kept.append((first, last, len(letters)))
            end = last
    return kept


def _sentences(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences of a text that are long enough, with their offsets and letters."""
    for pattern, shortest in _PIECES:
        for match in pattern.finditer(text):
            if match.end() - match.start() >= shortest:
                letters = "".join(character for character in match.group() if character.isalnum())
                if len(letters) >= shortest:
                    yield match.start(), match.end(), letters


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, and where each stood."""
    offsets = [i for i, character in enumerate(text) if character.isalnum()]
    return "".join(text[i] for i in offsets), offsets
