"""Secrecy marks (国家秘密标志): the level alone or ``密级★期限``, told apart from the words in running text.

The words 绝密, 机密 and 秘密 are common in ordinary prose; a mark is recognised by its star, by its label 密级, or by
standing alone on a line. A mark that is only quoted, one of an examination paper (绝密★启用前) and a lone word far from
the head of the text are doubtful: a person looks at them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import attrs

from zfgk.model.findings import Severity
from zfgk.screening.bases import STATE_SECRET
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.mark_words import ASTERISKS, CLOSING, DEFINITE, DOTS, LEVEL, OPENING, PERIOD, SPACE, STARS
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Hit, Recogniser

# An asterisk is also a footnote mark and Markdown, a dot stands in names: they count only with a period after them.
_STAR = rf"[{STARS}]\ufe0f?(?:{SPACE}{PERIOD})?"
_ASTERISK = rf"[{ASTERISKS}]{SPACE}{PERIOD}"
_STARRED = late(rf"{LEVEL}{SPACE}(?:{_STAR}|{_ASTERISK})")
# 〔秘密〕10年, 秘密（10年）, 秘密·10年
_SET_OFF = late(
    rf"[{OPENING}]{SPACE}{LEVEL}{SPACE}[{CLOSING}]{SPACE}[{STARS}{ASTERISKS}{DOTS}]?{SPACE}{DEFINITE}"
    rf"|{LEVEL}{SPACE}(?:[{OPENING}]{SPACE}{DEFINITE}{SPACE}[{CLOSING}]|[{DOTS}]{SPACE}{DEFINITE})"
)
_LABEL = (
    rf"(?:密{SPACE}[级級](?:[和及与、]保密期限)?|保密[等级級]{{2}}|涉密[等级級]{{2}}|秘密[等级級]{{2}})"
    # In a table the level stands in the next cell, on the same line or the next.
    rf"(?:{SPACE}[:：]{SPACE}(?:\r?\n{SPACE})?|[{SPACES}]{{1,6}}(?:\r?\n{SPACE})?|\r?\n{SPACE})"
)
# Not a form that lists the levels to choose from: 密级：绝密、机密、秘密, or with boxes.
_NO_CHOICE = rf"(?![{SPACES}{INVISIBLE}\r\n、，,/|或和及]{{1,8}}[绝絕机機秘祕]{SPACE}密)(?!{SPACE}[□■☐☑○●])"
# Nor the name of something else: 密级 秘密载体管理.
_NO_WORD = rf"(?={SPACE}(?:$|[^一-龥\s]|{PERIOD}|[{SPACES}\r\n]))"
_LABELLED = late(rf"{_LABEL}(?:国家)?{LEVEL}{_NO_CHOICE}{_NO_WORD}(?:{SPACE}{_STAR}|[{SPACES}]{{1,6}}{PERIOD})?")
_PAPER = "(?:文件|文稿|公文|资料|材料|信息|事项|报告|通报|通知|纪要|简报|汇编|件|文|表|册|稿)"
_CLASSIFIED = rf"涉{SPACE}密(?:{SPACE}{_PAPER})?"
# What a paper says of itself: 本文件为机密级文件. What it says of that one (该文件) may be about another.
_SAID = late(
    rf"(?P<which>[本此该]){_PAPER}{SPACE}(?:内容)?(?:[为是系属]|属于|[确标]?定为|标注为){SPACE}(?:国家)?"
    rf"(?:{LEVEL}|{_CLASSIFIED})(?:的?{_PAPER}|国家秘密)?(?=[\s，。；！,;!）)]|$)"
)
_URGENCY = rf"(?:[{SPACES}]{{1,12}}(?:特急|加急|特提|平急|紧急))?"
_ALONE = late(
    rf"^[{SPACES}{INVISIBLE}]{{0,80}}[{OPENING}]?(?P<mark>{LEVEL}(?:{SPACE}{PERIOD})?)[{CLOSING}]?{_URGENCY}"
    rf"[{SPACES}{INVISIBLE}]{{0,80}}\r?$",
    re.MULTILINE,
)
_CLASSIFIED_ALONE = late(
    rf"^[{SPACES}{INVISIBLE}]{{0,80}}(?P<mark>涉{SPACE}密{SPACE}{_PAPER})(?:[{SPACES}][^\r\n]{{0,20}})?\r?$",
    re.MULTILINE,
)
_SQUARE = "【〔［\\[（("
# At the end of a title or before it: 关于某事的报告（机密）.
_BRACKETED = late(rf"[{_SQUARE}]{SPACE}(?P<mark>{LEVEL}|{_CLASSIFIED}){SPACE}[】〕］\]）)]")
_COLUMN = late(
    rf"(?:^[{SPACES}{INVISIBLE}]{{0,40}}[^\s{INVISIBLE}][{SPACES}{INVISIBLE}]{{0,40}}\r?(?:\n|\Z)){{2,40}}",
    re.MULTILINE,
)
_WORD_ALONE = late(rf"{LEVEL}(?:{PERIOD})?")
_CHINESE = late("[一-龥]")
_LINE = late(r"^.*\S.*$", re.MULTILINE)
_HEAD_LINES = 10
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'", "`": "`", "＂": "＂", "《": "》"}


@attrs.frozen
class Mark:
    """A secrecy mark.

    Args:
        start: The offset of its first code point.
        end: The offset after its last one.
        value: The mark without spaces.
        certain: Whether it can hardly be anything else.
    """

    start: int
    end: int
    value: str
    certain: bool


@functools.lru_cache(maxsize=1)
def secrecy_marks(text: str) -> tuple[Mark, ...]:
    """Find secrecy marks, certain and doubtful ones.

    Args:
        text: The text.

    Returns:
        The marks in order; none overlaps another. The time is linear in the length of the text.
    """
    found = [_mark(match, certain=_means_it(text, match)) for match in _starred(text)]
    found += _down_the_page(text)
    found += _set_off(text)
    found += [
        _mark(match, certain=match["which"] != "该" and not _quoted(text, match)) for match in _SAID.finditer(text)
    ]
    found += [_mark(match, certain=not _quoted(text, match)) for match in _LABELLED.finditer(text)]
    head = _head(text)
    found += [
        Mark(match.start("mark"), match.end("mark"), without_space(match["mark"]), match.start() < head)
        for match in _ALONE.finditer(text)
    ]
    found += [
        Mark(match.start("mark"), match.end("mark"), without_space(match["mark"]), certain=False)
        for pattern in (_BRACKETED, _CLASSIFIED_ALONE)
        for match in pattern.finditer(text, 0, head)
    ]
    marks: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end, not mark.certain)):
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return tuple(marks)


def _set_off(text: str) -> Iterator[Mark]:
    """Yield marks with brackets or a dot in place of the star; behind another word they may only speak of a secret."""
    for match in _SET_OFF.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before not in {"商业", "工作"}:
            yield _mark(match, certain=not _CHINESE.match(before[-1:]) and not _quoted(text, match))


def _starred(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _STARRED.finditer(text) if not _rates(text, match) and not _of_work(text, match))


def _mark(match: re.Match[str], *, certain: bool) -> Mark:
    return Mark(match.start(), match.end(), without_space(match.group()), certain)


def _means_it(text: str, match: re.Match[str]) -> bool:
    value = without_space(match.group())
    if "启用" in value or _quoted(text, match):
        return False
    return not _of_business(text, match)


def _down_the_page(text: str) -> Iterator[Mark]:
    """Yield marks written from top to bottom, one character to a line."""
    for column in _COLUMN.finditer(text):
        joined = without_space(column.group())
        found = _STARRED.search(joined) or _WORD_ALONE.fullmatch(joined)
        if found is not None:
            yield Mark(column.start(), column.end(), found.group(), certain=True)


def _of_work(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark is that of a work secret (工作秘密★3年), which another rule finds."""
    return text[max(0, match.start() - 2) : match.start()] == "工作"


def _of_business(text: str, match: re.Match[str]) -> bool:
    return text[max(0, match.start() - 2) : match.start()] == "商业"


def _rates(text: str, match: re.Match[str]) -> bool:
    """Tell whether stars rate how discreet a shop is: 商业秘密★★★. With a period a person would still look."""
    return _of_business(text, match) and without_space(match.group())[-1] in STARS


def _quoted(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    return before in _QUOTES and text[match.end() : match.end() + 1] == _QUOTES[before]


def _head(text: str) -> int:
    """Return the offset at which the first lines that hold anything end."""
    end = 0
    for count, line in enumerate(_LINE.finditer(text), start=1):
        end = line.end()
        if count == _HEAD_LINES:
            break
    return end


def _find_certain(text: str) -> Iterator[Hit]:
    return (Hit(mark.start, mark.end, mark.value) for mark in secrecy_marks(text) if mark.certain)


def _find_doubtful(text: str) -> Iterator[Hit]:
    return (Hit(mark.start, mark.end, mark.value) for mark in secrecy_marks(text) if not mark.certain)


SECRECY_MARK = Recogniser(
    id="zfgk.secrecy-mark",
    category="state-secret",
    title="国家秘密标志",
    find=_find_certain,
    severity=Severity.BLOCK,
    basis=STATE_SECRET,
    action="停止公开，报本机关定密责任人和保密工作机构核实；确已解密的，先变更标志",
    cuttable=False,
    beyond_ascii=True,
)
DOUBTFUL_SECRECY_MARK = Recogniser(
    id="zfgk.secrecy-mark-doubtful",
    category="state-secret",
    title="疑似国家秘密标志",
    find=_find_doubtful,
    severity=Severity.REVIEW,
    basis=STATE_SECRET,
    action="核实是文件本身的标志，还是引用、举例或者考试用标志",
    cuttable=False,
    beyond_ascii=True,
)
