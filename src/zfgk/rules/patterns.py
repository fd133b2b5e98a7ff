"""Regular expressions that cannot run away: what an office writes into a list is searched in linear time.

Python's engine tries one way after another, and some expressions have more ways than there are seconds. So only those
are admitted whose ways can be counted beforehand: every repetition has an upper bound, and what may be tried at one
place of a text is at most :data:`MOST_WAYS`. What is refused says where and what to write instead.
"""

from __future__ import annotations

import re

import attrs

MOST_WAYS = 400
"""How many ways of matching an expression may try at one place of a text."""
MOST_LENGTH = 200
"""How many characters it may match."""
_MOST_WRITTEN = 500
_MOST_TIMES = 100
_CLASSES = "dDsSwW"
_TIMES = re.compile(r"\{([0-9]{1,3})(?:,([0-9]{1,3})?)?\}")
_IN_CLASS = re.compile(r"\[\^?(?:\\.|[^\]\[\\])(?:\\.|[^\]\[\\])*\]")
_DOUBLED = re.compile(r"--|&&|~~|\|\|")


@attrs.frozen
class _Size:
    """The fewest and most characters that a part matches, and its ways."""

    least: int
    most: int
    ways: int

    def then(self, other: _Size) -> _Size:
        return _Size(self.least + other.least, self.most + other.most, _capped(self.ways * other.ways))

    def either(self, other: _Size) -> _Size:
        return _Size(min(self.least, other.least), max(self.most, other.most), _capped(self.ways + other.ways))

    def times(self, fewest: int, most: int) -> _Size:
        ways = sum(_capped(self.ways**count) for count in range(fewest, most + 1))
        return _Size(self.least * fewest, self.most * most, _capped(ways))


_NOTHING = _Size(0, 0, 1)
_ONE = _Size(1, 1, 1)


def _capped(ways: int) -> int:
    return min(ways, 10 * MOST_WAYS)


def check_pattern(pattern: str) -> None:
    r"""Refuse an expression that is not linear by construction.

    Args:
        pattern: Literals, ``.``, ``[…]``, ``(?:…|…)``, ``^``, ``$``, the classes ``\d \s \w`` and their opposites,
            and the repetitions ``?``, ``{n}`` and ``{m,n}``.

    Raises:
        ValueError: Saying at which character, why, and what to write instead.
    """
    if len(pattern) > _MOST_WRITTEN:
        raise ValueError(f"it has {len(pattern)} characters, {_MOST_WRITTEN} are admitted; write several")
    parser = _Parser(pattern)
    size = parser.alternatives()
    if parser.at < len(pattern):
        raise parser.refused("a bracket is closed that was not opened")
    if size.least < 2:
        raise ValueError(f"it can match {size.least} characters; what it finds must have two at least")
    if size.most > MOST_LENGTH:
        raise ValueError(f"it can match {size.most} characters, {MOST_LENGTH} are admitted; bound it more narrowly")
    if size.ways > MOST_WAYS:
        raise ValueError(
            f"it has more than {MOST_WAYS} ways to match at one place; bound the repetitions more narrowly"
        )
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"it is no regular expression: {error.msg}") from error


class _Parser:
    """Reads an expression from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0

    def refused(self, why: str) -> ValueError:
        return ValueError(f"character {self.at + 1}: {why}")

    def alternatives(self) -> _Size:
        size = self.sequence()
        while self._next() == "|":
            self.at += 1
            size = size.either(self.sequence())
        return size

    def sequence(self) -> _Size:
        size = _NOTHING
        while self._next() not in {"", "|", ")"}:
            size = size.then(self._repeated(self._atom()))
        return size

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _atom(self) -> _Size:
        character = self._next()
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escaped()
        if character in {"*", "+"}:
            raise self.refused(f"{character} has no upper bound; write {{0,20}} or {{1,20}}")
        if character in {"?", "{"}:
            raise self.refused(f"{character} repeats nothing; write \\{character} for the character itself")
        self.at += 1
        return _NOTHING if character in {"^", "$"} else _ONE

    def _group(self) -> _Size:
        if not self.pattern.startswith("(?:", self.at):
            raise self.refused("of brackets only (?:…) is admitted; write \\( for the character itself")
        if self.depth == 10:
            raise self.refused("brackets are nested more than ten deep")
        self.at += 3
        self.depth += 1
        size = self.alternatives()
        self.depth -= 1
        if self._next() != ")":
            raise self.refused("a bracket is not closed")
        self.at += 1
        return size

    def _class(self) -> _Size:
        match = _IN_CLASS.match(self.pattern, self.at)
        if match is None or _DOUBLED.search(match.group()):
            raise self.refused(
                "[…] is empty, not closed, or holds [ or a doubled sign; write \\[ for the character itself"
            )
        self.at = match.end()
        return _ONE

    def _escaped(self) -> _Size:
        character = self.pattern[self.at + 1 : self.at + 2]
        if not character or (character not in _CLASSES and (character.isalnum() or character.isspace())):
            raise self.refused(
                f"\\{character} is not admitted; between Chinese characters there are no word boundaries"
            )
        self.at += 2
        return _ONE

    def _repeated(self, size: _Size) -> _Size:
        fewest, most = self._times()
        if (fewest, most) == (1, 1):
            return size
        if most > _MOST_TIMES:
            raise self.refused(f"{most} repetitions; {_MOST_TIMES} are admitted")
        if size.least == 0 and most > 1:
            raise self.refused("what is repeated can be empty")
        if self._next() == "?":  # as few as possible
            self.at += 1
        if self._next() and self._next() in "*+?{":
            raise self.refused("a repetition is repeated; put it in (?:…)")
        return size.times(fewest, most)

    def _times(self) -> tuple[int, int]:
        if self._next() == "?":
            self.at += 1
            return 0, 1
        if self._next() in {"*", "+"}:
            raise self.refused(f"{self._next()} has no upper bound; write {{0,20}} or {{1,20}}")
        if self._next() != "{":
            return 1, 1
        match = _TIMES.match(self.pattern, self.at)
        if match is None or match.group().endswith(",}"):
            raise self.refused("a repetition needs an upper bound: {m,n}")
        fewest, most = int(match[1]), int(match[2] or match[1])
        if fewest > most:
            raise self.refused(f"{match.group()} asks for more than it admits")
        self.at = match.end()
        return fewest, most
