"""What must hold of the recognisers made of words, for every text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.screening import Screener
from zfgk.screening.surnames import COMPOUND
from zfgk.screening.words import WORDS

SCREENER = Screener(WORDS)
# Common family names and given characters that begin no other word.
FAMILY = st.sampled_from(
    sorted(
        COMPOUND
        | set(
            "王李张刘陈杨赵吴徐孙朱林郭罗郑梁谢宋唐韩邓冯曹彭曾蔡潘蒋余杜魏苏吕丁沈姚卢钟姜崔谭廖范邹熊孟秦薛侯雷白龙郝孔邵毛汤黎赖武"
        )
    )
)
GIVEN = st.text(alphabet="伟芳娜秀英敏静丽艳杰娟勇涛霞刚桂兰鹏辉玲梅琳婷雪", min_size=1, max_size=2)
PROSE = st.text(alphabet="关于市局通知公告的，。：；（）\n土地规划", max_size=12)
APART = st.sampled_from(["", "", "", " ", "\u3000", "\u200b", "\u00ad"])


@given(PROSE, FAMILY, GIVEN, st.sampled_from(["。", "，", "\n", "（", " ", ""]))
def test_a_name_after_its_label_is_found_where_it_stands(before, family, given_name, after):
    text = f"{before}\n申请人：{family}{given_name}{after}"
    start = len(before) + 5
    hits = [(f.start, f.end) for f in SCREENER.scan(text) if f.rule == "zfgk.personal-name"]
    assert (start, start + len(family + given_name)) in hits


@st.composite
def written(draw, words):
    """A word with spaces and invisible characters between its own."""
    word = draw(st.sampled_from(words))
    return word[0] + "".join(draw(APART) + character for character in word[1:])


@given(PROSE, written(["内部资料", "内部文件", "注意保存", "请勿外传", "仅供内部参考", "阅后收回", "不得翻印"]), PROSE)
def test_a_mark_alone_on_a_line_is_found_however_it_is_written(before, mark, after):
    text = f"{before}\n{mark}\n{after}"
    hits = [(f.start, f.end) for f in SCREENER.scan(text) if f.rule == "zfgk.internal-mark"]
    assert hits == [(len(before) + 1, len(before) + 1 + len(mark))]


@given(PROSE, written(["365bet", "亚博体育", "裸聊直播", "真人百家乐", "送彩金"]), PROSE)
def test_injected_words_are_found_however_they_are_written_and_never_repeated(before, spam, after):
    text = before + spam + after
    found = [f for f in SCREENER.scan(text) if f.category == "tampering"]
    assert [(f.start, f.end) for f in found] == [(len(before), len(before) + len(spam))]
    assert {character for f in found for character in f.excerpt} == {"*"}


@given(st.text())
def test_any_text_is_scanned_and_every_finding_is_a_span_of_it(text):
    for finding in SCREENER.scan(text):
        assert 0 <= finding.start < finding.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "申请人：王小明",
                "住址：云汀市和平路3号",
                "内部资料\n",
                "365bet",
                "患者：李四，确诊为",
                "\n",
                "，",
                "关于经费的请示\n",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_findings_hold_no_more_than_their_mask(text):
    for finding in SCREENER.scan(text):
        seen = text[finding.start : finding.end]
        assert seen not in repr(finding)
        assert len(finding.excerpt.replace("*", "")) * 2 <= len(seen) + 1


UNITS = [
    "内部资料 ",
    "（内部资料，",
    "限",
    "限阅",
    "此件",
    "公开属性：",
    "关于的请示\n",
    "（讨论稿",
    "领导批示：",
    "申请人：王",
    "申请人",
    "王小明（",
    "村民王",
    "男，",
    "王，男，住",
    "住址：市路",
    "住址：市路1号1",
    "幸福小区1号1",
    "患者：王小明，确诊",
    "学生王小明，",
    "户主：王小明，低保金1",
    "王小明，男，1岁",
    "365bet ",
    "百家乐 ",
    "百*",
    "甲官网_",
    "甲官网|下载_",
    " \u200b",
    "1",
    "身份证",
    "女",
    "的",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_stays_linear(unit):
    def seconds(count):
        text = unit * count + "。"
        begun = time.process_time()
        SCREENER.scan(text)
        return time.process_time() - begun

    enough = 24 * min(seconds(500) for _ in range(3)) + 0.01
    assert any(seconds(4_000) <= enough for _ in range(3))
