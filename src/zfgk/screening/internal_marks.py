"""Marks of work secrets and of internal use (工作秘密、内部资料), and a document's own word that it is not public.

None of them is a ground for not disclosing: the Regulation knows those of its articles 14 to 16 only. So each is looked
at by a person, who names one of these or lets the document go. A mark stands on a line of its own or in brackets, or a
sentence says of this very document that it must not get about; the same words in running text are no marks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import attrs

from zfgk.model.findings import Severity
from zfgk.screening.bases import ATTRIBUTE_WITH_DRAFT, REVIEW_BEFORE_DISCLOSURE, WORK_SECRET
from zfgk.screening.folded import Fold
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.lines import head
from zfgk.screening.listed import listed
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Hit, Recogniser
from zfgk.screening.terms import Terms

_WORK = "工作秘密"
# Spaces between the characters, as heads of papers have them, and traditional characters are the fold's business.
_MARKS = Terms(
    listed(
        """
        工作秘密 内部资料 内部文件 内部材料 内部刊物 内部参考 内部使用 内部传阅 内部掌握 内部发行 内部事项
        仅供内部参考 仅供内部使用 仅供内部传阅 仅限内部使用 仅限内部参考 仅限内部传阅 供内部参考 供领导参阅 仅供领导参阅 限内部使用
        注意保存 注意保密 妥善保管 不得公开 不得外传 不得外泄 不得扩散 请勿外传 请勿扩散 请勿公开 勿外传 严禁外传 严禁扩散 禁止外传
        不得翻印 不得复印 不得复制 严禁复印 严禁翻印
        阅后收回 阅后清退 阅后退回 阅后归还 阅后即焚 阅后销毁 用后收回 会后收回 会后清退 会后退回
        """
    ),
    fold=Fold(traditional=True),
)
_LIMITED = late(
    r"(?:仅|只)?限[^\s，。；：:（）()]{1,16}?(?:以上|范围|人员|单位|内部|干部|同志)?(?:传阅|阅读|阅知|参阅|阅)"
    r"|(?:仅|只)?发至?[^\s，。；：:（）()]{1,12}?级"
)
_S = rf"[{SPACES}{INVISIBLE}]{{0,6}}"
_PERIOD = r"(?:[0-9０-９一二三四五六七八九十]{1,4}(?:年|个月|月|天|日)|长期)"
# 内部★长期 is how some offices mark a work secret.
_STARRED = late(rf"内{_S}部{_S}[★☆✩✪⭐]{_S}(?:{_PERIOD})?")
# The word alone is a mark only in brackets, on a line of its own, or before or behind a title: 【内部】关于某事的通报.
_BARE = late(rf"(?P<mark>内{_S}部){_S}[】〕］\]）)]")
_BARE_OPENS = late(rf"(?P<before>.*?){_S}[【〔［\[（(]{_S}\Z")
_SQUARE = frozenset("】〕］]")
_JOINT = late(rf"[{SPACES}{INVISIBLE}、，,；;·•★☆*|/—-]{{1,8}}")
_REACH = 120  # a mark's line is short
_OPEN = late(rf"[{SPACES}{INVISIBLE}]*[【\[（(《<★☆※▲*]{{0,2}}[{SPACES}{INVISIBLE}]*")
# What else the line of a mark holds: a period, an issue, a copy.
_CLOSE = late(
    rf"(?:{_S}[★☆*]{_S}{_PERIOD})?{_S}[】\]）)》>]?[！!。.；;]?(?:[{SPACES}{INVISIBLE}]{{1,40}}[^，。；！？]{{0,40}})?\r?"
)
_BRACKET = late(rf"[（(【\[]{_S}(?:此{_S}件)?{_S}$")
_BRACKET_CLOSES = late(rf"{_S}[！!。.]?{_S}[】\]）)]")
_LABEL = late(rf"(?:密{_S}[级級]|定{_S}密|标{_S}识|标{_S}志){_S}[:：]{_S}$")
_STAR = late(rf"{_S}[★☆✩✪⭐]")
# 本资料仅供内部参考；此件为内部文件
_SAID = late(
    r"(?:本|此|该)(?:件|文|文件|资料|材料|简报|刊|刊物|内参|汇编|通报|纪要|表|册|信息|报告|稿)[^\n。；！]{0,12}$"
)
# Items of a list of duties begin like marks: 不得公开 涉密信息.
_DUTY = late(rf"[{SPACES}]{{1,40}}[一-龥]{{2}}")
_DUTIES = ("不得", "严禁", "禁止", "注意", "妥善")


@attrs.frozen
class _Mark:
    """Words of marks with little between them."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def work(self) -> bool:
        return _WORK in self.words


def find_internal_marks(text: str) -> Iterator[Hit]:
    """Find marks of internal use.

    Args:
        text: The text.

    Yields:
        One hit for each mark, neighbouring ones as one.
    """
    return (_hit(text, mark) for mark in _marks(text) if not mark.work)


def find_work_secret_marks(text: str) -> Iterator[Hit]:
    """Find marks of work secrets.

    Args:
        text: The text.

    Yields:
        One hit for each mark, neighbouring ones as one.
    """
    return (_hit(text, mark) for mark in _marks(text) if mark.work)


def _hit(text: str, mark: _Mark) -> Hit:
    return Hit(mark.start, mark.end, without_space(text[mark.start : mark.end]))


@functools.lru_cache(maxsize=1)
def _marks(text: str) -> tuple[_Mark, ...]:
    found = [_Mark(one.start, one.end, (one.term,)) for one in _MARKS.find_longest(text)]
    found += [_Mark(*match.span(), ("",)) for match in _LIMITED.finditer(text)]
    starred = [_Mark(*match.span(), (_WORK,)) for match in _STARRED.finditer(text)]
    starred += [_Mark(*match.span("mark"), ("",)) for match in _BARE.finditer(text) if _is_bare(text, match)]
    return tuple(sorted([*starred, *(mark for mark in _joined(text, found) if _is_mark(text, mark))], key=_place))


def _is_bare(text: str, match: re.Match[str]) -> bool:
    """Tell whether 内部 in brackets is a mark; further down than the head only where nothing else stands on its line."""
    begins = max(text.rfind("\n", max(0, match.start() - _REACH), match.start()) + 1, match.start() - _REACH, 0)
    ends = text.find("\n", match.end(), match.end() + _REACH)
    opened = _BARE_OPENS.match(text, begins, match.start())
    if opened is None:
        return False
    before, after = opened["before"].strip(), text[match.end() : ends if ends >= 0 else match.end() + _REACH].strip()
    if not before and not after:
        return True
    first = head(text)
    at_head = bool(first) and match.start() < first[-1].end
    title = not before and match.group()[-1] in _SQUARE and "。" not in after
    return at_head and (title or (not after and bool(before)))


def _place(mark: _Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _joined(text: str, found: Iterable[_Mark]) -> Iterator[_Mark]:
    """Join marks that stand side by side: 内部资料　注意保存."""
    last: _Mark | None = None
    for mark in sorted(found, key=_place):
        if last is None:
            last = mark
        elif mark.start < last.end:
            continue
        elif mark.start - last.end <= 8 and _JOINT.fullmatch(text, last.end, mark.start):
            last = _Mark(last.start, mark.end, (*last.words, *mark.words))
        else:
            yield last
            last = mark
    if last:
        yield last


def _is_mark(text: str, mark: _Mark) -> bool:
    begins = max(text.rfind("\n", max(0, mark.start - _REACH), mark.start) + 1, mark.start - _REACH, 0)
    ends = text.find("\n", mark.end, mark.end + _REACH)
    before = text[begins : mark.start]
    after = text[mark.end : ends if ends >= 0 else mark.end + _REACH + 1]
    if _OPEN.fullmatch(before) and len(before) < _REACH and _CLOSE.fullmatch(after):
        return not (len(mark.words) == 1 and mark.words[0].startswith(_DUTIES) and _DUTY.match(after))
    if _BRACKET.search(before) and _BRACKET_CLOSES.match(after):
        return True
    if mark.work and (_LABEL.search(before) or _STAR.match(after)):
        return True
    return mark.words != ("",) and bool(_SAID.search(before))


_NOT_PUBLIC = late(
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
    beyond_ascii=True,
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
    beyond_ascii=True,
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
    beyond_ascii=True,
)
