"""Names of persons, next to a word that asks for one or to a number that is a person's.

A name is a family name with one or two characters more (two or three after a compound family name), and where it ends
is seen from what follows. A masked name (王某、李**) is none. The name of somebody who acts for an agency or a company
is no private matter: 联系人, 法定代表人 and the like give notes, 姓名 beside a post gives nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import attrs

from zfgk.model.findings import Severity
from zfgk.screening.bare_names import bare_names
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.given_names import GIVEN
from zfgk.screening.invisible import INVISIBLE, SPACES, without_space
from zfgk.screening.lines import head
from zfgk.screening.listed import listed
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Hit, Recogniser
from zfgk.screening.surnames import COMPOUND, NO_NAMES, SINGLE, WORDLIKE
from zfgk.screening.terms import Terms

_S = rf"[{SPACES}{INVISIBLE}]{{0,4}}"
_PRIVATE = listed(
    """
    姓名 申请人 被申请人 当事人 被处罚人 被执行人 被征收人 被拆迁人 被检查人 户主 权利人 不动产权利人 使用权人 所有权人 产权人 共有人 承租人 受让人 转让人
    投诉人 举报人 信访人 上访人 来访人 反映人 证人 见证人 被询问人 被调查人 询问对象 监护人 法定监护人 家长 父亲 母亲 患者 病人 病员 死者 伤者 受害人 被害人
    被继承人 继承人 收件人 领取人 受益人 救助对象 低保对象 持证人 户名 开户人 户籍人 考生 应聘人 报考人 学生 幼儿 儿童 配偶 丈夫 妻子 原告 被告 被告人
    犯罪嫌疑人 服刑人员 社区矫正对象 委托人 承诺人 遗失人 声明人 纳税人
    """
)
_OFFICIAL = listed(
    "联系人 法定代表人 法人代表 负责人 主要负责人 项目负责人 经办人 承办人 主持人 记录人 审核人 签发人 联络员 发言人 委托代理人 责任人 编辑 责任编辑 作者 撰稿"
)
# Said right before a name: 村民王小明.
_ROLES = listed("村民 户主 老人 男子 女子 男童 女童 男孩 女孩 患者 死者 伤者 驾驶员 低保户 五保户 贫困户 罪犯 嫌疑人")
_KIN = listed("配偶 丈夫 妻子 父亲 母亲 儿子 女儿 长子 次子 长女 次女 孙子 孙女 儿媳 女婿")
# Words that hold one of these and ask for no name.
_NO_CUES = listed("妇女儿童 子女儿童 妇女儿 男女儿童")
_CUES = Terms(_PRIVATE | _OFFICIAL | _ROLES | _KIN | _NO_CUES)
_GAP = late(
    rf"(?:{_S}(?:姓{_S}名|名{_S}称))?(?:[（(][^（()）\n]{{0,8}}[）)])?(?P<gap>{_S}[:：]{_S}|[\t\u3000 ]{{1,4}}|(?=[一-龥]))"
)
_SEX_ETHNIC = rf"(?:[男女]{_S}[，,、]?{_S})?(?:[一-龥]{{1,4}}族{_S}[，,、]?{_S})?"
_APART = rf"{_S}(?:[（(，,、;；]{_S}|[\t ]{{1,8}})"
_NUMBER = late(
    rf"(?:身份证(?:号码?|件号码?)?|身份号码|证件号码?|公积金账号|社保卡?号|医保卡?号|银行卡号|学籍号){_S}(?:为|是)?{_S}[:：]?{_S}[0-9０-９]|(?<![0-9A-Za-z])[1-9][0-9]{{16}}[0-9Xx](?![0-9A-Za-z])"
)
_BEFORE_NUMBER = late(rf"(?P<name>[一-龥·]{{2,8}}){_APART}{_SEX_ETHNIC}(?:居民|公民)?$")
_SEX = late(
    rf"[（(，,]{_S}[男女]{_S}[，,）)]{_S}(?:[0-9]|[一-龥]{{1,4}}族|汉|生于|出生|现年|身份|父亲|母亲|监护人|家长|家住|住|户籍|系|患|电话|联系)"
)
_BEFORE_SEX = late(rf"(?P<name>[一-龥·]{{2,8}}){_S}$")
# A sentence that begins with a name and says of its bearer what nobody says of an office: 王小明患有…
_SAYS = late(
    rf"(?:患有|身患|罹患|确诊|因病|因患|HIV|住院病历|病历号|住院号|月工资|月收入|年收入|家庭(?:年|月|总)?收入"
    rf"|享受(?:低保|特困|临时救助|残疾)|因?犯[^\s，。；]{{1,8}}罪|因涉嫌|有吸毒史|吸毒史|有前科|曾因|(?<=[（(，,])未成年|因交通事故|因车祸|被判处|被行政拘留|被刑事拘留"
    rf"|[0-9０-９]{{1,3}}{_S}(?:周岁|岁))"
)
_LEAD = late(rf"{_S}[，,（(]?{_S}\Z")
_BACK = 40
_TITLE = 80  # the longest line that is read as a title
_POST = late(r"职务|职称|党组|局长|主任|书记|处长|科长|任职|分管|兼任|现任")
# Who is appointed to an office is named by the office: in a notice of appointments, or where the line says so.
_APPOINTMENTS = late(r"任免|任职|免职|任命|拟任|拟提拔|职务的(?:通知|决定|公示)|干部[^。；]{0,8}公示|选举结果|当选")
_APPOINTED = late(
    r"现任|拟任|拟提[名拔]|拟进一步使用|试用期|(?:同志)?任[^，。；\r\n]{2,24}?(?:长|主任|书记|主席|委员|秘书|经理|董事|师|员|职务)"
)
_LINE_REST = late(r"[^\r\n。]{0,120}")
_CHINESE = late("[一-龥]")
_MASKED = late("[某×*＊✱xXＸ○〇□_]")
# Of these the law itself speaks all the time; a name right after one is told by nothing.
_SENTENCE_SUBJECTS = listed("纳税人 权利人 当事人 被告人 家长 儿童 幼儿 受益人 委托人")
# What may follow a name directly; anything else means that it is part of a longer word.
_FOLLOWS = frozenset("因被在于的系为患经与和向对等家现诊是将已未有称说及之至到从按持居住户女男身同反每")
# Of these only one can hardly be the last character of a name.
_SURELY_FOLLOWS = frozenset("因被的系患经诊将已每反")
# Where a name stands right after a word, what looks like one is often the beginning of the next word.
_NOT_GIVEN = frozenset(
    "于的到应向在可以不能将被有其所之与和或及为是等次日何时后前中上下内外申请交提出要求因须需均都也已未"
)
_SPREAD = late("[一-龥][ \u3000]{1,2}[一-龥](?![一-龥])")
_ETHNIC_DOT = late(r"[一-龥]{2,8}·[一-龥]{2,10}")


@attrs.frozen
class Name:
    """A person's name.

    Args:
        start: The offset of its first code point.
        end: The offset after its last one.
        private: Whether nothing says that the person acts for an agency or company.
        why: What tells that it is a name: ``cue``, ``number``, ``sex``, ``saying`` or ``fact``.
    """

    start: int
    end: int
    private: bool
    why: str


@functools.lru_cache(maxsize=1)
def names(text: str) -> tuple[Name, ...]:
    """Find names; the last answer is kept, because several recognisers ask in turn.

    Args:
        text: The text.

    Returns:
        The names in order, none overlapping another.
    """
    bare = (Name(one.start, one.end, private=True, why="fact") for one in bare_names(text))
    found = {name.start: name for name in (*bare, *_before_sayings(text), *_after_cues(text), *_before_numbers(text))}
    appoints = any(_APPOINTMENTS.search(line.text) for line in head(text) if len(line.text) <= _TITLE)
    kept: list[Name] = []
    for name in sorted(found.values(), key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(_in_office(name, text, appoints=appoints))
    return tuple(kept)


def _in_office(name: Name, text: str, *, appoints: bool) -> Name:
    """Return a name that only a cue or a person's description tells as one of an office where it is appointed to one."""
    if name.why not in {"cue", "sex"} or not name.private:
        return name
    rest = _LINE_REST.match(text, name.end)
    return attrs.evolve(name, private=False) if appoints or (rest and _APPOINTED.search(rest.group())) else name


def _after_cues(text: str) -> Iterator[Name]:
    for cue in _CUES.find_longest(text):
        gap = _GAP.match(text, cue.end)
        if gap is None or cue.term in _NO_CUES:
            continue
        labelled = ":" in gap["gap"] or "：" in gap["gap"]
        end = name_end(text, gap.end(), strict=not labelled) if labelled or _may_follow(cue.term, gap["gap"]) else None
        if end is None and cue.term in _KIN:
            end = _of_kin(text, gap.end())
        if end:
            private = cue.term not in _OFFICIAL and not _POST.search(text, end, end + 24)
            yield Name(gap.end(), end, private, "cue")


def _of_kin(text: str, start: int) -> int | None:
    """Return where a name behind a word of kinship ends whose family name is a word too: 配偶文丽、儿子高强."""
    for end in (start + 3, start + 2):
        word = text[start:end]
        if (
            word[:1] in WORDLIKE
            and word[-1] in GIVEN
            and _is_name(word, end - start)
            and not _CHINESE.match(text[end : end + 1])
        ):
            return end
    return None


def _may_follow(cue: str, gap: str) -> bool:
    """Tell whether a name may stand after a word without a colon."""
    return cue not in _OFFICIAL and (bool(gap) or cue in _ROLES or cue in _KIN or cue not in _SENTENCE_SUBJECTS)


def _before_numbers(text: str) -> Iterator[Name]:
    for anchor, before, why in ((_NUMBER, _BEFORE_NUMBER, "number"), (_SEX, _BEFORE_SEX, "sex")):
        for match in anchor.finditer(text):
            back = max(0, match.start() - _BACK)
            named = before.search(text[back : match.start()])
            start = _last_name(named["name"]) if named else None
            if named and start is not None:
                yield Name(back + named.start("name") + start, back + named.end("name"), private=True, why=why)


def _before_sayings(text: str) -> Iterator[Name]:
    for match in _SAYS.finditer(text):
        lead = _LEAD.search(text, max(0, match.start() - 7), match.start())
        end = lead.start() if lead else match.start()
        back = max(0, end - 5)
        clause = text[back:end]
        start = next((i for i in range(len(clause)) if _opens(text, back + i) and _whole_name(clause[i:])), None)
        if start is not None:
            yield Name(back + start, end, private=True, why="saying")


def _opens(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "·")


def _whole_name(word: str) -> bool:
    family = 2 if word[:2] in COMPOUND else 1
    return 1 <= len(word) - family <= 2 and _last_name(word) == 0 and word[0] not in WORDLIKE


def name_end(text: str, start: int, *, strict: bool = False) -> int | None:
    """Return where a name that begins at an offset ends; ``None`` if none begins there.

    Args:
        text: The text.
        start: The offset.
        strict: Whether nothing but the family name tells that it is one, so that the characters after it and those
            of the name itself must not look like the words of a sentence.
    """
    dotted = _ETHNIC_DOT.match(text, start)
    if dotted:
        return dotted.end()
    family = 2 if text[start : start + 2] in COMPOUND else 1 if text[start : start + 1] in SINGLE else 0
    if not family:
        return None
    ends = (start + family + given for given in (2, 1))
    found = next((end for end in ends if _is_name(text[start:end], end - start) and _ends(text, end)), None)
    if not strict:
        return found or _spread(text, start)
    if text[start] in WORDLIKE:
        return None
    first = start + family + 1
    if text[first : first + 1] in _SURELY_FOLLOWS and _is_name(text[start:first], family + 1):
        found = first
    if found is None or not _NOT_GIVEN.isdisjoint(text[start + family : found]):
        return None
    short = found - start - family == 1
    after = text[found : found + 1]
    return None if short and _CHINESE.match(after) and after not in _SURELY_FOLLOWS else found


def _spread(text: str, start: int) -> int | None:
    """Return where a name ends whose two characters are spread to the width of three: 王 明."""
    match = _SPREAD.match(text, start)
    return match.end() if match and _is_name(without_space(match.group()), 2) else None


def _is_name(word: str, length: int) -> bool:
    if len(word) != length or any(not _CHINESE.match(one) for one in word):
        return False
    return not _MASKED.search(word) and word not in NO_NAMES and word[:2] not in NO_NAMES


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return after in _FOLLOWS if _CHINESE.match(after) else not _MASKED.match(after)


def _last_name(word: str) -> int | None:
    """Return where in a word its last characters are a name: 村民王小明 gives 2."""
    if _ETHNIC_DOT.fullmatch(word):
        return 0
    if word[-4:-2] in COMPOUND and len(word) >= 4:
        return len(word) - 4
    for length in (3, 2):
        tail = word[-length:]
        if len(tail) == length and (tail[0] in SINGLE or tail[:2] in COMPOUND) and _is_name(tail, length):
            return len(word) - length
    return None


def find_private_names(text: str) -> Iterator[Hit]:
    """Find the names of private persons.

    Args:
        text: The text.

    Yields:
        One hit for each.
    """
    return (Hit(name.start, name.end) for name in names(text) if name.private)


def find_official_names(text: str) -> Iterator[Hit]:
    """Find the names of persons who act for an agency or a company.

    Args:
        text: The text.

    Yields:
        One hit for each.
    """
    return (Hit(name.start, name.end) for name in names(text) if not name.private)


PERSONAL_NAME = Recogniser(
    id="zfgk.personal-name",
    category="personal-name",
    title="自然人姓名",
    find=find_private_names,
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实公开姓名是否为履行法定职责所必需；不必需的，隐去后再公开",
    beyond_ascii=True,
)
OFFICIAL_NAME = Recogniser(
    id="zfgk.official-name",
    category="official-name",
    title="联系人、负责人等姓名",
    find=find_official_names,
    severity=Severity.NOTE,
    basis=PERSONAL_INFORMATION,
    action="因公务出现的姓名一般可以公开",
    beyond_ascii=True,
)
