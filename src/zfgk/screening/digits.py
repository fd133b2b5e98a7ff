"""One pass over a text that finds every number, however it is broken or written.

A *group* is digits that stand together on the page; characters that nobody sees may stand between them, and digits of
any script count (full-width ones above all). A *run* is groups with little between them: a space, a hyphen, a line
end. Groups keep their offsets in the original text, so whatever is recognised in a run can be pointed at.
"""

from __future__ import annotations

import functools
import itertools
import re

import attrs

from zfgk.screening.invisible import INVISIBLE, SPACES, without_invisible

# The check character of a resident identity number; Cyrillic Ха looks the same. Only at the end of a group.
_X = "[XxＸｘХх]"
_NO_MORE = "(?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"
_GROUP = rf"\d(?:[{INVISIBLE}]{{0,8}}\d)*(?:[{INVISIBLE}]{{0,8}}{_X}{_NO_MORE})?"
_BREAK = rf"\r?\n[{SPACES}{INVISIBLE}]{{0,16}}"
_GAP = rf"(?:[{SPACES}{INVISIBLE}\-‐‑‒–—―−－﹣·.．)）]{{1,6}}(?:{_BREAK})?|{_BREAK})"
_LAST = rf"{_X}{_NO_MORE}"
_RUN = re.compile(rf"{_GROUP}(?:{_GAP}(?:{_GROUP}|{_LAST}))*")
_PIECE = re.compile(rf"{_GROUP}|{_LAST}")


@attrs.frozen
class Group:
    """Digits that stand together.

    Args:
        start: The offset of the first digit.
        end: The offset after the last one.
        digits: The digits as ASCII; the last may be ``X``.
    """

    start: int
    end: int
    digits: str


@attrs.frozen
class Run:
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
        Every maximal run that holds at least eleven digits, in order. The time is linear in the length of the text.
    """
    return tuple(
        run for match in _RUN.finditer(text) if match.end() - match.start() >= _SHORTEST for run in _run(text, match)
    )


_SHORTEST = 11


def _run(text: str, match: re.Match[str]) -> list[Run]:
    groups = tuple(
        Group(piece.start(), piece.end(), _ascii(piece.group()))
        for piece in _PIECE.finditer(text, match.start(), match.end())
    )
    if sum(len(group.digits) for group in groups) < _SHORTEST:
        return []
    gaps = tuple(without_invisible(text[left.end : right.start]) for left, right in itertools.pairwise(groups))
    return [Run(groups, gaps)]


def _ascii(group: str) -> str:
    if group.isascii():
        return group.upper()
    return "".join(str(int(character)) if character.isdecimal() else "X" for character in without_invisible(group))
