"""The mark at the foot: lines of their own, with offsets; compared with what is proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.attributes.foot_mark import check_foot_marks, read_foot_marks
from zfgk.model.findings import Severity
from zfgk.model.information import Attribute

_PUBLIC, _ASKED, _CLOSED = Attribute.PROACTIVE, Attribute.ON_REQUEST, Attribute.EXEMPT


@pytest.mark.parametrize(
    ("line", "attribute"),
    [
        ("（此件公开发布）", _PUBLIC),
        ("(此件主动公开)", _PUBLIC),
        ("此件公开发布", _PUBLIC),
        ("　（ 此件 依申请公开 ）。", _ASKED),
        ("【此件不予公开】", _CLOSED),
        ("（此文为不予公开）", _CLOSED),
        ("（此件不公开）", _CLOSED),
        ("（此件免予公开）", _CLOSED),
        ("（此件删减后公开发布）", None),
        ("（主动公开）", _PUBLIC),
        ("公开属性：主动公开", _PUBLIC),
        ("信息公开选项:依申请公开", _ASKED),
        ("公开方式\t不予公开", _CLOSED),
        ("政府信息公开类型：主动公开", _PUBLIC),
        ("公开属性：■主动公开 □依申请公开 □不予公开", _PUBLIC),
        ("公开属性：□主动公开 ☑依申请公开 □不予公开", _ASKED),
    ],
)
def test_a_mark_is_read_with_its_offsets(line: str, attribute: Attribute | None) -> None:
    text = f"关于某事的通知\n正文。\n\n某局\n2020年6月1日\n{line}\n"
    (mark,) = read_foot_marks(text, "body")
    assert mark.attribute is attribute
    assert text[mark.start : mark.end] == line.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "主动公开",
        "2020年6月1日\n主动公开\n2020年6月2日",
        "序号\t事项\t公开方式\n1\t征地\t主动公开\n主动公开\n依申请公开",
        "拟制公文时应当明确主动公开、依申请公开、不予公开等属性。",
        "标注“此件公开发布”的公文，由办公室公开。",
        "公开方式：主动公开、依申请公开",
        "公开属性：□主动公开 □依申请公开 □不予公开",
        "公开属性：■主动公开 ■依申请公开 □不予公开",
        "（此件公开发布会材料）",
        "公开属性：",
    ],
)
def test_what_speaks_of_attributes_is_no_mark(text: str) -> None:
    assert read_foot_marks(text) == ()


def test_a_bare_word_counts_beside_the_imprint() -> None:
    (mark,) = read_foot_marks("正文。\n依申请公开\n抄送：市政府办公室。\n某局办公室　2020年6月1日印发")
    assert mark.attribute is _ASKED


def test_marks_are_compared_with_the_proposal() -> None:
    public = read_foot_marks("（此件公开发布）")
    closed = read_foot_marks("（此件不予公开）")
    assert check_foot_marks(_PUBLIC, ()) == ()
    assert check_foot_marks(_PUBLIC, public) == ()
    (differs,) = check_foot_marks(_PUBLIC, closed, about="a.docx")
    assert (differs.code, differs.severity, differs.about) == ("foot-mark-differs", Severity.REVIEW, "a.docx")
    assert differs.zh == "文件标注“不予公开”，与拟定的主动公开不一致"
    assert [one.code for one in check_foot_marks(_PUBLIC, (*public, *closed))] == ["foot-marks-contradict"]
    assert [one.code for one in check_foot_marks(_CLOSED, public)] == ["foot-mark-differs"]
    assert [one.code for one in check_foot_marks(_PUBLIC, read_foot_marks("（此件部分公开）"))] == ["foot-mark-partial"]
    (hint,) = check_foot_marks(None, public)
    assert (hint.code, hint.severity) == ("foot-mark-suggests", Severity.NOTE)
    assert [one.code for one in check_foot_marks(None, read_foot_marks("（此件部分公开）"))] == ["foot-mark-partial"]


@given(
    before=st.text(max_size=40),
    spaces=st.text(alphabet=" \t\u3000", max_size=4),
    words=st.sampled_from(["此件公开发布", "此件依申请公开", "此件不予公开"]),
)
def test_whatever_stands_before_it_a_mark_on_its_own_line_is_found(before: str, spaces: str, words: str) -> None:
    text = f"{before}\n{spaces}（{words}）{spaces}\n"
    found = [mark for mark in read_foot_marks(text) if mark.words in words]
    assert text[found[-1].start : found[-1].end] == f"（{words}）"
