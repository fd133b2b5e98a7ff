"""The mark at the foot of a document that names its disclosure attribute: （此件公开发布）, 公开属性：依申请公开.

A mark is a line of its own, as it stands below the date on the left. A sentence that speaks of attributes is none, and a
bare 主动公开 counts only within brackets or beside the lines of the imprint (抄送, 印发): in a table of a catalogue it is a
cell like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from zfgk.attributes.concern import Concern
from zfgk.model.findings import Severity
from zfgk.model.information import Attribute
from zfgk.model.law import Basis
from zfgk.texts.national import OPENNESS_2016

_BASIS = Basis(OPENNESS_2016, part="第一部分（一）")
_WORDS = {
    "主动公开": Attribute.PROACTIVE,
    "公开发布": Attribute.PROACTIVE,
    "依申请公开": Attribute.ON_REQUEST,
    "不予公开": Attribute.EXEMPT,
    "不公开": Attribute.EXEMPT,
    "免予公开": Attribute.EXEMPT,
    "删减后公开": None,
    "删减后公开发布": None,
    "部分公开": None,
}
_VALUE = "|".join(sorted(_WORDS, key=len, reverse=True))
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_UNSEEN = re.compile(r"[ \t\u00a0\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]")
_LABELLED = re.compile(
    r"(?:(?:政府|政务)?信息)?公开(?:属性|选项|方式|类别|类型)[:：]?"
    rf"(?:(?P<value>{_VALUE})|(?P<boxes>[■☑√✓☒□☐◻口{''.join(sorted(set(_VALUE) - {'|'}))}]{{4,60}}))"
)
_THIS = re.compile(rf"此(?:件|文)(?:属于?|为)?(?P<value>{_VALUE})")
_BARE = re.compile(rf"(?P<value>{_VALUE})")
_TICKED = re.compile(rf"[■☑√✓☒](?P<value>{_VALUE})")
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_IMPRINT = re.compile(r"^(?:抄送|抄报|分送)|印发[。.]?$")
_NEAR = 3
_LONGEST = 80


@attrs.frozen(kw_only=True)
class FootMark:
    """A mark in a text.

    Args:
        attribute: What it says; ``None`` for a text that is disclosed only in part (删减后公开).
        words: Its words, one of a closed list.
        start: The offset of the first code point of its line.
        end: The offset after the last one.
        where: The part of the file.
    """

    attribute: Attribute | None
    words: str
    start: int
    end: int
    where: str = "body"


def read_foot_marks(text: str, where: str = "body") -> tuple[FootMark, ...]:
    """Read the marks of a text.

    Args:
        text: The text.
        where: The part of the file that it is.

    Returns:
        The marks in their order; none if the document bears none.
    """
    # Most texts have no such word at all, not even with spaces in it.
    if "公" not in text or "开" not in text:
        return ()
    lines = [(match, _UNSEEN.sub("", match[0]) if len(match[0]) <= _LONGEST else "") for match in _LINE.finditer(text)]
    lines = [(match, said) for match, said in lines if said or len(match[0]) > _LONGEST]
    return tuple(_marks(lines, where))


def _marks(lines: Sequence[tuple[re.Match[str], str]], where: str) -> Iterator[FootMark]:
    for i, (match, said) in enumerate(lines):
        inner = said.strip("。.；;")
        bracketed = len(inner) > 2 and inner[0] in _OPEN and inner[-1] in _CLOSE
        words = _words(inner[1:-1] if bracketed else inner)
        if not words and (bracketed or _imprint(lines, i)):
            bare = _BARE.fullmatch(inner[1:-1] if bracketed else inner)
            words = bare["value"] if bare else ""
        if words:
            blank = len(match[0]) - len(match[0].lstrip())
            start = match.start() + blank
            yield FootMark(
                attribute=_WORDS[words],
                words=words,
                start=start,
                end=start + len(match[0].strip()),
                where=where,
            )


def _words(line: str) -> str:
    found = _THIS.fullmatch(line) or _LABELLED.fullmatch(line)
    if found is None:
        return ""
    if found["value"]:
        return found["value"]
    ticked = _TICKED.findall(line)
    return ticked[0] if len(ticked) == 1 else ""


def _imprint(lines: Sequence[tuple[re.Match[str], str]], i: int) -> bool:
    near = (*lines[max(0, i - _NEAR) : i], *lines[i + 1 : i + 1 + _NEAR])
    return any(_IMPRINT.search(said) for _, said in near)


def check_foot_marks(proposed: Attribute | None, marks: Iterable[FootMark], *, about: str = "") -> tuple[Concern, ...]:
    """Compare the marks of one document with the attribute that is proposed for it.

    Args:
        proposed: The proposed attribute; ``None`` if there is none yet.
        marks: The marks of the document.
        about: The document, for the concern.

    Returns:
        Nothing if there is no mark or all say what is proposed; else one concern. A mark is the drafters' word, and which
        of the two is right is for a person to say.

    Source: 国办发〔2016〕80号 part 1(1): the attribute is settled when a document is drafted and goes with it.
    """
    found = list(marks)
    said = {mark.attribute for mark in found}
    if not found or said == {proposed} - {None}:
        return ()
    words = "、".join(dict.fromkeys(mark.words for mark in found))
    if len(said) > 1:
        code, zh = "foot-marks-contradict", f"文件上的公开属性标注相互矛盾：{words}"
        en = "the marks in the document name different attributes"
    elif None in said:
        code, zh = "foot-mark-partial", f"文件标注“{words}”，须核对所附是否已删减、公开属性为何"
        en = "the mark says that it is disclosed in part: check that this is the text to be disclosed"
    elif proposed is None:
        code, zh = "foot-mark-suggests", f"文件标注“{words}”，条目未填公开属性"
        en = "the document bears a mark, and no attribute is proposed"
    else:
        code, zh = "foot-mark-differs", f"文件标注“{words}”，与拟定的{proposed.term}不一致"
        en = f"the mark in the document differs from the proposed attribute {proposed.value}"
    severity = Severity.NOTE if code == "foot-mark-suggests" else Severity.REVIEW
    return (Concern(code=code, severity=severity, zh=zh, en=en, basis=_BASIS, about=about),)
