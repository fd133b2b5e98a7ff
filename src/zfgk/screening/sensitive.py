"""What the law protects most: a person's health, children, money, and offences.

A word alone says nothing: 艾滋病防治方案 is about no person. A finding needs a name on the same line, or a number that
only one person's record has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PRIVACY, SENSITIVE_PERSONAL_INFORMATION
from zfgk.screening.invisible import SPACES
from zfgk.screening.names import Name, names
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Hit, Recogniser

_REACH = 80
_LINE_END = late(r"[\r\n]")
_S = rf"[{SPACES}]{{0,4}}"

_HEALTH = late(
    r"(?:初步|临床|出院|入院|病理|门诊)?诊断(?:为|[:：]|结果)|确诊(?:为|患)|患有|身患|罹患|因患|(?<=[一-龥])患(?=[^\s，。；、]{0,10}(?:病|癌|症|瘤|炎|感染|障碍))|因病(?:去世|死亡|住院)|病历|病情|病史|残疾(?:等级|类别|类型|程度)|残疾[一二三四1-4]级|[一二三四1-4]级残疾|(?:肢体|视力|听力|言语|智力|精神|多重)残疾"
    r"|HIV|艾滋病|梅毒|乙肝|丙肝|肺结核|精神(?:分裂|障碍|病)|抑郁症|恶性肿瘤|癌症?|白血病|尿毒症|糖尿病|高血压|[肺肝胃肠]癌|脑梗|脑瘫|瘫痪|癫痫|流产|怀孕|吸毒|血型|过敏史|手术|功能障碍|颅脑损伤|截肢|截瘫|粉碎性骨折|住院治疗",
    re.IGNORECASE,
)
_RECORD = late(
    rf"(?:病历号|病案号|住院号|门诊号|就诊卡号|检查号|标本号|残疾人?证号?|(?:军残|残疾军人|伤残)证号?码?|残疾证号码?|医保卡号|医保号|社保卡号){_S}(?:[:：]|为|(?=[0-9]{{18}})){_S}(?P<number>[一-龥]{{0,2}}[0-9A-Za-z][0-9A-Za-z-]{{4,23}})"
)
_MONEY = late(
    rf"(?:工资|薪资|薪酬|月收入|年收入|家庭收入|低保金|救助金|补助金|补助款|补贴|抚恤金|慰问金|养老金|退休金|住房公积金|存款|欠款|债务|贷款|赔偿款|补偿款|奖金)[^\r\n。；]{{0,20}}?[0-9０-９][0-9０-９,，.．]{{0,12}}{_S}(?:万?元|万)"
)
_RELIEF = late(
    r"(?:享受|系|属|为)?(?:农村|城市|城镇|城乡)?(?:低保(?:户|对象|家庭)|(?<=享受)低保|(?<=农村)低保|(?<=城市)低保|特困(?:供养)?(?:人员|户)|五保(?:户|老人))"
)
# Of somebody's family, named or not: 其妻患尿毒症.
_FAMILY = late(
    r"(?:其|之|的)(?:妻子?|丈?夫|父亲?|母亲?|儿子|女儿|子|女|孙子?|孙女)(?:因?患|身患|系|为|有)?(?=(?P<said>[^，。；\r\n]{1,16}))"
)
_OFFENCE = late(
    r"犯罪记录|前科|刑满释放|有期徒刑|无期徒刑|判处|拘役|缓刑|假释|社区矫正|强制(?:隔离)?戒毒|行政拘留|刑事拘留|服刑|劳动教养|吸毒史|犯[^\s，。；]{1,8}罪"
)
# What a paper that names somebody says of a past: 2016年曾因危险驾驶罪被判处拘役.
_PAST = late(rf"(?:[0-9]{{4}}年|你|其|本人)[^，。；\r\n]{{0,8}}曾?因[^，。；\r\n]{{1,24}}?(?:{_OFFENCE.pattern})")
_AGE = late(rf"(?P<age>[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}}){_S}(?:周岁|岁)")
_CHILD_CUE = late(
    rf"(?:学生|幼儿|儿童|未成年人|未成年子女|孩子|婴儿|新生儿|男童|女童|男孩|女孩|孤儿|留守儿童){_S}(?:姓名)?{_S}(?:[:：]{_S})?$"
)
_GUARDIAN = late(r"监护人|法定监护人")
_CHILD_WORD = late(
    r"未满(?:十四|十八|14|18)|未成年|学籍号|就读|毕业于[^\s，。；]{2,20}?(?:小学|幼儿园)|(?:小学|初中|幼儿园)[^\s，。；]{0,8}(?:年级|班)|[一二三四五六七八九1-9]年级|学号"
)
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九十")}


def _near(text: str, name: Name) -> tuple[int, int]:
    """Return the span around a name that says something of it: its line, cut at some distance."""
    start, end = max(0, name.start - _REACH), min(len(text), name.end + _REACH)
    before = [match.end() for match in _LINE_END.finditer(text, start, name.start)]
    after = _LINE_END.search(text, name.end, end)
    return before[-1] if before else start, after.start() if after else end


def _beside_a_name(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Hit]]:
    def find(text: str) -> Iterator[Hit]:
        last = 0
        for name in names(text):
            if not name.private:
                continue
            start, end = _near(text, name)
            match = pattern.search(text, max(start, last), end)
            if match:
                yield Hit(match.start(), match.end())
                last = match.end()

    return find


_health_of_a_person = _beside_a_name(_HEALTH)


def _health_of_a_family(text: str) -> Iterator[Hit]:
    """Find what is said of a relative's health in a paper that names somebody."""
    if not any(name.private for name in names(text)):
        return
    for match in _FAMILY.finditer(text):
        said = _HEALTH.search(text, match.end(), match.end("said"))
        if said:
            yield Hit(said.start(), said.end())


def find_health(text: str) -> Iterator[Hit]:
    """Find what is said of a named person's health, and numbers of medical records.

    Args:
        text: The text.

    Yields:
        The word, or the record's number.
    """
    yield from _health_of_a_person(text)
    yield from _health_of_a_family(text)
    for match in _RECORD.finditer(text):
        yield Hit(match.start("number"), match.end("number"))


def find_minors(text: str) -> Iterator[Hit]:
    """Find named children: by a word before the name, an age under eighteen, or a school.

    Args:
        text: The text.

    Yields:
        The name.
    """
    for name in names(text):
        start, end = _near(text, name)
        before, after = text[start : name.start], text[name.end : end]
        child = _CHILD_CUE.search(before) or (name.private and (_young(after[:20]) or _CHILD_WORD.search(after[:40])))
        if child or _GUARDIAN.search(after[:30]):
            yield Hit(name.start, name.end)


def _young(after: str) -> bool:
    match = _AGE.search(after)
    return bool(match) and _number(match["age"]) < 18 if match else False


def _number(written: str) -> int:
    if written[0] not in _NUMERALS:
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return _NUMERALS[written[-1]]
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)


_offence_of_a_person = _beside_a_name(_OFFENCE)


def find_offences(text: str) -> Iterator[Hit]:
    """Find what is said of a named person's offences, and of anybody's past in a paper that names somebody.

    Args:
        text: The text.

    Yields:
        The words.
    """
    yield from _offence_of_a_person(text)
    if any(name.private for name in names(text)):
        for match in _PAST.finditer(text):
            yield Hit(match.start(), match.end())


_ACTION = "隐去能够识别个人的信息后再公开；确需公开的，核实法律、行政法规依据"

HEALTH = Recogniser(
    id="zfgk.health",
    category="health",
    title="个人健康、残疾等医疗信息",
    find=find_health,
    severity=Severity.REVIEW,
    basis=SENSITIVE_PERSONAL_INFORMATION,
    action=_ACTION,
    beyond_ascii=True,
)
MINOR = Recogniser(
    id="zfgk.minor",
    category="minor",
    title="未成年人姓名",
    find=find_minors,
    severity=Severity.REVIEW,
    basis=SENSITIVE_PERSONAL_INFORMATION,
    action="不满十四周岁未成年人的个人信息属于敏感个人信息，隐去后再公开",
    beyond_ascii=True,
)
PRIVATE_FINANCE = Recogniser(
    id="zfgk.private-finance",
    category="private-finance",
    title="个人收入、补助等财产信息",
    find=_beside_a_name(re.compile(rf"{_MONEY.pattern}|{_RELIEF.pattern}")),
    severity=Severity.REVIEW,
    basis=PRIVACY,
    action="核实是否属于依法应当公示的补助发放信息；不属于的，隐去后再公开",
    beyond_ascii=True,
)
OFFENCE = Recogniser(
    id="zfgk.offence",
    category="offence",
    title="个人违法犯罪记录",
    find=find_offences,
    severity=Severity.REVIEW,
    basis=PRIVACY,
    action="核实公开的法律依据；没有依据的，隐去姓名等信息后再公开",
    beyond_ascii=True,
)
