"""A redacted page holds what is seen of the page, without the cuts, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zfgk.documents.html import HTML
from zfgk.model.documents import MARK, Cut, Removal, Source, TextPart

NUMBER = re.compile(r"1[\s\u200b\u202e]{0,3}3[\s\u200b]{0,3}8(?:[\s\u200b]{0,3}\d){8}")


def censor(part):
    return [Cut(found.start(), found.end(), "test.number", "条例15") for found in NUMBER.finditer(part.text)]


def redact(page, encoding="utf-8"):
    return HTML.redact(Source(page.encode(encoding), "a.html"), censor)


def copy_of(page, encoding="utf-8"):
    return redact(page, encoding).data.decode("utf-8")


def body_of(page):
    return re.sub(r"^.*</head>|</html>\s*$", "", copy_of(page), flags=re.DOTALL)


def test_the_whole_of_a_copy():
    page = (
        "<!-- x --><html lang=zh><head><meta charset=gb2312><meta name=author content=张三><title>公告13800138000</title>"
        "<style>.x{display:none}</style><script>var a</script></head><body class=b onload=go()>"
        "<h1 id=top data-x=1>标题</h1><p class=x>藏</p><p style='color:white'>白</p>"
        "<p>电话<b>138</b><i>0013</i>8000，<a href='a.html' title=见>见</a></p></body></html>"
    )
    redacted = redact(page, "gbk")
    assert redacted.suffix == ".html"
    assert redacted.data.decode("utf-8") == (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>公告■■■</title></head><body>'
        '<h1 id="top">标题</h1><p></p>'
        '<p>电话<b>■■■</b><i></i>，<a href="a.html" title="见">见</a></p></body></html>'
    )
    assert set(redacted.removals) == {
        Removal("body", "text", "test.number", "条例15", 5, 16),
        Removal("head/title", "title", "test.number", "条例15", 2, 13),
        Removal("hidden", "hidden-element"),
        Removal("invisible", "invisible-text"),
        Removal("comments", "page-comment"),
        Removal("scripts", "script"),
        Removal("head/meta[author]", "author"),
        Removal("attribute data-x", "data-attribute"),
    }


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("<p>甲13800138000乙13800138001丙", f"<body><p>甲{MARK}乙{MARK}丙</p></body>"),
        ("<p>甲<br>乙</p>丙", "<body><p>甲<br>乙</p>丙</body>"),
        ("<pre>甲\n  13800138000\n乙</pre>", f"<body><pre>甲\n  {MARK}\n乙</pre></body>"),
        ("<p>138\n<span>0013</span>\n8000 甲", f"<body><p>{MARK} <span></span> 甲</p></body>"),
        ("<p>甲<!--x-->乙<script>y</script>丙", "<body><p>甲乙丙</p></body>"),
        ("<p>甲<x-y z=1>乙</x-y>", "<body><p>甲<span>乙</span></p></body>"),
        ("<p>甲\u202e乙丙\u202c丁", "<body><p>甲丙乙丁</p></body>"),
        ("<p title='a\x02'>甲\x01乙\ufffe<a href='a\x01'>丙", '<body><p title="a">甲乙<a>丙</a></p></body>'),
        ("<p>138\x0100138000", f"<body><p>{MARK}</p></body>"),
        ("<p>甲\u200b乙", "<body><p>甲乙</p></body>"),
        ("<img src='data:image/png;base64,AAAA' alt=图>", '<body><img alt="图"></body>'),
        ("<img src=a.png alt=13800138000>", f'<body><img src="a.png" alt="{MARK}"></body>'),
        ("<a href='tel:13800138000'>a", "<body><a>a</a></body>"),
        ("<a href='tel:%3138001380%300'>a", "<body><a>a</a></body>"),
        ("<a href='javascript:x()'>a", "<body><a>a</a></body>"),
        ("<a href='java\nscript:x()'>a", "<body><a>a</a></body>"),
        ("<input type=hidden value=x><input value=y>", '<body><input value="y"></body>'),
        ("<iframe srcdoc='&lt;p&gt;x'></iframe>甲", "<body>甲</body>"),
        (
            "<table><tr><td width=13800138000 align=left>a</table>",
            '<body><table><tr><td align="left">a</td></tr></table></body>',
        ),
        ("<div hidden>甲<p>乙<img alt=丙></p></div>丁", "<body>丁</body>"),
        (
            "<div style='visibility:hidden'>甲<p style='visibility:visible'>乙</p></div>",
            "<body><div><p>乙</p></div></body>",
        ),
        ("", "<body></body>"),
        ("<!-- x -->", "<body></body>"),
    ],
)
def test_bodies(page, body):
    assert body_of(page) == body


def test_what_only_stands_together_in_the_copy_is_cut_too():
    assert MARK in body_of("<p>\u202e00083100831\u202c")
    assert "00083100831" not in body_of("<p>\u202e00083100831\u202c")


WORDS = st.sampled_from(
    ["甲", "13800138000", "138", "0013", "8000", " ", "\n", "\u200b", "\u202e", "\u202c", "&lt;", "A"]
)
OPEN = st.sampled_from(
    [
        "<p>",
        "<b>",
        "</b>",
        "</p>",
        "<br>",
        "<!--",
        "-->",
        "<td>",
        "<table>",
        "<pre>",
        "</pre>",
        "<i hidden>",
        "</i>",
        "<i style='color:white'>",
        "<script>",
        "</script>",
        "<a title='138",
        "'>",
        "<img alt='",
        "<textarea>",
        "<title>",
    ]
)


@given(st.lists(WORDS | OPEN, max_size=30).map("".join))
def test_a_copy_read_again_needs_no_cut(page):
    again = list(HTML.read(Source(redact(page).data, "a.html")))
    for part in again:
        if isinstance(part, TextPart):
            assert not censor(part)
    kinds = {part.kind for part in again}
    assert kinds <= {"text", "title", "alt-text", "attribute", "property", "source"}


@given(st.lists(st.sampled_from(["甲", " 乙", "\n", "丙"]), max_size=20).map("".join))
def test_a_page_without_anything_to_cut_keeps_its_text(text):
    page = f"<p>{text}<b>{text}</b></p><pre>{text}</pre>"

    def body(data):
        return [
            part.text
            for part in HTML.read(Source(data, "a.html"))
            if isinstance(part, TextPart) and part.where == "body"
        ]

    assert body(redact(page).data) == body(page.encode())
    etree.fromstring(redact(page).data, etree.HTMLParser())
