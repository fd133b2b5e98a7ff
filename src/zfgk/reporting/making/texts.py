"""The six parts in words: sentences computed from the tables, what the office writes, and marks where it has not yet.

A mark stands in brackets and says what is to be filled in; ``zfgk report lint`` finds every one that was left over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from zfgk.documents.word import cannot_stand
from zfgk.errors import BadInput, Fault
from zfgk.files.decoding import decode
from zfgk.files.reading import read_bytes
from zfgk.files.strict_yaml import load
from zfgk.reporting.making.counts import Counts
from zfgk.reporting.tables import Report

PARTS = ("overview", "proactive", "requests", "disputes", "problems", "other")
"""The keys of the six parts in a file of texts, in their order."""
LONGEST = 16_000
"""The longest paragraph; a cell of a workbook holds twice as many halves of characters."""
_LARGEST = 1 << 20  # bytes
_NONE: Mapping[str, Sequence[str]] = {}

_MARKS: Mapping[str, tuple[str, ...]] = {
    "overview": ("【待填写：主动公开、依申请公开、信息管理、平台建设、监督保障的总体情况】",),
    "problems": ("【待填写：存在的主要问题】", "【待填写：改进情况】"),
    "other": ("【待填写：收取信息处理费情况，以及其他需要报告的事项】",),
}
_GOVERNMENT = "【待填写：工作考核、社会评议和责任追究结果（条例第五十条第四项）】"
_GOVERNMENTS = ("人民政府", "政府")


@attrs.frozen
class Part:
    """One of the six parts.

    Args:
        title: Its title.
        above: The paragraphs above its table, or all of them where it has none.
        table: The number of its table; 0 for none.
        below: The paragraphs below it.
    """

    title: str
    above: tuple[str, ...]
    table: int = 0
    below: tuple[str, ...] = ()


def read_texts(path: Path) -> dict[str, tuple[str, ...]]:
    """Read what the office wrote: a YAML file with a text, or a list of paragraphs, for each part.

    Args:
        path: The file.

    Raises:
        BadInput: With every unknown key and every value that is no text.
        UnreadableFile: If it cannot be read.
    """
    written: Any = load(decode(read_bytes(path, _LARGEST), str(path)).text, path.name)
    faults: list[Fault] = []
    found: dict[str, tuple[str, ...]] = {}
    if not isinstance(written, Mapping):
        raise BadInput(path.name, [Fault(path.name, "it holds no texts", then=f"write {', '.join(PARTS)}")])
    for key, value in written.items():
        paragraphs = value if isinstance(value, list) else (value or "").split("\n") if not _nested(value) else [value]
        if key not in PARTS:
            faults.append(Fault(f"{path.name} {key}", "there is no such part", then=f"one of {', '.join(PARTS)}"))
        elif any(_nested(one) or isinstance(one, list) for one in paragraphs):
            faults.append(Fault(f"{path.name} {key}", "it is no text and no list of paragraphs"))
        else:
            found[key] = tuple(text for one in paragraphs if (text := (one or "").strip()))
    if faults:
        raise BadInput(path.name, faults)
    return found


def _nested(value: Any) -> bool:
    return isinstance(value, Mapping)


def refuse_unwritable(agency: str, texts: Mapping[str, Sequence[str]]) -> None:
    """Refuse what no office file can hold, before anything is made.

    Args:
        agency: The name of the agency.
        texts: What the office wrote.

    Raises:
        BadInput: With every place that has one.
    """
    places = [("agency", agency), *((f"texts.{key}", text) for key, some in texts.items() for text in some)]
    faults = [
        Fault(where, f"holds U+{found[0]:04X}, which no office file can hold", then="take it out")
        for where, text in places
        if (found := cannot_stand(text))
    ]
    faults += [
        Fault(where, f"is longer than {LONGEST} characters, the most that a cell holds", then="break it up")
        for where, text in places
        if len(text) > LONGEST
    ]
    if faults:
        raise BadInput("report", faults)


def title_of(report: Report) -> str:
    """Return the title of a report."""
    return f"{report.agency}{report.year}年政府信息公开工作年度报告"


def preface(report: Report) -> str:
    """Return the sentence under the title: by what the report was drawn up, and of which time it tells."""
    return (
        f"本报告依照《中华人民共和国政府信息公开条例》第五十条和{report.form.document}规定的格式编制，"
        f"统计期限为{report.year}年1月1日至{report.year}年12月31日。"
    )


def parts_of(report: Report, counts: Counts, texts: Mapping[str, Sequence[str]] = _NONE) -> tuple[Part, ...]:
    """Return the six parts of a report.

    Args:
        report: Its tables.
        counts: What the register does not hold.
        texts: What the office wrote, by the keys of :data:`PARTS`.
    """
    own = {key: tuple(texts.get(key) or ()) for key in PARTS}
    marks = {key: own[key] or _MARKS.get(key, ()) for key in PARTS}
    if report.agency.endswith(_GOVERNMENTS) and not own["overview"]:
        marks["overview"] = (*marks["overview"], _GOVERNMENT)
    fees = () if counts.fees_yuan is None else (f"本年度收取信息处理费{_plain(counts.fees_yuan)}元。",)
    if fees and not own["other"]:
        marks["other"] = ()
    cases = {
        True: ("注：行政复议、行政诉讼数量含上年度结转数量。",),
        False: ("注：行政复议、行政诉讼数量不含上年度结转数量。",),
    }
    titles = report.form.parts
    return (
        Part(titles[0], (_overview(report), *marks["overview"])),
        Part(titles[1], ("本年度主动公开政府信息情况见下表。", *marks["proactive"]), 2),
        Part(titles[2], (_results(report), *marks["requests"]), 3),
        Part(
            titles[3],
            (_disputes(report), *marks["disputes"]),
            4,
            cases.get(counts.carried_over_cases, ()) if counts.carried_over_cases is not None else (),
        ),
        Part(titles[4], marks["problems"]),
        Part(titles[5], (*fees, *marks["other"])),
    )


def _overview(report: Report) -> str:
    new, over, done, forward = (
        report.cell3(row, "total") for row in ("new", "carried_over", "total", "carried_forward")
    )
    return (
        f"{report.year}年，本机关新收政府信息公开申请{new}件，上年结转{over}件；"
        f"办结申请{done}件，结转下年度继续办理{forward}件。"
    )


def _results(report: Report) -> str:
    done = report.cell3("total", "total")
    if not done:
        return "本年度没有办结的政府信息公开申请。"
    said = [("予以公开", report.cell3("granted", "total")), ("部分公开", report.cell3("partial", "total"))]
    said += [
        (
            label.partition("）")[2],
            sum(report.cell3(row, "total") or 0 for row in report.form.results if row.startswith(f"{key}.")),
        )
        for key, label in report.form.sections.items()
    ]
    listed = "，".join(f"{name}{number}件" for name, number in said if number)
    return f"本年度办结政府信息公开申请{done}件：{listed}。"


def _disputes(report: Report) -> str:
    review = report.cell4("review", "total")
    suits = sum(report.cell4(group, "total") or 0 for group in ("litigation_direct", "litigation_after_review"))
    return f"本年度因政府信息公开工作被申请行政复议{review}件，被提起行政诉讼{suits}件。"


def _plain(amount: Any) -> str:
    return f"{amount.normalize():f}"
