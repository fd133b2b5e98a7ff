"""Names with no word before them that asks for one, beside something that is only ever said of a person.

何建新患肺结核, a row of a table with 刘某芳 in one cell and 残疾二级 in another. Such a name is told by its place (a cell
of its own, the beginning of a clause), its family name, the last character of the given name, and by what is said of its
bearer on the same line: an illness, a disability, relief, a school. A name masked but for its last character (刘某芳)
counts: with the place where somebody lives it still leads to a person.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from zfgk.screening.given_names import GIVEN, TITLES
from zfgk.screening.invisible import SPACES
from zfgk.screening.patterns import late
from zfgk.screening.surnames import COMPOUND, NO_NAMES, SINGLE, WORDLIKE

# What is done about an illness, or counted of it, is said of nobody.
_NOBODY = (
    r"(?!(?:的)?(?:防治|防控|预防|咨询|检测|监测|筛查|专科|专家|门诊|专项|医院|研究|宣传|康复|保险|保障|救治|诊疗|用药|药|疫苗|疫情|知识|管理|服务|基金|病例|发病"
    r"|科|中心|所|站|等|[0-9０-９]+[例人户万个名]|例|率|人数|标准|政策|制度|工作|条例|办法|申请|审核|审批|资金|名单|评定|证|条件))"
)
_ILLNESS = r"(?:病|癌|症|肿瘤|炎|梗塞?|障碍|硬化|衰竭|结核|骨折|感染)"
_KIND = "(?:肢体|视力|听力|言语|智力|精神|多重)"
# Every alternative begins with a character of its own, so that the search passes over a text in one go.
_HEALTH = (
    rf"患有?[^\s，。；、（）()]{{0,10}}?{_ILLNESS}{_NOBODY}|查出[^\s，。；、（）()]{{0,10}}?{_ILLNESS}{_NOBODY}"
    rf"|确诊(?:为|患)?[^\s，。；、（）()]{{0,10}}?{_ILLNESS}{_NOBODY}|残疾(?:等级)?[:：为]?\s?[一二三四1-4]级"
    + "".join(rf"|{degree}级{_KIND}?残疾" for degree in "一二三四1234")
    + "".join(rf"|{kind}[一二三四1-4]级" for kind in ("肢体", "视力", "听力", "言语", "智力", "精神", "多重"))
    + r"|因(?:交通事故|车祸|火灾|意外|溺水|工伤|灾)[^，。；、（）()\s]{0,8}?(?:致|受|造成)"
    + "".join(
        rf"|{kin}(?:已|因病)?(?:去世|死亡|病故|失踪|服刑)"
        for kin in ("丈夫", "妻子", "父亲", "母亲", "父母", "儿子", "女儿", "配偶")
    )
    + "".join(rf"|{kind}残疾{_NOBODY}" for kind in ("肢体", "视力", "听力", "言语", "智力", "精神", "多重"))
    + "".join(
        rf"|{virus}(?:病毒|病)?+(?:抗体)?+(?:阳性|感染者?|患者|病人|{_NOBODY})"
        for virus in ("HIV", "hiv", "艾滋", "梅毒")
    )
    + "".join(
        rf"|{illness}{_NOBODY}"
        for illness in [
            "乙肝",
            "丙肝",
            "肺结核",
            "怀孕",
            "妊娠",
            "流产",
            "糖尿病",
            "高血压",
            "心脏病",
            "癫痫",
            "精神分裂",
            "精神障碍",
            "精神病",
            "抑郁症",
            "白血病",
            "尿毒症",
            "恶性肿瘤",
            "癌症",
            "肺癌",
            "肝癌",
            "胃癌",
            "肠癌",
            "腺癌",
            "宫颈癌",
            "脑瘫",
            "瘫痪",
            "失明",
            "自闭症",
            "唐氏",
        ]
    )
)
_RELIEF = "|".join(
    rf"{relief}{_NOBODY}"
    for relief in [
        "低保户",
        "低保对象",
        "低保家庭",
        "低保人员",
        "低保",
        "特困人员",
        "特困供养",
        "特困户",
        "五保",
        "最低生活保障",
        "建档立卡",
        "贫困户",
        "孤儿",
        "无人抚养儿童",
        "困境儿童",
        "留守儿童",
    ]
)
_SCHOOL = (
    r"就读于?[^\s，。；、（）()]{2,20}?(?:学|园|校|年级)|毕业于[^\s，。；、（）()]{2,20}?(?:小学|初中|中学|幼儿园)"
    + "".join(rf"|{school}[一二三四五六七八九0-9]{{1,2}}年级" for school in ("小学", "初中", "幼儿园"))
)
_FACT = late(rf"{_HEALTH}|{_SCHOOL}|{_RELIEF}")
_WEAK = late(_RELIEF)
_CELL = rf"\t|\u3000 {SPACES}"
_KIN = r"(?:其|之|的)(?:女|子|妻|夫|父|母)|女儿|儿子|妻子|丈夫|父亲|母亲|孙子|孙女|儿媳|女婿|[长次三]子|[长次三]女|户主|村民|居民|学生|患者"
_BEGINS = late(rf"(?:^|(?<=[{_CELL}，,、；;。：:（(]))|(?<=[0-9][.．、])|(?:{_KIN})")
_SAYS = late(
    r"(?:因|患|身患|罹患|系|属|现?就读|毕业于|享受|残疾|[肢视听言智精]|被|确诊|HIV|艾滋|[一二三四1-4]级|低保|特困|五保|孤儿)"
)
_ENDS = late(rf"$|[{_CELL}，,、；;。（(：:]")
_HALF_MASKED = late(r"[一-龥]某[一-龥]")
_REACH = 80
_LINE_END = late(r"[\r\n]")
_STOP = late("[。；;]")


@attrs.frozen
class BareName:
    """A name.

    Args:
        start: The offset of its first code point.
        end: The offset after its last one.
    """

    start: int
    end: int


class _Fact(NamedTuple):
    """What is said of somebody: its place, and whether it is said of nobody else."""

    start: int
    end: int
    strong: bool


def bare_names(text: str) -> Iterator[BareName]:
    """Find names beside what is only said of persons.

    Args:
        text: The text.

    Yields:
        The names, in order. The time is linear in the length of the text, however many facts stand close together.
    """
    facts: list[_Fact] = []
    for match in _FACT.finditer(text):
        if facts and not _belongs(text, facts[-1].end, match.start()):
            yield from _beside(text, facts)
            facts = []
        facts.append(_Fact(match.start(), match.end(), not _WEAK.match(match.group())))
    if facts:
        yield from _beside(text, facts)


def _belongs(text: str, end: int, start: int) -> bool:
    return start - end <= _REACH and not _LINE_END.search(text, end, start)


def _beside(text: str, facts: Sequence[_Fact]) -> Iterator[BareName]:
    """Yield the names on the line of facts that stand close to each other."""
    start = max(0, facts[0].start - _REACH)
    breaks = [one.end() for one in _LINE_END.finditer(text, start, facts[0].start)]
    start = breaks[-1] if breaks else start
    after = _LINE_END.search(text, facts[-1].end, facts[-1].end + _REACH)
    line = text[start : after.start() if after else facts[-1].end + _REACH]
    cells = _is_row(line)
    starts = [fact.start for fact in facts]
    for begin in _BEGINS.finditer(line):
        at = start + begin.end()
        following = bisect.bisect_left(starts, at)
        behind = facts[following] if following < len(facts) else None
        before = facts[following - 1] if following else None
        near = [one for one in (behind, before if cells else None) if one and abs(at - one.start) <= 2 * _REACH]
        end = _name(line, at - start, short=any(one.strong for one in near)) if near else None
        if end is None or (before and before.end > at) or (behind and behind.start < start + end):
            continue
        # In a row every cell is about the same person; in a sentence what follows is, up to its end.
        if cells or (behind and _is_said(text, start + end, behind)):
            yield BareName(at, start + end)


def _is_said(text: str, end: int, fact: _Fact) -> bool:
    return fact.start - end <= _REACH and not _STOP.search(text, end, fact.start)


def _is_row(line: str) -> bool:
    return line.count("\t") >= 1 or line.count("|") >= 2 or len(re.findall(r"\S[ \u3000]{1,8}(?=\S)", line)) >= 3


def _name(line: str, at: int, *, short: bool) -> int | None:
    """Return where a name that begins at an offset ends."""
    if line.startswith("第五", at):  # a family name, and the fifth of anything
        return None
    family = 2 if line[at : at + 2] in COMPOUND else 1
    if family == 1 and line[at : at + 1] not in SINGLE:
        return None
    for given in (2, 1):
        word = line[at : at + family + given]
        if len(word) == family + given and _fits(word, family, short=short):
            end = at + len(word)
            if _ENDS.match(line, end) or _SAYS.match(line, end):
                return end
    return None


def _fits(word: str, family: int, *, short: bool) -> bool:
    if _HALF_MASKED.fullmatch(word):
        return word[-1] in GIVEN
    given = word[family:]
    if word[-1] not in GIVEN or word in NO_NAMES or word[:2] in NO_NAMES or given in TITLES or "某" in word:
        return False
    if len(given) == 1:
        return short and word[0] not in WORDLIKE
    return word[0] not in WORDLIKE or given[0] in GIVEN
