"""What the text says of its own numbers: parts of a whole, shares, growth.

Only what one sentence says in full is asked: a whole with its parts (其中), a number with its share of one that stands
before it, this year's number beside last year's with the rate between them. Shares and rates may be rounded or cut off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zfgk.reporting.lint.finding import Finding

_UNIT = r"(?:件次|件|条|宗|份|个|篇|次|人次|项)"
_COUNT = re.compile(rf"(\d{{1,9}})({_UNIT})")
_SENTENCE = re.compile(r"[^。；;]+")
_PARTS = re.compile(rf"(?P<whole>\d{{1,9}})(?P<unit>{_UNIT})[，,]其中[:：]?(?P<parts>[^。；;]+)")
_SHARE = re.compile(
    rf"(?P<part>\d{{1,9}}){_UNIT}[，,]?(?:约)?占[^\d，。]{{0,12}}?(?P<share>\d{{1,3}}(?:\.\d{{1,4}})?)%"
)
_GROWTH = re.compile(
    rf"(?P<now>\d{{1,9}}){_UNIT}[^\d。]{{0,12}}(?:去年|上年|上一年)度?[^\d。]{{0,6}}(?P<then>\d{{1,9}}){_UNIT}"
    r"[^\d。]{0,8}(?P<way>增长|增加|上升|下降|减少|降低)了?(?P<rate>\d{1,4}(?:\.\d{1,4})?)%"
)
_ELSE = re.compile(r"去年|上年|上一年|同比|较|比|全年|共|累计|另|历年")
_HUNDRED = Decimal(100)


def check_arithmetic(prose: Sequence[str]) -> Iterator[Finding]:
    """Yield sentences whose own numbers do not agree.

    Args:
        prose: The paragraphs.
    """
    for paragraph in prose:
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", paragraph))
        for sentence in _SENTENCE.findall(text):
            yield from _parts(sentence)
            yield from _shares(sentence)
            yield from _growth(sentence)


def _parts(sentence: str) -> Iterator[Finding]:
    for matched in _PARTS.finditer(sentence):
        whole = int(matched["whole"])
        # The list of parts ends where the sentence turns to something else.
        listed = _ELSE.split(matched["parts"], maxsplit=1)[0]
        parts = [int(number) for number, unit in _COUNT.findall(listed) if unit == matched["unit"]]
        # Parts may be told in part, and nested; none is larger than the whole.
        largest = max(parts, default=0)
        if largest > whole:
            yield Finding(
                check="prose.parts", expected=whole, actual=largest,
                zh=f"其中数{largest}大于总数{whole}：{matched[0]}", en=f"a part of {whole} is {largest}",
            )  # fmt: skip


def _shares(sentence: str) -> Iterator[Finding]:
    for matched in _SHARE.finditer(sentence):
        part = int(matched["part"])
        before = [int(number) for number, _ in _COUNT.findall(sentence[: matched.start()])]
        if not before or not part:
            continue
        # The whole is one of the numbers before; if the share fits any, it is right.
        if not any(base and _fits(Decimal(part) / base, matched["share"]) for base in before):
            expected = _rounded(Decimal(part) / before[0], matched["share"]) if before[0] else None
            yield Finding(
                check="prose.share", severity="note", expected=expected, actual=Decimal(matched["share"]),
                zh=f"“{matched[0]}”的占比与前文各数都不符", en="the share fits none of the numbers before it",
            )  # fmt: skip


def _growth(sentence: str) -> Iterator[Finding]:
    for matched in _GROWTH.finditer(sentence):
        now, then = int(matched["now"]), int(matched["then"])
        if not then:
            continue
        grown = matched["way"] in {"增长", "增加", "上升"}
        rate = Decimal(now - then if grown else then - now) / then
        if not _fits(rate, matched["rate"]):
            yield Finding(
                check="prose.growth", expected=_rounded(rate, matched["rate"]), actual=Decimal(matched["rate"]),
                zh=f"“{matched[0]}”：由{then}到{now}，{matched['way']}应为{_rounded(rate, matched['rate'])}%",
                en=f"from {then} to {now} is {_rounded(rate, matched['rate'])}%, the text says {matched['rate']}%",
            )  # fmt: skip


def _fits(ratio: Decimal, written: str) -> bool:
    """Tell whether a percentage is the ratio, rounded half up or cut off at its own digits."""
    step = Decimal(1).scaleb(-len(written.partition(".")[2]))
    exact = ratio * _HUNDRED
    return Decimal(written) in {exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)}


def _rounded(ratio: Decimal, written: str) -> Decimal:
    step = Decimal(1).scaleb(-len(written.partition(".")[2]))
    return (ratio * _HUNDRED).quantize(step, ROUND_HALF_UP)
