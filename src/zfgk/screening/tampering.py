"""Text that intruders slip into official pages: advertisements for betting and pornography, stuffed titles.

They write search words for their sites into pages of agencies, often by replacing a place name throughout; a document
copied from such a page carries them on. The words are those of advertisements, and they are few: not those of notices
against gambling (网络赌博, 跨境赌博). Words that such notices use too count only in company and out of their context.
What was found is never repeated, not even in part: a report that quotes an advertisement spreads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from zfgk.model.findings import Severity
from zfgk.screening.bases import TAMPERING
from zfgk.screening.folded import Fold
from zfgk.screening.lines import lines
from zfgk.screening.masking import UNSEEN
from zfgk.screening.recogniser import Hit, Recogniser
from zfgk.screening.terms import Terms

# Written apart to slip through: 3 6 5 b e t, 百*家*乐, ｂｅｔ３６５.
_FOLD = Fold(traditional=True, dropped="*·•~^|_+.=#&@`-'\"")

_BETTING = (
    *("365bet", "bet365", "365b3t", "b3t365", "188bet", "bet188", "365体育", "体育365", "365娱乐", "365在线"),
    *(
        "买球用的",
        "买球app",
        "买球网站",
        "买球平台",
        "买球软件",
        "买球官网",
        "送彩金",
        "开户送彩金",
        "体验金",
        "首存优惠",
    ),
    *(
        "真人百家乐",
        "真人荷官",
        "真人视讯",
        "百家乐平台",
        "百家乐官网",
        "百家乐技巧",
        "棋牌游戏平台",
        "电子游艺平台",
        "电子游艺官网",
        "电子游艺注册",
        "老虎机平台",
    ),
    *(
        "皇冠体育",
        "亚博体育",
        "开云体育",
        "万博体育",
        "乐鱼体育",
        "葡京娱乐",
        "金沙娱乐",
        "银河娱乐",
        "太阳城娱乐",
        "新葡京",
    ),
    *(
        "博彩平台",
        "博彩app",
        "博彩公司排名",
        "投注app",
        "投注网站",
        "体育投注平台",
        "时时彩",
        "北京赛车pk10",
        "六合彩开奖",
    ),
)
_BETTING_TOO = (
    "百家乐",
    "老虎机",
    "六合彩",
    "博彩网站",
    "博彩",
    "下注",
    "返水",
    "彩金",
    "投注",
    "赌场",
    "棋牌",
    "盘口",
    "赔率",
)
_PORNOGRAPHY = (
    *(
        "成人视频",
        "成人电影",
        "成人网站在线",
        "色情视频",
        "裸聊平台",
        "裸聊直播",
        "约炮平台",
        "同城约炮",
        "无码视频",
        "av在线",
    ),
    *("在线av", "三级片在线", "激情视频", "黄色视频免费", "国产精品视频", "porn", "p0rn", "xvideos"),
)
_PORNOGRAPHY_TOO = ("裸聊", "约炮", "色情", "黄色网站", "成人", "在线观看", "激情", "无码")
_AGAINST = re.compile(
    "打击|整治|严打|查处|取缔|禁止|严禁|防范|抵制|举报|清理|治理|警惕|远离|案件|犯罪|违法|涉嫌|诈骗|扫黄|防控|处罚|管理|体育彩票|福利彩票"
)
_BEFORE = 24
_APART = 16
_BREAK = re.compile(r"[\r\n。，；！？<>]")
_LATIN = re.compile(r"[a-z]")


def _finder(alone: Iterable[str], together: Iterable[str]) -> Callable[[str], Iterator[Hit]]:
    """Make a finder of strings of words.

    Args:
        alone: Words of which one is enough.
        together: Words of which two different ones must stand close, and none of those of notices against them.
    """
    strong = frozenset(alone)
    terms = Terms([*strong, *together], fold=_FOLD)

    def find(text: str) -> Iterator[Hit]:
        start = end = 0
        words: set[str] = set()
        for one in terms.find_longest(text):
            if one.term in strong and _within_a_word(text, one.start, one.end, one.term):
                continue
            if words and one.start - end <= _APART and not _BREAK.search(text, end, one.start):
                end = one.end
                words.add(one.term)
                continue
            if _counts(text, start, end, words, strong):
                yield Hit(start, end, UNSEEN)
            start, end, words = one.start, one.end, {one.term}
        if _counts(text, start, end, words, strong):
            yield Hit(start, end, UNSEEN)

    return find


def _within_a_word(text: str, start: int, end: int, term: str) -> bool:
    """Tell whether a Latin word is part of a longer one: alphabet365.com."""
    before = text[start - 1 : start].lower() if start else ""
    after = text[end : end + 1].lower()
    return bool((_LATIN.match(term) and _LATIN.match(before)) or (_LATIN.match(term[-1]) and _LATIN.match(after)))


def _counts(text: str, start: int, end: int, words: set[str], strong: frozenset[str]) -> bool:
    if words & strong:
        return True
    return len(words) > 1 and not _AGAINST.search(text, max(0, start - _BEFORE), end + _APART)


find_betting_spam: Callable[[str], Iterator[Hit]] = _finder(_BETTING, _BETTING_TOO)
"""Find advertisements for betting sites: one hit for each string of such words."""
find_pornography: Callable[[str], Iterator[Hit]] = _finder(_PORNOGRAPHY, _PORNOGRAPHY_TOO)
"""Find advertisements for pornography: one hit for each string of such words."""

_SEGMENT = r"[^_|｜\r\n,，。；;<>\"'=(){}《》“”（）]{2,24}"
_JOINT = re.compile("[_|｜]")
_STUFFED = re.compile(rf"{_SEGMENT}(?:[_|｜]{_SEGMENT}){{2,20}}")
_SOUGHT = re.compile(
    "官网|官方网站|登录入口|入口|下载|app|注册|平台|网址|最新版|手机版|打不开|叫什么|怎么样|怎么打|推荐|排行|免费|在线|网页版|娱乐|客户端",
    re.IGNORECASE,
)
_OFFICIAL = re.compile("政府|政务|公开|[局委办厅]|中心|服务|便民|首页|办事|登记|申报")


def find_stuffed_titles(text: str) -> Iterator[Hit]:
    """Find titles stuffed with search words: 某某官网_某某app下载_某某登录入口.

    Args:
        text: The text.

    Yields:
        One hit for each string of at least three segments of which two are what people type to reach such sites;
        none where the words themselves are known, because their own finding says it more narrowly.
    """
    for line in lines(text) if _JOINT.search(text) else ():
        if len(_JOINT.findall(line.text)) > 1:
            for match in _STUFFED.finditer(line.text):
                title = match.group()
                if sum(map(_sought, re.split(r"[_|｜]", title))) > 1 and not any(_known(title)):
                    yield Hit(line.start + match.start(), line.start + match.end(), UNSEEN)


def _known(title: str) -> Iterator[Hit]:
    yield from find_betting_spam(title)
    yield from find_pornography(title)


def _sought(segment: str) -> bool:
    sought = _SOUGHT.search(segment)
    return bool(sought) and not _OFFICIAL.search(segment) and len(_SOUGHT.sub("", segment).strip()) > 1


_ACTION = "核对原件，恢复被篡改的文字；文件取自网页的，检查网站是否被入侵"

BETTING_SPAM = Recogniser(
    id="zfgk.betting-spam",
    category="tampering",
    title="疑似被植入的博彩广告",
    find=find_betting_spam,
    severity=Severity.REVIEW,
    basis=TAMPERING,
    action=_ACTION,
)
INJECTED_PORNOGRAPHY = Recogniser(
    id="zfgk.injected-pornography",
    category="tampering",
    title="疑似被植入的色情广告",
    find=find_pornography,
    severity=Severity.REVIEW,
    basis=TAMPERING,
    action=_ACTION,
)
STUFFED_TITLE = Recogniser(
    id="zfgk.stuffed-title",
    category="tampering",
    title="疑似被植入的搜索关键词",
    find=find_stuffed_titles,
    severity=Severity.REVIEW,
    basis=TAMPERING,
    action=_ACTION,
)
