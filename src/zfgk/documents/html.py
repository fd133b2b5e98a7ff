"""HTML pages: what a reader sees, what is hidden, what stands in attributes, and the source itself.

The parser repairs and drops what it does not understand (CDATA, text after ``</html>``, a repeated attribute), while
the file is published byte by byte. So the decoded source comes last, as a part named ``source``: a check that finds
something there and nowhere else has found what no browser shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from zfgk.documents.page import Page
from zfgk.errors import UnreadableFile
from zfgk.files.decoding import decode
from zfgk.model.documents import Piece, Reader, Source, TextPart, Visibility

_CHARSET = re.compile(
    rb"""<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_DECLARATION_WITHIN = 4096


def read_html(source: Source) -> Iterator[Piece]:
    """Read an HTML page.

    Args:
        source: The file.

    Yields:
        ``body``: the visible text, one line per block, white space collapsed as a browser does;
        ``hidden``, ``comments`` and ``scripts``: text that a browser does not show;
        ``head/title``, ``head/meta[NAME]`` and ``attribute NAME``: metadata and attribute values;
        ``source``: the decoded file.

    Raises:
        UnreadableFile: If the bytes are not text, or the page exceeds the parser's limits of depth and length.
    """
    charset = _CHARSET.search(source.data[:_DECLARATION_WITHIN])
    text = decode(source.data, source.name, charset[1].decode("ascii") if charset else "").text
    root = _parse(text, source.name)
    if root is not None:
        yield from Page(root).parts()
    yield TextPart(text, "source", Visibility.HIDDEN, "source")


def _parse(text: str, name: str) -> etree._Element | None:
    # No network, no entities of its own, no huge trees. Bytes with a named encoding, because the text's own
    # declaration no longer holds.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:  # an empty page, or nothing but comments: the source is all there is
        root = None
    fatal = [entry.message for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    if fatal and (root is not None or text.strip()):
        raise UnreadableFile(name, f"the page exceeds the limits of a safe parser: {fatal[0]}", "simplify the page")
    return root


HTML = Reader("html", (".html", ".htm"), read_html, "text/html")
