"""What a secrecy mark is made of: its level, what stands between, and how long it holds.

One grammar for both who look for marks in a text (:mod:`zfgk.screening.secrecy`) and who read what a mark says
(:func:`zfgk.attributes.read_mark`), so that whatever is found can be read.
"""

from __future__ import annotations

import attrs

from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.patterns import late
from zfgk.screening.variants import SIMPLIFIED

SPACE = rf"[{SPACES}{INVISIBLE}]{{0,6}}"
"""Spaces between the characters of a mark: 机 密 ★ 10 年."""
LEVEL = rf"[绝絕机機秘祕]{SPACE}密(?:{SPACE}[级級件])?"
"""A level of secrecy."""
STARS = "★☆✩✪✫✬✭✮✯✰⋆⭐⭑🌟"
"""The body of a character class: the star of a mark and what is typed for it."""
ASTERISKS = "*＊✱✳⁎∗﹡※"
"""The same for signs that are also footnote marks."""
DOTS = "·•・‧∙⋅"
"""The same for dots that also stand in names and titles."""
OPENING = "〔【［\\[（(〈《<「『"
CLOSING = "〕】］\\]）)〉》>」』"
"""Brackets around a level or a period."""

_DIGIT = "0-9０-９"
_NUMERAL = "〇○零一二三四五六七八九十百"
_COUNT = rf"[{_DIGIT}{_NUMERAL}两]{{1,5}}"
_UNIT = rf"(?:年|[个個]{SPACE}月|月|[天日])"
_YEAR = rf"(?:[12１２](?:{SPACE}[{_DIGIT}]){{3}}|[一二][〇○零一二三四五六七八九]{{3}})"
_TWO = rf"(?:[{_DIGIT}]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
_DAY = rf"{_YEAR}{SPACE}[-./年－．／]{SPACE}{_TWO}{SPACE}[-./月－．／]{SPACE}{_TWO}(?:{SPACE}日)?"
_DATE = rf"(?:{_DAY}|[12][0-9]{{3}}[01][0-9][0-3][0-9](?![0-9])|{_YEAR}{SPACE}(?:年{SPACE}{_TWO}{SPACE}月|[-.]{SPACE}{_TWO}(?![0-9])))"
_SPANS = rf"{_COUNT}{SPACE}{_UNIT}(?:{SPACE}[零又]?{SPACE}{_COUNT}{SPACE}{_UNIT}){{0,2}}"
DEFINITE = rf"(?:{_DATE}(?:{SPACE}解密)?|{_SPANS}|[长長]{SPACE}期|永{SPACE}久)"
"""A period that can hardly be anything else: 10年, 3年6个月, 2030-12-31, 二〇三〇年, 长期."""
PERIOD = (
    rf"(?:(?:[至到自]|截{SPACE}[至止]){SPACE}{_DATE}(?:{SPACE}(?:解密|止))?|{_DATE}(?:{SPACE}(?:之?前|之?后))?(?:{SPACE}解密)?"
    rf"|{_SPANS}(?:之?前|之?后)?|[长長]{SPACE}期|永{SPACE}久|解{SPACE}密[^\s★☆，。；]{{0,16}}"
    r"|(?:至|自|截至)[^\s，。；、,;]{1,20}|[^\s★☆，。；、,;]{1,16}?(?:之前|前|之后|后|时|之日)(?:解密)?)"
)
"""Whatever may stand behind the star of a mark, conditions in words too."""

_LABEL = late(r"^(?:密级(?:[和及与、]保密期限)?|(?:保密|涉密|秘密)[等级]{2}):?(?:国家)?")
_SAID = late(r"^[本此该][^绝机秘]{1,8}(?=[绝机秘]密)")
_MARK = late(
    rf"[{OPENING}]?(?P<level>绝密|机密|秘密)[级件]?(?:的?(?:文件|文|资料|材料|事项|国家秘密))?[{CLOSING}]?"
    # Without a star only what can be nothing else is a period: 秘密会谈 is no mark.
    rf"(?:[{STARS}{ASTERISKS}]\ufe0f?(?P<starred>[^{STARS}]{{0,40}})|[{DOTS}{OPENING}]?(?P<period>{PERIOD})[{CLOSING}]?)?"
)
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord(a): ord(b) for a, b in SIMPLIFIED.items()}


@attrs.frozen
class Written:
    """A mark taken apart.

    Args:
        level: ``绝密``, ``机密`` or ``秘密``.
        period: How long it holds, in the words of the mark without spaces; empty if it does not say.
    """

    level: str
    period: str


def take_apart(mark: str) -> Written | None:
    """Take a mark apart.

    Args:
        mark: The mark alone, in any form that :func:`zfgk.screening.secrecy.secrecy_marks` finds.

    Returns:
        Its parts in simplified characters and ordinary digits; ``None`` if it is no mark.
    """
    plain = without_space(mark).translate(_PLAIN)
    match = _MARK.fullmatch(_SAID.sub("", _LABEL.sub("", plain)))
    return Written(match["level"], match["starred"] or match["period"] or "") if match else None
