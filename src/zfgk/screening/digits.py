"""One pass over a text that finds every number, however it is broken or written.

A *group* is digits that stand together on the page; characters that nobody sees may stand between them, digits of any
script count (full-width ones above all), and letters that look like digits do among digits. A *run* is groups with
little between them: a space, a hyphen, a line end. Groups keep their offsets in the original text, so whatever is
recognised in a run can be pointed at.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from zfgk.screening.folding import (
    CHINESE,
    DECIMALS,
    LOOKS_LIKE_ONE,
    LOOKS_LIKE_X,
    LOOKS_LIKE_ZERO,
    SIGNS,
    fold_digits,
    fold_each,
)
from zfgk.screening.invisible import INVISIBLE, SPACES, without_invisible
from zfgk.screening.patterns import late

# Nothing that a repetition has taken is ever given back ("++", "*+"): keeping a way back for every digit costs memory.
_I = f"[{INVISIBLE}]{{0,8}}+"
_NO_MORE = "(?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"
_LIKE = f"[{LOOKS_LIKE_ZERO}{LOOKS_LIKE_ONE}]{{1,4}}"
_BEFORE_MORE = f"(?=[{INVISIBLE}{LOOKS_LIKE_ZERO}{LOOKS_LIKE_ONE}])"
# The check character of a resident identity number ends a group; the letters of other scripts look the same.
_LAST = f"[{LOOKS_LIKE_X}]{_NO_MORE}"
# A zero among Chinese numerals also stands among digits: 138〇〇138000.
_DIGIT = r"[\d〇]"
_MORE = rf"{_BEFORE_MORE}(?:{_I}{_DIGIT}|{_I}{_LIKE}(?={_I}{_DIGIT}|{_NO_MORE}))"
_GROUP = rf"{_DIGIT}++(?:{_MORE}{_DIGIT}*+)*+(?:{_I}{_LAST})?"
_BREAK = rf"\r?\n[{SPACES}{INVISIBLE}]{{0,16}}"
_BREAKS = r"|｜│\-‐‑‒–—―−－﹣﹘⁃─·•・.．)）"
_BETWEEN = f"[{SPACES}{INVISIBLE}{_BREAKS}]"
_GAP = rf"(?:{_BETWEEN}{{1,6}}(?:{_BREAK})?|{_BREAK})"
_RUN = late(rf"{_GROUP}(?:{_GAP}(?:{_GROUP}|{_LAST}))*+")
_PIECE = late(rf"{_GROUP}|{_LAST}")

# Digits that are raised or in circles number the items of a list; only among themselves do they make up a number.
_SIGN_GROUP = rf"[{SIGNS}](?:{_I}[{SIGNS}])*+(?:{_I}{_LAST})?"
_NUMERALS = "".join(CHINESE)
_CHINESE_GROUP = rf"[{_NUMERALS}](?:{_I}[{_NUMERALS}\d])*+(?:{_I}{_LAST})?"
_CHINESE_RUN = late(rf"{_CHINESE_GROUP}(?:{_GAP}{_CHINESE_GROUP})*+")
_CHINESE_PIECE = late(_CHINESE_GROUP)
_SIGN_RUN = late(rf"{_SIGN_GROUP}(?:{_GAP}{_SIGN_GROUP})*+")
_SIGN_PIECE = late(_SIGN_GROUP)
_MIXED = late(rf"{_DIGIT}(?:{_I}[\d{_NUMERALS}])*+(?:{_I}{_LAST})?")

_SHORTEST = 6
_SHORTEST_SPELT = 11
_LETTER = late("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")

# Everything that runs are made of, so that one pass finds where they can be. Regular expressions find characters by a
# table as long as none lies beyond the basic plane; few texts hold such.
_OTHERS = rf"{SIGNS}{_NUMERALS}"
_WITHIN = rf"{_OTHERS}{LOOKS_LIKE_ZERO}{LOOKS_LIKE_ONE}{LOOKS_LIKE_X}{SPACES}{INVISIBLE}{_BREAKS}\r\n"
_STRETCH = late(rf"[{DECIMALS}{_OTHERS}][{DECIMALS}{_WITHIN}]{{{_SHORTEST - 1},}}")
_STRETCH_BEYOND = late(rf"[\d{_OTHERS}][\d{_WITHIN}]{{{_SHORTEST - 1},}}")
_OTHER = late(f"[{_OTHERS}]")
_COSTLY = late(rf"[\d{_OTHERS}](?=[{_BREAKS}{SPACES}{INVISIBLE}\r\n]{{1,6}}[\d{_OTHERS}])|\d{{{_SHORTEST}}}")


class Group(NamedTuple):
    """Digits that stand together.

    Args:
        start: The offset of the first digit.
        end: The offset after the last one.
        digits: The digits as ASCII; the last may be ``X``.
    """

    start: int
    end: int
    digits: str


# What the constructor of Group does, without a call of Python for each.
_group: Callable[[Iterable[object]], Group] = functools.partial(tuple.__new__, Group)


class Run(NamedTuple):
    """Groups with little between them.

    Args:
        groups: The groups in order.
        gaps: What stands between each and the next, without invisible characters; one fewer than groups.
        sizes: How many digits each group holds.
        length: How many they hold together.
        longest: How many the longest group holds.
    """

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]
    sizes: tuple[int, ...]
    length: int
    longest: int


def _of(groups: tuple[Group, ...], gaps: tuple[str, ...] = ()) -> Run:
    sizes = tuple([len(group.digits) for group in groups])
    return Run(groups, gaps, sizes, sum(sizes), max(sizes))


@functools.lru_cache(maxsize=1)
def digit_runs(text: str) -> tuple[Run, ...]:
    """Find the numbers of a text; the last answer is kept, because several recognisers ask in turn.

    Args:
        text: The text.

    Returns:
        Every maximal run that holds at least six digits, in order, and those in Chinese numerals, in circles or
        raised that hold at least eleven. The time is linear in the length of the text.
    """
    found: list[Run] = []
    for stretch in _stretches(text).finditer(text):
        start, end = stretch.span()
        written = stretch.group()
        alone = written.rstrip(" \r\n")
        if alone.isascii() and alone.isdigit():  # by far the most
            if len(alone) >= _SHORTEST:
                found.append(_of((_with_leading_one(text, Group(start, start + len(alone), alone)),)))
        elif _OTHER.search(written):
            found += sorted(_spelt(text, start, end), key=operator.itemgetter(0))
        else:
            found += _runs(text, start, end)
    return tuple(found)


def _stretches(text: str) -> re.Pattern[str]:
    """Return what finds the stretches that can hold a run."""
    # Of the ways to ask for characters beyond the basic plane this is the fastest: they take four bytes, the others two.
    beyond = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    return _STRETCH_BEYOND if beyond else _STRETCH


def _runs(text: str, first: int, last: int) -> Iterator[Run]:
    """Find the runs of digits in a stretch; what follows it decides whether a letter ends a number."""
    for match in _RUN.finditer(text, first, last + 1):
        start, end = match.span()
        if end - start >= _SHORTEST:
            yield from _run(text, start, end, _PIECE, _SHORTEST)


def _spelt(text: str, first: int, last: int) -> Iterator[Run]:
    """Find the runs in a stretch that holds other signs than digits too."""
    yield from _runs(text, first, last)
    for match in _RUN.finditer(text, first, last + 1):
        start, end = match.span()
        if text[end : end + 1] in CHINESE:
            yield from _mixed(text, start)
    for pattern, piece in ((_CHINESE_RUN, _CHINESE_PIECE), (_SIGN_RUN, _SIGN_PIECE)):
        for match in pattern.finditer(text, first, last + 1):
            start, end = match.span()
            if end - start >= _SHORTEST_SPELT:
                yield from _run(text, start, end, piece, _SHORTEST_SPELT)


def _mixed(text: str, start: int) -> Iterator[Run]:
    """Find a number that goes on in Chinese numerals."""
    match = _MIXED.match(text, start)
    if match and match.end() - start >= _SHORTEST_SPELT:
        yield _of((Group(start, match.end(), fold_digits(match.group())),))


def _run(text: str, start: int, end: int, piece: re.Pattern[str], shortest: int) -> Iterator[Run]:
    written = text[start:end]
    if written.isascii() and written.isdigit():
        yield _of((_with_leading_one(text, Group(start, end, written)),))
        return
    # Tables of single digits have as many groups as digits: no loop of our own goes over them.
    pieces = piece.findall(written)
    digits = fold_each(pieces)
    gaps = piece.split(written)[:-1]
    sizes = list(map(len, pieces))
    ends = list(itertools.accumulate(map(operator.add, map(len, gaps), sizes), initial=start))[1:]
    groups = list(map(_group, zip(map(operator.sub, ends, sizes), ends, digits, strict=True)))
    groups[0] = _with_leading_one(text, groups[0])
    run = _of(tuple(groups), _visible(gaps[1:]))
    if run.length >= shortest:
        yield run


def _visible(gaps: list[str]) -> tuple[str, ...]:
    """Return what stands between groups without what takes no room."""
    if "".join(gaps).isascii():
        return tuple(gaps)
    return tuple(map(without_invisible, gaps))


def _with_leading_one(text: str, group: Group) -> Group:
    """Take a letter that looks like 1 into the group that it stands before, unless it ends a word."""
    start = group.start - 1
    if start < 0 or text[start] not in LOOKS_LIKE_ONE or (start and _LETTER.match(text, start - 1)):
        return group
    return Group(start, group.end, f"1{group.digits}")


def digit_groups(text: str) -> int:
    """Count what makes numbers costly: groups of digits that another follows closely, and long ones.

    Args:
        text: The text.
    """
    return sum(1 for _ in _COSTLY.finditer(text))


def windows(run: Run, length: int, few: int, likely: re.Pattern[str]) -> Iterator[tuple[Group, ...]]:
    """Find the neighbouring groups of a run that together hold a number of digits.

    Args:
        run: The run.
        length: How many digits.
        few: Up to so many groups are found whatever they hold.
        likely: What the digits of more groups must begin with.

    Yields:
        The groups, where there are such, from each group on.
    """
    groups = run.groups
    if run.length < length:
        return
    if len(groups) == 1:
        if run.length == length:
            yield groups
        return
    digits = "".join([group.digits for group in groups])
    ends = list(itertools.accumulate(run.sizes))
    start = last = 0
    for i, end in enumerate(ends):
        while last < len(ends) and ends[last] < start + length:
            last += 1
        if last == len(ends):
            return
        # Tables of single digits make windows at every digit: only those that can be a number are made.
        if ends[last] == start + length and (last - i < few or likely.match(digits, start)):
            yield groups[i : last + 1]
        start = end
