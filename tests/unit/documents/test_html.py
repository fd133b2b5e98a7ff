import pytest

from zfgk.documents import HTML, PLAIN_TEXT, READERS, reader_for
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Source, TextPart, Visibility


def read(page, encoding="utf-8"):
    pieces = list(HTML.read(Source(page.encode(encoding), "a.html")))
    return {piece.where: piece.text for piece in pieces if isinstance(piece, TextPart)}


def body(page):
    return read(page)["body"]


def test_visible_text_one_line_per_block_and_white_space_as_a_browser_shows_it():
    page = (
        "<html><body>\n  <h1>关于 公布\n 结果的通知</h1>\n<p>各县（区）局：</p>"
        "<p>一、<b>范围</b>。<br>二、时限</p><table><tr><td>地块</td><td>面积</td></tr></table></body></html>"
    )
    assert body(page) == "关于 公布 结果的通知\n各县（区）局：\n一、范围。\n二、时限\n地块\t面积"


def test_a_number_split_over_inline_elements_is_one_number():
    assert body("<p><span>138</span><span>0013</span><i></i>8000</p>") == "13800138000"


def test_preformatted_text_keeps_its_lines():
    assert body("<pre>一\n  二   三</pre>") == "一\n二 三"
    assert body("<textarea>一\n二</textarea>") == "一\n二"


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>藏</div>",
        '<div style="display:none">藏</div>',
        '<div style="color:red; DISPLAY : none">藏</div>',
        '<span style="visibility:hidden">藏</span>',
        "<template>藏</template>",
        "<noscript>藏</noscript>",
        '<div style="display:none"><p>藏</p></div>',
    ],
)
def test_hidden_elements_are_a_part_of_their_own(hidden):
    parts = read(f"<p>看{hidden}见</p>")
    assert "藏" not in parts["body"]
    assert parts["hidden"] == "藏"


@pytest.mark.parametrize("style", ["font-size:0.9em", "display:block", "visibility:visible"])
def test_what_is_not_hidden(style):
    parts = read(f'<p style="{style}">看见</p>')
    assert parts["body"] == "看见"
    assert "hidden" not in parts


def test_comments_scripts_and_metadata():
    parts = read(
        "<!-- 起草人 --><html><head><title>标题</title><meta name='Description' content='摘要'>"
        "<meta property='og:title' content='甲'><style>p{color:red}</style><script>var a='脚本'</script></head>"
        "<body><?php 指令 ?><img alt='图' src='a.png'><a href='tel:1' title='提示'>看</a><!--尾--></body></html>"
    )
    assert parts["body"] == "看"
    assert [word in parts["comments"] for word in ("起草人", "指令", "尾")] == [True] * 3
    assert parts["scripts"].splitlines() == ["p{color:red}", "var a='脚本'"]
    assert parts["head/title"] == "标题"
    assert parts["head/meta[Description]"] == "摘要"
    assert parts["head/meta[og:title]"] == "甲"
    assert parts["attribute alt"] == "图"
    assert parts["attribute href"] == "tel:1"
    assert parts["attribute title"] == "提示"


def test_values_of_one_attribute_do_not_run_into_each_other():
    assert read("<i title='1380013'></i><i title='8000'></i>")["attribute title"] == "1380013\n\n8000"


def test_a_name_that_could_hide_something_is_not_shown():
    parts = read("<p 13800138000='x'>y</p><meta name='110101199003074477' content='z'>")
    assert parts["attribute ?"] == "x"
    assert parts["head/meta[?]"] == "z"
    assert not any("1380" in where or "1101" in where for where in parts)


def test_the_visibility_of_each_part():
    page = "<title>t</title><p>b<s style='display:none'>h</s><!--c--><script>s</script><i title=i></i>"
    assert {part.where: part.visibility for part in HTML.read(Source(page.encode(), "a.html"))} == {
        "body": Visibility.VISIBLE,
        "hidden": Visibility.HIDDEN,
        "comments": Visibility.HIDDEN,
        "scripts": Visibility.HIDDEN,
        "head/title": Visibility.METADATA,
        "attribute title": Visibility.METADATA,
        "source": Visibility.HIDDEN,
    }


@pytest.mark.parametrize(
    "page",
    [
        "<p>a</p></html>藏",
        "<![CDATA[藏]]><p>a",
        "<p a='1' a='藏'>x",
        "<!DOCTYPE html [<!ENTITY x '藏'>]><p>a",
        "<?藏?><p>a",
        "",
        "<!-- 藏 -->",
        "藏",
        "<p class='藏'>a",
    ],
)
def test_what_the_parser_drops_is_still_in_the_source(page):
    assert read(page)["source"] == page


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset='gb2312'>"),  # a false declaration does not turn the page into nonsense
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("gbk", ""),
        ("gbk", "<meta charset=gb2312>"),
        ("gbk", '<meta http-equiv="Content-Type" content="text/html; charset=GBK">'),
        ("gb18030", "<?xml version='1.0' encoding='gb18030'?>"),
    ],
)
def test_encodings(encoding, head):
    text = "关于国有建设用地使用权出让结果的公告"
    assert read(f"<html><head>{head}</head><body><p>{text}</p></body></html>", encoding)["body"] == text


def test_big5_only_where_it_is_declared():
    assert read("<meta charset=big5><p>這是公告", "big5")["body"] == "這是公告"


@pytest.mark.parametrize(
    "page", ["<div>" * 2000 + "x", "<p>" + "x" * 11_000_000], ids=["nested too deeply", "one text too long"]
)
def test_a_page_beyond_the_limits_is_unreadable_and_not_half_read(page):
    with pytest.raises(UnreadableFile, match="exceeds the limits"):
        read(page)


def test_bytes_that_are_no_text():
    with pytest.raises(UnreadableFile, match="zero byte") as caught:
        list(HTML.read(Source(b"<p>\0", "页面.html")))
    assert caught.value.path == "页面.html"


def test_plain_text_is_one_part_as_it_stands():
    (part,) = PLAIN_TEXT.read(Source("一\r\n  二 ".encode("gbk"), "a.txt"))
    assert (part.text, part.where, part.visibility) == ("一\r\n  二 ", "body", Visibility.VISIBLE)


@pytest.mark.parametrize(
    ("name", "reader"),
    [("a.txt", PLAIN_TEXT), ("a.HTML", HTML), ("目录/a.b.htm", HTML), ("a.doc", None), ("txt", None), ("", None)],
)
def test_the_reader_is_chosen_by_the_ending(name, reader):
    assert reader_for(name, READERS) is reader
