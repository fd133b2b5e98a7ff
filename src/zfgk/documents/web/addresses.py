"""Addresses in a page: data that stands in the address itself, and content that is fetched from elsewhere."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from zfgk.documents.binary import is_picture, picture_pieces
from zfgk.model.documents import Embedded, Feature, Piece, Unread
from zfgk.model.limits import Budget

_DATA = re.compile(r"data:([a-z0-9/+.;=_ -]{0,100}),([^\"'()\s<>]*)", re.IGNORECASE)
_WHOLE = re.compile(r"\s{0,20}data:([a-z0-9/+.;=_ -]{0,100}),(.*)", re.IGNORECASE | re.DOTALL)
_ELSEWHERE = re.compile(r"\s{0,20}(?:file:|\\\\|//|[a-z][a-z0-9+.-]{0,20}://)", re.IGNORECASE)
_SPACE = re.compile(rb"\s+")
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "image/svg+xml": ".svg",
    "text/plain": ".txt",
    "": ".txt",
    "text/css": ".txt",
    "text/javascript": ".txt",
    "application/javascript": ".txt",
    "text/csv": ".csv",
    "application/json": ".json",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/pdf": ".pdf",
}


def data_in(text: str, where: str, budget: Budget) -> Iterator[Piece]:
    """Yield what stands in ``data:`` addresses.

    Args:
        text: A text that may hold such addresses.
        where: Its place, for reports.
        budget: Decoded bytes are counted by it before they are kept.

    Yields:
        A file within the file for each; for pictures what they hold besides their pixels, for fonts a feature.
    """
    if "data:" not in text.lower():
        return
    whole = _WHOLE.match(text)
    for match in (whole,) if whole else _DATA.finditer(text):
        media, *options = (part.strip().lower() for part in match[1].split(";"))
        budget.spend_part(where)
        budget.spend_bytes(len(match[2]), len(match[2]), where)
        if media.startswith("image/") and media != "image/svg+xml":
            yield from _picture(match[2], "base64" in options, where)
        elif media.startswith(("font/", "application/font", "application/x-font")):
            yield Feature("font", where)
        else:
            yield _decoded(media, match[2], "base64" in options, where)


def is_elsewhere(address: str) -> bool:
    """Tell whether an address points to another computer, or to a place on the author's own.

    Args:
        address: The address.
    """
    return _ELSEWHERE.match(address) is not None


def _picture(body: str, encoded: bool, where: str) -> Iterator[Piece]:
    data = _bytes(body, encoded)
    if data is not None and is_picture(data):
        yield from picture_pieces(data, where)
    else:
        yield Feature("image", where)


def _decoded(media: str, body: str, encoded: bool, where: str) -> Piece:
    raw = _bytes(body, encoded)
    if raw is None:
        return Unread(where, "damaged", "a data address is not base64")
    ending = _ENDINGS.get(media, "")
    return Embedded(raw, f"data{ending}" if ending else "", where)


def _bytes(body: str, encoded: bool) -> bytes | None:
    raw = unquote_to_bytes(body)
    if not encoded:
        return raw
    try:
        return base64.b64decode(_SPACE.sub(b"", raw) + b"==", validate=False)
    except (binascii.Error, ValueError):
        return None
