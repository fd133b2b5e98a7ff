"""What a string of a PDF file is, told from the dictionary that holds it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from zfgk.model.documents import Visibility

_ANNOTATIONS = frozenset(
    (
        "/Text",
        "/Link",
        "/FreeText",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Highlight",
        "/Underline",
        "/Squiggly",
        "/StrikeOut",
        "/Caret",
        "/Stamp",
        "/Ink",
        "/Popup",
        "/FileAttachment",
        "/Sound",
        "/Movie",
        "/Screen",
        "/Widget",
        "/PrinterMark",
        "/TrapNet",
        "/Watermark",
        "/3D",
        "/Redact",
        "/Projection",
        "/RichMedia",
    )
)
_OUTLINE = ("/Parent", "/First", "/Next", "/Prev", "/Dest", "/A", "/Count")
_FIELD = ("/FT", "/V", "/DV", "/Opt", "/TU", "/TM", "/MK")
_SILENT = frozenset(
    (
        "/ID",
        "/DA",
        "/Encrypt",
        "/CharSet",
        "/CIDSystemInfo",
        "/Lookup",
        "/Panose",
        "/ByteRange",
        "/Cert",
        "/O",
        "/U",
        "/OE",
        "/UE",
        "/Perms",
        "/Registry",
        "/Ordering",
    )
)
_DATE = re.compile(r"D:[0-9]{4,14}[-+Z0-9']{0,10}")

METADATA = frozenset(
    (
        "author",
        "property",
        "bookmark",
        "destination-name",
        "page-label",
        "layer-name",
        "font-name",
        "embedded-name",
        "structure-text",
        "other-string",
        "name",
        "content-comment",
        "image-metadata",
        "link",
        "xmp",
        "signature",
        "application-data",
    )
)
"""The kinds that describe the file; what is left is text that a person does not see on the pages."""

PLACES = {
    "bookmark": "bookmarks",
    "destination-name": "named destinations",
    "page-label": "page labels",
    "layer-name": "layers",
    "font-name": "fonts",
    "form-field": "form fields",
    "javascript": "scripts",
    "structure-text": "structure tree",
    "actual-text": "structure tree",
    "alternative-text": "structure tree",
    "embedded-name": "attachments",
}
"""What reports call the place of a kind that is the same for the whole file."""


def visibility_of(kind: str) -> Visibility:
    """Return the visibility of texts of a kind.

    Args:
        kind: The kind.
    """
    return Visibility.METADATA if kind in METADATA else Visibility.HIDDEN


def is_date(text: str) -> bool:
    """Tell whether a string is a date as the format writes dates: nothing to screen.

    Args:
        text: The string.
    """
    return bool(_DATE.fullmatch(text))


def is_annotation(entry: dict[Any, Any]) -> bool:
    """Tell whether a dictionary is an annotation.

    Args:
        entry: The dictionary.
    """
    kind = entry.get("/Subtype")
    return entry.get("/Type") == "/Annot" or ("/Rect" in entry and isinstance(kind, str) and kind in _ANNOTATIONS)


def kind_of(entry: dict[Any, Any], key: str, context: str) -> str | None:  # noqa: PLR0911  # one line a sort of entry
    """Return the kind of a string in a dictionary.

    Args:
        entry: The dictionary; empty for the members of an array that belongs to none.
        key: The key under which the string stands.
        context: The kind that everything in this part of the file has; empty if it has none.

    Returns:
        The kind; ``None`` if it is no text: keys, hashes, settings of drawing.
    """
    if key in _SILENT and context != "property":
        return None
    kind = _by_key(entry, key)
    if kind:
        return kind
    if context:
        return "author" if context == "property" and key == "/Author" else context
    if is_annotation(entry):
        if entry.get("/Subtype") == "/Widget":
            return "form-field"
        return "comment-author" if key == "/T" else "comment"
    if entry.get("/Type") == "/StructElem" or ("/S" in entry and "/K" in entry and key in ("/T", "/ID", "/C", "/R")):
        return "structure-text"
    if "/ByteRange" in entry or entry.get("/Type") == "/Sig":
        return None if key == "/Contents" else "signature"
    if "/T" in entry and _has(entry, (*_FIELD, "/Kids")):
        return "form-field"
    if key == "/Title" and _has(entry, _OUTLINE):
        return "bookmark"
    return "other-string"


_TARGETED = ("/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE")
_BY_KEY = {
    "/JS": "javascript",
    "/URI": "link",
    "/ActualText": "actual-text",
    "/Alt": "alternative-text",
    "/E": "alternative-text",
    "/FontFamily": "font-name",
    "/Names": "destination-name",
    "/D": "destination-name",
    "/Dest": "destination-name",
    "/Limits": "destination-name",
    "/XFA": "form-field",
}


def _by_key(entry: dict[Any, Any], key: str) -> str | None:
    if entry.get("/S") in _TARGETED or entry.get("/FS") == "/URL":
        return "link"
    if key in _BY_KEY:
        return _BY_KEY[key]
    kind = entry.get("/Type")
    if kind == "/OCG":
        return "layer-name"
    if kind in ("/Filespec", "/F") or "/EF" in entry:
        return "embedded-name"
    if key == "/P" and ("/S" in entry or "/St" in entry or len(entry) == 1):
        return "page-label"
    return None


def _has(entry: Container[str], keys: tuple[str, ...]) -> bool:
    return any(key in entry for key in keys)
