"""Passports and permits: letters with seven to ten digits, without a check character.

Chinese passports begin with E, G, D, S, P, K or M; the permits of people from Hong Kong and Macao to the mainland
(港澳居民来往内地通行证) with H or M; those of people from Taiwan are eight or ten digits; the permits of mainlanders to
Hong Kong, Macao and Taiwan begin with C, W, L or T. So short a number needs a word before it unless the form is rare.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.digits import Group, Run, digit_runs
from zfgk.screening.folding import fold_letters
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.judging import Candidate, Judge, hits, near
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.surroundings import (
    LETTER,
    OTHER_NUMBER,
    is_amount,
    letters_before,
    said_before,
    touches_on_the_right,
)

_PASSPORT = late(r"(?:E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8})")
_RARE_PASSPORT = late(r"(?:1[45][0-9]{7}|[DSPKM][A-Z]?[0-9]{7,8}|[DSP]E[0-9]{7}|H[0-9]{8}|K[A-Z][0-9]{7})")
_HOME_RETURN = late(r"[HM](?:[0-9]{8}|[0-9]{10})")
_TO_TAIWAN = late(r"(?:[CWLT][0-9]{8}|[CL][A-Z][0-9]{7}|[0-9]{8}|[0-9]{10})")
_OLD_RESIDENCE = late(r"[A-Z]{3}[0-9]{12}")
_ANY_PASSPORT = late(r"[A-Z]{0,2}[0-9]{6,9}")

_END = r"(?:号码?|编号|证号|no\.?|number)?[^0-9A-Za-z，。；]{0,8}$"
_PASSPORT_CUE = late(rf"(?:护照|passport){_END}")
_PERMIT_CUE = late(
    rf"(?:通行证|回乡证|台胞证|旅行证|港澳证|来往大陆|来往内地|往来港澳|往来台湾|证件号码|证件号|证件){_END}"
)
_RESIDENCE_CUE = late(rf"(?:永久居留(?:身份)?证|外国人居留证|居留证){_END}")
_MILITARY = late(
    rf"(?:军官|士兵|警官|士官|军士|义务兵|文职(?:干部|人员)?|军人|武警|离休干部荣誉|退役军人(?:优待)?|残疾军人)证(?:件)?(?:号码?|编号|字号)?"
    rf"[:：为是{SPACES}{INVISIBLE}]{{0,4}}(?P<number>(?:[一-龥]{{1,4}}字[第{SPACES}]{{0,2}})?[A-Za-z]?[0-9０-９]{{5,12}}号?)"
    r"(?![0-9０-９A-Za-z])"
)
_YEAR = late(r"(?:19[4-9]|20[0-4])[0-9]")
_LENGTHS = frozenset({6, 7, 8, 9, 10, 12})
_SHAPED_LENGTHS = frozenset({7, 8, 10})  # of what needs no word
_SPREAD = 4  # eight digits, in two groups


class Kind(Enum):
    """What document it is."""

    PASSPORT = "passport"
    PERMIT = "permit"
    RESIDENCE = "residence"


class _Document(NamedTuple):
    kind: Kind
    candidate: Candidate


@functools.lru_cache(maxsize=1)
def documents(text: str) -> tuple[_Document, ...]:
    """Judge what may be the number of a passport or permit; the last answer is kept.

    Args:
        text: The text.

    Returns:
        The candidates, in order.
    """
    found: list[_Document] = []
    sizes = _LENGTHS if "证" in text or "护照" in text or "passport" in text.lower() else _SHAPED_LENGTHS
    for run in digit_runs(text):
        if run.longest < _SPREAD:
            continue
        for i, size in enumerate(run.sizes):
            if size in sizes or (size == _SPREAD and run.sizes[i + 1 : i + 2] == (_SPREAD,)):
                one = _document(text, run, i)
                if one:
                    found.append(one)
    return tuple(found)


def _document(text: str, run: Run, i: int) -> _Document | None:
    group = _whole(run, i)
    touching, start = letters_before(text, group.start)
    letters, start = (touching, start) if touching else _letters_apart(text, group.start)
    before = said_before(text, start)
    number = letters + group.digits
    if start and LETTER.match(text, start - 1):
        return None
    if touches_on_the_right(text, group.end) or "X" in number:
        return None
    kind = _named(before, number)
    if kind:
        return _Document(kind, Candidate(start, group.end, number))
    if len(run.groups[i].digits) != len(group.digits) or not touching:
        return None
    kind = _shaped(number)
    if kind is None:
        return None
    return _Document(kind, Candidate(start, group.end, number, _why_not(text, start, group, before)))


def _whole(run: Run, i: int) -> Group:
    """Return a group, or two of four digits as one."""
    group = run.groups[i]
    if len(group.digits) != _SPREAD:
        return group
    other = run.groups[i + 1]
    return Group(group.start, other.end, group.digits + other.digits)


_APART = late(rf"(?P<letters>[A-Za-zＡ-Ｚａ-ｚ]{{1,3}})[{SPACES}{INVISIBLE}\-－]{{1,3}}$")


def _letters_apart(text: str, start: int) -> tuple[str, int]:
    match = _APART.search(text[max(0, start - 7) : start])
    if match is None:
        return "", start
    return fold_letters(without_space(match["letters"])), max(0, start - 7) + match.start("letters")


def _named(before: str, number: str) -> Kind | None:
    """Return what the words before a number call it, if it has that form."""
    if "证" not in before and "护照" not in before and "passport" not in before:
        return None
    if _PASSPORT_CUE.search(before) and _ANY_PASSPORT.fullmatch(number):
        return Kind.PASSPORT
    if _RESIDENCE_CUE.search(before) and _OLD_RESIDENCE.fullmatch(number):
        return Kind.RESIDENCE
    if _PERMIT_CUE.search(before):
        # 证件 alone may be anything; then a letter must be there.
        if _HOME_RETURN.fullmatch(number) or (_TO_TAIWAN.fullmatch(number) and "件" not in before[-12:]):
            return Kind.PERMIT
        if _PASSPORT.fullmatch(number) or (_RARE_PASSPORT.fullmatch(number) and not number.isdigit()):
            return Kind.PASSPORT
    return None


def _shaped(number: str) -> Kind | None:
    """Return what a number looks like that nothing names."""
    if _PASSPORT.fullmatch(number):
        return Kind.PASSPORT
    if _HOME_RETURN.fullmatch(number):
        return Kind.PERMIT
    return None


def _why_not(text: str, start: int, group: Group, before: str) -> str:
    if _YEAR.match(group.digits):
        return "year"
    if OTHER_NUMBER.search(before):
        return "other-number"
    if before[-1:] in "-/_－.·" and start:
        return "part-of-longer"
    if text[group.end : group.end + 1] in set("-/_－.号") and text[group.end + 1 : group.end + 2].isalnum():
        return "part-of-longer"
    return is_amount(text, start, group.end)


def _judge(kind: Kind, text: str) -> Iterator[Candidate]:
    return (one.candidate for one in documents(text) if one.kind is kind)


judge_passports: Judge = functools.partial(_judge, Kind.PASSPORT)
"""Judge passport numbers."""
judge_permits: Judge = functools.partial(_judge, Kind.PERMIT)
"""Judge the numbers of permits between the mainland and Hong Kong, Macao and Taiwan."""
judge_residence_cards: Judge = functools.partial(_judge, Kind.RESIDENCE)
"""Judge the 15 characters of the older identity cards of foreign permanent residents."""


def judge_military_cards(text: str) -> Iterator[Candidate]:
    """Find the numbers of officers' and soldiers' cards, behind the word that asks for one."""
    return (Candidate(*match.span("number"), match["number"]) for match in _MILITARY.finditer(text))


PASSPORT = Recogniser(
    id="zfgk.passport",
    category="passport",
    title="护照号码",
    find=hits(judge_passports),
    near=near(judge_passports),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去号码后再公开",
)
TRAVEL_PERMIT = Recogniser(
    id="zfgk.travel-permit",
    category="travel-permit",
    title="港澳台通行证号码",
    find=hits(judge_permits),
    near=near(judge_permits),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去号码后再公开",
)
FOREIGN_RESIDENCE_CARD = Recogniser(
    id="zfgk.foreign-residence-card",
    category="resident-id",
    title="外国人永久居留身份证号码",
    find=hits(judge_residence_cards),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去号码后再公开",
)
MILITARY_CARD = Recogniser(
    id="zfgk.military-card",
    category="military-card",
    title="军官证、士兵证号码",
    find=hits(judge_military_cards),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去号码后再公开",
    beyond_ascii=True,
)
