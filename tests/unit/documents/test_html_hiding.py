"""Every place of a page in which text can stand unseen, by the list of the documentation."""

import base64
import time

import pytest

from zfgk.documents import READERS, read_whole
from zfgk.documents.html import HTML
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Embedded, Feature, Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget, Limits

PLANTED = "藏字一二三"
CHUNK = (15).to_bytes(4, "big") + b"tEXt" + PLANTED.encode() + bytes(4)
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + CHUNK).decode()


def pieces(page):
    return list(HTML.read(Source(page.encode(), "a.html")))


def places(page, planted=PLANTED):
    """Where the planted text stands: pairs of place and kind, the raw source aside."""
    whole = read_whole(HTML, Source(page.encode(), "a.html"), READERS)
    return [
        (leaf.where, leaf.kind)
        for leaf in whole
        if isinstance(leaf, TextPart) and planted in leaf.text and leaf.where != "source"
    ]


def features(page):
    return {(piece.kind, piece.where) for piece in pieces(page) if isinstance(piece, Feature)}


@pytest.mark.parametrize(
    "page",
    [
        f"<p hidden>{PLANTED}",
        f"<p style='display:none'>{PLANTED}",
        f"<p style='visibility:hidden'>{PLANTED}",
        f"<style>.x{{display:none}}</style><p class='a x'>{PLANTED}",
        f"<style>#x{{display:none}}</style><p id=x>{PLANTED}",
        f"<style>b{{visibility:collapse}}</style><b>{PLANTED}</b>",
        f"<style>p.x.y{{display:none}}</style><p class='y x'>{PLANTED}",
        f"<style>@media screen{{.x{{display:none}}}}</style><p class=x>{PLANTED}",
        f"<style>/* }} */ .x{{color:red}} .x{{display : NONE !important}}</style><p class=x>{PLANTED}",
        f"<template>{PLANTED}</template>",
        f"<noscript>{PLANTED}</noscript>",
        f"<object>{PLANTED}</object>",
        f"<video>{PLANTED}</video>",
        f"<dialog>{PLANTED}</dialog>",
        f"<datalist><option>{PLANTED}</datalist>",
        f"<p style='content-visibility:hidden'>{PLANTED}",
    ],
)
def test_hidden_elements(page):
    assert places(page) == [("hidden", "hidden-element")]


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0",
        "font-size:0px",
        "font-size:1pt",
        "font:0/0 a",
        "opacity:0",
        "opacity:.01",
        "filter:opacity(0)",
        "color:#fff",
        "color:white",
        "color:#FFFFFE",
        "color:rgb(254,255,255)",
        "color:transparent",
        "color:rgba(0,0,0,0)",
        "background:#000;color:#000",
        "background:black",
        "background-color:rgb(1,1,1)",
        "position:absolute;left:-9999px",
        "position:fixed;top:-5000px",
        "text-indent:-9999px",
        "margin-left:-99em",
        "position:absolute;clip:rect(0 0 0 0)",
        "clip-path:inset(100%)",
        "transform:scale(0)",
        "transform:translateX(-9999px)",
        "height:0;overflow:hidden",
        "width:1px;height:1px;overflow:hidden",
    ],
)
@pytest.mark.parametrize("form", ["<p style='{}'>", "<style>.x{{{}}}</style><p class=x>"])
def test_disguised_text(style, form):
    assert places(f"{form.format(style)}{PLANTED}") == [("invisible", "invisible-text")]


@pytest.mark.parametrize(
    "page",
    [
        "<font color=white>{}</font>",
        "<body text='#ffffff'><p>{}",
        "<table><tr><td bgcolor=red><font color=red>{}</font>",
        "<div style='color:white'><p>{}",
        "<div style='background:navy'><p style='color:navy'>{}",
    ],
)
def test_text_in_the_colour_of_what_is_behind_it(page):
    assert places(page.format(PLANTED)) == [("invisible", "invisible-text")]


@pytest.mark.parametrize(
    "page",
    [
        "<div style='background:navy;color:white'><p>{}",
        "<div style='background:url(a.png);color:white'><p>{}",
        "<body bgcolor=black text=white>{}",
        "<body background=a.png text=white>{}",
        "<link rel=stylesheet href=a.css><div class=head style='color:white'>{}",
        "<style>.a .b{{background:red}}</style><div class=b style='color:white'>{}",
        "<div style='visibility:hidden'><p style='visibility:visible'>{}",
        "<div style='font-size:0'><p style='font-size:12px'>{}",
        "<div style='color:white'><p style='color:black'>{}",
        "<style>.x{{display:none}}</style><p class=x style='display:block'>{}",
        "<style>.x{{display:none}} #y{{display:block}}</style><p class=x id=y>{}",
        "<style>@media print{{.x{{display:none}}}}</style><p class=x>{}",
        "<style>.x:hover{{display:none}}</style><p class=x>{}",
        "<style>.x .y{{display:none}}</style><p class=y>{}",
        "<p aria-hidden=true>{}",
        "<details>{}</details>",
        "<p style='opacity:0.9;left:-9999px;text-indent:2em;font-size:0.8em'>{}",
        "<dialog open>{}</dialog>",
    ],
)
def test_text_that_is_seen(page):
    assert places(page.format(PLANTED)) == [("body", "text")]


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (f"<!-- {PLANTED} -->", None),
        (f"<p>a<!-- {PLANTED} -->", ("comments", "page-comment")),
        (f"<p>a<?php {PLANTED} ?>", ("comments", "page-comment")),
        (f"<p><!--[if IE]><b>{PLANTED}</b><![endif]-->", ("comments", "page-comment")),
        (f"<script>var a='{PLANTED}'</script>", ("scripts", "script")),
        (f'<script type=\'application/json\'>{{"a":"{PLANTED}"}}</script>', ("scripts", "script")),
        (f"<style>p:after{{content:'{PLANTED}'}}</style><p>a", ("scripts", "script")),
        (f"<p onclick=\"alert('{PLANTED}')\">a", ("scripts", "script")),
        (f"<input type=hidden value='{PLANTED}'>", ("hidden fields", "hidden-field")),
        (f"<input type=password value='{PLANTED}'>", ("hidden fields", "hidden-field")),
        (f"<input value='{PLANTED}'>", ("attribute value", "attribute")),
        (f"<p data-id='{PLANTED}'>a", ("attribute data-id", "data-attribute")),
        (f"<img src='data:image/png;base64,{PNG}'>", ("attribute src", "image-metadata")),
        (f"<img alt='{PLANTED}'>", ("attribute alt", "alt-text")),
        (f"<p title='{PLANTED}'>a", ("attribute title", "alt-text")),
        (f"<title>{PLANTED}</title>", ("head/title", "title")),
        (f"<meta name=author content='{PLANTED}'>", ("head/meta[author]", "author")),
        (f"<meta name=generator content='{PLANTED}'>", ("head/meta[generator]", "author")),
        (f"<meta name=keywords content='{PLANTED}'>", ("head/meta[keywords]", "property")),
        ("<a href='?q=%E8%97%8F%E5%AD%97%E4%B8%80%E4%BA%8C%E4%B8%89'>a", ("attribute href decoded", "source")),
        (f"<iframe srcdoc='&lt;p hidden&gt;{PLANTED}'></iframe>", ("attribute srcdoc!hidden", "hidden-element")),
    ],
)
def test_other_places(page, place):
    if place is None:  # a page of nothing but a comment has no tree: the source is all there is
        assert PLANTED in pieces(page)[-1].text
    else:
        assert place in places(page)


def test_a_number_split_over_the_elements_of_a_conditional_comment():
    assert ("comments without tags", "source") in places(
        "<p>a<!--[if mso]><b>138</b>00138000<![endif]-->", "13800138000"
    )


@pytest.mark.parametrize("encoded", ["", ";base64"])
@pytest.mark.parametrize("holder", ["<a href='{}'>a", "<iframe src='{}'></iframe>", "<p style='a:url({})'>"])
def test_files_in_addresses(encoded, holder):
    page = f"<p style='display:none'>{PLANTED}"
    body = (
        base64.b64encode(page.encode()).decode()
        if encoded
        else "%3Cp hidden%3E" + "".join(f"%{b:02x}" for b in PLANTED.encode())
    )
    if not encoded and "url" in holder:
        body = body.replace(" ", "%20")
    found = places(holder.format(f"data:text/html;charset=utf-8{encoded},{body}"))
    attribute = holder.split("=")[0].split()[-1]
    assert (f"attribute {attribute}!hidden", "hidden-element") in found


def test_pictures_in_addresses_and_files_nobody_reads():
    assert ("image", "attribute src") in features("<img src='data:image/png;base64,AAAA'>")
    found = list(read_whole(HTML, Source(b"<embed src='data:application/x-thing;base64,AAAA'>", "a.html"), READERS))
    assert Unread("attribute src", "unknown-format") in found


@pytest.mark.parametrize(
    "page",
    [
        "<script src='https://example.org/a.js'></script>",
        "<iframe src='//example.org'></iframe>",
        "<embed src='file:///C:/Users/a.pdf'>",
        "<meta http-equiv=refresh content='0;url=https://example.org'>",
    ],
)
def test_content_that_comes_from_elsewhere(page):
    assert any(kind == "external-content" for kind, _ in features(page))


def test_pictures_and_links_elsewhere_and_scripts_of_the_page_are_no_such_content():
    assert (
        features("<img src='https://example.org/a.png'><a href='https://example.org'>a</a><script src=a.js></script>")
        == set()
    )


def test_entities_of_its_own_are_reported_and_not_used():
    assert Unread("document type", "dtd", "it declares entities") in pieces("<!DOCTYPE a [<!ENTITY x 'y'>]><p>&x;")
    ordinary = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><p>'
    assert not any(isinstance(piece, Unread) for piece in pieces(ordinary))


def test_marks_of_direction_and_without_width():
    assert features("<p>甲\u202e乙\u202c") == {("bidi-control", "body")}
    assert features("<p>甲\u200b乙") == {("no-width-character", "body")}
    assert features("<bdo dir=rtl>甲</bdo>") == {("bidi-control", "body")}
    assert ("body as displayed", "source") in places("<p>\u202e00083100831\u202c", "13800138000")


def test_what_srcdoc_holds_is_seen_by_a_reader():
    (found,) = (piece for piece in pieces("<iframe srcdoc='&lt;p&gt;a'></iframe>") if isinstance(piece, Embedded))
    assert (found.data, found.visibility) == (b"<p>a", Visibility.VISIBLE)


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE a [" + "".join(f"<!ENTITY e{n} '&e{n - 1};&e{n - 1};'>" for n in range(1, 60)) + "]><p>&e59;",
        "<p " + " ".join(f"a{n}='x'" for n in range(50_000)) + ">",
        "<p title='" + "x" * 5_000_000 + "'>",
        "<b>" * 200 + "<i>a" * 100_000,
        "<p>" * 200_000,
        "<a><table>" * 20_000,
        "<style>" + ".x{color:red}" * 50_000 + "</style>" + "<p class=x>" * 3_000,
        "<style>" + "{" * 500_000 + "</style><p>",
        "<style>" + "/*" * 500_000 + "</style><p>",
        "<p style='" + "a:" * 500_000 + "'>",
        "<p title='" + "data:" * 300_000 + "'>",
        "<p>" + "\u202e" * 300_000 + "a" * 300_000,
        "<!--" + "<" * 500_000 + "--><p>",
        "<p>" + "&#49;" * 300_000,
        "<svg>" * 100_000,
        "<!DOCTYPE" * 100_000 + "<p>",
        "<meta charset" * 100_000,
        "<p>a" * 400_000,
    ],
    ids=range(18),
)
def test_hostile_pages_end_soon(page):
    began = time.process_time()
    source = Source(page.encode(), "a.html", Budget(Limits(work=3_000_000)))
    try:
        found = list(read_whole(HTML, source, READERS))
    except UnreadableFile:
        found = [Unread("body", "damaged")]
    assert found
    assert (
        time.process_time() - began < 12
    )  # squared work takes minutes; a shared machine runs at a fraction of its speed
