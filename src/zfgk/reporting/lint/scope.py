"""Of which time and of whom a number in a sentence is: the words before it decide, the last one of each kind.

A report tells this year's numbers of its agency beside those of half a year, of all years together, of other years and
of the bodies below. Only the first are in its tables.
"""

from __future__ import annotations

import re

import attrs

OTHER_YEAR = -1
"""A year that the sentence names only as 去年 or the like."""

_ENDS = re.compile(
    r"(?:自|从)?(?P<year>20\d{2}年)?1月(?:1日)?(?:起|开始)?，?(?:至|到|[-—~])+(?:20\d{2}年)?12月(?:31日)?止?"
    r"|截[至止]到?(?P<until>20\d{2}年)?(?:12月(?:31日|底|末)|底|年底|年末)"
)
# A year with which something is compared, or from which or to which something is carried.
_BESIDE = re.compile(
    r"(?:较|比|同|与|和|跟|[高低多少较]于|结转[至到入]?)(?:20\d{2}年度?|去年|上年度?|上一年度?)(?:同期)?"
    r"|(?:20\d{2}年度?|上年度?|上一年度?)结转"
)
_MANY = r"20\d{2}年?(?:至|到|[-—~])+20\d{2}年"
_WORDS = re.compile(
    rf"(?P<span>{_MANY}|累计|历年|以来|期间|年来|近[二两三四五六七八九十\d]+年|至今|迄今|[上下]半年|季度|上旬|中旬|下旬"
    r"|(?<!\d)\d{1,2}月|[一二三四五六七八九十]月|当月|每[月年季]|[月年]均|平均)"
    r"|(?P<year>20\d{2})年(?!来|起)"
    r"|(?P<last>去年|前年|上年|上一年)"
    r"|(?P<this>本年|今年)|(?P<whole>全年|年度内|年内)"
    r"|(?P<we>[我本](?:局|委|办|厅|院|镇|乡|街道|部门|县|市|区|单位|中心|机关|级|分局))"
    r"|(?P<others>系统|各级|全[省市县区州旗盟]|各[^，\d]{0,8}?(?:部门|单位|乡|镇|街道|科室|股室|县|区|局)|下属|所属|局属|直属|局机关|局办公室"
    r"|部门|街道|乡镇|分局)"
)
_CLAUSE_END = re.compile(r"[，。；;:：]")
_COUNTS = re.compile(r"\d(?:件|宗|份|条)|未|没有|收到|受理|接到|办结|答复")
_LEAD = 10  # letters: a clause as short as 全县系统 leads the next one


@attrs.frozen
class Scope:
    """Of what a number is.

    Args:
        year: The year that was named last; 0 for none, :data:`OTHER_YEAR` for one named by its relation.
        part: Whether the number is of other bodies, of a part of the year, or of several years.
    """

    year: int = 0
    part: bool = False

    def tells(self, year: int) -> bool:
        """Tell whether a number is the report's own.

        Args:
            year: The reporting year; 0 if it is not known.
        """
        return not self.part and (not self.year or not year or self.year == year)


def scope(before: str, year: int, agency: str = "") -> Scope:
    """Return of what a number is.

    Args:
        before: The sentence before the number.
        year: The reporting year; 0 if it is not known.
        agency: The name of the agency, which may hold the word for a body below.
    """
    text = before.replace(agency, "本机关") if agency else before
    text = _BESIDE.sub("", _ENDS.sub(lambda found: found["year"] or found["until"] or "全年", text))
    named, span, others = 0, False, False
    own = max((found.end() for found in _CLAUSE_END.finditer(text)), default=0)
    for found in _WORDS.finditer(text):
        if found["span"]:
            span = True
        elif found["year"]:
            named = int(found["year"])
            span = span and named != year
        elif found["last"]:
            named = OTHER_YEAR
        elif found["this"]:
            named, span = 0, False
        elif found["whole"]:
            span = False
        elif found["we"]:
            others = False
        elif found.start() >= own or _leads(text, found):
            others = True
    return Scope(named, part=span or others)


def _leads(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word in an earlier clause speaks of what is counted after it."""
    end = _CLAUSE_END.search(text, found.end())
    start = max((one.end() for one in _CLAUSE_END.finditer(text, 0, found.start())), default=0)
    clause = text[start : end.start() if end else len(text)]
    return len(clause) <= _LEAD or _COUNTS.search(clause) is not None
