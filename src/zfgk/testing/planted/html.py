"""A page with tokens in every place it has."""

from __future__ import annotations

import base64
from collections.abc import Callable

import attrs

from zfgk.testing.planted.pictures import jpeg
from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds


@attrs.define
class Html:
    """A page being made.

    Args:
        head: What stands in its head.
        body: What stands in its body.
        before: What stands before the document type.
        after: What stands after the end.
    """

    head: list[str] = attrs.Factory(list)
    body: list[str] = attrs.Factory(list)
    before: str = ""
    after: str = ""

    def finished(self) -> bytes:
        """Return the bytes of the page."""
        head = f'<head><meta charset="utf-8"><title>通知</title>{"".join(self.head)}</head>'
        body = f"<body><p>关于有关事项的通知</p>{''.join(self.body)}</body>"
        return f"{self.before}<!DOCTYPE html><html>{head}{body}</html>{self.after}".encode()


Put = Callable[[Html, str], None]
HIDDEN = kinds("hidden-text", "invisible-text", "hidden-element")
SCRIPT = kinds("script", "style", "source", "inline-data")
ATTRIBUTE = kinds("attribute", "data-attribute", "alt-text", "source")
META = kinds("property", "metadata", "author", "head", "attribute")
ANY = ("",)


def _body(before: str, after: str) -> Put:
    return lambda draft, token: draft.body.append(f"{before}{token}{after}")


def _head(before: str, after: str) -> Put:
    return lambda draft, token: draft.head.append(f"{before}{token}{after}")


def _before(draft: Html, token: str) -> None:
    draft.before = f"<!-- {token} -->"


def _after(draft: Html, token: str) -> None:
    draft.after = f"<!-- {token} -->"


def _split(draft: Html, token: str) -> None:
    draft.body.append(f"<p>{token[:6]}<b>{token[6:12]}</b><span>{token[12:]}</span></p>")


def _soft(draft: Html, token: str) -> None:
    draft.body.append(f"<p>{token[:6]}&shy;{token[6:12]}<wbr>{token[12:]}</p>")


def _references(draft: Html, token: str) -> None:
    draft.body.append(f"<p>{''.join(f'&#x{ord(letter):x};' for letter in token)}</p>")


def _full_width(draft: Html, token: str) -> None:
    draft.body.append(f"<p>{''.join(chr(ord(letter) + 0xFEE0) for letter in token)}</p>")


def _picture(draft: Html, token: str) -> None:
    draft.body.append(f'<img alt="" src="data:image/jpeg;base64,{base64.b64encode(jpeg(comment=token)).decode()}">')


def _data_text(draft: Html, token: str) -> None:
    data = base64.b64encode(f"memo {token}".encode()).decode()
    draft.body.append(f'<a href="data:text/plain;base64,{data}">附件</a>')


def _by_class(draft: Html, token: str) -> None:
    draft.head.append("<style>.quiet{display:none}</style>")
    draft.body.append(f'<p class="quiet">{token}</p>')


PLACES: tuple[Place[Html], ...] = (
    Place("paragraph", _body("<p>", "</p>"), ANY, kinds("text"), SEEN),
    Place("paragraph, split over elements", _split, ANY, kinds("text"), SEEN),
    Place("paragraph, with places to break", _soft, ANY, kinds("text"), SEEN),
    Place("character references", _references, ANY, kinds("text"), SEEN),
    Place("full-width digits", _full_width, ANY, kinds("text"), SEEN),
    Place("table cell", _body("<table><tr><td>", "</td></tr></table>"), ANY, kinds("text"), SEEN),
    Place("comment", _body("<!-- ", " -->"), ANY, kinds("page-comment")),
    Place("comment before the page", _before, ANY, kinds("page-comment")),
    Place("comment after the page", _after, ANY, kinds("page-comment")),
    Place("conditional comment", _body("<!--[if IE]><p>", "</p><![endif]-->"), ANY, kinds("page-comment")),
    Place("hidden attribute", _body("<p hidden>", "</p>"), ANY, HIDDEN),
    Place("display:none", _body('<p style="display:none">', "</p>"), ANY, HIDDEN),
    Place("visibility:hidden", _body('<p style="visibility: hidden">', "</p>"), ANY, HIDDEN),
    Place("no size", _body('<p style="font-size:0">', "</p>"), ANY, HIDDEN),
    Place(
        "off the page",
        _body('<p style="position:absolute;left:-9999px">', "</p>"),
        ANY,
        HIDDEN | kinds("off-page-text"),
    ),
    Place("white", _body('<p style="color:#fff">', "</p>"), ANY, HIDDEN),
    Place("transparent", _body('<p style="opacity:0">', "</p>"), ANY, HIDDEN),
    Place("hidden by a class", _by_class, ANY, HIDDEN | kinds("text"), UNSEEN | SEEN),
    Place("aria-hidden", _body('<p aria-hidden="true">', "</p>"), ANY, HIDDEN | kinds("text"), UNSEEN | SEEN),
    Place("template", _body("<template><p>", "</p></template>"), ANY, HIDDEN | kinds("template")),
    Place(
        "noscript", _body("<noscript><p>", "</p></noscript>"), ANY, HIDDEN | kinds("text", "noscript"), UNSEEN | SEEN
    ),
    Place("script", _body("<script>var id = '", "';</script>"), ANY, SCRIPT),
    Place("data in a script", _body('<script type="application/json">{"id": "', '"}</script>'), ANY, SCRIPT),
    Place("style sheet", _head("<style>p::after{content:'", "'}</style>"), ANY, SCRIPT | kinds("text")),
    Place("data attribute", _body('<p data-id="', '">文</p>'), ANY, ATTRIBUTE),
    Place("title attribute", _body('<p title="', '">文</p>'), ANY, ATTRIBUTE),
    Place("alternative text", _body('<img src="a.png" alt="', '">'), ANY, ATTRIBUTE | kinds("text"), UNSEEN | SEEN),
    Place(
        "address of a link", _body('<a href="/person?id=', '">甲</a>'), ANY, ATTRIBUTE | kinds("link", "external-link")
    ),
    Place(
        "attribute that an element has already",
        _body('<p title="a" title="', '">文</p>'),
        ANY,
        kinds("source", "attribute"),
    ),
    Place(
        "hidden field",
        _body('<input type="hidden" value="', '">'),
        ANY,
        ATTRIBUTE | kinds("form-field", "hidden-field"),
    ),
    Place(
        "choice",
        _body("<select><option>甲<option>", "</select>"),
        ANY,
        kinds("text", "form-field", "hidden-text"),
        SEEN | UNSEEN,
    ),
    Place("text area", _body("<textarea>", "</textarea>"), ANY, kinds("text", "form-field"), SEEN),
    Place("author", _head('<meta name="author" content="', '">'), ANY, META),
    Place("description", _head('<meta name="description" content="', '">'), ANY, META),
    Place(
        "title of the page", _head("<title>", "</title>"), ANY, META | kinds("title", "text", "source"), UNSEEN | SEEN
    ),
    Place(
        "picture in the page",
        _picture,
        ANY,
        kinds("image", "image-text", "image-metadata", "inline-data", "attribute", "source", "text", "embedded"),
    ),
    Place("text in an address", _data_text, ANY, kinds("inline-data", "attribute", "source", "text", "embedded")),
    Place("drawing", _body("<svg><text>", "</text><desc>图</desc></svg>"), ANY, kinds("text"), SEEN),
    Place(
        "description of a drawing",
        _body("<svg><desc>", "</desc></svg>"),
        ANY,
        kinds("alt-text", "text", "hidden-text", "attribute", "description"),
        SEEN | UNSEEN,
    ),
    Place(
        "page in a frame",
        _body('<iframe srcdoc="&lt;p&gt;', '&lt;/p&gt;"></iframe>'),
        ANY,
        kinds("text", "attribute", "source"),
        SEEN | UNSEEN,
    ),
    Place(
        "declaration nobody knows",
        _body("<?note ", "?>"),
        ANY,
        kinds("page-comment", "source", "processing-instruction"),
    ),
)
"""Places of a page, in the order of their numbers."""
