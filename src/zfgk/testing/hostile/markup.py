"""XML, pages and texts that swell, nest and repeat."""

from __future__ import annotations

import base64

from zfgk.testing.hostile.case import TOKEN, Hostile

_XML = '<?xml version="1.0"?>'


def _quadratic() -> bytes:
    return f'{_XML}<!DOCTYPE a [<!ENTITY b "{"文" * 50_000}">]><a>{"&b;" * 50_000}</a>'.encode()


def _laughs() -> bytes:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'{_XML}<!DOCTYPE a [<!ENTITY e0 "ha">{rows}]><a>&e11;</a>'.encode()


def _external(target: str) -> bytes:
    return f'{_XML}<!DOCTYPE a [<!ENTITY b SYSTEM "{target}">]><a>&b;</a>'.encode()


def _parameter() -> bytes:
    return f'{_XML}<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd"> %b;]><a>x</a>'.encode()


def _utf16() -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + f'<!DOCTYPE a [<!ENTITY b "{TOKEN}">]><a>&b;</a>').encode(
        "utf-16"
    )


def _nested(opening: str, closing: str, depth: int) -> bytes:
    return (opening * depth + TOKEN + closing * depth).encode()


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title>{head}</head><body>{body}</body></html>".encode()


def _style_sheet() -> bytes:
    rules = "".join(f".c{n} .d{n} > p:not(.e{n}) {{display:none}}" for n in range(5_000))
    return _page("".join(f'<p class="c{n} d{n}">x</p>' for n in range(5_000)) + TOKEN, f"<style>{rules}</style>")


def _addresses_within() -> bytes:
    page = f"<p>{TOKEN}</p>"
    for _ in range(12):
        page = f'<iframe src="data:text/html;base64,{base64.b64encode(page.encode()).decode()}"></iframe>'
    return _page(page)


def _attributes(form: str) -> bytes:
    return f"<a {' '.join(form.format(n) for n in range(200_000))}>{TOKEN}</a>".encode()


def _text(unit: str, size: int = 1_000_000) -> bytes:
    return (unit * (size // len(unit)) + "\n身份证号 " + TOKEN).encode()


MARKUP = (
    Hostile("entities, quadratic", "xml", _quadratic),
    Hostile("entities, exponential", "xml", _laughs),
    Hostile("an entity from a file", "xml", lambda: _external("file:///etc/passwd")),
    Hostile("an entity from the network", "xml", lambda: _external("http://127.0.0.1:9/")),
    Hostile("a parameter entity", "xml", _parameter),
    Hostile("a document type in UTF-16", "xml", _utf16),
    Hostile("elements 200,000 deep", "xml", lambda: _nested("<a>", "</a>", 200_000), token=True),
    Hostile("an attribute of 8 MB", "xml", f'<a b="{"x " * 4_000_000}{TOKEN}"/>'.encode, token=True),
    Hostile("200,000 attributes", "xml", lambda: _attributes('b{}="c"'), token=True),
    Hostile("200,000 namespaces", "xml", lambda: _attributes('xmlns:b{0}="urn:{0}"'), token=True),
    Hostile("300,000 siblings", "xml", f"<a>{'<b/>' * 300_000}{TOKEN}</a>".encode, token=True),
    Hostile("an undeclared entity", "xml", f"<a>{TOKEN}&nope;</a>".encode, token=True),
    Hostile("arrays 200,000 deep", "json", lambda: _nested("[", "]", 200_000), token=True),
    Hostile(
        "a number of a million digits",
        "json",
        f'{{"a": {"1" * 1_000_000}, "b": "{TOKEN}"}}'.encode,
        token=True,
    ),
    Hostile(
        "elements 200,000 deep in a page",
        "html",
        lambda: _page(_nested("<div>", "</div>", 200_000).decode()),
        token=True,
    ),
    Hostile("formatting never closed", "html", lambda: _page("<b><i><p>" * 60_000 + TOKEN), token=True),
    Hostile("half a tag, 500,000 times", "html", lambda: _page("<a " * 500_000 + TOKEN), token=True),
    Hostile("half a comment, 300,000 times", "html", lambda: _page("<!--" * 300_000 + TOKEN), token=True),
    Hostile("angle brackets", "html", lambda: _page("<" * 1_000_000 + TOKEN), token=True),
    Hostile("tables in tables", "html", lambda: _page("<table><tr><td>" * 40_000 + TOKEN), token=True),
    Hostile(
        "100,000 attributes on an element of a page",
        "html",
        lambda: _page(f"<p {' '.join(f'b{n}=c' for n in range(100_000))}>{TOKEN}"),
        token=True,
    ),
    Hostile("5,000 rules for 5,000 elements", "html", _style_sheet, token=True),
    Hostile("pages in pages in addresses", "html", _addresses_within, token=True),
    Hostile("references", "html", lambda: _page("&#x31;" * 300_000 + "<p>" + TOKEN), token=True),
    Hostile("digits", "txt", lambda: _text("1"), token=True),
    Hostile("digits and dots", "txt", lambda: _text("1."), token=True),
    Hostile("digits and spaces", "txt", lambda: _text("1 "), token=True),
    Hostile("digits and hyphens", "txt", lambda: _text("1-"), token=True),
    Hostile("digits by threes", "txt", lambda: _text("138 "), token=True),
    Hostile("numerals", "txt", lambda: _text("一 "), token=True),
    Hostile("letters and spaces among characters", "txt", lambda: _text("字x "), token=True),
    Hostile("numbers of persons", "txt", lambda: _text("13800138000 "), token=True),
    Hostile("at signs", "txt", lambda: _text("@"), token=True),
    Hostile("half addresses", "txt", lambda: _text("a.b@"), token=True),
    Hostile("stars", "txt", lambda: _text("秘密★"), token=True),
    Hostile("characters without a width", "txt", lambda: _text("\u200b"), token=True),
    Hostile("words that ask for names", "txt", lambda: _text("申请人：王"), token=True),
    Hostile("brackets", "txt", lambda: _text("（〔《"), token=True),
    Hostile("line ends", "txt", lambda: _text("\r\n"), token=True),
    Hostile("a table of digits", "csv", lambda: _text("1,2,3,4\n"), token=True),
    Hostile("a quoted cell that never ends", "csv", lambda: b'"' + _text("a,b\n"), token=True),
)
"""Hostile markup and text."""
