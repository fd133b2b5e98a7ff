"""The text of a report as checks of its numbers read it: without spaces, and every number in digits."""

from __future__ import annotations

import re
import unicodedata

from zfgk.model.numerals import number

UNITS = r"(?:件次|人次|件|条|宗|份|个|篇|次|项)"
"""What reports count in."""
COUNT = re.compile(rf"(\d{{1,9}})({UNITS})")
"""A number of things, and its unit."""
_LONGEST = 1500  # letters: more are no sentence; numbers are not cut
SENTENCE = re.compile(rf"[^。；;！？!?]{{1,{_LONGEST}}}(?!\d)")
"""A sentence, without its end."""
PERIOD = re.compile(rf"[^。！？!?]{{1,{_LONGEST}}}(?!\d)")
"""A sentence with what semicolons divide, without its end."""

_NUMERAL = r"[〇○零一二两三四五六七八九十百千]"
# A numeral counts something only if a unit follows; 一次性 is a word, 第一件 a place, 一系列 no number.
_SPELT = re.compile(rf"(?<![第每〇○零一二两三四五六七八九十百千万亿])({_NUMERAL}{{1,9}})(?={UNITS}(?!性))")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[,，]\d{3})+(?!\d)")


def plain_text(paragraph: str) -> str:
    """Return a paragraph in one form of writing.

    Args:
        paragraph: As it was published: spaces anywhere, full-width digits, grouped digits, numbers in Chinese numerals.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", paragraph))
    text = _GROUPED.sub(lambda found: re.sub(r"[,，]", "", found[0]), text).replace(",", "，")
    return _SPELT.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    try:
        return str(number(found[1].replace("○", "〇")))
    except ValueError:
        return found[0]  # such as 一二十件: some ten or twenty
