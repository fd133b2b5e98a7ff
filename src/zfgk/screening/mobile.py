"""Mobile telephone numbers (手机号码): eleven digits from 13 to 19.

They carry no check digit, so what stands around them decides: a number that is part of a longer one, a decimal or an
amount is not reported, and digits spread over several groups only where they are grouped as people group them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.digits import Run, digit_runs
from zfgk.screening.judging import Candidate, hits, near
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.surroundings import (
    follows_digits,
    is_amount,
    said_before,
    touches_on_the_left,
    touches_on_the_right,
)

_NUMBER = re.compile(r"1[3-9][0-9]{9}")
_SHAPES: tuple[tuple[int, ...], ...] = ((11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5), (5, 6), (1,) * 11)
_BY_FIRST = {first: tuple(one for one in _SHAPES if one[0] == first) for first in {one[0] for one in _SHAPES}}
# What may stand between the groups of a number, the same each time.
_SINGLE = [{gap} for gap in " \u00a0\u2002\u2003\u2009\u202f\u3000-‐‑‒–—―−－﹣.·•・．"]
_FIRST = frozenset("018")
# What digits apart one by one may have between them: dots make the number of a version or a chapter.
_APART = [{gap} for gap in " \u3000-‐‑‒–—―−－﹣·•・"]
_SECOND = frozenset("3456789")
_BEFORE = 40
_LENGTH = 11
_COUNTRY = ("0086", "086", "86")
_CUE = re.compile(r"(?:电话|手机|联系|咨询|热线|致电|拨打|微信|短信|tel|phone|mobile|mob|cell|call)[^0-9０-９]{0,12}$")
# A code that goes on without a Chinese character up to the number: 合同编号：LY-2024-….
_CODE = re.compile(
    r"(?:编号|单号|订单号?|流水号?|凭证号?|发票号?码?|条码|序列号|合同号|案号|文号|批号|索引号)[:：]?[^一-龥，。；,;\s]{0,24}$"
)


@attrs.frozen
class _Match:
    """A number in a run.

    Its first and last group, where it starts with the country code's plus, its digits, whether a line end breaks it.
    """

    first: int
    last: int
    start: int
    number: str
    broken: bool


def judge_mobile_numbers(text: str) -> Iterator[Candidate]:
    """Judge eleven digits from 13 to 19.

    Args:
        text: The text.

    Yields:
        Every one grouped as mobile numbers are, with the country code ``+86`` or ``0086`` where it is written.
    """
    for run in digit_runs(text):
        matches = _matches(text, run) if run.length >= _LENGTH else []
        if not matches:
            continue
        starts = {match.first for match in matches}
        ends = {match.last for match in matches}
        for match in matches:
            end = run.groups[match.last].end
            yield Candidate(match.start, end, match.number, _why_not(text, run, match, starts, ends))


def _matches(text: str, run: Run) -> list[_Match]:
    matches: list[_Match] = []
    last = -1
    for i, group in enumerate(run.groups):
        # A number begins with 1, or with 0 or 8 before that; which sizes its first group has is known.
        if i <= last or group.digits[0] not in _FIRST:
            continue
        match = _at(text, run, i)
        if match:
            matches.append(match)
            last = match.last
    return matches


def _at(text: str, run: Run, i: int) -> _Match | None:
    """Return the number that begins with group ``i``, if one does."""
    group = run.groups[i]
    plus = i == 0 and text[max(0, group.start - 1) : group.start] in {"+", "＋"}
    start = group.start - plus
    if group.digits[0] == "1":
        return _shaped(run, i, "", start)
    if group.digits in _COUNTRY and i + 1 < len(run.groups):
        following = _shaped(run, i + 1, "", start)
        return following and attrs.evolve(following, first=i)
    for code in _COUNTRY:
        if group.digits.startswith(code) and (plus or code == "0086"):
            found = _shaped(run, i, code, start)
            if found:
                return found
    return _shaped(run, i, "0" if group.digits.startswith("01") else "", start)


def _shaped(run: Run, i: int, prefix: str, start: int) -> _Match | None:
    """Return the number whose digits begin with group ``i`` after a prefix, if they are grouped as numbers are."""
    if not run.groups[i].digits.startswith(f"{prefix}1"):
        return None
    first = len(run.groups[i].digits) - len(prefix)
    following = run.groups[i + 1].digits if first == 1 and i + 1 < len(run.groups) else ""
    if (following or run.groups[i].digits[len(prefix) + 1 :])[:1] not in _SECOND:
        return None
    for shape in _BY_FIRST.get(first, ()):
        last = i + len(shape) - 1
        if run.sizes[i + 1 : last + 1] != shape[1:]:
            continue
        number = _joined(run, i, last, prefix)
        gaps = set(run.gaps[i:last])
        if number and (not gaps or gaps in _SINGLE) and (len(shape) < 11 or gaps in _APART):
            return _Match(i, last, start, number, broken=False)
    if i < len(run.gaps) and "\n" in run.gaps[i]:
        number = _joined(run, i, i + 1, prefix)
        return _Match(i, i + 1, start, number, broken=True) if number else None
    return None


def _joined(run: Run, i: int, last: int, prefix: str) -> str:
    """Return the digits of groups ``i`` to ``last`` if they are a number."""
    number = "".join([group.digits for group in run.groups[i : last + 1]]).removeprefix(prefix)
    return number if _NUMBER.fullmatch(number) else ""


def _why_not(text: str, run: Run, match: _Match, starts: set[int], ends: set[int]) -> str:
    end = run.groups[match.last].end
    if touches_on_the_right(text, end):
        return "part-of-longer"
    before = text[max(0, match.start - 1) : match.start]
    # A word on the line before, as in a cell above, says nothing of this number.
    cued = not follows_digits(text, run, match.first) and _CUE.search(said_before(text, match.start))
    if cued and (match.broken or "\n" not in before):
        return ""
    if match.broken:  # numbers below each other in a table look the same
        return "line-end"
    if _CODE.search(text, max(0, match.start - _BEFORE), match.start):
        return "other-number"
    return is_amount(text, match.start, end) or _why_part(text, run, match, starts, ends)


def _why_part(text: str, run: Run, match: _Match, starts: set[int], ends: set[int]) -> str:
    left = run.gaps[match.first - 1] if match.first else ""
    right = run.gaps[match.last] if match.last < len(run.gaps) else ""
    if left in {".", "．"} or right in {".", "．"}:
        return "decimal"
    # The last group of a UUID begins like a number after the trunk prefix.
    uuid = run.groups[match.first].digits.startswith("01") and text[max(0, match.start - 1) : match.start] == "-"
    if uuid or touches_on_the_left(text, match.start) or not _free(run, match, starts, ends):
        return "part-of-longer"
    return ""


def _free(run: Run, match: _Match, starts: set[int], ends: set[int]) -> bool:
    """Tell whether the groups beside a number do not make it a part of something longer."""
    left = run.gaps[match.first - 1] if match.first else ""
    right = run.gaps[match.last] if match.last < len(run.gaps) else ""
    if match.first == match.last:
        return True
    inner = run.gaps[match.last - 1]
    return (left != inner or match.first - 1 in ends) and (right != inner or match.last + 1 in starts)


MOBILE_NUMBER = Recogniser(
    id="zfgk.mobile-number",
    category="mobile-number",
    title="手机号码",
    find=hits(judge_mobile_numbers),
    near=near(judge_mobile_numbers),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否为应当公开的公务联系电话；属于个人号码的，隐去后再公开",
)
