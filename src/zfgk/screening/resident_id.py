"""Resident identity numbers (公民身份号码): 18 characters with a check character, and the older 15 digits.

The structure is that of GB 11643: six digits of division, eight of birth date, three of sequence, one check character
by MOD 11-2. Only the province is checked: division codes change, and an unknown county must not hide a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.digits import Group, Run, digit_runs
from zfgk.screening.recogniser import Hit, Recogniser

# fmt: off
_PROVINCES = frozenset((
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
))
# fmt: on
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CUE = re.compile(r"(?:信用|机构)代码\D{0,12}$")
_OTHER_NUMBER = re.compile(r"(?:税号|识别号|注册号|账号|帐号|合同|编号|单号|订单|流水|凭证|代码)\D{0,8}$")
_OWN_WORD = re.compile(r"(?:^|[^A-Za-z0-9])(?:id|no|idno|card|idcard|sfz|sfzh)$", re.IGNORECASE)
_LETTER = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_BEFORE = 24


def find_resident_ids(text: str) -> Iterator[Hit]:
    """Find 18-character numbers whose province, birth date and check character are right.

    Args:
        text: The text.

    Yields:
        One hit for each. A number may be broken by spaces, hyphens, dots, a line end and invisible characters; it may
        not be part of a longer number or word.
    """
    for run in digit_runs(text):
        i = 0
        while i < len(run.groups):
            j = _window(run, i, 18)
            hit = _checked(text, run.groups[i : j + 1]) if j is not None else None
            if hit and j is not None:
                yield hit
                i = j
            i += 1


def find_old_resident_ids(text: str) -> Iterator[Hit]:
    """Find 15-digit numbers whose province and birth date are possible; they have no check character.

    Args:
        text: The text.

    Yields:
        One hit for each number that stands unbroken or as 6-6-3 digits, unless the words before it call it a tax,
        contract or account number.
    """
    for run in digit_runs(text):
        for i in range(len(run.groups)):
            j = _window(run, i, 15)
            hit = _old(text, run.groups[i : j + 1]) if j is not None else None
            if hit:
                yield hit


def _window(run: Run, i: int, length: int) -> int | None:
    """Return the last group of those from ``i`` on that together hold exactly ``length`` characters."""
    total = 0
    for j in range(i, len(run.groups)):
        total += len(run.groups[j].digits)
        if total >= length:
            return j if total == length else None
    return None


def _checked(text: str, groups: tuple[Group, ...]) -> Hit | None:
    number = "".join(group.digits for group in groups)
    first, last = groups[0], groups[-1]
    if not is_resident_id(number) or not _stands_alone(text, first, last):
        return None
    # A credit code of digits alone passes as a person about once in ten thousand; then the words before it decide.
    if _is_credit_code(number) and _CREDIT_CUE.search(text, max(0, first.start - _BEFORE), first.start):
        return None
    return Hit(first.start, last.end, number)


def _old(text: str, groups: tuple[Group, ...]) -> Hit | None:
    number = "".join(group.digits for group in groups)
    first, last = groups[0], groups[-1]
    if tuple(len(group.digits) for group in groups) not in {(15,), (6, 6, 3)} or not _is_old_number(number):
        return None
    if not _stands_alone(text, first, last):
        return None
    if _OTHER_NUMBER.search(text, max(0, first.start - _BEFORE), first.start):
        return None
    return Hit(first.start, last.end, number)


def is_resident_id(number: str) -> bool:
    """Tell whether 18 characters are a possible resident identity number.

    Args:
        number: ASCII digits, the last one possibly ``X``.

    Returns:
        Whether province, birth date (1900 to 2099) and check character are right.
    """
    if not re.fullmatch(r"[1-8][0-9]{16}[0-9X]", number) or int(number[:2]) not in _PROVINCES:
        return False
    return (
        number[6:8] in {"19", "20"}
        and _is_day(int(number[6:10]), int(number[10:12]), int(number[12:14]))
        and _CHECKS[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11]
        == number[17]
    )


def _is_old_number(number: str) -> bool:
    return (
        number.isdigit()
        and int(number[:2]) in _PROVINCES
        and _is_day(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12]))
        and number[12:] != "000"
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_credit_code(number: str) -> bool:
    """Tell whether the check character of a unified social credit code (GB 32100) is right."""
    total = sum(_CREDIT_CODE.index(character) * pow(3, i, 31) for i, character in enumerate(number[:17]))
    return _CREDIT_CODE[-total % 31] == number[17]


def _stands_alone(text: str, first: Group, last: Group) -> bool:
    if _LETTER.match(text, last.end):
        return False
    before = text[max(0, first.start - _BEFORE) : first.start]
    return not _LETTER.match(before[-1:]) or bool(_OWN_WORD.search(before))


RESIDENT_ID = Recogniser(
    id="zfgk.resident-id",
    category="resident-id",
    title="公民身份号码",
    find=find_resident_ids,
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去号码后再公开",
)
OLD_RESIDENT_ID = Recogniser(
    id="zfgk.resident-id-15",
    category="resident-id",
    title="15位身份证号码",
    find=find_old_resident_ids,
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="15位号码没有校验码，须人工核实；确为身份证号码的，隐去后再公开",
)
