"""Home addresses (住址): where a person lives, told from where an agency or a company works.

A word such as 家庭住址 or a person's description (张三，男，……，住某路12号) says that somebody lives there; without one
only a room in a numbered building of a housing estate does. What such a word is followed by must look like an address.
"""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import PERSONAL_INFORMATION
from zfgk.screening.invisible import INVISIBLE, SPACES
from zfgk.screening.patterns import late
from zfgk.screening.recogniser import Hit, Recogniser

_S = rf"[{SPACES}{INVISIBLE}]{{0,4}}"
_NUMBER = r"[0-9０-９一二三四五六七八九十百甲乙丙丁A-Za-z#-]{1,8}"
_PLACE = r"[^\r\n，,。；;：:！？、（）()\t]"
# Province to village, then road, number, building, room: at least one name of a place and one number.
_END = rf"{_NUMBER}{_S}(?:号楼|号院|号|室|栋|幢|座|单元|组|社|户|楼|弄|巷|队|层)(?:{_S}(?:附|之)?{_NUMBER}{_S}(?:号楼|号|室|栋|幢|座|单元|组|户|楼|层)?){{0,5}}"
_AREA = r"(?:省|市|区|县|州|旗|镇|乡|街道|村|社区|路|街|道|巷|弄|小区|花园|家园|新村|公寓|里|苑|庄|屯|湾|坪|寨)"
_ADDRESS = rf"(?P<address>{_PLACE}{{1,40}}?{_AREA}{_PLACE}{{0,30}}?(?:{_END}|村(?:[一-龥]{{1,5}}(?:组|屯|湾|坪|冲|队|片))?(?=$|[\s，。；）)])))"
_CUE = rf"(?:住{_S}址|家庭地址|居住(?:地址|地|于|在)|户[籍口](?:所在)?地址?|户籍住址|[常暂]住地址?|现住(?=[一-龥])|住所(?:地址|(?=[:：])))"
_CUED = late(rf"{_CUE}{_S}(?:[:：为是在]{_S}|[\t ]{{1,4}})?{_ADDRESS}")
_DESCRIBED = late(
    rf"[男女](?:[，,][^\r\n。；]{{0,60}}?)?[，,]{_S}(?:现)?(?:住|居住(?:于|在)?|家住|户籍(?:地|所在地)?){_S}[:：]?{_S}{_ADDRESS}"
)
# Only persons 住: companies have a 住所.
_LIVES = late(
    rf"(?:家住|租住|借住|(?<=[，,；;（(])[现均]?住(?![房院宿建户宅校店客处满进所址]))(?:在|于)?{_S}[:：]?{_S}{_ADDRESS}"
)
# Anchored on the kind of estate, because looking for its name first would try every character of the text.
_ROOM = late(
    rf"(?:小区|花园|家园|新村|公寓|花苑|嘉园|名苑|雅苑|佳苑|新苑|家属院|宿舍){_S}(?:[一-龥0-9]{{0,4}}[期区])?{_S}{_NUMBER}{_S}(?:号楼|栋|幢|座|号){_S}"
    rf"{_NUMBER}{_S}单元{_S}{_NUMBER}{_S}(?:室|号|户)?"
)
_ESTATE = late("[一-龥]{2,12}$")
# Land, buildings on offer, works and offices have addresses too.
_NOT_A_HOME = late(
    r"(?:坐落|座落|位于|办公|办事|单位|公司|机关|注册|经营|项目|建设|施工|工程|地点|会址|服务|窗口|受理|接收|邮寄|举办|报名|标的|房屋|不动产|开盘|预售)[^\r\n。；，]{0,10}$"
)
_COMPANY = late(r"公司|企业|合作社|事务所|委员会|工厂|经营部|商行|法定代表人|统一社会信用代码|信用代码|注册号")
_PERSON = late(r"[男女][，,\s]|身份证|身份号码|姓名")
_BEFORE = 40


def find_home_addresses(text: str) -> Iterator[Hit]:
    """Find home addresses.

    Args:
        text: The text.

    Yields:
        One hit for each address, without the word before it.
    """
    told = list(_told(text))
    ends = {end for _, end in told}
    rooms = (span for span in _rooms(text) if span[1] not in ends)
    last = 0
    for start, end in sorted([*told, *rooms], key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield Hit(start, end)
            last = end


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Yield addresses of which a word or a description says that somebody lives there."""
    for pattern in (_CUED, _DESCRIBED, _LIVES):
        for match in pattern.finditer(text):
            start, end = match.span("address")
            if not match.group().startswith("住所") or _of_a_person(text, start):
                yield start, end


def _rooms(text: str) -> Iterator[tuple[int, int]]:
    """Yield rooms in numbered buildings of housing estates."""
    for match in _ROOM.finditer(text):
        back = max(0, match.start() - 12)
        name = _ESTATE.search(text[back : match.start()])
        start = back + name.start() if name else match.start()
        if name and not _NOT_A_HOME.search(text[max(0, start - _BEFORE) : start]):
            yield start, match.end()


def _of_a_person(text: str, start: int) -> bool:
    """Tell whether 住所 is a person's home: companies have one too."""
    before = text[max(0, start - 2 * _BEFORE) : start]
    return bool(_PERSON.search(before)) and not _COMPANY.search(before)


HOME_ADDRESS = Recogniser(
    id="zfgk.home-address",
    category="home-address",
    title="家庭住址",
    find=find_home_addresses,
    severity=Severity.REVIEW,
    basis=PERSONAL_INFORMATION,
    action="核实是否确需公开；不需要的，隐去门牌号以下或者全部住址",
    beyond_ascii=True,
)
