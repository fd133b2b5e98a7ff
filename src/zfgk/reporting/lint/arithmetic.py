"""What the text says of its own numbers: parts of a whole, shares, growth.

Only what one sentence says in full is asked: a whole with its parts (其中), a number with its share of one that stands
before it or in table 3, this year's number beside last year's with the rate between them. Shares and rates may be rounded
or cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.sentences import SENTENCE, UNITS, plain_text
from zfgk.reporting.tables import Report

Amount = int | Decimal

_COUNT = re.compile(rf"(\d{{1,9}})({UNITS})")
_PARTS = re.compile(
    rf"(?P<whole>\d{{1,9}})(?P<unit>{UNITS})[，,]?[(（]?(?P<word>其中|包括|包含|分别为|分别是)[:：]?(?P<parts>[^。；;]+)"
)
_SHARE = re.compile(
    rf"(?P<part>\d{{1,9}}){UNITS}[，,]?(?:约)?占[^\d，。]{{0,12}}?(?P<share>\d{{1,3}}(?:\.\d{{1,4}})?)%"
)
_WAYS = "增长|增加|上升|提高|提升|下降|减少|降低|回落"
_RISES = frozenset(("增长", "增加", "上升", "提高", "提升"))
_RATE = r"(?P<rate>\d{1,4}(?:\.\d{1,4})?)%"
_GROWTH = re.compile(
    rf"(?P<now>\d{{1,9}}){UNITS}[^\d。]{{0,12}}(?:去年|上年|上一年)度?[^\d。]{{0,6}}(?P<then>\d{{1,9}}){UNITS}"
    rf"[^\d。]{{0,8}}(?P<way>{_WAYS})了?{_RATE}"
)
_YEARLY = re.compile(
    rf"(?:较|比|同比|与)(?:去年|上年|上一年)?度?(?:同期)?(?:相比)?[^\d。，]{{0,6}}?(?P<way>{_WAYS})了?(?:约)?"
    rf"(?:{_RATE}|(?P<by>\d{{1,9}}){UNITS})"
)
_RECEIVED = re.compile(r"(?:受理|收到|接收|收办|新收)[^。；;]{0,20}申请|申请(?:数量|总量|量|件数)")
# The list of parts ends where the sentence turns to something else.
_ELSE = re.compile(r"去年|上年|上一年|同比|较|比|全年|累计|另|历年|(?<=[，、])共")
_NESTED = re.compile(r"其中|含")
_RESULT = re.compile(r"(?:公开|无法提供|不予处理|其他处理)(?:的|共|申请|为|答复|信息)*$")
_HUNDRED = Decimal(100)


def check_arithmetic(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield sentences whose own numbers do not agree.

    Args:
        prose: The paragraphs.
        report: The tables, for results whose share of all is told without the number of all.
    """
    wholes = _wholes(report)
    for paragraph in prose:
        for sentence in SENTENCE.findall(plain_text(paragraph)):
            yield from _parts(sentence)
            yield from _shares(sentence, wholes)
            yield from _growth(sentence)


def check_growth(prose: Sequence[str], report: Report, previous: Report) -> Iterator[Finding]:
    """Yield sentences that tell how the number of requests grew, and do not agree with the two years' tables.

    Args:
        prose: The paragraphs of the report.
        report: The report.
        previous: That of the year before.
    """
    pairs = [
        (now, then)
        for now, then in zip(_wholes(report), _wholes(previous), strict=True)
        if now is not None and then is not None
    ]
    for paragraph in prose:
        for sentence in SENTENCE.findall(plain_text(paragraph)):
            about = _RECEIVED.search(sentence)
            matched = _YEARLY.search(sentence, about.end()) if about else None
            if matched and pairs and not _GROWTH.search(sentence):
                yield from _yearly(matched, pairs)


def _yearly(matched: re.Match[str], pairs: Sequence[tuple[Amount, Amount]]) -> Iterator[Finding]:
    sign = 1 if matched["way"] in _RISES else -1
    if matched["rate"]:
        rates = [Decimal(sign * (now - then)) / then for now, then in pairs if then]
        if not rates or any(_fits(rate, matched["rate"]) for rate in rates):
            return
        expected: Decimal | int = _rounded(rates[0], matched["rate"])
        actual: Decimal | int = Decimal(matched["rate"])
    else:
        actual = int(matched["by"])
        if any(sign * (now - then) == actual for now, then in pairs):
            return
        expected = sign * int(pairs[0][0] - pairs[0][1])
    now, then = pairs[0]
    yield Finding(
        check="years.growth", table=3, row="new", column="total", expected=expected, actual=actual,
        zh=f"“{matched[0]}”：表中上年{then}、本年{now}，{matched['way']}应为{expected}",
        en=f"from {then} to {now} is {expected}, the text says {actual}",
    )  # fmt: skip


def _wholes(report: Report) -> tuple[Amount | None, ...]:
    """Return what shares of requests may be shares of: new, new with those carried over, answered."""
    new, over, done = (report.cell3(row, "total") for row in ("new", "carried_over", "total"))
    return new, None if new is None or over is None else new + over, done


def _parts(sentence: str) -> Iterator[Finding]:
    for matched in _PARTS.finditer(sentence):
        whole = int(matched["whole"])
        listed = _ELSE.split(matched["parts"], maxsplit=1)[0]
        parts = [int(count) for count, unit in _COUNT.findall(listed) if unit == matched["unit"]]
        largest, summed = max(parts, default=0), sum(parts)
        closed = matched["word"] != "其中"
        if largest > whole:
            yield Finding(
                check="prose.parts", expected=whole, actual=largest,
                zh=f"其中数{largest}大于总数{whole}：{matched[0]}", en=f"a part of {whole} is {largest}",
            )  # fmt: skip
        elif summed > whole and not _NESTED.search(listed):
            # One document may be published in several places; a request is counted once.
            yield Finding(
                check="prose.parts", severity="error" if closed or "申请" in sentence else "note",
                expected=whole, actual=summed,
                zh=f"各部分合计{summed}，大于总数{whole}：{matched[0]}", en=f"the parts of {whole} add up to {summed}",
            )  # fmt: skip
        elif closed and len(parts) > 1 and summed < whole and "等" not in listed and not _NESTED.search(listed):
            yield Finding(
                check="prose.parts", severity="note", expected=whole, actual=summed,
                zh=f"各部分合计{summed}，小于总数{whole}：{matched[0]}", en=f"the parts of {whole} add up to {summed}",
            )  # fmt: skip


def _shares(sentence: str, wholes: Sequence[Amount | None]) -> Iterator[Finding]:
    for matched in _SHARE.finditer(sentence):
        part = int(matched["part"])
        bases: list[Amount] = [int(count) for count, _ in _COUNT.findall(sentence[: matched.start()])]
        if _RESULT.search(sentence[: matched.start()]):
            # The usual base of results is the number of all that were answered.
            bases = [*bases, *(whole for whole in reversed(wholes) if whole is not None)]
        if not part or not any(bases):
            continue
        # The whole is one of these numbers; if the share fits any, it is right.
        if not any(base and _fits(Decimal(part) / base, matched["share"]) for base in bases):
            expected = _rounded(Decimal(part) / bases[0], matched["share"]) if bases[0] else None
            yield Finding(
                check="prose.share", severity="note", expected=expected, actual=Decimal(matched["share"]),
                zh=f"“{matched[0]}”的占比与前文及表三各数都不符", en="the share fits no number before it, and none of table 3",
            )  # fmt: skip


def _growth(sentence: str) -> Iterator[Finding]:
    for matched in _GROWTH.finditer(sentence):
        now, then = int(matched["now"]), int(matched["then"])
        if not then:
            continue
        grown = matched["way"] in _RISES
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
