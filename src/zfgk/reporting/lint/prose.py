"""What the text says in numbers, against the tables.

A text that counts 受理 may mean what came in this year, or that and what was carried over: both are met in published
reports, so each is told as a note with its reading, and only a number that fits neither is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zfgk.reporting.form import GROUPS
from zfgk.reporting.lint.claims import CLAIMS, COUNTED, Claim
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.sentences import SENTENCE, plain_text
from zfgk.reporting.tables import Report

# In the same clause before a number: it is of another year, a part of the whole, or of something else.
_ELSEWHERE = (
    "去年|上年(?!结转)|上一年(?!度?结转)|同比|历年|累计|网络|网上|平台|信函|邮寄|当面|现场|部门|街道|乡镇|所属|下属"
    "|信访|热线|投诉|咨询|建议|提案"
)
_OTHER = re.compile(f"{_ELSEWHERE}|其中")
_OTHER_RESULT = re.compile(f"{_ELSEWHERE}|文件|自然人.*公开|法人.*公开|企业")
_CLAUSE = re.compile(r"[^，。；;:：]*$")
_BEFORE = re.compile(r"[^。；;]*$")
_YEAR = re.compile(r"(20\d{2})年(?!以来|来|起)")
_UPHELD = re.compile(
    rf"(行政复议|诉讼)(?:案件)?(?:共|为)*{COUNTED}(?=(?P<rest>[^。；;]{{0,16}}?(?:均|全部)[获被得]?(?:予以)?维持))"
)


def check_prose(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield what the text says otherwise than the tables, and which reading a number has that has several.

    Args:
        prose: The paragraphs.
        report: The tables.
    """
    for paragraph in prose:
        text = plain_text(paragraph)
        for claim in CLAIMS:
            for matched in claim.pattern.finditer(text):
                year = _year(text[: matched.start()])
                if not _is_meant(claim, text, matched):
                    continue
                if year and report.year and year != report.year:
                    yield from _stale(claim, matched, report, year)
                else:
                    yield from _compared(claim, int(matched[1]), matched[0], report)
        yield from _upheld(text, report)


def _is_meant(claim: Claim, text: str, matched: re.Match[str]) -> bool:
    """Tell whether a number is about this year's requests as a whole, as far as its clause tells."""
    clause, sentence = (
        found[0] if (found := one.search(text[: matched.start()])) else "" for one in (_CLAUSE, _BEFORE)
    )
    if (_OTHER_RESULT if claim.refine else _OTHER).search(clause):
        return False
    if claim.refine:  # results are listed over several sentences
        return "申请" in text and not _OTHER.search(sentence.partition("其中")[0])
    return claim.table == 4 or "申请" in sentence + matched[0]  # the number printed above the table


def _year(before: str) -> int:
    """Return the year that the sentence names last before a place; 0 for none."""
    sentence = found[0] if (found := _BEFORE.search(before)) else ""
    years = _YEAR.findall(sentence)
    return int(years[-1]) if years else 0


def _stale(claim: Claim, matched: re.Match[str], report: Report, year: int) -> Iterator[Finding]:
    """Yield a note if a sentence about another year has this year's number: the year was not brought up to date."""
    said, readings = int(matched[1]), claim.readings(report)
    if said and said in readings.values():
        yield Finding(
            check="prose.year", severity="note", table=claim.table, row=claim.row, expected=report.year, actual=year,
            zh=f"“{matched[0]}”与{report.year}年度的表一致，句中却写{year}年，年份疑未更新",
            en=f"{said} is the number of {report.year}, but the sentence speaks of {year}",
        )  # fmt: skip


def _compared(claim: Claim, said: int, words: str, report: Report) -> Iterator[Finding]:
    readings = claim.readings(report)
    if not readings:
        return
    usual = next(iter(readings))
    fitting = [name for name, value in readings.items() if value == said]
    if usual in fitting:
        return
    shown = "，".join(f"{name}={value}" for name, value in readings.items())
    # The place is one cell where the number is one cell's.
    single = claim.row in GROUPS or claim.row in report.form.rows
    column = claim.column if single and claim.column != "organisations" else ""
    if fitting:
        yield Finding(
            check=claim.check, severity="note", table=claim.table, row=claim.row, column=column,
            expected=readings[usual], actual=said,
            zh=f"“{words}”按“{fitting[0]}”与表一致（{shown}）；建议写明口径",
            en=f"{said} fits the tables if it means {fitting[0]}; say what is counted",
        )  # fmt: skip
        return
    yield Finding(
        check=claim.check, table=claim.table, row=claim.row, column=column, expected=readings[usual], actual=said,
        zh=f"正文“{words}”与表不一致：{shown}",
        en=f"the text says {said}, the table {readings[usual]}",
    )  # fmt: skip


def _upheld(text: str, report: Report) -> Iterator[Finding]:
    """Yield a finding if the text says that all decisions were upheld, and table 4 does not."""
    for sentence in SENTENCE.findall(text):
        for matched in _UPHELD.finditer(sentence):
            kind = "review" if matched[1] == "行政复议" else "litigation"
            groups = [group for group in GROUPS if group.startswith(kind)]
            others = [report.cell4(group, outcome) for group in groups for outcome in ("correct", "other")]
            lost = sum(value for value in others if value)
            if lost:
                yield Finding(
                    check="prose.upheld", table=4, row=kind, expected=0, actual=lost,
                    zh=f"正文称“{matched[0]}{matched['rest']}”，表四中结果纠正和其他结果共{lost}件",
                    en=f"the text says that all were upheld, table 4 has {lost} with another outcome",
                )  # fmt: skip
