"""Unified social credit codes (GB 32100) and organisation codes (GB 11714): of bodies, not of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.model.check_digits import is_credit_code
from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.digits import digit_runs
from zfgk.screening.folding import fold_letters
from zfgk.screening.invisible import INVISIBLE, without_space
from zfgk.screening.judging import Candidate, hits, near
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.surroundings import LETTER, letters_before, said_before, touches_on_the_right

# Registering authority and kind, division (100000 is the centre), organisation code, check character.
_STRUCTURE = re.compile(
    r"(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)"
    r"(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])[0-9]{4}[0-9A-HJ-NPQRTUWXY]{10}"
)
_WRITTEN = re.compile(rf"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ](?:[{INVISIBLE} \-]{{0,2}}[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]){{17}}")
_CUE = re.compile(r"(?:信用代码|信用编码|税号|识别号)[^0-9]{0,8}$")
_ORGANISATION = re.compile(
    rf"组织机构代码(?:证)?(?:号码?)?[\s{INVISIBLE}:：为]{{0,6}}(?P<code>[0-9A-Za-z]{{8}}[-—－]?[0-9Xx])(?![0-9A-Za-z])"
)
_FEWEST = 4  # digits before the first gap of a code that is grouped by four
_INDEX = re.compile(r"\s?[/／]|[-－—][0-9]{4}[-－—]")


def judge_credit_codes(text: str) -> Iterator[Candidate]:
    """Judge what begins like a credit code.

    Args:
        text: The text.

    Yields:
        Every one whose check character is right; with a reason, behind a word that asks for one, those where it is not.
    """
    done = 0
    for run in digit_runs(text):
        if run.longest < _FEWEST:
            continue
        for group, size in zip(run.groups, run.sizes, strict=True):
            if size < _FEWEST or group.start < done:
                continue
            found = _code(text, group.start, size)
            if found:
                done = found.end
                yield found
                break


def _code(text: str, start: int, length: int) -> Candidate | None:
    start = _beginning(text, start, length)
    match = _WRITTEN.match(text, start) if start >= 0 else None
    if match is None or touches_on_the_right(text, match.end()) or _INDEX.match(text, match.end()):
        return None
    code = fold_letters(without_space(match.group())).replace("-", "")
    if not _STRUCTURE.fullmatch(code):
        return None
    # Eighteen digits are read as a person's number first; a word must say that they are a body's.
    cued = _CUE.search(said_before(text, start))
    if code.isdigit() and not cued:
        return None
    if is_credit_code(code):
        return Candidate(start, match.end(), code)
    return Candidate(start, match.end(), code, "check-character") if cued else None


def _beginning(text: str, start: int, length: int) -> int:
    """Return where a code begins whose first digits stand at an offset; -1 if none can."""
    letters, begin = letters_before(text, start)
    if letters:
        return begin if letters in {"A", "N", "Y"} else -1
    return start if length >= _FEWEST and not (start and LETTER.match(text, start - 1)) else -1


def judge_organisation_codes(text: str) -> Iterator[Candidate]:
    """Find organisation codes, behind the word that asks for one.

    Args:
        text: The text.

    Yields:
        Every one of nine characters.
    """
    return (Candidate(*match.span("code"), match["code"]) for match in _ORGANISATION.finditer(text))


CREDIT_CODE = Recogniser(
    id="zfgk.credit-code",
    category="credit-code",
    title="统一社会信用代码",
    find=hits(judge_credit_codes),
    near=near(judge_credit_codes),
    severity=Severity.NOTE,
    basis=PERSONAL_INFORMATION,
    action="不属于个人信息，一般可以公开；个体工商户的，留意是否含经营者身份证号码",
)
ORGANISATION_CODE = Recogniser(
    id="zfgk.organisation-code",
    category="organisation-code",
    title="组织机构代码",
    find=hits(judge_organisation_codes),
    severity=Severity.NOTE,
    basis=PERSONAL_INFORMATION,
    action="不属于个人信息，一般可以公开",
)
