"""What stands around a number: the words before it, the letters that touch it, the unit after it."""

from __future__ import annotations

import re

from zfgk.screening.digits import Run
from zfgk.screening.folding import fold_letters
from zfgk.screening.invisible import INVISIBLE, without_space
from zfgk.screening.patterns import late

REACH = 32
"""How far back the words count that say what a number is."""

LETTER = late("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_LETTERS = late(f"[A-Za-zＡ-Ｚａ-ｚ{INVISIBLE}]{{1,12}}$")
_LATIN = late("[A-Za-zＡ-Ｚａ-ｚ]")
_OWN_WORD = late(
    r"(?:^|[^A-Za-z])(?:id|no|num|number|idno|card|cardno|idcard|sfz|sfzh|tel|phone|mobile|mob|mp|cell|call|fax"
    r"|wechat|weixin|wx|qq|passport|account|acct)$",
    re.IGNORECASE,
)
# What a number is that is nobody's own.
OTHER_NUMBER = late(
    r"(?:税号|识别号|注册号|账号|帐号|账户|合同|编号|单号|订单|流水|凭证|代码|发票|票据|条码|条形码|二维码|编码|设备|批号|批次|型号|货号"
    r"|图号|书号|刊号|isbn|issn|索引号|宗地|地块|坐标|文号|案号|序列号|受理号|登记号|备案号|许可证|项目|招标|采购|档号|统计|邮编|邮政编码"
    r"|版本|准字|字第|uuid|md5|sha\d*|哈希)[^0-9，。；、\n]{0,8}$",
)
_UNIT = late(
    r"\s?(?:[万亿]?(?:元|美元|欧元|吨|亩|公顷|平方|立方|千瓦|度|公里|毫米|厘米|千克|公斤|人次|株|册)|[万亿][^一-龥]|[%％㎡㎥]|m2|kwh|rmb|usd)",
    re.IGNORECASE,
)
_CURRENCY = late(r"[¥￥$€£]\s?$")


def said_before(text: str, start: int, reach: int = REACH) -> str:
    """Return the characters before an offset in small letters, without spaces, line ends and what takes no room."""
    return without_space(text[max(0, start - reach) : start]).lower()


def follows_digits(text: str, run: Run, i: int) -> bool:
    """Tell whether a group follows another one of ordinary digits, so that no word can stand directly before it.

    Args:
        text: The text.
        run: The run.
        i: Which group of it.
    """
    return i > 0 and text[run.groups[i - 1].end - 1] in "0123456789"


def letters_before(text: str, start: int) -> tuple[str, int]:
    """Return the Latin letters that touch an offset from the left, folded, and the offset of the first of them."""
    if not start or not _LETTERS.match(text[start - 1]):
        return "", start
    match = _LETTERS.search(text, max(0, start - 12), start)
    if match is None:
        return "", start
    written = match.group()
    lead = len(written) - len(written.lstrip())
    return fold_letters(written), match.start() + lead


def touches_on_the_right(text: str, end: int) -> bool:
    """Tell whether a letter or digit follows directly."""
    return LETTER.match(text, end) is not None


def touches_on_the_left(text: str, start: int) -> bool:
    """Tell whether a letter or digit stands directly before, unless it ends a word that asks for a number: ``Tel``."""
    if not start or not LETTER.match(text, start - 1):
        return False
    return not _LATIN.match(text, start - 1) or not _OWN_WORD.search(text[max(0, start - REACH) : start])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a span is not part of a longer word or number."""
    return not touches_on_the_right(text, end) and not touches_on_the_left(text, start)


def is_amount(text: str, start: int, end: int) -> str:
    """Return the reason why a number is a quantity; empty if nothing says so."""
    if _UNIT.match(text, end):
        return "unit"
    if _CURRENCY.search(text, max(0, start - 2), start):
        return "amount"
    return ""
