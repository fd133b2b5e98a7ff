"""Judging candidates: what looks like a number of some kind is one, or there is a reason why not.

A judge goes over a text once and gives every candidate, with a reason where it is none. Hits and near misses are the
two halves of the same answer, so an explanation can never disagree with a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from zfgk.screening.recogniser import Hit, Near

REASONS = {
    "check-character": "校验码不符",
    "birth-date": "出生日期不存在，或者不在1900年至2099年之间",
    "province": "前两位不是省级行政区划代码",
    "sequence": "顺序码不能为000",
    "part-of-longer": "是更长的编号或者单词的一部分",
    "grouping": "分段方式不是这种号码的写法",
    "line-end": "被换行断开，前面没有表明号码种类的词",
    "unit": "后面是计量单位，是数量",
    "amount": "前面是货币符号，是金额",
    "decimal": "是小数的一部分",
    "other-number": "前面的词表明是其他编号",
    "credit-code": "是统一社会信用代码",
    "luhn": "银行卡校验位（Luhn）不符",
    "no-cue": "前面没有表明号码种类的词，单凭位数不能判断",
    "year": "以年份开头，像是文件、产品的编号",
}
"""Why a candidate is none, by code."""


class Candidate(NamedTuple):
    """What looks like a number of some kind.

    Args:
        start: The offset of its first code point.
        end: The offset after its last one.
        value: The number as a reader understands it.
        why: A key of :data:`REASONS` if it is none; empty if it is one.
    """

    start: int
    end: int
    value: str
    why: str = ""


Judge = Callable[[str], Iterable[Candidate]]


def hits(judge: Judge) -> Callable[[str], Iterator[Hit]]:
    """Make a finder of a judge: it gives what passed."""

    def find(text: str) -> Iterator[Hit]:
        return (Hit(one.start, one.end, one.value) for one in judge(text) if not one.why)

    return find


def near(judge: Judge) -> Callable[[str], Iterator[Near]]:
    """Make an explainer of a judge: it gives what did not pass, and why."""

    def explain(text: str) -> Iterator[Near]:
        return (Near(one.start, one.end, one.why, REASONS[one.why], one.value) for one in judge(text) if one.why)

    return explain
