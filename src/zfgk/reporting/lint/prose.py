"""What the text says of requests in numbers, against table 3.

A text that counts 受理 may mean what came in this year, or that and what was carried over: both are met in published
reports, so each is told as a note with its reading, and only a number that fits neither is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zfgk.reporting.form import COLUMNS
from zfgk.reporting.lint.claims import CLAIMS, Claim
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.scope import Scope, scope
from zfgk.reporting.lint.sentences import PERIOD, plain_text
from zfgk.reporting.tables import Report

# In the same clause before a number: it is a part of the whole, or of something else.
_CHANNEL = "网络|网上|网站|平台|信函|邮寄|邮件|邮政|传真|当面|现场|窗口|线上|线下|微信|公众号"
_ELSEWHERE = f"同比|{_CHANNEL}|信访|热线|投诉|咨询|建议|提案"
_OTHER = re.compile(f"{_ELSEWHERE}|其中|分别")
_OTHER_RESULT = re.compile(f"{_ELSEWHERE}|文件|自然人.*公开|法人.*公开|企业|征求|协商|重新|责令|改为|变更|撤销")
# Before 答复 and 办结, which are also told of single kinds of requests: words that leave the number as it is.
_NEUTRAL = (
    r"(?:20\d{2}年度?|截至12月(?:31日|底)|全年|本年度?|今年|当年|年内|目前|共计|共|总计|合计|已经?|均|全部|依法|依规|按规定|实际|并"
    r"|对?政府信息公开申请|依申请公开|申请)*"
)
_PLAIN = re.compile(
    rf"{_NEUTRAL}(?:[\u4e00-\u9fff]{{0,12}}(?:局|办|委|厅|院|镇|乡|街道|政府|单位|机关|中心|办公室))?{_NEUTRAL}"
)
_CLAUSE = re.compile(r"[^，。；;:：(]*$")
_AMONG = re.compile(r"其中[，:]?[^，；;:：\d]*[，:：][^，；;:：]*$")
_THROUGH = re.compile(
    rf"(?:^|[，；;:：])(?:通过|经由?|从|以)(?P<by>[^，；;:：]*(?:{_CHANNEL})[^，；;:：]*)，[^，；;:：]*$"
)
_HALF = re.compile(r"[^；;]*$")
# Directly before the verb: not all that was received or answered.
_QUALIFIED = re.compile(
    r"(?:不予|不再|尚?未|没有|延期|逾期|超期|按期|按时|及时|限时|提前|当场|口头|书面|电话|重新|再次|责令|拟|待|应|需|须|部分|主动)$"
)
# Of what the sentence speaks: the last of these words before a number.
_SUBJECT = re.compile(
    r"(?P<other>(?:许可|审批|登记|救助|补贴|补助|低保|住房|仲裁|资质|证照|执照|认定|职称|贷款|理赔|建议|提案|信访|热线|工单|投诉|举报"
    r"|咨询|留言|诉求|来[信电]|信箱|案件|处罚|复议|诉讼|线索|转[来办送交]|移交|交办)(?:类|的)?(?:申请|件|事项)?)"
    r"|(?P<own>申请)"
)


def check_prose(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield what the text says of requests otherwise than table 3, and which reading a number has that has several.

    Args:
        prose: The paragraphs.
        report: The tables.
    """
    for paragraph in prose:
        text, above = plain_text(paragraph), ""
        for found in PERIOD.finditer(text):
            for claim in CLAIMS:
                for matched in claim.pattern.finditer(found[0]):
                    yield from _claimed(claim, matched, (text, above), report)
            above = found[0]


def _claimed(claim: Claim, matched: re.Match[str], around: tuple[str, str], report: Report) -> Iterator[Finding]:
    """Yield what is wrong with one claim; around it stand the paragraph, and the sentence above."""
    paragraph, above = around
    before = matched.string[: matched.start()]
    of = scope(before, report.year, report.agency)
    if claim.refine and of == Scope() and "申请" not in before:
        of = scope(above, report.year, report.agency)  # results may be listed in a sentence of their own
    if not (_is_result(before, paragraph) if claim.refine else _is_whole(before, matched[0], claim.check)):
        return
    if claim.check == "prose.received" and "其中" in before.rpartition("；")[2]:
        return  # a part of what was told to have come in
    if of.tells(report.year):
        yield from _compared(claim, int(matched[1]), matched[0], report)
    elif not of.part and of.year > 0 and f"{report.year}年" not in matched.string:
        yield from _stale(claim, matched, report, of.year)


def _is_whole(before: str, words: str, check: str) -> bool:
    """Tell whether a number is of all requests, as far as its sentence tells."""
    clause = found[0] if (found := _CLAUSE.search(before)) else ""
    if _OTHER.search(clause) or _QUALIFIED.search(before):
        return False
    if check == "prose.total" and not _PLAIN.fullmatch(clause):
        return False
    if _AMONG.search(before):
        return False
    through = _THROUGH.search(before)
    if through and "等" not in through["by"]:
        return False
    named = [found.lastgroup for found in _SUBJECT.finditer(before + words)]
    return bool(named) and named[-1] == "own"


def _is_result(before: str, paragraph: str) -> bool:
    """Tell whether a number is of all requests with one result, as far as its paragraph tells."""
    clause, half = (found[0] if (found := one.search(before)) else "" for one in (_CLAUSE, _HALF))
    if _OTHER_RESULT.search(clause) or _OTHER.search(half.partition("其中")[0]):
        return False
    return "申请" in paragraph


def _stale(claim: Claim, matched: re.Match[str], report: Report, year: int) -> Iterator[Finding]:
    """Yield a note if a sentence about another year has this year's number: the year was not brought up to date."""
    said, readings = int(matched[1]), claim.readings(report)
    if said and said in readings.values():
        yield Finding(
            check="prose.year", severity="note", table=3, row=claim.row, expected=report.year, actual=year,
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
    column = claim.column if claim.row in report.form.rows and claim.column in COLUMNS else ""
    if fitting:
        yield Finding(
            check=claim.check, severity="note", table=3, row=claim.row, column=column,
            expected=readings[usual], actual=said,
            zh=f"“{words}”按“{fitting[0]}”与表一致（{shown}）；建议写明口径",
            en=f"{said} fits the tables if it means {fitting[0]}; say what is counted",
        )  # fmt: skip
        return
    yield Finding(
        check=claim.check, table=3, row=claim.row, column=column, expected=readings[usual], actual=said,
        zh=f"正文“{words}”与表不一致：{shown}",
        en=f"the text says {said}, the table {readings[usual]}",
    )  # fmt: skip
