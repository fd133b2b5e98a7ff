"""What the text says of licences, punishments, coercion and normative documents, against table 2.

Texts also tell how many of them were published, applied for or begun, and by whom below; only clauses that say in full
what the table counts are compared, and one that may count cases instead of decisions gives a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.names import place
from zfgk.reporting.lint.scope import scope
from zfgk.reporting.lint.sentences import PERIOD, plain_text
from zfgk.reporting.tables import Report

_ACTS = {"许可": "licensing", "处罚": "punishment", "强制": "coercion"}
_COUNT = r"(?:共计|共|总计|合计|数量|为|有|:)*(?P<count>\d{1,9})(?P<unit>件|宗|起|个|份|部)"
_ACT = re.compile(
    rf"(?P<verb>作出|做出|下达|办理|办结|实施|完成|开展)?(?:各类|各项|的|了|共)*行政(?P<act>许可|处罚|强制)"
    rf"(?P<noun>(?:决定书?|案件|措施|执行)*){_COUNT}"
)
_DECIDED = ("作出", "做出", "下达")
_MADE = re.compile(
    rf"(?:新制定|制定|制发|出台|印发|制定出台|制定印发|制发印发)(?:了|并|的|共)*(?:行政)?规范性文件{_COUNT}"
)
_MADE_LAST = re.compile(rf"(?:行政)?规范性文件(?:共|新)*(?:制定|制发|出台){_COUNT}")
_REPEALED = re.compile(rf"废止(?:了|的|共)*(?:行政)?规范性文件{_COUNT}")
_VALID = re.compile(rf"现行有效的?(?:行政)?规范性文件{_COUNT}")
_THEN = re.compile(rf"[，、](?P<what>废止|现行有效)(?:的|了)*{_COUNT}")
_ROWS = {"废止": "normative.repealed", "现行有效": "normative.valid"}
# Before the saying, in its clause: nothing, or words that name the agency and the year.
_PLAIN = re.compile(
    r"(?:20\d{2}年度?|全年|本年度?|今年|年内|[我本](?:局|委|办|厅|院|县|市|区|单位|机关|级)|全局|共计|共|依法|已|和|及|以及"
    r"|截至12月31日|目前)*"
)
_CLAUSE = re.compile(r"[^，。；;:：、(]*$")
# Somewhere before, where no verb says what was done: what follows is a list of what was published or handled.
_LISTED = re.compile(r"公开|公示|公告|发布|归集|录入|报送|推送|信息|案例|清单|目录|受理|申请|立案|查处|其中|适用|累计")


def check_acts(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield what the text says of decisions and documents otherwise than table 2.

    Args:
        prose: The paragraphs.
        report: The tables.
    """
    for paragraph in prose:
        for found in PERIOD.finditer(plain_text(paragraph)):
            sentence = found[0]
            for matched, key, sure in (*_acts(sentence), *_documents(sentence)):
                before = sentence[: matched.start()]
                if scope(before, report.year, report.agency).tells(report.year):
                    yield from _compared(matched, key, report, sure=sure)


def _acts(sentence: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield what is said of decisions, with the row of the table, and whether it must mean decisions."""
    for matched in _ACT.finditer(sentence):
        before = sentence[: matched.start()]
        if not _is_plain(before) or matched["unit"] in {"份", "部"}:
            continue
        decided = matched["verb"] in _DECIDED
        if matched["verb"] or not _LISTED.search(before):
            sure = decided or (matched["verb"] is None and matched["noun"] in {"", "决定"})
            yield matched, _ACTS[matched["act"]], sure


def _documents(sentence: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield what is said of normative documents, with the cell of the table."""
    for matched in (*_MADE.finditer(sentence), *_MADE_LAST.finditer(sentence)):
        if not _is_plain(sentence[: matched.start()]):
            continue
        yield matched, "normative.made", True
        after = _THEN.match(sentence, matched.end())
        while after:
            yield after, _ROWS[after["what"]], True
            after = _THEN.match(sentence, after.end())
    for pattern, key in ((_REPEALED, "normative.repealed"), (_VALID, "normative.valid")):
        for matched in pattern.finditer(sentence):
            if _is_plain(sentence[: matched.start()]):
                yield matched, key, True


def _is_plain(before: str) -> bool:
    clause = found[0] if (found := _CLAUSE.search(before)) else ""
    return _PLAIN.fullmatch(clause) is not None and not before.endswith(("其中，", "其中:"))


def _compared(matched: re.Match[str], key: str, report: Report, *, sure: bool) -> Iterator[Finding]:
    said = int(matched["count"])
    cell = next((one for one in (key, f"{key}.decisions") if one in report.table2), "")
    value = report.table2.get(cell)
    if value is None or value == said:
        return
    row, _, column = cell.partition(".")
    words = matched[0].strip("，、")
    yield Finding(
        check="prose.table2", severity="error" if sure else "note", table=2, row=row, column=column,
        expected=value, actual=said,
        zh=f"正文“{words}”与表二不一致：{place(report.form, 2, row, column)}为{value}"
        + ("" if sure else "；如所计的是案件或事项，请写明口径"),
        en=f"the text says {said} ({words}), table 2 has {value}",
    )  # fmt: skip
