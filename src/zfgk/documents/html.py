"""HTML pages: what a reader sees, what is hidden, what stands in attributes, and the source itself.

The parser repairs and drops what it does not understand (CDATA, text after ``</html>``, a repeated attribute), while
the file is published byte by byte. So the decoded source comes last, as a part named ``source``: a check that finds
something there and nowhere else has found what no browser shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
from lxml import etree

from zfgk.documents.page import Page
from zfgk.documents.web.tags import ATTRIBUTES, has_endless_tag
from zfgk.errors import UnreadableFile
from zfgk.files.decoding import decode
from zfgk.model.documents import Censor, Piece, Reader, Redacted, Removal, Source, TextPart, Unread, Visibility

_CHARSET = re.compile(
    rb"""<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_DECLARATION_WITHIN = 4096
_DEFINES = re.compile(r"<!ENTITY\b|<!DOCTYPE[^<>\[\]]{0,500}\[", re.IGNORECASE)
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_TURNS = 4
ELEMENTS = 250_000
"""How many elements and comments one page may have: parsed, they cost about 300 bytes each."""


def read_html(source: Source) -> Iterator[Piece]:
    """Read an HTML page.

    Args:
        source: The file.

    Yields:
        ``body``: the visible text, one line per block, white space collapsed as a browser does;
        ``hidden``, ``invisible``, ``comments``, ``scripts`` and ``hidden fields``: text that a browser does not show;
        ``head/title``, ``head/meta[NAME]`` and ``attribute NAME``: metadata and attribute values;
        pages and files that stand in an attribute; ``source``: the decoded file.

    Raises:
        UnreadableFile: If the bytes are not text, or the page exceeds the parser's limits of depth and length.
    """
    text = page_text(source)
    if _DEFINES.search(text):
        yield Unread("document type", "dtd", "it declares entities")
    root = parse_page(text, source)
    if root is not None:
        yield from Page(root, source.budget).parts()
    yield TextPart(text, "source", Visibility.HIDDEN, "source")


def page_text(source: Source) -> str:
    """Decode a page.

    Args:
        source: The file.

    Raises:
        UnreadableFile: If the bytes are not text.
    """
    charset = _CHARSET.search(source.data[:_DECLARATION_WITHIN])
    return decode(source.data, source.name, charset[1].decode("ascii") if charset else "").text


def parse_page(text: str, source: Source) -> etree._Element | None:
    """Parse a page.

    Args:
        text: Its text.
        source: The file, for its name and budget.

    Returns:
        The root element; ``None`` for an empty page and one of nothing but comments.

    Raises:
        UnreadableFile: If the page exceeds the parser's limits of depth and length.
        LimitExceeded: If the budget is used up.
    """
    if text.count("<") - text.count("</") > ELEMENTS:
        why = f"the page exceeds the limits of a safe parser: it has more than {ELEMENTS} elements"
        raise UnreadableFile(source.name, why, "divide the page")
    source.budget.spend_work("elements", 2 * text.count("<") + text.count("="))
    if has_endless_tag(text, source.budget):
        why = f"the page exceeds the limits of a safe parser: an element has more than {ATTRIBUTES} attributes"
        raise UnreadableFile(source.name, why, "simplify the page")
    # No network, no entities of its own, no huge trees. Bytes with a named encoding, because the text's own
    # declaration no longer holds.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:  # an empty page, or nothing but comments: the source is all there is
        root = None
    fatal = [entry.message for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    if fatal and (root is not None or text.strip()):
        raise UnreadableFile(
            source.name, f"the page exceeds the limits of a safe parser: {fatal[0]}", "simplify the page"
        )
    return root


def redact_html(source: Source, censor: Censor) -> Redacted:
    """Write a page again with what is seen of it and nothing else.

    Args:
        source: The file.
        censor: Takes a text part, returns what must go.

    Returns:
        A page in UTF-8 without styles, scripts, comments, hidden text, data in addresses and metadata.

    Raises:
        UnreadableFile: As :func:`read_html` does.
    """
    from zfgk.documents.web.cleaned import clean

    removals: tuple[Removal, ...] = ()
    # What stood apart may stand together in the copy: it is read again until nothing more must go.
    for turn in range(_TURNS):
        root = parse_page(page_text(source), source)
        data, found = clean(root, source.budget, censor)
        removals += found if turn == 0 else tuple(removal for removal in found if removal.rule)
        source = attrs.evolve(source, data=data)
        if turn and not any(removal.rule for removal in found):
            break
    return Redacted(source.data, ".html", removals)


def looks_like_html(data: bytes) -> bool:
    """Tell whether a file begins as pages do.

    Args:
        data: Its bytes.
    """
    return _BEGINNING.match(data) is not None


HTML = Reader("html", (".html", ".htm", ".xhtml"), read_html, "text/html", looks_like_html, redact_html)
