"""The six parts of a report: titles that are missing, parts that say nothing, instructions left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zfgk.reporting.form import Form
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.reading.labels import alikeness, plain

_NUMBERED = re.compile(r"^\s*([一二三四五六七八九十])\s*[、.．,，]")
_LONG = 60  # letters: more are no title
_ALIKE = 0.7
_SAYS = 10  # letters: fewer say nothing of problems and improvements
_PROBLEMS, _LAST = 4, 5
_FEES_SINCE = 2021
# A line that only signs the report: who, and when.
_SIGNED = re.compile(
    r"^[^，。；：:0-9]{2,30}(?:局|委员会|委|办公室|厅|政府|办事处|中心|院|站|所|队)\s*$|^\s*20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$"
)
# What forms and drafts tell the person who fills them in.
_LEFTOVER = re.compile(
    r"收取信息处理费情况在此处报告"
    r'|[（(](?:请|此处|在此)(?:填写|填报|注明)[^）)“《"]{0,60}[）)]'
    r'|[（(](?:填写|填报|注明)(?:单位|机关|名称|年份|年度|数字|数量|数据|内容|日期|情况|联系|电话|网址|地址|具体)[^）)“《"]{0,40}[）)]'
    r"|此处(?:填写|报告)"
    r"|【[^】]{0,30}(?:填|待)[^】]{0,30}】"
    r"|[X×]{2,}"
    r"|[\u4e00-\u9fff]_{3,}"
    r"|(?:待|请(?:在?此处?)?)(?:补充|填写|填报|完善)(?:数据|数字|内容|具体情况|名称)?(?=[）)】\]，,。.；;、：:]|\s*$)"
    r"|格式模板"
)


def check_parts(prose: Sequence[str], form: Form) -> Iterator[Finding]:
    """Yield what is wrong with the parts of a report.

    Args:
        prose: The paragraphs of the report.
        form: Its form, which has the titles.
    """
    places = [_place(prose, title) for title in form.parts]
    for title, place in zip(form.parts, places, strict=True):
        if place is None:
            yield Finding(
                check="part.missing", expected=title,
                zh=f"没有“{title}”这一部分（或标题与格式不符）", en=f"the part {title!r} is missing, or has another title",
            )  # fmt: skip
        elif _number(prose[place]) not in {"", title[0]}:
            yield Finding(
                check="part.number", severity="note", expected=title, actual=prose[place],
                zh=f"“{prose[place]}”的序号应为“{title[0]}”", en=f"the number of {prose[place]!r} should be {title[0]!r}",
            )  # fmt: skip
    found = [place for place in places if place is not None]
    if found != sorted(found):
        yield Finding(
            check="part.order", severity="note", zh="六个部分的次序与格式不符", en="the parts do not stand in order"
        )
    yield from _empty(prose, form, places)
    for text in prose:
        left = _LEFTOVER.search(text)
        if left:
            yield Finding(
                check="text.leftover", actual=left[0],
                zh=f"遗留了填写说明或占位符：{left[0]}", en=f"an instruction or a placeholder was left over: {left[0]}",
            )  # fmt: skip


def _empty(prose: Sequence[str], form: Form, places: Sequence[int | None]) -> Iterator[Finding]:
    """Yield the parts that must say something and do not: problems, and what else is to be reported, such as fees."""
    problems, last = places[_PROBLEMS], places[_LAST]
    if problems is not None and last is not None and problems < last:
        text = "".join(prose[problems + 1 : last])
        if len(plain(text)) < _SAYS and not _says(prose[problems], form.parts[_PROBLEMS]):
            yield Finding(
                check="part.empty", expected=form.parts[_PROBLEMS], actual=text,
                zh=f"“{form.parts[_PROBLEMS]}”没有内容", en="the part on problems and improvements says nothing",
            )  # fmt: skip
    if last is not None and last == max(place for place in places if place is not None):
        below = [text for text in prose[last + 1 :] if plain(text) and not _SIGNED.search(text)]
        if not below and not _says(prose[last], form.parts[_LAST]):
            # Fees for handling requests are to be told since 2021.
            yield Finding(
                check="part.empty", severity="error" if form.governs(_FEES_SINCE) else "note",
                expected=form.parts[_LAST], actual="",
                zh=f"“{form.parts[_LAST]}”没有内容（收取信息处理费的情况在此报告，没有的也应说明）",
                en="the part on other matters says nothing; fees for handling requests are told there, or that there were none",
            )  # fmt: skip


def _says(heading: str, title: str) -> bool:
    """Tell whether a part says something behind its own title."""
    return bool(re.search(r"[:：。]\s*\S", heading)) and len(plain(heading)) > len(plain(title))


def _place(prose: Sequence[str], title: str) -> int | None:
    """Return where the title stands: the paragraph most like it, among those that are short."""
    wanted = plain(title)
    best, found = _ALIKE, None
    for place, text in enumerate(prose):
        if len(text) <= _LONG and (label := plain(text)):
            ratio = alikeness(label, wanted, best)
            if ratio > best and not (_number(text) == "" and ratio < 1):
                best, found = ratio, place
    return found


def _number(text: str) -> str:
    matched = _NUMBERED.match(text)
    return matched[1] if matched else ""
