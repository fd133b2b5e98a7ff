"""What the text says of its own numbers: parts of a whole, shares, growth.

Only what the text says in full is asked: a whole with its parts (其中), a number with its share of one that stands before
it or in table 3, this year's number beside last year's with what lies between them. Shares and rates may be rounded or
cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.sentences import COUNT, SENTENCE, UNITS, plain_text
from zfgk.reporting.lint.wholes import check_wholes
from zfgk.reporting.tables import Report

Amount = int | Decimal

_SHARE = re.compile(
    rf"(?P<part>\d{{1,9}}){UNITS}[，,(（]?(?:约)?占[^\d，。]{{0,12}}?(?P<share>\d{{1,3}}(?:\.\d{{1,4}})?)%"
)
_WIDER = re.compile(r"占(?:全[省市县区国州]|同期|系统|各)")  # of numbers that this report does not tell
_WAYS = "增长|增加|上升|提高|提升|增|下降|减少|降低|回落|减"
_RISES = frozenset(("增长", "增加", "上升", "提高", "提升", "增"))
_RATE = r"(?P<rate>\d{1,4}(?:\.\d{1,4})?)%"
_MORE = rf"(?P<way>{_WAYS})了?(?:{_RATE}|(?P<by>\d{{1,9}})(?P=unit))"
_AGAIN = rf"(?:[，、(（]?(?P<again>{_WAYS})?了?(?P<second>\d{{1,4}}(?:\.\d{{1,4}})?)%)?"
_LAST = "(?:去年|上年|上一年)度?|(?:较|比|同|与|相比|对比)(?:于|之)?20[0-9]{2}年度?"
_GROWTH = re.compile(
    rf"(?P<now>\d{{1,9}})(?P<unit>{UNITS})[^\d。]{{0,12}}?(?:{_LAST})[^\d。]{{0,6}}(?P<then>\d{{1,9}})(?P=unit)"
    rf"[^\d。]{{0,8}}?{_MORE}{_AGAIN}"
)
_SERIES = re.compile(
    rf"(?P<before>20\d{{2}})年[^\d。]{{0,20}}(?P<then>\d{{1,9}})(?P<unit>{UNITS})[，、；]?"
    rf"(?P<after>20\d{{2}})年[^\d。]{{0,20}}(?P<now>\d{{1,9}})(?P=unit)[，、]?(?:同比|较上年|比上年)?{_MORE}{_AGAIN}"
)
_BESIDE = re.compile(
    rf"(?:与|较|比|同)(?:去年|上年|上一年|20\d{{2}}年)度?[^\d。]{{0,6}}(?P<then>\d{{1,9}})(?P<unit>{UNITS})相比"
    rf"[^\d。]{{0,20}}(?P<now>\d{{1,9}})(?P=unit)[^\d。]{{0,8}}?{_MORE}{_AGAIN}"
)
_YEARLY = re.compile(
    rf"(?:较|比|同比|与)(?:去年|上年|上一年|(?P<year>20\d{{2}})年)?度?(?:同期)?(?:相比)?[^\d。，]{{0,6}}?(?P<way>{_WAYS})了?(?:约)?"
    rf"(?:{_RATE}|(?P<by>\d{{1,9}}){UNITS})"
)
_RECEIVED = re.compile(r"(?:受理|收到|接收|收办|新收)[^。；;]{0,20}申请|申请(?:数量|总量|量|件数)")
_RESULT = re.compile(r"(?:公开|无法提供|不予处理|其他处理)(?:的|共|申请|为|答复|信息)*$")
_NEAR = 1000  # letters above a sentence in which the whole of a share may stand
_HUNDRED = Decimal(100)


def check_arithmetic(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield sentences whose own numbers do not agree.

    Args:
        prose: The paragraphs.
        report: The tables, for results whose share of all is told without the number of all.
    """
    wholes = _wholes(report)
    for paragraph in prose:
        text = plain_text(paragraph)
        for found in SENTENCE.finditer(text):
            yield from check_wholes(found[0])
            yield from _shares(text[max(0, found.start() - _NEAR) : found.start()], found[0], wholes)
            yield from _growth(found[0])


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
            if not matched or not pairs or _GROWTH.search(sentence):
                continue
            if not matched["year"] or int(matched["year"]) == previous.year:
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


def _shares(above: str, sentence: str, wholes: Sequence[Amount | None]) -> Iterator[Finding]:
    found = list(_SHARE.finditer(sentence))
    together = sum(int(one["part"]) for one in found)  # a list of all parts need not tell the whole
    for matched in found:
        part, before = int(matched["part"]), sentence[: matched.start()]
        if _WIDER.search(matched[0]):
            continue
        bases: list[Amount] = [int(count) for count, _ in COUNT.findall(before)]
        if "申请" in before or _RESULT.search(before):
            # The usual base of results is the number of all that were answered.
            bases = [*bases, *(whole for whole in reversed(wholes) if whole is not None)]
        if not part or not any(bases):
            continue
        bases += [int(count) for count, _ in COUNT.findall(above)]
        if len(found) > 1:
            bases.append(together)
        # The whole is one of these numbers; if the share fits any, it is right.
        if not any(base and _fits(Decimal(part) / base, matched["share"]) for base in bases):
            expected = _rounded(Decimal(part) / bases[0], matched["share"]) if bases[0] else None
            yield Finding(
                check="prose.share", severity="note", expected=expected, actual=Decimal(matched["share"]),
                zh=f"“{matched[0]}”的占比与前文及表三各数都不符", en="the share fits no number before it, and none of table 3",
            )  # fmt: skip


def _growth(sentence: str) -> Iterator[Finding]:
    told = [one for one in _SERIES.finditer(sentence) if int(one["after"]) == int(one["before"]) + 1]
    for matched in told or list(_BESIDE.finditer(sentence)) or _GROWTH.finditer(sentence):
        now, then = int(matched["now"]), int(matched["then"])
        grown = matched["way"] in _RISES
        more = now - then if grown else then - now
        if matched["by"] and int(matched["by"]) != more:
            yield _wrong(matched, (now, then), f"{more}{matched['unit']}", (more, int(matched["by"])))
        again = grown if not matched["again"] else matched["again"] in _RISES
        for written, up in ((matched["rate"], grown), (matched["second"], again)):
            rate = Decimal(now - then if up else then - now) / then if then else None
            if written and rate is not None and not _fits(rate, written):
                right = _rounded(rate, written)
                yield _wrong(matched, (now, then), f"{right}%", (right, Decimal(written)))


def _wrong(
    matched: re.Match[str], years: tuple[int, int], right: str, figures: tuple[Decimal | int, Decimal | int]
) -> Finding:
    (now, then), (expected, actual) = years, figures
    return Finding(
        check="prose.growth", expected=expected, actual=actual,
        zh=f"“{matched[0]}”：由{then}到{now}，{matched['way']}应为{right}",
        en=f"from {then} to {now} is {right}, the text says {actual}",
    )  # fmt: skip


def _fits(ratio: Decimal, written: str) -> bool:
    """Tell whether a percentage is the ratio, rounded half up or cut off at its own digits."""
    step = Decimal(1).scaleb(-len(written.partition(".")[2]))
    exact = ratio * _HUNDRED
    return Decimal(written) in {exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)}


def _rounded(ratio: Decimal, written: str) -> Decimal:
    step = Decimal(1).scaleb(-len(written.partition(".")[2]))
    return (ratio * _HUNDRED).quantize(step, ROUND_HALF_UP)
