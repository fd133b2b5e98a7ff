"""Characters that do not belong into an entry, and addresses."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from zfgk.catalogue.characters import WHITE, code_point, first_odd, is_address, is_odd, why_odd


def naive(character: str) -> bool:
    if character in "\n\t":
        return False
    code = ord(character)
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or code == 0xFFFD
        or code % 0x10000 >= 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )


def test_odd_characters_are_those_of_the_categories_over_all_of_unicode() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [character for character in every if is_odd(character) != naive(character)] == []


def test_white_space_is_what_strip_takes_away_over_all_of_unicode() -> None:
    white = re.compile(f"[{WHITE}]")
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [one for one in every if bool(white.match(one)) != (one.strip() == "")] == []


def test_the_first_odd_character_is_found() -> None:
    assert first_odd("通知\u202e\x07") == 2
    assert first_odd("通\n知\t𠮷") == -1
    assert code_point("\x07") == "U+0007"


@pytest.mark.parametrize(
    ("character", "zh", "en"),
    [
        ("\ufffd", "丢失", "lost"),
        ("\u202e", "方向", "direction"),
        ("\x07", "控制", "control"),
        ("\x9f", "控制", "control"),
        ("\ud800", "半个", "half"),
        ("\ufffe", "不是字符", "no character"),
        ("\ufdd0", "不是字符", "no character"),
        ("\U0010ffff", "不是字符", "no character"),
    ],
)
def test_what_is_odd_is_said_in_both_languages(character: str, zh: str, en: str) -> None:
    assert zh in why_odd(character, "zh")
    assert en in why_odd(character)


@pytest.mark.parametrize("text", ["https://www.gov.cn/", "HTTP://x.gov.cn:8080/a?b=1#c", "https://例子.cn/文件"])
def test_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "www.gov.cn", "ftp://x.gov.cn", "https://", "https:// x", "https://x.gov.cn/a b", "https://x:0/",
     "https://x:99999/", "javascript:alert(1)", "https://x.gov.cn/<a>", "https://[::1", "https://x.gov.cn\\a"],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    assert not is_address(text)
