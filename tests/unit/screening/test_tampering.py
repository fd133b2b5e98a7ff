import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener
from zfgk.screening.tampering import BETTING_SPAM, INJECTED_PORNOGRAPHY, STUFFED_TITLE

ALL = [BETTING_SPAM, INJECTED_PORNOGRAPHY, STUFFED_TITLE]
SCREENER = Screener(ALL)


def found(text):
    return [text[finding.start : finding.end] for finding in SCREENER.scan(text)]


@pytest.mark.parametrize(
    ("text", "spam"),
    [
        ("按照《某某365体育怎么打不开了_365bet送彩金政府信息公开办法》", ["365体育怎么打不开了_365bet送彩金"]),
        ("下载 BET365 中文版", ["BET365"]),
        ("欢迎光临皇冠体育，市局概况", ["皇冠体育"]),
        ("买球app哪个好\n亚博体育", ["买球app", "亚博体育"]),
        ("老虎机 百家乐 在线", ["老虎机 百家乐"]),
        ("裸聊直播", ["裸聊直播"]),
    ],
)
def test_advertisements_are_found_string_by_string(text, spam):
    assert found(text) == spam


@pytest.mark.parametrize(
    "text",
    [
        "3 6 5 b e t",
        "３６５ｂｅｔ",
        "b3t365",
        "365 BET",
        "真\u200b人\u200b百\u200b家\u200b乐",
        "百*家*乐*平*台",
        "百.家.乐.平.台",
        "真人視訊",
        "成.人.视.频",
        "约　炮　平　台",
    ],
)
def test_written_apart_or_otherwise_they_are_found_too(text):
    assert found(f"市局{text}概况") == [text]


def test_a_title_stuffed_with_search_words_needs_none_of_the_list():
    title = "某某体育官网_某某app下载_某某登录入口"
    assert found(f"标题：\n{title}\n正文") == [title]


@pytest.mark.parametrize(
    "text",
    [
        "严厉打击网络赌博和跨境赌博违法犯罪",
        "打击利用老虎机、百家乐赌博",
        "整治色情网站、裸聊诈骗",
        "体育彩票公益金使用情况公告",
        "体育彩票投注站设置规划，投注网点、彩票开户",
        "全年365天提供体育场地开放服务",
        "采购篮球、足球等体育器材，购买球网",
        "关于规范博彩业广告的提案答复",
        "成人教育和成人高考",
        "手机版|无障碍|登录|注册|首页",
        "某市政府信息公开平台_某局官方网站_通知公告",
        "alphabet365.com",
        "java在线文档",
    ],
)
def test_ordinary_notices_are_not(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["皇冠体育", "365bet送彩金", "裸聊直播", "某某体育官网_某某app下载_某某登录入口"])
def test_a_person_looks_at_it_and_nothing_is_repeated(text):
    (finding,) = SCREENER.scan(text)
    assert finding.severity is Severity.REVIEW
    assert finding.category == "tampering"
    assert str(finding.basis) == "《政府网站与政务新媒体检查指标》"
    assert set(finding.excerpt) <= {"*"}
    assert all(character not in repr(finding.excerpt) for character in text)
