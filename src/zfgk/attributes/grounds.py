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


def cited_articles(reason: str) -> tuple[int, ...]:
    """Tell which of the articles 14, 15 and 16 of the Regulation a reason cites.

    Args:
        reason: The reason, such as ``属于内部工作流程（条例第十六条第一款）``.

    Returns:
        The articles, in order; an article of another law (``《保守国家秘密法》第十四条``) does not count.
    """
    close = "".join(reason.split()) if not reason.isascii() else reason
    found: set[int] = set()
    for match in _CITED.finditer(close):
        law = match["law"]
        if law is None or law == "条例" or "信息公开条例" in law:
            numbers = [_NUMBERS[number] for number in _NUMBER.findall(match.group())]
            found |= set(range(min(numbers), max(numbers) + 1)) if _RANGE.search(match.group()) else set(numbers)
    return tuple(sorted(found))
