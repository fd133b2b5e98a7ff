"""What the text says of reviews and suits, against table 4; and of none, where the tables have some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zfgk.reporting.form import GROUPS, OUTCOME_HEADS, OUTCOMES
from zfgk.reporting.lint.claims import COUNTED, total
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.scope import scope
from zfgk.reporting.lint.sentences import PERIOD, SENTENCE, plain_text
from zfgk.reporting.tables import Number, Report

_NAMES = {"review": "行政复议", "litigation": "行政诉讼", "": "行政复议、行政诉讼"}
_CHECKS = {"review": "prose.review", "litigation": "prose.litigation", "": "prose.review"}
_HEADS = dict(zip(OUTCOME_HEADS, OUTCOMES, strict=True))

# The two together, one of them, or a group of suits; then a number, if one follows.
_SUBJECT = (
    r"(?P<both>行政复议(?:案件)?(?:、|和|及|与|以及)(?:提起)?行政诉讼)|(?P<group>未经复议直接起诉|复议后起诉)"
    r"|(?P<review>行政复议)|(?P<suit>行政诉讼)"
)
_CASES = rf"(?:{_SUBJECT})(?:案件)?(?:数量)?(?:共计|总计|合计|共|为|的|:)*(?:{COUNTED})?"
_OUTCOME = (
    r"(?P<outcome>(?:结果)?维持|(?:结果)?纠正|其他结果|(?:尚未|未|正在)审[结理]|(?<!未)审结)(?:原[^，。；、\d]{0,8})?(?:的|共|为|有)*"
    r"(?P<count>\d{1,9})(?:件|宗)"
)
_TOLD = re.compile(f"(?:{_CASES})|(?:{_OUTCOME})")
_COLUMNS = {"维持": "结果维持", "纠正": "结果纠正"}
# The agency decides reviews itself, or is the respondent of all kinds of them.
_GENERAL = re.compile(r"(?:审理|办理|受理|承办|审查|审结|收到)[^，。；]{0,8}行政复议|被申请人|被告|应诉|出庭|败诉")
_OTHER_CAUSE = re.compile(r"处罚|许可|征收|拆迁|工伤|登记|强制|去年|其中|某")
# Decisions that one office puts under 结果维持 or 结果纠正, and another under 其他结果.
_UNSETTLED = re.compile(r"驳回|终止|撤回|撤诉|调解|和解|撤销|变更|确认|不予受理|责令|履行")

_NONE = r"(?:从未|尚未|未曾|没有|未|无)"
_OF = r"(?:因|涉及|有关|关于)?(?:政府)?(?:信息公开)?(?:工作|申请)?(?:而|所)?(?:引起|引发|产生|导致)?(?:被)?(?:申请|提起)?的?"
_END = r"(?:案件|情况|情形|事项|案例|的|等)*(?=[，。；;]|$)"
_NO_REQUEST = re.compile(
    rf"(?P<not>{_NONE}(?:收到|接到|受理|接收)过?(?:任何)?(?:公民、法人(?:和|或|或者)其他组织)?(?:提出|提交)?的?"
    rf"(?:政府信息公开|信息公开|依申请公开)(?:政府信息)?的?(?:申请|事项|办件|件)*){_END}"
)
_NO_DISPUTE = re.compile(
    rf"(?P<not>{_NONE}(?:发生|出现|产生|收到|涉及|存在|有)?(?:过|任何)?{_OF}"
    rf"(?P<kinds>行政(?:复议|诉讼)(?:案件)?(?:(?:、|和|及|与|或|以及|或者)(?:申请|提起)?行政诉讼)?)){_END}"
)
_UPHELD = re.compile(
    rf"(行政复议|诉讼)(?:案件)?(?:共|为)*{COUNTED}(?=(?P<rest>[^。；;]{{0,16}}?(?:均|全部)[获被得]?(?:予以)?维持))"
)
_CLAUSE = re.compile(r"[^，。；;:：]*$")
_PART = re.compile(r"网络|网上|网站|平台|信函|邮寄|传真|当面|现场|窗口|其中|企业|自然人|法人")


def check_disputes(prose: Sequence[str], report: Report) -> Iterator[Finding]:
    """Yield what the text says of reviews and suits otherwise than table 4, and where it denies what a table has.

    Args:
        prose: The paragraphs.
        report: The tables.
    """
    for paragraph in prose:
        text = plain_text(paragraph)
        for found in PERIOD.finditer(text):
            yield from _told(found[0], report)
            yield from _denied(found[0], report)
        for found in SENTENCE.finditer(text):
            yield from _upheld(found[0], report)


def _told(sentence: str, report: Report) -> Iterator[Finding]:
    """Yield numbers of cases, and of their outcomes, that are not those of table 4."""
    general = _GENERAL.search(sentence)
    if general and ("行政复议" in general[0] or "信息公开" not in sentence):
        return
    groups: tuple[str, ...] = ()
    for matched in _TOLD.finditer(sentence):
        before = sentence[: matched.start()]
        clause = found[0] if (found := _CLAUSE.search(before)) else ""
        if not matched["outcome"]:
            groups = () if _OTHER_CAUSE.search(clause) else _groups(matched)
        if not groups or not scope(before, report.year, report.agency).tells(report.year):
            continue
        if matched["outcome"]:
            if not _UNSETTLED.search(sentence):
                yield from _outcome(groups, matched, report)
        elif matched[5]:  # the number of cases, after the four ways to name them
            yield from _number(groups, matched, report)


def _groups(matched: re.Match[str]) -> tuple[str, ...]:
    """Return the groups of table 4 of which a sentence speaks."""
    if matched["group"]:
        return tuple(key for key, head in GROUPS.items() if head == matched["group"])
    start = "" if matched["both"] else "review" if matched["review"] else "litigation"
    return tuple(key for key in GROUPS if key.startswith(start))


def _kind(groups: tuple[str, ...]) -> str:
    return "" if len(groups) == len(GROUPS) else groups[0].partition("_")[0]


def _cells(report: Report, groups: tuple[str, ...], column: str) -> Number:
    return total([report.cell4(group, column) for group in groups])


def _number(groups: tuple[str, ...], matched: re.Match[str], report: Report) -> Iterator[Finding]:
    said, everything = int(matched[5]), _cells(report, groups, "total")
    pending = _cells(report, groups, "pending")
    if everything is None or said == everything:
        return
    kind, words = _kind(groups), matched[0]
    row = groups[0] if len(groups) == 1 else kind
    settled = None if pending is None else everything - pending
    column = "total" if len(groups) == 1 else ""
    if said == settled:
        yield Finding(
            check=_CHECKS[kind], severity="note", table=4, row=row, column=column, expected=everything, actual=said,
            zh=f"“{words}”按“总计减尚未审结”与表一致（总计={everything}，总计减尚未审结={settled}）；建议写明口径",
            en=f"{said} fits the table if cases still pending are left out; say what is counted",
        )  # fmt: skip
        return
    yield Finding(
        check=_CHECKS[kind], table=4, row=row, column=column, expected=everything, actual=said,
        zh=f"正文“{words}”与表不一致：总计={everything}", en=f"the text says {said}, the table {everything}",
    )  # fmt: skip


def _outcome(groups: tuple[str, ...], matched: re.Match[str], report: Report) -> Iterator[Finding]:
    said, word = int(matched["count"]), matched["outcome"]
    head = "尚未审结" if word.startswith(("尚未", "未", "正在")) else _COLUMNS.get(word, word)
    if word == "审结":
        everything, pending = (_cells(report, groups, name) for name in ("total", "pending"))
        expected = None if everything is None or pending is None else everything - pending
    else:
        expected = _cells(report, groups, _HEADS[head])
    # Suits may be told in two lists, one of each group.
    single = {report.cell4(group, _HEADS[head]) for group in groups if head in _HEADS}
    if expected is None or said == expected or said in single:
        return
    row = groups[0] if len(groups) == 1 else _kind(groups)
    yield Finding(
        check="prose.outcome", table=4, row=row, column=_HEADS.get(head, "") if len(groups) == 1 else "",
        expected=expected, actual=said,
        zh=f"正文称{_NAMES[_kind(groups)]}“{matched[0]}”，表四为{expected}件",
        en=f"the text says {said} ({matched[0]}), table 4 has {expected}",
    )  # fmt: skip


def _denied(sentence: str, report: Report) -> Iterator[Finding]:
    """Yield what the text says not to have been, where a table has some."""
    for pattern in (_NO_REQUEST, _NO_DISPUTE):
        for matched in pattern.finditer(sentence):
            before = sentence[: matched.start()]
            clause = found[0] if (found := _CLAUSE.search(before)) else ""
            if _PART.search(clause) or not scope(before, report.year, report.agency).tells(report.year):
                continue
            if pattern is _NO_REQUEST:
                yield from _not_none(matched["not"], (3, "new"), report.cell3("new", "total"))
                continue
            for kind in ("review", "litigation"):
                if _NAMES[kind] in matched["kinds"]:
                    groups = tuple(group for group in GROUPS if group.startswith(kind))
                    yield from _not_none(matched["not"], (4, kind), _cells(report, groups, "total"))


def _not_none(words: str, place: tuple[int, str], value: Number) -> Iterator[Finding]:
    if value:
        table, row = place
        head = "表三" if row == "new" else "表四"
        yield Finding(
            check="prose.none", table=table, row=row, column="total" if row in {"new", "review"} else "",
            expected=value, actual=0,
            zh=f"正文称“{words}”，{head}为{value}件", en=f"the text says that there were none, table {table} has {value}",
        )  # fmt: skip


def _upheld(sentence: str, report: Report) -> Iterator[Finding]:
    """Yield a finding if the text says that all decisions were upheld, and table 4 does not."""
    for matched in _UPHELD.finditer(sentence):
        if not scope(sentence[: matched.start()], report.year, report.agency).tells(report.year):
            continue
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
