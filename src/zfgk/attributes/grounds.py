"""Which of the grounds that the Regulation knows (articles 14 to 16) a written reason for non-disclosure cites."""

from __future__ import annotations

import re

# Not part of a longer number, as in 第二十四条 or 114条.
_ARTICLE = r"(?<![一二三四五六七八九十百千0-9])(?:十[四五六]|1[456])(?![0-9])"
_CITED = re.compile(
    rf"(?:《(?P<law>[^》]{{1,40}})》[^《》]{{0,20}}?)?(?<![法定则])第{_ARTICLE}(?:[、，,和至到或]第?{_ARTICLE}){{0,2}}条"
    rf"|《(?:[^《》]{{0,20}}信息公开)?条例》[^《》0-9]{{0,4}}{_ARTICLE}"
    rf"|条例[^《》0-9]{{0,4}}{_ARTICLE}"
    r"|\bart(?:icle)?s?\.?\s{0,3}1[456]\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"{_ARTICLE}|\b1[456]\b")
_NUMBERS = {"十四": 14, "十五": 15, "十六": 16, "14": 14, "15": 15, "16": 16}
_RANGE = re.compile("[至到]")

# What a reason says of an article only to deny it: 不属于条例第十六条的情形. A reason says 不予公开 as well, which denies nothing.
_DENIED_BEFORE = re.compile(
    r"(?:不(?:再|能|应|宜|会|可|得|曾)?(?:属于?|适用|符合|涉及|构成|落入|存在|引用|援引|依据|满足|包括|含有?|是|在|为|受)"
    r"|并?非(?:属|为|系)?|未(?:达到|构成|涉及|落入|引用)|没有|无(?:须|需)?(?:适用|涉及)"
    r"|\b(?:not|nor)\s+(?:an?\s+|be\s+)?(?:fall|cover|within|appl|subject|under|exempt|any|one|of)\w*)"
    # What comes after another verb or in brackets is no longer denied: 不在公开范围，依据条例第十六条.
    r"(?:依据|根据|属于?)?[（(]?(?:(?!依据|根据|依照|按照|属|适用|符合)[^，。；！？,;!?（(]){0,40}$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"条?(?:第[一二三四五六](?:款|项))*(?:所?(?:规定|列)的?)?(?:任何)?(?:情形|情况|范围|事由)?(?:对本件|对此)?(?:均|都|也|并|已)?"
    r"(?:不再?(?:适用|成立|存在|符合)|不能适用|无关|\s*does\s+not)"
)
_REACH = 60


def cited_articles(reason: str) -> tuple[int, ...]:
    """Tell which of the articles 14, 15 and 16 of the Regulation a reason cites.

    Args:
        reason: The reason, such as ``属于内部工作流程（条例第十六条第一款）``.

    Returns:
        The articles, in order; an article of another law (``《保守国家秘密法》第十四条``) does not count, nor one of
        which the reason says that it does not apply.
    """
    close = "".join(reason.split()) if not reason.isascii() else reason
    found: set[int] = set()
    for match in _CITED.finditer(close):
        law = match["law"]
        if _denied(close, match):
            continue
        if law is None or law == "条例" or "信息公开条例" in law:
            numbers = [_NUMBERS[number] for number in _NUMBER.findall(match.group())]
            found |= set(range(min(numbers), max(numbers) + 1)) if _RANGE.search(match.group()) else set(numbers)
    return tuple(sorted(found))


def _denied(reason: str, match: re.Match[str]) -> bool:
    before = reason[max(0, match.start() - _REACH) : match.start()]
    return bool(_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(reason, match.end()))
