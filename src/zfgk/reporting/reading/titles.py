"""Whose report it is, and of which year: by its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_TITLE = re.compile(r"(.{0,60}?)((?:19|20)\d{2})年?度?(.{0,40}?)政府信息公开(?:工作)?(?:年度)?(?:工作)?报告")
_PERIOD = re.compile(r"期限(?:为|自|是)?:?(?:自|从)?(20\d{2})年1月1日")
_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}年")
_SENTENCE = re.compile(r"[,。;:《》、]")
_LONG = 120  # letters: more are no title
_AROUND = re.compile(r"^(?:关于|印发|公布|公开|发布)+|的$|^[\W_]+|[\W_]+$")


def whose(prose: Sequence[str], above: int) -> tuple[str, int]:
    """Tell whose report it is, and of which year.

    Args:
        prose: The paragraphs.
        above: How many of them stand above the first table.

    Returns:
        The name and the year; empty and zero for what the titles do not tell.
    """
    agency, year = "", 0
    # The title nearest above the tables: a page also lists the titles of other years.
    for text in reversed(prose[:above]):
        wide = _wide(text)
        matched = _TITLE.search(wide) if len(wide) <= _LONG else None
        if matched:
            year = year or int(matched[2])
            agency = agency or _name(matched[1]) or _name(matched[3])
            if agency:
                break
    if not year:
        year = next((int(one[1]) for text in prose if (one := _PERIOD.search(_wide(text)))), 0)
    return agency, year


def _wide(text: str) -> str:
    joined = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return _CHINESE_YEAR.sub(lambda one: one[0].translate(_CHINESE), joined)


def _name(text: str) -> str:
    if _SENTENCE.search(text):
        return ""  # a sentence that mentions the report, not its title
    before = None
    while before != text:
        before, text = text, _AROUND.sub("", text)
    return text
