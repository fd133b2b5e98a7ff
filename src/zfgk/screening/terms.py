"""Finding many terms in a text at once: every occurrence, overlapping ones too, with offsets into the original text.

Two engines give the same answers. The one in pure Python looks up each pair of neighbouring characters among the
beginnings of the terms. The other is the automaton of ``ahocorasick-rs``, used when the extra ``fast`` is installed.
"""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import add
from typing import Literal

import attrs

from zfgk.screening.folded import WORDS, Fold

Engine = Literal["auto", "python", "fast"]
_Spans = Callable[[str], Iterable[tuple[int, int]]]


@attrs.frozen(order=True)
class Occurrence:
    """A place where a term stands.

    Args:
        start: The offset of its first code point in the original text.
        end: The offset after its last one.
        term: The term as it was given.
    """

    start: int
    end: int
    term: str


class Terms:
    """A set of terms to look for.

    Args:
        words: The terms; repeated ones count once.
        fold: What counts as the same in terms and texts.
        engine: ``python`` needs nothing installed, ``fast`` needs ``ahocorasick-rs``, ``auto`` takes the better one
            that is there. The answers are the same.

    Raises:
        ValueError: For a term of which folding leaves nothing: it would be everywhere.
        ImportError: If ``fast`` is asked for and not installed.
    """

    def __init__(self, words: Iterable[str], *, fold: Fold = WORDS, engine: Engine = "auto") -> None:
        self.fold = fold
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in dict.fromkeys(words):
            folded = fold.text(word)
            if not folded:
                raise ValueError(f"the term {word!r} has no character that counts")
            self._words[folded].append(word)
        fast = engine == "fast" or (engine == "auto" and importlib.util.find_spec("ahocorasick_rs") is not None)
        self._slow = _by_pairs(self._words)
        self._spans = _automaton(self._words, self._slow) if fast and self._words else self._slow
        self.engine: Engine = "fast" if self._spans is not self._slow else "python"

    def __len__(self) -> int:
        """Count the terms."""
        return sum(map(len, self._words.values()))

    def find(self, text: str) -> Iterator[Occurrence]:
        """Find every occurrence, those within others too.

        Args:
            text: The text.

        Yields:
            The occurrences in order of their beginnings, the longer first. The time is linear in the length of the
            text and the number of occurrences.
        """
        folded = self.fold.folded(text)
        found = sorted(self._spans(folded.text), key=lambda span: (span[0], -span[1]))
        for start, end in found:
            for word in self._words[folded.text[start:end]]:
                yield Occurrence(*folded.span(start, end), word)

    def find_longest(self, text: str) -> Iterator[Occurrence]:
        """Find occurrences that do not overlap: from the left, each time the longest.

        Args:
            text: The text.

        Yields:
            The occurrences in order; of terms that folding makes the same, the first given.
        """
        end = 0
        for one in self.find(text):
            if one.start >= end:
                yield one
                end = one.end


def _by_pairs(words: Iterable[str]) -> _Spans:
    """Make the engine in pure Python: pairs of characters first, then the lengths of the terms that begin so."""
    known = frozenset(words)
    lengths: dict[str, tuple[int, ...]] = {
        pair: tuple(sorted(found)) for pair, found in _grouped((word[:2], len(word)) for word in known).items()
    }
    singles = frozenset(word for word in known if len(word) == 1)

    def spans(text: str) -> list[tuple[int, int]]:
        found = [(i, i + 1) for i, character in enumerate(text) if character in singles] if singles else []
        pairs = map(add, text, islice(text, 1, None))
        for i in [i for i, pair in enumerate(pairs) if pair in lengths]:
            ends = (i + length for length in lengths[text[i : i + 2]])
            found += [(i, end) for end in ends if end <= len(text) and text[i:end] in known]
        return found

    return spans


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for key, value in pairs:
        groups[key].add(value)
    return groups


def _automaton(words: Iterable[str], otherwise: _Spans) -> _Spans:
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(list(words))

    def spans(text: str) -> Iterable[tuple[int, int]]:
        try:
            return [(start, end) for _, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]
        except UnicodeEncodeError:  # half of a surrogate pair, which only a damaged text holds
            return otherwise(text)

    return spans
