"""The bulletin of submissions as it is circulated: a sheet for each period, with a remark on what is counted how."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from zfgk.documents.workbook import BOX_HEAD, BOX_LABEL, BOX_NUMBER, PROSE, TITLE, Workbook
from zfgk.matters.bulletin import Bulletin, BulletinRow
from zfgk.matters.submissions import SubmissionRules

NOTES = (
    "上报数：信息内容发生后规定工作日内上报的和长期性工作的；逾期的不计入。待定：未注明发生时间，或者记录不一致，无法判断是否逾期。",
    "录用数按首次录用的日期计入，一条信息录用几处仍计一条；各处采用数分别计。",
    "每周按星期一至星期日，计入星期日所在的期间。放假周：按国务院办公厅放假通知没有工作日的周，原文没有说明是否应报，单独列出。",
)
"""What a reader of the table must know."""

_WIDTHS = (16, 8)
_HEADS = {
    "submitted": "来稿数",
    "counted": "上报数",
    "late": "逾期不计",
    "undecided": "待定",
    "long_running": "其中长期性工作",
    "unapproved": "未见审阅同意",
    "adopted": "录用数",
}
_WEEKS = {"weeks": "应报周数", "weeks_kept": "完成周数", "rest_weeks": "放假周数", "rest_weeks_kept": "放假周完成"}


def heads(rules: SubmissionRules) -> tuple[str, ...]:
    """Return the heads of the columns.

    Args:
        rules: The rules, which name the places that adopt items.
    """
    return ("部门", *_HEADS.values(), *rules.places.values(), *_WEEKS.values())


def cells(row: BulletinRow, rules: SubmissionRules) -> tuple[int, ...]:
    """Return the figures of a row, in the order of the heads after the department's.

    Args:
        row: The row.
        rules: The rules.
    """
    counts: list[int] = [getattr(row, name) for name in _HEADS]
    weeks: list[int] = [getattr(row, name) for name in _WEEKS]
    return (*counts, *(row.by_place.get(place, 0) for place in rules.places), *weeks)


def titled(one: Bulletin) -> str:
    """Return the title of a bulletin."""
    return f"信息报送情况通报（{one.first}至{one.last}）"


def xlsx_bytes(found: Sequence[Bulletin], rules: SubmissionRules) -> bytes:
    """Return bulletins as a workbook, a sheet for each; the same bulletins give the same bytes.

    Args:
        found: The bulletins.
        rules: The rules by which they were made.
    """
    out = io.BytesIO()
    book = Workbook(out)
    names = heads(rules)
    for one in found:
        sheet = book.sheet(
            f"{one.first:%Y%m%d}-{one.last:%Y%m%d}", [_WIDTHS[0], *(_WIDTHS[1] for _ in names[1:])], frozen=False
        )
        sheet.row([titled(one), *("" for _ in names[1:])], TITLE, lines=2)
        sheet.row(list(names), BOX_HEAD, lines=3.3)
        for row, name in _named(one):
            sheet.row([name, *cells(row, rules)], [BOX_LABEL, *(BOX_NUMBER for _ in names[1:])], lines=1.3)
        first = len(one.rows) + 4
        for note in NOTES:
            sheet.row([note, *("" for _ in names[1:])], PROSE, lines=1.6)
        merged = [(1, 1, 1, len(names)), *((first + n, 1, first + n, len(names)) for n in range(len(NOTES)))]
        sheet.close(merged=merged)
    book.close()
    return out.getvalue()


def text(one: Bulletin, rules: SubmissionRules) -> str:
    """Return a bulletin as lines of text; figures that are 0 in every row are left out.

    Args:
        one: The bulletin.
        rules: The rules by which it was made.
    """
    names = heads(rules)[1:]
    used = [place for place, figure in enumerate(cells(one.total, rules)) if figure]
    lines = [titled(one)]
    for row, name in _named(one):
        figures = cells(row, rules)
        lines.append("  ".join([name, *(f"{names[place]} {figures[place]}" for place in used)]))
    return "\n".join(lines)


def _named(one: Bulletin) -> Iterator[tuple[BulletinRow, str]]:
    for row in one.rows:
        yield row, row.department or "（未填部门）"
    yield one.total, "合计"
