"""Wholes and their parts (其中, 包括, 分别为) in one sentence: which numbers are parts of which, and whether they fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.sentences import COUNT, UNITS

_WORD = r"(?P<word>其中|包括|包含|含|分别为|分别是)"
_LIST = re.compile(rf"(?P<whole>\d{{1,9}})(?P<unit>{UNITS})[，,]?{_WORD}[:：]?(?P<parts>.+)")
_BRACKETS = re.compile(rf"(?P<whole>\d{{1,9}})(?P<unit>{UNITS})[(（]{_WORD}[:：]?(?P<parts>[^()（）]+)[)）]")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_BY = re.compile(r"(?:增加|减少|增长|上升|下降|增|减|多|少)了?$")
_OVER = re.compile(r"结转[^，。；\d]*$")
_NESTED = re.compile(r"其中|含")
# The list of parts ends where a clause turns to something else.
_LEAD = r"(?:已|均|并|共|全部|其余|年内|全年|本年度?|依法|累计|截至|另|还)*"
_TURN = re.compile(
    rf"{_LEAD}(?P<verb>办结|答复|结转|行政复议|行政诉讼|复议|诉讼|审结|尚未审结|未审结|收到|受理|新收|发布|召开|开展|组织|举办"
    r"|举行|培训|解读|回应|主动公开|依申请公开|收集|处理|更新|维护|制发|制定|印发|废止|现行|印制|编制|报送|撰写|完成|建立|修订"
    r"|转办|办理|回复|接受|接待|参加|点击|访问|浏览|关注|阅读|未|无(?!法)|去年|上年|上一年|20\d{2}年|同比|较|比|历年|另|共)"
)
_KINDS = (
    ("applicant", re.compile(r"自然人|公民|个人|法人|企业|组织|机构")),
    ("channel", re.compile(r"网|信函|邮|当面|现场|窗口|传真|来信|来函|线上|线下|微信|公众号")),
    ("result", re.compile(r"公开|无法提供|不予处理|其他处理|不存在|不掌握")),
)
_REST = re.compile(r"其[他它]")


@attrs.frozen
class _Whole:
    """A whole with its list of parts, as they are written."""

    number: int
    unit: str
    word: str
    parts: str
    words: str

    @property
    def closed(self) -> bool:
        """Whether the list is said to hold every part."""
        return self.word in {"包括", "包含", "分别为", "分别是"}


def check_wholes(sentence: str) -> Iterator[Finding]:
    """Yield wholes that their parts do not fit.

    Args:
        sentence: The sentence, as plain text.
    """
    for whole in _wholes(sentence):
        yield from _asked(whole, of_requests="申请" in sentence)


def _wholes(sentence: str) -> Iterator[_Whole]:
    for matched in _BRACKETS.finditer(sentence):
        yield _Whole(int(matched["whole"]), matched["unit"], matched["word"], matched["parts"], matched[0])
    bare = sentence
    while bare != (bare := _BRACKET.sub("", bare)):
        pass  # brackets within brackets
    found = _LIST.search(bare)
    while found:
        number = _meant(bare[: found.start()], int(found["whole"]), found["unit"])
        if number is not None:
            yield _Whole(number, found["unit"], found["word"], found["parts"], found[0])
        found = _LIST.search(bare, found.start("parts"))  # a part may have parts of its own


def _meant(before: str, number: int, unit: str) -> int | None:
    """Return the whole: not by how much it grew, and with what was carried over if that stands last."""
    earlier = [
        int(found[1])
        for found in COUNT.finditer(before)
        if found[2] == unit and not _BY.search(before, 0, found.start())
    ]
    if _BY.search(before):
        return earlier[-1] if earlier else None
    return number + earlier[-1] if _OVER.search(before) and earlier else number


def _listed(whole: _Whole) -> list[tuple[str, int]]:
    """Return the parts with the words before their numbers, up to where the list ends."""
    found: list[tuple[str, int]] = []
    first, joint = "", ""
    for mark, item in re.findall(r"(^|[，、；;])([^，、；;]+)", whole.parts):
        turn = _TURN.match(item)
        counts = [(count, unit) for count, unit in COUNT.findall(item) if unit == whole.unit]
        if found and ((turn and turn["verb"] not in first) or (joint == "、" and mark != "、")):
            break
        if found and counts:
            joint = joint or mark
        for count, _ in counts:
            found.append((item.partition(count)[0], int(count)))
        first = first or (item if counts else "")
        if sum(number for _, number in found) == whole.number:
            break
    return found


def _kind(words: str, before: str) -> str:
    if _REST.search(words):
        return before
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "")


def _asked(whole: _Whole, *, of_requests: bool) -> Iterator[Finding]:
    sums: dict[str, int] = {}
    parts, kind = _listed(whole), ""
    for words, number in parts:
        kind = _kind(words, kind)
        sums[kind] = sums.get(kind, 0) + number
    largest, summed = max((number for _, number in parts), default=0), max(sums.values(), default=0)
    nested = _NESTED.search(whole.parts)
    if largest > whole.number:
        yield Finding(
            check="prose.parts", expected=whole.number, actual=largest,
            zh=f"其中数{largest}大于总数{whole.number}：{whole.words}", en=f"a part of {whole.number} is {largest}",
        )  # fmt: skip
    elif summed > whole.number and not nested:
        # One document may be published in several places; a request is counted once.
        yield Finding(
            check="prose.parts", severity="error" if whole.closed or of_requests else "note",
            expected=whole.number, actual=summed,
            zh=f"各部分合计{summed}，大于总数{whole.number}：{whole.words}",
            en=f"the parts of {whole.number} add up to {summed}",
        )  # fmt: skip
    elif (
        whole.closed and len(parts) > 1 and sum(sums.values()) < whole.number and "等" not in whole.parts and not nested
    ):
        yield Finding(
            check="prose.parts", severity="note", expected=whole.number, actual=summed,
            zh=f"各部分合计{summed}，小于总数{whole.number}：{whole.words}",
            en=f"the parts of {whole.number} add up to {summed}",
        )  # fmt: skip
