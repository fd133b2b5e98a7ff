"""One pass over a text that finds every number, however it is broken or written.

A *group* is digits that stand together on the page; characters that nobody sees may stand between them, digits of any
script count (full-width ones above all), and letters that look like digits do among digits. A *run* is groups with
little between them: a space, a hyphen, a line end. Groups keep their offsets in the original text, so whatever is
recognised in a run can be pointed at.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from zfgk.screening.folding import CHINESE, LOOKS_LIKE_ONE, LOOKS_LIKE_X, LOOKS_LIKE_ZERO, SIGNS, fold_digits
from zfgk.screening.invisible import INVISIBLE, SPACES, without_invisible

_I = f"[{INVISIBLE}]{{0,8}}"
_NO_MORE = "(?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"
_LIKE = f"[{LOOKS_LIKE_ZERO}{LOOKS_LIKE_ONE}]{{1,4}}"
# The check character of a resident identity number ends a group; the letters of other scripts look the same.
_LAST = f"[{LOOKS_LIKE_X}]{_NO_MORE}"
# A zero among Chinese numerals also stands among digits: 138〇〇138000.
_DIGIT = r"[\d〇]"
_GROUP = rf"{_DIGIT}{_DIGIT}*(?:{_I}{_DIGIT}|{_I}{_LIKE}(?={_I}{_DIGIT}|{_NO_MORE}))*(?:{_I}{_LAST})?"
_BREAK = rf"\r?\n[{SPACES}{INVISIBLE}]{{0,16}}"
_BETWEEN = rf"[{SPACES}{INVISIBLE}\-‐‑‒–—―−－﹣﹘⁃─·•・.．)）]"
_GAP = rf"(?:{_BETWEEN}{{1,6}}(?:{_BREAK})?|{_BREAK})"
_RUN = re.compile(rf"{_GROUP}(?:{_GAP}(?:{_GROUP}|{_LAST}))*")
_PIECE = re.compile(rf"{_GROUP}|{_LAST}")

# Digits that are raised or in circles number the items of a list; only among themselves do they make up a number.
_SIGN_GROUP = rf"[{SIGNS}](?:{_I}[{SIGNS}])*(?:{_I}{_LAST})?"
_NUMERALS = "".join(CHINESE)
_CHINESE_GROUP = rf"[{_NUMERALS}](?:{_I}[{_NUMERALS}\d])*(?:{_I}{_LAST})?"
_CHINESE_RUN = re.compile(rf"{_CHINESE_GROUP}(?:{_GAP}{_CHINESE_GROUP})*")
_CHINESE_PIECE = re.compile(_CHINESE_GROUP)
_SIGN_RUN = re.compile(rf"{_SIGN_GROUP}(?:{_GAP}{_SIGN_GROUP})*")
_SIGN_PIECE = re.compile(_SIGN_GROUP)
_MIXED = re.compile(rf"{_DIGIT}(?:{_I}[\d{_NUMERALS}])*(?:{_I}{_LAST})?")

_SHORTEST = 6
_SHORTEST_SPELT = 11
_LETTER = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")


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


class Run(NamedTuple):
    """Groups with little between them.

    Args:
        groups: The groups in order.
        gaps: What stands between each and the next, without invisible characters; one fewer than groups.
    """

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]


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
    for match in _RUN.finditer(text):
        start, end = match.span()
        if end - start >= _SHORTEST:
            found += _run(text, start, end, _PIECE, _SHORTEST)
        if text[end : end + 1] in CHINESE:
            found += _mixed(text, start)
    spelt = [*_spelt(text, _CHINESE_RUN, _CHINESE_PIECE), *_spelt(text, _SIGN_RUN, _SIGN_PIECE)]
    if spelt:
        found = sorted([*found, *spelt], key=lambda run: run.groups[0].start)
    return tuple(found)


def _spelt(text: str, pattern: re.Pattern[str], piece: re.Pattern[str]) -> Iterator[Run]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if end - start >= _SHORTEST_SPELT:
            yield from _run(text, start, end, piece, _SHORTEST_SPELT)


def _mixed(text: str, start: int) -> Iterator[Run]:
    """Find a number that goes on in Chinese numerals."""
    match = _MIXED.match(text, start)
    if match and match.end() - start >= _SHORTEST_SPELT:
        yield Run((Group(start, match.end(), fold_digits(match.group())),), ())


def _run(text: str, start: int, end: int, piece: re.Pattern[str], shortest: int) -> Iterator[Run]:
    written = text[start:end]
    if written.isascii() and written.isdigit():  # by far the most
        yield Run((_with_leading_one(text, Group(start, end, written)),), ())
        return
    groups = [Group(*match.span(), fold_digits(match.group())) for match in piece.finditer(text, start, end)]
    groups[0] = _with_leading_one(text, groups[0])
    if sum(len(group.digits) for group in groups) >= shortest:
        gaps = tuple(without_invisible(text[left.end : right.start]) for left, right in itertools.pairwise(groups))
        yield Run(tuple(groups), gaps)


def _with_leading_one(text: str, group: Group) -> Group:
    """Take a letter that looks like 1 into the group that it stands before, unless it ends a word."""
    start = group.start - 1
    if start < 0 or text[start] not in LOOKS_LIKE_ONE or (start and _LETTER.match(text, start - 1)):
        return group
    return Group(start, group.end, f"1{group.digits}")


def windows(run: Run, length: int, few: int, likely: re.Pattern[str] | None = None) -> Iterator[tuple[Group, ...]]:
    """Find the neighbouring groups of a run that together hold a number of digits.

    Args:
        run: The run.
        length: How many digits.
        few: Up to so many groups are found whatever they hold.
        likely: What the digits of more groups must begin with; without it more groups are not found.

    Yields:
        The groups, where there are such, from each group on.
    """
    groups = run.groups
    if len(groups) == 1:
        if len(groups[0].digits) == length:
            yield groups
        return
    digits = "".join([group.digits for group in groups])
    ends = list(itertools.accumulate([len(group.digits) for group in groups]))
    start = last = 0
    for i, end in enumerate(ends):
        while last < len(ends) and ends[last] < start + length:
            last += 1
        if last == len(ends):
            return
        # Tables of single digits make windows at every digit: only those that can be a number are made.
        if ends[last] == start + length and (last - i < few or (likely is not None and likely.match(digits, start))):
            yield groups[i : last + 1]
        start = end
