import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener


def found(text):
    return [text[f.start : f.end] for f in Screener.default().scan(text) if f.rule == "zfgk.betting-spam"]


@pytest.mark.parametrize(
    ("text", "spam"),
    [
        ("按照《某某365体育怎么打不开了_365bet送彩金政府信息公开办法》的要求", ["365体育怎么打不开了_365bet送彩金"]),
        ("下载 BET365 中文版", ["BET365"]),
        ("欢迎光临皇冠体育，市局概况", ["皇冠体育"]),
        ("买球app哪个好\n亚博体育", ["买球app", "亚博体育"]),
    ],
)
def test_betting_words_are_found_string_by_string(text, spam):
    assert found(text) == spam


@pytest.mark.parametrize(
    "text",
    [
        "严厉打击网络赌博和跨境赌博违法犯罪",
        "体育彩票公益金使用情况公告",
        "全年365天提供体育场地开放服务",
        "体育彩票投注站设置规划",
        "采购篮球、足球等体育器材",
        "关于规范博彩业广告的提案答复",
    ],
)
def test_ordinary_notices_are_not(text):
    assert found(text) == []


def test_a_person_looks_at_it():
    (finding,) = Screener.default().scan("365bet")
    assert finding.severity is Severity.REVIEW
    assert finding.category == "tampering"
    assert str(finding.basis) == "《政府网站与政务新媒体检查指标》"
    assert "365bet" not in repr(finding)
