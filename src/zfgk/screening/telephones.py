"""Telephone and fax numbers with an area code, 400 and 800 numbers, and local numbers behind a word.

An office's number is published on purpose and gives a note; one that is said to be of a home is looked at.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.digits import Group, Run, digit_runs
from zfgk.screening.judging import Candidate, hits, near
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.surroundings import follows_digits, is_amount, said_before, stands_alone

_WHOLE = re.compile(r"(?:(?:0086|86)?0?(?:10|2[0-57-9])[2-9][0-9]{7}|(?:0086|86)?0?[3-9][0-9]{2}[2-9][0-9]{6,7})")
_AREA = re.compile(r"0(?:10|2[0-57-9]|[3-9][0-9]{2})")
_LOCAL = re.compile(r"[2-9][0-9]{6,7}")
_FREE = re.compile(r"[48]00[0-9]{7}")
_FREE_SHAPES = frozenset({(10,), (3, 3, 4), (3, 7), (3, 4, 3), (6, 4)})
_GAPS = frozenset(" -‐‑‒–—―−－﹣)）\u00a0\u3000─") | {") ", "） ", ")-", "）-", "--", "——", " - ", "－－"}
_SHORTEST_GROUP = 2  # 86, or 10 behind it
_CUE = re.compile(r"(?:电话|传真|热线|致电|拨打|座机|宅电|总机|值班室|tel|fax|phone)[^0-9]{0,12}$")
_HOME = re.compile(r"(?:住宅|家庭|家里|家中|宅电|私人|户主|本人|家长|家属|监护人|申请人|当事人)[^0-9，。；\n]{0,12}$")


@functools.lru_cache(maxsize=1)
def telephones(text: str) -> tuple[tuple[Candidate, bool], ...]:
    """Judge what may be a telephone number; the last answer is kept, because two recognisers ask in turn.

    Args:
        text: The text.

    Returns:
        The candidates, each with whether it is said to be of a home.
    """
    return tuple(
        (one, bool(_HOME.search(said_before(text, one.start))))
        for run in digit_runs(text)
        for one in _in_run(text, run)
    )


def _in_run(text: str, run: Run) -> Iterator[Candidate]:
    if run.longest < _SHORTEST_GROUP:
        return
    i = 0
    while i < len(run.groups):
        last = _at(text, run, i) if run.sizes[i] >= _SHORTEST_GROUP else None
        if last is not None:
            start, end = run.groups[i].start, run.groups[last].end
            if text[start - 1 : start] in {"(", "（"} and run.gaps[i : i + 1] and run.gaps[i][0] in ")）":
                start -= 1
            number = "-".join(group.digits for group in run.groups[i : last + 1])
            yield Candidate(start, end, number, _why_not(text, run, i, last, start))
            i = last
        i += 1


def _at(text: str, run: Run, i: int) -> int | None:
    """Return the last group of the number that begins with group ``i``, if one does."""
    groups, gaps = run.groups, run.gaps
    here = groups[i].digits
    if here[0] in "48" and _free_at(groups, gaps, i):
        return next(j for j in range(i, i + 3) if sum(len(group.digits) for group in groups[i : j + 1]) == 10)
    if here in {"86", "0086"} and i + 1 < len(groups):
        return _at(text, run, i + 1) if groups[i + 1].digits not in {"86", "0086"} else None
    area = (here[0] == "0" and _AREA.fullmatch(here)) or (
        i and groups[i - 1].digits in {"86", "0086"} and _AREA.fullmatch(f"0{here}")
    )
    if area and i + 1 < len(groups) and gaps[i] in _GAPS:
        for last, number in ((i + 1, groups[i + 1].digits), (i + 2, _joined(groups, gaps, i + 1))):
            if _LOCAL.fullmatch(number):
                return last
    if (here.startswith("0") and _WHOLE.fullmatch(here)) or (_LOCAL.fullmatch(here) and _cued(text, run, i)):
        return i
    if run.sizes[i] in {3, 4} and i + 1 < len(groups) and _cued(text, run, i):
        return i + 1 if _LOCAL.fullmatch(_joined(groups, gaps, i)) else None
    return None


def _free_at(groups: tuple[Group, ...], gaps: tuple[str, ...], i: int) -> bool:
    for count in (1, 2, 3):
        part = groups[i : i + count]
        number = "".join(group.digits for group in part)
        if tuple(len(group.digits) for group in part) in _FREE_SHAPES and set(gaps[i : i + count - 1]) <= _GAPS:
            return bool(_FREE.fullmatch(number))
    return False


def _joined(groups: tuple[Group, ...], gaps: tuple[str, ...], i: int) -> str:
    """Return the digits of two groups that are one local number: 4225 142."""
    if i + 1 >= len(groups) or gaps[i] not in {" ", "-", "\u00a0"} or len(groups[i].digits) not in {3, 4}:
        return ""
    return groups[i].digits + groups[i + 1].digits


def _cued(text: str, run: Run, i: int) -> bool:
    return not follows_digits(text, run, i) and bool(_CUE.search(said_before(text, run.groups[i].start)))


def _why_not(text: str, run: Run, first: int, last: int, start: int) -> str:
    end = run.groups[last].end
    if not stands_alone(text, start, end):
        return "part-of-longer"
    if _cued(text, run, first):
        return ""
    if run.gaps[last : last + 1] in {(".",), ("．",)} or run.gaps[first - 1 : first] in {(".",), ("．",)}:
        return "decimal"
    # Groups beside it with the same gap make it a part of something longer: an order number, a table row.
    if first and last > first and run.gaps[first - 1] == run.gaps[first] != " ":
        return "part-of-longer"
    return is_amount(text, start, end)


def judge_office_telephones(text: str) -> Iterator[Candidate]:
    """Judge telephone numbers of which nothing says that they are of a home."""
    return (one for one, home in telephones(text) if not home)


def judge_home_telephones(text: str) -> Iterator[Candidate]:
    """Judge telephone numbers that are said to be of a home or of a private person."""
    return (one for one, home in telephones(text) if home)


TELEPHONE = Recogniser(
    id="zfgk.telephone",
    category="telephone",
    title="固定电话、传真号码",
    find=hits(judge_office_telephones),
    near=near(judge_office_telephones),
    severity=Severity.NOTE,
    basis=PERSONAL_INFORMATION,
    action="公务电话一般可以公开；属于住宅电话的，隐去后再公开",
)
HOME_TELEPHONE = Recogniser(
    id="zfgk.home-telephone",
    category="telephone",
    title="住宅电话号码",
    find=hits(judge_home_telephones),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；属于个人的，隐去后再公开",
)
