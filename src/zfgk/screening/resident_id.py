"""Resident identity numbers (公民身份号码): 18 characters with a check character, and the older 15 digits.

The structure is that of GB 11643: six digits of division, eight of birth date, three of sequence, one check character
by MOD 11-2. Only the province is checked: division codes change, and an unknown county must not hide a person. The
residence permits of people from Hong Kong (81), Macao (82) and Taiwan (83) and, since 2023, the identity cards of
foreign permanent residents (9, two digits of province, three of nationality) are numbered alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from zfgk.model.check_digits import is_credit_code, resident_check
from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.digits import Group, Run, digit_runs, windows
from zfgk.screening.judging import Candidate, hits, near
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.surroundings import OTHER_NUMBER, said_before, stands_alone

# fmt: off
_PROVINCES = frozenset((
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
))
# fmt: on
_CREDIT_CUE = re.compile(r"(?:信用|机构)代码[^0-9]{0,12}$")
_CUE = re.compile(
    r"(?:身份证(?:件)?(?:号码?|编号)?|身份号码?|公民号码|证件号码?|居住证(?:号码?)?|居留证(?:号码?)?|sfzh?|idcard|idno)(?:[（(][^（）()]{0,12}[）)])?[^0-9，。；\n]{0,10}$",
)
_LENGTH, _OLD_LENGTH = 18, 15
_SHAPES = frozenset({(18,), (6, 8, 4), (6, 4, 4, 4), (6, 12), (14, 4), (4, 4, 4, 4, 2), (3, 3, 4, 4, 4), (17, 1)})
_OLD_SHAPES = ((15,), (6, 6, 3))
_OLD_SHORTEST = 6  # the first group of such a shape
_FEW = max(map(len, _SHAPES))
_STRUCTURE = re.compile("[1-9][0-9]{16}[0-9X]")
_LIKELY = re.compile(r"[1-9]\d{5}(?:19|20)\d\d[01]\d[0-3]\d")
_MISTYPED = frozenset({15, 17, 18, 19})
_SHORTEST_MISTYPED = min(_MISTYPED)


def judge_resident_ids(text: str) -> Iterator[Candidate]:
    """Judge 18-character numbers, however they are grouped.

    Args:
        text: The text.

    Yields:
        Every one whose province, birth date and check character are right and that stands alone; with a reason those
        that stand unbroken or grouped as such numbers are and are none.
    """
    for run in digit_runs(text):
        if run.length < _LENGTH:
            continue
        done = 0
        for groups in windows(run, _LENGTH, _FEW, _LIKELY):
            start, end, number = _span(groups)
            if start < done:
                continue
            why = why_no_resident_id(number) or _why_not_here(text, start, end, number)
            if not why:
                done = end
            if not why or tuple(len(group.digits) for group in groups) in _SHAPES:
                yield Candidate(start, end, number, why)


def judge_old_resident_ids(text: str) -> Iterator[Candidate]:
    """Judge 15-digit numbers; they have no check character.

    Args:
        text: The text.

    Yields:
        Every number that stands unbroken or as 6-6-3 digits; with a reason if its province or birth date is impossible
        or the words before it call it a tax, contract or account number.
    """
    for run in digit_runs(text):
        for groups in _old_shapes(run):
            start, end, number = _span(groups)
            why = _why_no_old_number(number)
            if not why and not stands_alone(text, start, end):
                why = "part-of-longer"
            if not why and OTHER_NUMBER.search(said_before(text, start)):
                why = "other-number"
            yield Candidate(start, end, number, why)


def _old_shapes(run: Run) -> Iterator[tuple[Group, ...]]:
    """Find the groups of a run that stand as 15 digits do."""
    if run.longest >= _OLD_SHORTEST and run.length >= _OLD_LENGTH:
        for i, size in enumerate(run.sizes):
            if size >= _OLD_SHORTEST:
                for shape in _OLD_SHAPES:
                    if run.sizes[i : i + len(shape)] == shape:
                        yield run.groups[i : i + len(shape)]


def judge_doubtful_ids(text: str) -> Iterator[Candidate]:
    """Find what is called an identity number and is none: mistyped, it still leads to a person.

    Args:
        text: The text.

    Yields:
        Numbers of 15, 17, 18 or 19 characters behind 身份证号 and the like whose province, date or check character is
        wrong.
    """
    for run in digit_runs(text):
        if run.length < _SHORTEST_MISTYPED:
            continue
        done = 0
        for i, group in enumerate(run.groups):
            if group.start < done or _belongs(run, i) or not _CUE.search(said_before(text, group.start)):
                continue
            groups = _called(run, i)
            if groups is None:
                continue
            start, end, number = _span(groups)
            valid = not why_no_resident_id(number) or not _why_no_old_number(number) or is_credit_code(number)
            if not valid and stands_alone(text, start, end):
                yield Candidate(start, end, number)
            done = end


def _belongs(run: Run, i: int) -> bool:
    """Tell whether a group follows another so that no word can ask for it alone; a bracket may: 身份证号（1）."""
    return i > 0 and not {")", "）"} & set(run.gaps[i - 1])


def _called(run: Run, i: int) -> tuple[Group, ...] | None:
    """Return the groups from ``i`` on that a reader takes for the number that was asked for."""
    single = run.groups[i : i + 1]
    if len(single[0].digits) in _MISTYPED:
        return single
    total = 0
    for j in range(i, min(i + 6, len(run.groups))):
        total += len(run.groups[j].digits)
        ends = j + 1 == len(run.groups) or run.gaps[j] not in run.gaps[i:j]
        if total in {17, 18, 19} and ends:
            return run.groups[i : j + 1]
    return None


def _span(groups: tuple[Group, ...]) -> tuple[int, int, str]:
    return groups[0].start, groups[-1].end, "".join(group.digits for group in groups)


def _why_not_here(text: str, start: int, end: int, number: str) -> str:
    if not stands_alone(text, start, end):
        return "part-of-longer"
    # A credit code of digits alone passes as a person about once in ten thousand; then the words before it decide.
    if is_credit_code(number) and _CREDIT_CUE.search(said_before(text, start)):
        return "credit-code"
    return ""


def is_resident_id(number: str) -> bool:
    """Tell whether 18 characters are a possible resident identity number.

    Args:
        number: ASCII digits, the last one possibly ``X``.

    Returns:
        Whether province, birth date (1900 to 2099) and check character are right.
    """
    return not why_no_resident_id(number)


def why_no_resident_id(number: str) -> str:
    """Say why characters are no resident identity number.

    Args:
        number: ASCII digits, the last one possibly ``X``.

    Returns:
        The first of ``grouping``, ``province``, ``birth-date``, ``check-character`` that is wrong; empty if none is.
    """
    if len(number) != _LENGTH or not _STRUCTURE.fullmatch(number):
        return "grouping"
    foreign = number[0] == "9"
    if int(number[1:3] if foreign else number[:2]) not in _PROVINCES:
        return "province"
    if number[6:8] not in {"19", "20"} or not _is_day(int(number[6:10]), int(number[10:12]), int(number[12:14])):
        return "birth-date"
    return "" if resident_check(number[:17]) == number[17] else "check-character"


def _why_no_old_number(number: str) -> str:
    if len(number) != 15 or not number.isdigit():
        return "grouping"
    if int(number[:2]) not in _PROVINCES:
        return "province"
    if not _is_day(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12])):
        return "birth-date"
    return "sequence" if number[12:] == "000" else ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


RESIDENT_ID = Recogniser(
    id="zfgk.resident-id",
    category="resident-id",
    title="公民身份号码",
    find=hits(judge_resident_ids),
    near=near(judge_resident_ids),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去号码后再公开",
)
OLD_RESIDENT_ID = Recogniser(
    id="zfgk.resident-id-15",
    category="resident-id",
    title="15位身份证号码",
    find=hits(judge_old_resident_ids),
    near=near(judge_old_resident_ids),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="15位号码没有校验码，须人工核实；确为身份证号码的，隐去后再公开",
)
DOUBTFUL_RESIDENT_ID = Recogniser(
    id="zfgk.resident-id-doubtful",
    category="resident-id",
    title="疑似有误的身份证号码",
    find=hits(judge_doubtful_ids),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="号码与编码规则不符，可能录入有误，但仍可能指向个人；核实后隐去",
)
