"""The six parts of a report: titles that are missing, parts that say nothing, instructions left over."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from zfgk.reporting.form import Form
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.reading.labels import plain

_NUMBERED = re.compile(r"^\s*([一二三四五六七八九十])\s*[、.．,，]")
_LONG = 60  # letters: more are no title
_ALIKE = 0.7
_SAYS = 10  # letters: fewer say nothing of problems and improvements
_PROBLEMS, _LAST = 4, 5
# What forms and drafts tell the person who fills them in.
_LEFTOVER = re.compile(
    r"收取信息处理费情况在此处报告"
    r"|[（(](?:请|此处|在此)?(?:填写|填报|注明)[^）)“《\"]{0,60}[）)]"
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
    problems, last = places[_PROBLEMS], places[_LAST]
    if problems is not None and last is not None and problems < last:
        text = "".join(prose[problems + 1 : last])
        if len(plain(text)) < _SAYS:
            yield Finding(
                check="part.empty", actual=text,
                zh=f"“{form.parts[_PROBLEMS]}”没有内容", en="the part on problems and improvements says nothing",
            )  # fmt: skip
    for text in prose:
        left = _LEFTOVER.search(text)
        if left:
            yield Finding(
                check="text.leftover", actual=left[0],
                zh=f"遗留了填写说明或占位符：{left[0]}", en=f"an instruction or a placeholder was left over: {left[0]}",
            )  # fmt: skip


def _place(prose: Sequence[str], title: str) -> int | None:
    """Return where the title stands: the paragraph most like it, among those that are short."""
    wanted = plain(title)
    best, found = _ALIKE, None
    for place, text in enumerate(prose):
        label = plain(text)
        if len(text) <= _LONG and label:
            ratio = difflib.SequenceMatcher(None, label, wanted, autojunk=False).ratio()
            if ratio > best and not (_number(text) == "" and ratio < 1):
                best, found = ratio, place
    return found


def _number(text: str) -> str:
    matched = _NUMBERED.match(text)
    return matched[1] if matched else ""
