"""Vehicle plates (车牌号码, GA 36): province, authority, five characters, six on vehicles of new energy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.folding import fold_letters
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.judging import Candidate, hits, near
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Recogniser
from zfgk.screening.surroundings import said_before

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SPECIAL = "警学港澳挂领试超使应急"
_A = "A-Za-zＡ-Ｚａ-ｚ"
_N = f"0-9０-９{_A}"
_SEP = rf"[{SPACES}{INVISIBLE}·•・‧．.\-－—]{{0,3}}"
_I = f"[{INVISIBLE} ]{{0,2}}"
_ONE = rf"(?:{_I}[{_N}])"
_ORDINARY = (
    rf"[{_PROVINCES}]{_SEP}[{_A}]{_SEP}(?:{_ONE}{{4}}{_I}[{_SPECIAL}]|{_ONE}{{6}}(?![{_N}])|{_ONE}{{5}}(?![{_N}]))"
)
_ARMED = rf"[WwＷ][JjＪ]{_SEP}[{_PROVINCES}]{_SEP}{_ONE}{{5}}(?![{_N}])"
_ENVOY = rf"使{_SEP}[0-9]{{6}}(?![{_N}])|[0-9]{{6}}{_I}使(?![一-龥])"
_PLATE = late(rf"{_ORDINARY}|{_ARMED}")
# One character class in front: that is what a regular expression finds fastest.
_BEGINNING = late(rf"[{_PROVINCES}WwＷ]{_SEP}[{_A}]")
_CUED = late(
    rf"(?:车牌|号牌|牌照|车号|军车)(?:号码?)?[:：为是{SPACES}]{{0,4}}(?P<plate>[{_A}]{{1,2}}{_SEP}[0-9０-９]{{5}}(?![{_N}])|{_ENVOY})"
)
_BODY = late(r"[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJ-NP-Z]|[A-Z0-9]{4}[一-龥]")
_NOT_A_PLATE = late(r"(?:许可|经营|证|字|备案|备|卫生|批准|注册|编号|代码|第)[号第]?[:：（(]?$")


def judge_plates(text: str) -> Iterator[Candidate]:
    """Judge plates.

    Args:
        text: The text.

    Yields:
        Those with a province, with dots or spaces as well, those of the armed police, and behind 车牌 those of the army
        and of embassies; with a reason what a word before it calls a licence.
    """
    done = 0
    for beginning in _BEGINNING.finditer(text):
        match = _PLATE.match(text, beginning.start())
        if match is None or match.start() < done:
            continue
        done = match.end()
        plate = _folded(match.group())
        body = plate[3:] if plate.startswith("WJ") else plate[2:]
        if _BODY.fullmatch(body) and sum(one.isdigit() for one in body) >= 2:
            why = "other-number" if _NOT_A_PLATE.search(said_before(text, match.start(), 8)) else ""
            yield Candidate(*match.span(), plate, why)
    # To find one character is much faster than to try a pattern at every place.
    if "牌" in text or "车" in text:
        for match in _CUED.finditer(text):
            yield Candidate(*match.span("plate"), _folded(match["plate"]))


def _folded(written: str) -> str:
    return re.sub(r"[·•・‧．.\-－—]", "", fold_letters(without_space(written)))


PLATE = Recogniser(
    id="zfgk.plate",
    category="plate",
    title="机动车号牌",
    find=hits(judge_plates),
    near=near(judge_plates),
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；属于个人车辆的，隐去后再公开",
    beyond_ascii=True,
)
