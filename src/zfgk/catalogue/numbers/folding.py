"""Ways of writing that mean the same characters: full-width forms, spaces, invisible characters, dashes, numerals."""

from __future__ import annotations

import re

from zfgk.catalogue.numbers.examined import Defect

EARLIEST, LATEST = 1949, 2099
"""A year outside is a slip."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, " \t\r\n\u00a0\u3000\u2002\u2003\u2009\u202f"))
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"))
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63\u2500"), "-")
_PLAIN = re.compile("[-0-9A-Z/]*")
_JOINT = re.compile(r"\s*((?:[\u4e00-\u9fff]{2,}[ \u3000])+)(?=[\u4e00-\u9fff]{2,}(?:令|公告|通告))")
_NUMERALS = {**dict.fromkeys("〇○零", "0"), **{digit: str(i + 1) for i, digit in enumerate("一二三四五六七八九")}}

FULL_WIDTH = Defect("full-width", "用了全角字符", "characters are full-width", "改为半角", fatal=False)
SPACES = Defect("spaces", "中间或前后有空格", "there are spaces in it", "去掉空格", fatal=False)
UNSEEN = Defect("unseen-characters", "含有看不见的字符", "there are invisible characters in it", "去掉", fatal=False)
WIDE_SPACE = Defect(
    "full-width", "发布机关之间用了全角空格", "a full-width space stands between issuers", "改为半角空格", fatal=False
)
DASHES = Defect("dashes", "连接号不是半角“-”", "a dash is not the plain hyphen", "改为“-”", fatal=False)


def fold(text: str, defects: list[Defect], *, signs: bool = False) -> str:
    """Take out what does not change the meaning, and note it.

    Args:
        text: The text.
        defects: What was put right is added here.
        signs: Whether full-width signs are noted too. In document numbers they are not: which brackets stand there is
            told by itself.

    Returns:
        The text with full-width forms made half-width and without spaces and invisible characters.
    """
    seen = text.translate(_UNSEEN)
    if seen != text:
        defects.append(UNSEEN)
    close = seen.translate(_SPACES)
    if close != seen:
        defects.append(SPACES)
    narrow = close.translate(_WIDE)
    if any(wide != plain and (signs or plain.isalnum()) for wide, plain in zip(close, narrow, strict=True)):
        defects.append(FULL_WIDTH)
    return narrow


def fold_number(text: str, defects: list[Defect]) -> str:
    """Do as :func:`fold`, but keep the single spaces between the issuers of a joint order or announcement.

    Args:
        text: The text, such as ``财政部 税务总局公告2020年第8号``.
        defects: What was put right is added here.
    """
    joint = _JOINT.match(text)
    if joint is None:
        return fold(text, defects)
    if "\u3000" in joint[1]:
        defects.append(WIDE_SPACE)
    lead = " " if joint.start(1) else ""  # what stood before the first issuer is told as everywhere
    return joint[1].replace("\u3000", " ") + fold(lead + text[joint.end() :], defects)


def fold_code(text: str, defects: list[Defect]) -> str:
    """Do as :func:`fold`, and make every dash a hyphen and every letter a capital, for codes.

    Args:
        text: The text.
        defects: What was put right is added here.

    Returns:
        The text as codes are written.
    """
    if _PLAIN.fullmatch(text):
        return text
    folded = fold(text, defects, signs=True)
    dashed = folded.translate(_DASHES)
    if dashed != folded:
        defects.append(DASHES)
    capital = "".join(c.upper() if "a" <= c <= "z" else c for c in dashed)
    if capital != dashed:
        defects.append(
            Defect("small-letters", "用了小写字母", "there are small letters in it", "改为大写", fatal=False)
        )
    return capital


def arabic(text: str) -> str:
    """Write numerals that stand digit by digit (二〇一九) as digits; empty if there is anything else."""
    digits = "".join(_NUMERALS.get(character, "") for character in text)
    return digits if len(digits) == len(text) else ""


def is_digits(text: str) -> bool:
    """Tell whether there are ASCII digits and nothing else."""
    return text.isascii() and text.isdigit()
