"""XML parts: one parser setting for every format, without document types, entities, network or endless trees.

The office and OFD formats forbid document types, and a text behind an entity is a text that a reader can lose: a part
that has one is not read but reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from zfgk.errors import LimitExceeded, UnreadableFile
from zfgk.model.documents import Unread
from zfgk.model.limits import Budget

NODES = 1_000_000
"""How many elements, attributes and texts one parsed part may have: they cost up to 120 bytes each."""

ATTRIBUTES = 10_000
"""How many attributes one element may have: the parser compares each with all before it, and cannot be stopped."""

_LONG_TAG = re.compile(rb"<[^<]{40000,}")  # an attribute takes four bytes at least
_TAG = re.compile(rb"""<(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+""")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(
    rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["']"""
)
_ENCODINGS = frozenset(
    ("utf-8", "utf8", "us-ascii", "ascii", "utf-16", "gb18030", "gbk", "gb2312", "iso-8859-1", "windows-1252")
)
_AS_IT_IS = frozenset(("utf-8", "utf8", "us-ascii", "ascii"))
_DOCTYPE = b"<!DOCTYPE"


def parse_xml(data: bytes, where: str, budget: Budget) -> etree._Element | Unread:
    """Parse one XML part as a tree.

    Args:
        data: Its bytes.
        where: The part, for reports.
        budget: Its nodes are counted by it before they are made.

    Returns:
        The root element, comments and processing instructions kept; or why the part cannot be read: ``dtd``,
        ``limit``, ``damaged``.

    Raises:
        LimitExceeded: If the budget is used up.
    """
    text = _utf8(data)
    if text is None:
        return Unread(where, "damaged", "its encoding is not known")
    if _DOCTYPE in text:
        return Unread(where, "dtd", "it declares a document type")
    # An upper bound that costs no parsing: each node begins with "<", each attribute has "=".
    nodes = 2 * text.count(b"<") + 2 * text.count(b"=") - text.count(b"</")
    budget.spend_work(where, nodes)
    if nodes > NODES:
        return Unread(where, "limit", f"nodes = {NODES}")
    if text.count(b"=") > ATTRIBUTES and any(
        _attributes(text, long.start()) > ATTRIBUTES for long in _LONG_TAG.finditer(text)
    ):
        return Unread(where, "limit", f"attributes = {ATTRIBUTES}")
    try:
        return etree.fromstring(text, _parser())
    except (etree.XMLSyntaxError, ValueError):  # the parser's message may quote the part
        return Unread(where, "damaged", "it is not well-formed XML")


class XmlStream:
    """One XML part read piece by piece, for parts too large to keep as a tree.

    Args:
        target: Gets the events as :class:`lxml.etree.XMLParser` gives them to a target: ``start(tag, attributes)``,
            ``end(tag)``, ``data(text)``, ``comment(text)``, ``pi(target, text)``, ``close()``.
        where: The part, for reports.
        budget: Its nodes are counted by it before they are made.
    """

    def __init__(self, target: object, where: str, budget: Budget) -> None:
        self._parser = etree.XMLParser(target=target, **_SAFE, encoding="utf-8")  # type: ignore[arg-type]  # see _SAFE
        self._where = where
        self._budget = budget
        self._last: bytes | None = None
        self._open = 0  # equals signs since the last element began
        self.refused: Unread | None = None
        """Why the part could not be read to its end; ``None`` as long as it can."""

    def run(self, chunks: Iterable[bytes]) -> Iterator[None]:
        """Read the part.

        Args:
            chunks: Its bytes. What they raise as :class:`zfgk.errors.UnreadableFile` ends the reading as damage.

        Yields:
            Nothing, after each chunk: a moment to take what the target has got.

        Raises:
            LimitExceeded: If the budget is used up.
        """
        try:
            for chunk in chunks:
                self._feed(chunk)
                if self.refused:
                    return
                yield
            self._parser.close()
        except LimitExceeded:
            raise
        except UnreadableFile as error:
            self.refused = Unread(self._where, "damaged", error.why)
        except (etree.XMLSyntaxError, ValueError):  # the parser's message may quote the part
            self.refused = Unread(self._where, "damaged", "it is not well-formed XML")
        yield

    def _feed(self, chunk: bytes) -> None:
        if self._last is None and (chunk.startswith(_MARKS) or _encoding(chunk) not in _AS_IT_IS):
            self.refused = Unread(self._where, "damaged", "parts of this kind are read in UTF-8 only")
            return
        # The end of a chunk is looked at again with the next one, so that a split word is found too.
        if _DOCTYPE in (self._last or b"") + chunk:
            self.refused = Unread(self._where, "dtd", "it declares a document type")
            return
        self._last = chunk[-len(_DOCTYPE) :]
        before, begun, _ = chunk.partition(b"<")
        if self._open + before.count(b"=") > ATTRIBUTES:
            self.refused = Unread(self._where, "limit", f"attributes = {ATTRIBUTES}")
            return
        rest = chunk.rpartition(b"<")[2] if begun else chunk
        self._open = rest.count(b"=") + (0 if begun else self._open)
        self._budget.spend_work(self._where, chunk.count(b"<") + chunk.count(b"="))
        self._parser.feed(chunk)


# The stubs of lxml want every argument by itself, not a dictionary.
_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "recover": False,
    "remove_comments": False,
    "remove_pis": False,
}


def _attributes(text: bytes, start: int) -> int:
    """Count the attributes of the element that begins at a place, more or less."""
    tag = _TAG.match(text, start)
    return tag[0].count(b"=") if tag else 0


def _parser() -> etree.XMLParser:
    # The bytes were made UTF-8 before, whatever the declaration says.
    return etree.XMLParser(**_SAFE, encoding="utf-8")  # type: ignore[arg-type]  # see _SAFE


def _encoding(data: bytes) -> str:
    declared = _DECLARED.match(data)
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def _utf8(data: bytes) -> bytes | None:
    """Return the part in UTF-8, or ``None`` if its encoding is none that office programs write."""
    encoding = "utf-16" if data.startswith(_MARKS) else _encoding(data)
    if encoding in _AS_IT_IS:
        return data
    if encoding not in _ENCODINGS:
        return None
    try:
        return data.decode(encoding).encode("utf-8")
    except UnicodeError:
        return None
