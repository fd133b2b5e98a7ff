"""Marks of work secrets and of internal use (工作秘密、内部资料), and a document's own word that it is not public.

None of them is a ground for not disclosing: the Regulation knows those of its articles 14 to 16 only. So each is looked
at by a person, who names one of these or lets the document go. A mark stands on a line of its own or in brackets, or a
sentence says of this very document that it must not get about; the same words in running text are no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import ATTRIBUTE_WITH_DRAFT, REVIEW_BEFORE_DISCLOSURE, WORK_SECRET
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.lines import Line, lines
from zfgk.screening.recogniser import Hit, Recogniser

_S = rf"[{SPACES}{INVISIBLE}]{{0,6}}"


def _spaced(word: str) -> str:
    """Allow spaces between the characters of a mark, as heads of papers have them."""
    return _S.join(word)


_INTERNAL_WORDS = (
    *(
        "内部资料",
        "内部文件",
        "内部材料",
        "内部刊物",
        "内部参考",
        "内部使用",
        "内部传阅",
        "内部掌握",
        "内部发行",
        "内部事项",
    ),
    *("仅供内部参考", "仅供内部使用", "仅供内部传阅", "供内部参考", "供领导参阅", "仅供领导参阅", "限内部使用"),
    *(
        "注意保存",
        "注意保密",
        "妥善保管",
        "不得公开",
        "不得外传",
        "不得外泄",
        "不得扩散",
        "请勿外传",
        "请勿扩散",
        "请勿公开",
    ),
    *("勿外传", "严禁外传", "严禁扩散", "禁止外传", "不得翻印", "不得复印", "不得复制", "严禁复印", "严禁翻印"),
    *(
        "阅后收回",
        "阅后清退",
        "阅后退回",
        "阅后归还",
        "阅后即焚",
        "阅后销毁",
        "用后收回",
        "会后收回",
        "会后清退",
        "会后退回",
    ),
    *("會後收回", "閱後收回", "內部資料", "內部文件", "內部參考", "請勿外傳", "不得外傳", "不得公開"),
)
_LIMITED = (
    r"(?:仅|只)?限[^\s，。；：:]{1,16}?(?:以上|范围|人员|单位|内部|干部|同志)?(?:传阅|阅读|阅知|参阅|阅)"
    r"|(?:此件)?(?:只|仅)?发至?[^\s，。；：:]{1,12}?(?:级|团级|处级|局级)"
)
_INTERNAL = "|".join([*map(_spaced, sorted(_INTERNAL_WORDS, key=len, reverse=True)), _LIMITED])
_WORK = rf"{_spaced('工作')}{_S}{_spaced('秘')}{_S}密|{_spaced('工作祕密')}"
_JOINT = rf"[{SPACES}{INVISIBLE}、，,；;·•★☆*|/—-]{{1,8}}"
_PERIOD = r"(?:[0-9０-９一二三四五六七八九十]{1,4}(?:年|个月|月|天|日)|长期)"
_END = rf"(?:{_S}[★☆*]{_S}{_PERIOD})?[】\]）)》>]?[！!。.；;]?"
_OPEN = r"[【\[（(《<★☆※▲*]{0,2}"
# What else the line of a mark holds: a number, an issue, a copy.
_REST = rf"(?:[{SPACES}{INVISIBLE}]{{1,40}}[^，。；！？]{{0,40}})?"


def _patterns(words: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    marks = rf"(?:{words})(?:{_JOINT}(?:{_INTERNAL}|{_WORK})){{0,3}}"
    alone = re.compile(rf"{_OPEN}(?P<mark>{marks}){_END}{_REST}")
    bracketed = re.compile(rf"[（(【\[]{_S}(?P<mark>{marks}){_S}[！!。.]?{_S}[】\]）)]")
    # 本资料仅供内部参考；此件为内部文件，请勿外传
    said = re.compile(
        rf"(?:本|此|该)(?:件|文|文件|资料|材料|简报|刊|刊物|内参|汇编|通报|纪要|表|册|信息|报告|稿)[^\n。；！]{{0,12}}?"
        rf"(?P<mark>{words})"
    )
    return alone, bracketed, said


_INTERNAL_PATTERNS = _patterns(_INTERNAL)
_WORK_PATTERNS = _patterns(_WORK)
_LABELLED_WORK = re.compile(rf"(?:密{_S}级|定{_S}密|标{_S}识|标{_S}志){_S}[:：]{_S}(?P<mark>{_WORK})")
_STARRED_WORK = re.compile(rf"(?P<mark>(?:{_WORK}|{_spaced('内部')}){_S}[★☆✩✪⭐]{_S}(?:{_PERIOD})?)")
# A cheap look first: most texts have none of these words.
_INTERNAL_CUE = re.compile("[内內阅閱勿得禁注妥仅限供收退发]")
_WORK_CUE = re.compile(r"工|内部")
_MOST = 120  # a mark's line is short; of a longer one only brackets and sentences are looked at


def find_internal_marks(text: str) -> Iterator[Hit]:
    """Find marks of internal use.

    Args:
        text: The text.

    Yields:
        One hit for each mark, neighbouring ones as one.
    """
    for line in lines(text):
        if _INTERNAL_CUE.search(line.text):
            yield from _in_line(line, _INTERNAL_PATTERNS)


def find_work_secret_marks(text: str) -> Iterator[Hit]:
    """Find marks of work secrets.

    Args:
        text: The text.

    Yields:
        One hit for each mark.
    """
    for line in lines(text):
        if _WORK_CUE.search(line.text):
            yield from _in_line(line, (*_WORK_PATTERNS, _LABELLED_WORK, _STARRED_WORK))


def _in_line(line: Line, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Hit]:
    alone, *anywhere = patterns
    match = alone.fullmatch(line.text) if len(line.text) <= _MOST else None
    if match and not _only_a_clause(match):
        yield _hit(line, match)
        return
    end = 0
    for found in sorted(
        (m for pattern in anywhere for m in pattern.finditer(line.text)), key=lambda m: m.start("mark")
    ):
        if found.start("mark") >= end:
            end = found.end("mark")
            yield _hit(line, found)


# Items of a list of duties begin like marks: 不得公开 涉密信息.
_DUTY = re.compile(rf"(?:不得|严禁|禁止|注意|妥善)[^{SPACES}]{{2,6}}[{SPACES}]{{1,40}}[一-龥]{{2}}")


def _only_a_clause(match: re.Match[str]) -> bool:
    return bool(_DUTY.match(match.group()))


def _hit(line: Line, match: re.Match[str]) -> Hit:
    start, end = match.span("mark")
    return Hit(line.start + start, line.start + end, without_space(match["mark"]))


_NOT_PUBLIC = re.compile(
    rf"此{_S}件{_S}(?P<mark>不{_S}予?{_S}公{_S}开|不得公开|不宜公开|不对外公开|暂不公开|依申请公开|(?:主动公开)?删减后公开)"
    rf"|(?:信息)?公开(?:属性|方式|选项|形式|类型|类别|程度|范围)(?:{_S}[:：]{_S}|[{SPACES}]{{1,8}})"
    r"(?P<label>不予公开|不公开|免予公开|依申请公开|内部公开|暂不公开)(?!\s{0,3}[/、，,|或□■☐☑○●])"
)


def find_not_public_words(text: str) -> Iterator[Hit]:
    """Find a document's own word that it is not public or public on request only.

    Args:
        text: The text.

    Yields:
        One hit for each; a form that lists the attributes to choose from is none.
    """
    for match in _NOT_PUBLIC.finditer(text):
        name = "mark" if match["mark"] else "label"
        yield Hit(match.start(name), match.end(name))


_ACTION = (
    "标志本身不是不予公开的理由：拟不公开的，须说明属于条例第十四条、第十五条、第十六条中的哪一种；都不属于的，应当公开"
)

WORK_SECRET_MARK = Recogniser(
    id="zfgk.work-secret-mark",
    category="work-secret",
    title="工作秘密标志",
    find=find_work_secret_marks,
    severity=Severity.REVIEW,
    basis=WORK_SECRET,
    action=_ACTION,
    cuttable=False,
)
INTERNAL_MARK = Recogniser(
    id="zfgk.internal-mark",
    category="internal-mark",
    title="内部资料、限制知悉范围等标记",
    find=find_internal_marks,
    severity=Severity.REVIEW,
    basis=REVIEW_BEFORE_DISCLOSURE,
    action=_ACTION,
    cuttable=False,
)
NOT_PUBLIC_MARK = Recogniser(
    id="zfgk.not-public-mark",
    category="attribute-mark",
    title="文件自身标注不公开或者依申请公开",
    find=find_not_public_words,
    severity=Severity.REVIEW,
    basis=ATTRIBUTE_WITH_DRAFT,
    action="核对公开属性：与拟公开属性不一致的，由拟稿单位先确定属性",
    cuttable=False,
)
