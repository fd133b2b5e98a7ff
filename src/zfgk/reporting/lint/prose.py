"""What the text says in numbers, against the tables and against itself.

A text that counts 受理 may mean what came in this year, or that and what was carried over: both are met in published
reports, so each is told as a note with its reading, and only a number that fits neither is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from zfgk.reporting.form import GROUPS
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.tables import Number, Report

_N = r"(\d{1,9})(?:件|宗|份|条)"
_ABOUT = "(?:政府信息)?(?:依申请)?(?:公开)?(?:申请)?(?:共|总计|合计|数量|共计|为|的|政府信息公开申请)*"
# In the same clause before a number: it is of another year, a part of the whole, or of something else.
_OTHER = re.compile(
    r"去年|上年(?!结转)|上一年(?!度?结转)|同比|历年|累计|其中|网络|网上|平台|信函|邮寄|当面|现场|部门|街道|乡镇|所属|下属|信访|热线|投诉|咨询|建议|提案"
)
_CLAUSE = re.compile(r"[^，。；;:：]*$")
_SENTENCE = re.compile(r"[^。；;]*$")


@attrs.frozen
class Claim:
    """A way to say one of the numbers of the tables.

    Args:
        check: The id of the check.
        pattern: Matches the saying, the number as its first group.
        table: The table that holds the number.
        row: The key of its row.
    """

    check: str
    pattern: re.Pattern[str]
    table: int
    row: str


CLAIMS = (
    Claim("prose.received", re.compile(rf"(?:受理|收到|接收|收办|新收){_ABOUT}{_N}"), 3, "new"),
    Claim("prose.carried-over", re.compile(rf"(?:上年|上年度|上一年度?)结转{_ABOUT}{_N}"), 3, "carried_over"),
    Claim("prose.total", re.compile(rf"(?:办结|答复|办理答复|已办结|均已答复){_ABOUT}{_N}"), 3, "total"),
    Claim("prose.carried-forward", re.compile(rf"结转(?:至|到)?(?:下一?年度?|次年)(?:继续办理)?{_ABOUT}{_N}"), 3, "carried_forward"),
    Claim("prose.review", re.compile(rf"行政复议(?:案件)?(?:共|为)*{_N}"), 4, "review"),
    Claim("prose.litigation", re.compile(rf"行政诉讼(?:案件)?(?:共|为)*{_N}"), 4, "litigation"),
)  # fmt: skip


def check_prose(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield what the text says otherwise than the tables, and which reading a number has that has several.

    Args:
        prose: The paragraphs.
        report: The tables.
    """
    for paragraph in prose:
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", paragraph)).replace(",", "，")
        for claim in CLAIMS:
            for matched in claim.pattern.finditer(text):
                if _is_meant(claim, text, matched):
                    yield from _compared(claim, int(matched[1]), matched[0], report)


def _is_meant(claim: Claim, text: str, matched: re.Match[str]) -> bool:
    """Tell whether a number is about this year's requests as a whole, as far as its clause tells."""
    clause, sentence = (
        found[0] if (found := one.search(text[: matched.start()])) else "" for one in (_CLAUSE, _SENTENCE)
    )
    if _OTHER.search(clause):
        return False
    return claim.table == 4 or "申请" in sentence + matched[0]  # the number printed above the table


def _compared(claim: Claim, said: int, words: str, report: Report) -> Iterator[Finding]:
    readings = _readings(claim, report)
    if not readings:
        return
    usual = next(iter(readings))
    fitting = [name for name, value in readings.items() if value == said]
    if usual in fitting:
        return
    shown = "，".join(f"{name}={value}" for name, value in readings.items())
    column = "total" if claim.table == 3 or claim.row in GROUPS else ""  # the number printed above the table
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


def _readings(claim: Claim, report: Report) -> Mapping[str, Number]:
    """Return what the number may be, by the name of the reading, the usual one first; none if a cell is blank."""
    if claim.table == 3:  # the number printed above the table
        cells = {row: report.cell3(row, "total") for row in ("new", "carried_over", "total", "carried_forward")}
        plain = {"本年新收" if claim.row == "new" else "表三": cells[claim.row]}
        if claim.row == "new":
            plain["本年新收加上年结转"] = _sum((cells["new"], cells["carried_over"]))
    else:
        groups = [group for group in GROUPS if group.startswith(claim.row)]
        totals = _sum([report.cell4(group, "total") for group in groups])
        pending = _sum([report.cell4(group, "pending") for group in groups])
        plain = {"总计": totals, "总计减尚未审结": _sum((totals, None if pending is None else -pending))}
    return {name: value for name, value in plain.items() if value is not None}


def _sum(values: Sequence[Number]) -> Number:
    known = [value for value in values if value is not None]
    total: Decimal | int = sum(known)
    return total if len(known) == len(values) else None
