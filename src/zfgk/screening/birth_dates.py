"""Dates of birth to the day, told by the word before or after them; a year and a month alone stand in many public lists."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.invisible import INVISIBLE, SPACES
from zfgk.screening.judging import Candidate, hits
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Recogniser

_S = rf"[{SPACES}{INVISIBLE}]{{0,3}}"
_N = "[0-9０-９]"
_C = "[〇零○一二三四五六七八九十]"
_YEAR = rf"(?:[1１][9９]|[2２][0０])(?:{_S}{_N}){{2}}"
_WITH_SIGNS = rf"{_YEAR}{_S}(?:年|[-./－．/])" rf"{_S}{_N}{{1,2}}{_S}(?:月|[-./－．/]){_S}{_N}{{1,2}}{_S}日?"
_SPELT = rf"[一二]{_C}{{3}}年{_C}{{1,3}}月{_C}{{1,3}}日"
_PLAIN = r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
_DATE = rf"(?:{_WITH_SIGNS}|{_SPELT}|{_PLAIN})"
_ANCHOR = late(rf"[出生诞]{_S}[生于日，,；;。）)\r\n]?")
_BEFORE = late(
    rf"(?:出{_S}生{_S}(?:日{_S}期|年{_S}月{_S}日?|时{_S}间|于)?|(?<![发产])生{_S}于|生{_S}日|诞生于){_S}[:：为是于]?[\r\n{SPACES}{INVISIBLE}]{{0,4}}"
    rf"(?P<date>{_DATE})"
)
_AFTER = late(rf"(?:出{_S}生|生(?=[，,；;。）)\r\n]|\Z))")
_DATE_BEFORE = late(rf"(?<![0-9０-９])(?P<date>{_DATE}){_S}\Z")
_REACH = 32


def judge_birth_dates(text: str) -> Iterator[Candidate]:
    """Find dates of birth.

    Args:
        text: The text.

    Yields:
        Every date to the day behind 出生日期, 生于 and the like or before 出生 and 生.
    """
    done = 0
    for anchor in _ANCHOR.finditer(text):
        start = anchor.start()
        if start < done:
            continue
        match = _BEFORE.match(text, start)
        if match:
            done = match.end()
            yield Candidate(*match.span("date"), match["date"])
        elif _AFTER.match(text, start):
            back = max(0, start - _REACH)
            before = _DATE_BEFORE.search(text[back:start])
            if before and back + before.start("date") >= done:
                yield Candidate(back + before.start("date"), back + before.end("date"), before["date"])


BIRTH_DATE = Recogniser(
    id="zfgk.birth-date",
    category="birth-date",
    title="出生日期",
    find=hits(judge_birth_dates),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，只保留年份或者隐去",
    beyond_ascii=True,
)
