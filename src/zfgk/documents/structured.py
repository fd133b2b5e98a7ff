"""Files of data that are text: JSON and XML. Their values are read as programs would show them, and as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.documents.controls import controls_in
from zfgk.documents.leftovers import all_text, attributes, remarks
from zfgk.documents.structured_redact import redact_json, redact_xml
from zfgk.documents.xml import parse_xml
from zfgk.errors import UnreadableFile
from zfgk.files.decoding import decode
from zfgk.model.documents import Piece, Reader, Source, TextPart, Unread, Visibility

_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|(["\\/bfnrt]))')
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,40})", re.IGNORECASE)


def read_json(source: Source) -> Iterator[Piece]:
    r"""Read a file of JSON.

    Args:
        source: The file.

    Yields:
        ``body``: the text as it stands; ``body unescaped``: the same with ``\u0031`` and the like as what they mean.

    Raises:
        UnreadableFile: If the bytes are not text in an encoding of Chinese agencies.
    """
    text = decode(source.data, source.name).text
    yield TextPart(text)
    yield from controls_in(text, "body")
    if "\\" in text:
        meant = _ESCAPE.sub(_meant, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        yield TextPart(meant, "body unescaped", Visibility.VISIBLE, "source")
        yield from controls_in(meant, "body unescaped")


def read_xml(source: Source) -> Iterator[Piece]:
    """Read a file of XML whose meaning is not known.

    Args:
        source: The file.

    Yields:
        ``body``: the texts of its elements; ``body attributes``, ``body comments``; ``source``: the file as it stands.
        A document type and what is not well-formed are told, and the source is read all the same.

    Raises:
        UnreadableFile: If it is neither XML nor text.
    """
    root = parse_xml(source.data, "body", source.budget)
    if isinstance(root, Unread):
        yield root
    else:
        yield from all_text(root, "body", "text", Visibility.VISIBLE)
        yield from attributes(root, "body", source.budget)
        yield from remarks(root, "body")
    declared = _ENCODING.search(source.data[:1024])
    try:
        text = decode(source.data, source.name, declared[1].decode("ascii") if declared else "").text
    except UnreadableFile:
        if isinstance(root, Unread):
            raise
        return
    yield TextPart(text, "source", Visibility.HIDDEN, "source")
    yield from controls_in(text, "source")


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _SHORT.get(escape[2], escape[2])


def _looks_like_xml(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:6] == b"<?xml "


JSON = Reader("json", (".json", ".geojson"), read_json, "application/json", redact=redact_json)
XML = Reader("xml", (".xml", ".svg"), read_xml, "application/xml", _looks_like_xml, redact_xml)
