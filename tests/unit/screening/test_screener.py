import re

import pytest

from zfgk.errors import WrongResult
from zfgk.model.documents import TextPart, Visibility
from zfgk.model.findings import Severity
from zfgk.screening import DEFAULT, Hit, Recogniser, Screener
from zfgk.texts.national import OGI_2019


def recogniser(find, *, name="test.word", severity=Severity.NOTE):
    return Recogniser(
        id=name,
        category="word",
        title="词",
        find=find,
        severity=severity,
        basis=OGI_2019[15],
        action="看一看",
    )


def words(pattern):
    return lambda text: (Hit(match.start(), match.end()) for match in re.finditer(pattern, text))


def test_a_recogniser_of_ones_own():
    screener = Screener([recogniser(words("内部资料"))])
    (finding,) = screener.scan("这是内部资料。", where="附件1")
    assert (finding.rule, finding.start, finding.end, finding.where) == ("test.word", 2, 6, "附件1")
    assert finding.excerpt == "内***"
    assert str(finding.basis) == "《中华人民共和国政府信息公开条例》第十五条"


def test_findings_come_in_order_and_empty_text_gives_none():
    screener = Screener([recogniser(lambda _: [Hit(4, 5), Hit(0, 1)]), recogniser(words("丙"), name="test.b")])
    assert [finding.start for finding in screener.scan("甲乙丙丁戊")] == [0, 2, 4]
    assert Screener.default().scan("") == []


def test_a_finding_inside_a_longer_one_that_asks_for_as_much_is_left_out():
    long = recogniser(words("甲乙丙"), severity=Severity.REVIEW)
    note = recogniser(words("乙"), name="test.note", severity=Severity.NOTE)
    block = recogniser(words("乙"), name="test.block", severity=Severity.BLOCK)
    assert [finding.rule for finding in Screener([long, note]).scan("甲乙丙")] == ["test.word"]
    assert [finding.rule for finding in Screener([long, block]).scan("甲乙丙")] == ["test.word", "test.block"]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1)])
def test_a_hit_is_a_span(start, end):
    with pytest.raises(ValueError, match="no span of text"):
        Hit(start, end)


def test_a_recogniser_that_points_outside_or_fails_is_named_and_its_text_is_not_repeated():
    with pytest.raises(WrongResult, match=r"test\.word.*outside the text"):
        Screener([recogniser(lambda text: [Hit(0, len(text) + 1)])]).scan("甲")
    with pytest.raises(WrongResult, match="outside the text"):
        Screener([recogniser(lambda _: ["甲"])]).scan("甲")

    def fail(text):
        raise KeyError(text)

    with pytest.raises(WrongResult, match="raised KeyError") as caught:
        Screener([recogniser(fail)]).scan("机要内容")
    assert "机要内容" not in str(caught.value)


def test_parts_keep_their_names_and_the_source_adds_only_what_is_new():
    number, hidden = "13800138000", "13900139000"
    parts = [
        TextPart(f"电话{number}"),
        TextPart(number, "head/title", Visibility.METADATA),
        TextPart(f"<p>电话{number}</p>{hidden}", "source", Visibility.HIDDEN, "source"),
    ]
    findings = Screener.default().scan_parts(parts)
    assert [(finding.where, finding.excerpt) for finding in findings] == [
        ("body", "138******00"),
        ("head/title", "138******00"),
        ("source", "139******00"),
    ]


def test_default_recognisers_have_ids_of_their_own_and_say_what_to_do():
    assert len({item.id for item in DEFAULT}) == len(DEFAULT)
    assert all(item.id.startswith("zfgk.") and item.action and item.title for item in DEFAULT)


def test_a_title_shows_what_it_is_about_but_no_number_no_mark_and_no_advertisement():
    masked = Screener.default().masked
    assert masked("关于追加经费的请示") == "关于追加经费的请示"
    assert masked("关于13800138000的请示") == "关于138******00的请示"
    assert masked("机密★10年 关于某事的报告") == "机密***年 关于某事的报告"
    assert masked("365bet送彩金概况") == "****概况"
    assert masked("亚博体育，13800138000") == "****，138******00"
    assert masked("13800138000", []) == "13800138000"


def test_what_speaks_of_the_whole_paper_hides_no_number_within_it():
    rules = [finding.rule for finding in Screener.default().scan("关于13800138000的请示")]
    assert rules == ["zfgk.request-or-report", "zfgk.mobile-number"]


def test_of_advertisements_the_source_adds_those_that_no_other_part_gave():
    parts = [
        TextPart("市局皇冠体育概况"),
        TextPart("<p>市局皇冠体育概况</p></html>买球平台", "source", Visibility.HIDDEN, "source"),
    ]
    found = Screener.default().scan_parts(parts)
    assert [(finding.where, finding.rule, finding.excerpt) for finding in found] == [
        ("body", "zfgk.betting-spam", "****"),
        ("source", "zfgk.betting-spam", "****"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "何建新患肺结核",
        "内部资料",
        "申请人：王小明",
        "家庭住址：云汀市人民路3号",
        "关于某事的请示",
        "微信号 zhangsan_88",
        "湘H·A3K29",
    ],
)
def test_characters_that_nobody_sees_hide_nothing(text):
    screener = Screener.default()
    whole = [(finding.rule, finding.excerpt) for finding in screener.scan(text)]
    assert whole
    broken = "\u200b".join(text)
    found = screener.scan(f"一\u2060二\n{broken}\n三")
    assert [(finding.rule, finding.excerpt) for finding in found] == whole
    assert all(broken[finding.start - 4 : finding.end - 4].replace("\u200b", "") in text for finding in found)
