"""What a web page says: worked out by hand, and compared with a naive reading by another parser."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk_portal_site.web_text import Block, blocks_of


def told(text):
    return [(block.kind, block.text) for block in blocks_of(text)]


def grid(text):
    (block,) = [one for one in blocks_of(text) if one.kind == "table"]
    return [[(cell.text, cell.scope) for cell in row] for row in block.rows]


def test_lines_headings_and_items():
    page = (
        "<!DOCTYPE html><html><head><title>题</title></head><body><h2>一、 情况</h2>字 <b>粗</b>体\n<p>段<br>行"
        "<ul><li>甲<li>乙</ul><div>丙<p>丁</div>戊"
    )
    assert told(page) == [
        ("heading", "一、 情况"), ("line", "字 粗体"), ("line", "段"), ("line", "行"),
        ("item", "甲"), ("item", "乙"), ("line", "丙"), ("line", "丁"), ("line", "戊"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<p hidden>x</p>",
        "<p style='DISPLAY : none'>x</p>",
        "<span style='visibility:hidden'>x</span>",
        "<template>x</template>",
        "<svg><text>x</text></svg>",
        "<!-- x -->",
        "<textarea>x</textarea>",
        "<noscript>x</noscript>",
        "<?x y?>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden):
    assert told(f"<p>前</p>{hidden}<p>后</p>") == [("line", "前"), ("line", "后")]


def test_a_table_with_headings():
    page = "<table><caption>地块</caption><tr><th>编号<th>面积<tr><th>甲<td>1<tr><td>乙<td>2<br>亩</table>"
    assert grid(page) == [
        [("编号", "col"), ("面积", "col")],
        [("甲", "row"), ("1", "")],
        [("乙", ""), ("2 亩", "")],
    ]
    assert blocks_of(page)[0].text == "地块"


def test_cells_that_span_several_stand_in_each():
    page = (
        "<table><tr><th rowspan=2>地块<th colspan=2>面积<tr><td>亩<td>公顷<tr><td>甲<td>15<td rowspan=9>1"
        "<tr><td>乙<td>30<tr><td>丙</table>"
    )
    assert [[text for text, _ in row] for row in grid(page)] == [
        ["地块", "面积", "面积"],
        ["地块", "亩", "公顷"],
        ["甲", "15", "1"],
        ["乙", "30", "1"],
        ["丙", "", ""],
    ]


def test_a_table_in_a_cell_is_text_and_an_empty_heading_is_none():
    page = "<table><tr><th><th>甲<tr><td><table><tr><td>内<td>层</table><td>乙</table>"
    assert grid(page) == [[("", ""), ("甲", "col")], [("内 层", ""), ("乙", "")]]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr>" + "<td>x" * 31 + "</table>",
        "<table>" + "<tr><td>x" * 1001 + "</table>",
        "<table><tr><td colspan=999>x</table>",
    ],
)
def test_a_table_that_does_not_fit_is_left_to_the_download(page):
    assert blocks_of(page) is None


@pytest.mark.parametrize("span", ["0", "-1", "x", "99999", "²", ""])
def test_a_span_that_is_none_is_one(span):
    assert grid(f"<table><tr><td colspan='{span}'>a<td>b</table>") == [[("a", ""), ("b", "")]]


def test_what_no_page_carries_is_dropped():
    assert told("<p>甲&#1;乙&#x0B;丙&#xFFFF;</p>") in ([("line", "甲乙丙")], [("line", "甲乙 丙")])


class Naive(HTMLParser):
    """Collects the text outside of what is never seen."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data)


WORDS = st.text(st.sampled_from("甲乙丙丁 \n&"), max_size=6)
INNER = st.recursive(
    WORDS.map(lambda text: text.replace("&", "&amp;")),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["p", "div", "b", "span", "h3", "section", "a", "em", "blockquote"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@given(st.lists(INNER, min_size=1, max_size=4).map("".join))
def test_all_text_that_is_seen_is_kept_in_order(page):
    naive = Naive()
    naive.feed(page)
    naive.close()
    blocks = blocks_of(f"<body>{page}</body>") or []
    assert all(isinstance(block, Block) and block.text == " ".join(block.text.split()) for block in blocks)
    assert re.sub(r"\s", "", "".join(block.text for block in blocks)) == re.sub(r"\s", "", "".join(naive.found))
