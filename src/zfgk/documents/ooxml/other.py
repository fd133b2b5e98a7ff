"""Parts that are neither a story nor a sheet: each is known by its role, or said to be unknown. All are read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from zfgk.documents.binary import is_picture, picture_pieces, plain_text, readable
from zfgk.documents.ooxml.compound import MAGIC, compound_pieces
from zfgk.documents.ooxml.names import local, parse_part
from zfgk.documents.ooxml.opc import Parts
from zfgk.documents.ooxml.sweep import sweep, words
from zfgk.model.documents import Embedded, Feature, Piece, TextPart, Unread, Visibility

_SEEN, _HIDDEN, _METADATA = Visibility.VISIBLE, Visibility.HIDDEN, Visibility.METADATA

# The role of a part that is XML: the kind of its text, and whether a person sees it.
_KNOWN: dict[str, tuple[str, Visibility]] = {
    **dict.fromkeys(
        (
            "theme",
            "themeOverride",
            "fontTable",
            "webSettings",
            "numbering",
            "styles",
            "stylesWithEffects",
            "settings",
            "chartStyle",
            "chartColorStyle",
            "diagramLayout",
            "diagramQuickStyle",
            "diagramColors",
            "tableStyles",
            "metadata",
            "sheetMetadata",
            "calcChain",
            "rdrichvalue",
            "rdrichvaluestructure",
            "rdrichvaluetypes",
            "[Content_Types]",
            "keyMapCustomizations",
            "attachedToolbars",
            "volatileDependencies",
        ),
        ("settings", _METADATA),
    ),
    **dict.fromkeys(("chart", "chartEx", "chartUserShapes", "chartsheet"), ("chart", _SEEN)),
    "diagramData": ("diagram", _SEEN),
    "diagramDrawing": ("diagram", _SEEN),
    "drawing": ("drawing", _SEEN),
    "vmlDrawing": ("drawing", _HIDDEN),
    **dict.fromkeys(("customXml", "customXmlProps", "xmlMaps", "singleXmlCells"), ("custom-xml", _HIDDEN)),
    **dict.fromkeys(("people", "person"), ("author", _METADATA)),
    **dict.fromkeys(
        ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "threadedComment"), ("comment", _HIDDEN)
    ),
    "custom-properties": ("custom-property", _METADATA),
    "classificationlabels": ("sensitivity-label", _METADATA),
    **dict.fromkeys(("signature", "origin", "digital-signature"), ("signature", _METADATA)),
    **dict.fromkeys(("webextension", "webextensiontaskpanes", "taskpanes"), ("task-pane", _METADATA)),
    **dict.fromkeys(
        ("wordVbaData", "customUI", "extensibility", "xlMacrosheet", "xlIntlMacrosheet"), ("macro", _HIDDEN)
    ),
    "control": ("control", _HIDDEN),
    "ctrlProp": ("control", _METADATA),
    "pivotCacheDefinition": ("pivot-cache", _HIDDEN),
    "pivotCacheRecords": ("pivot-cache", _HIDDEN),
    "pivotTable": ("pivot-table", _METADATA),
    **dict.fromkeys(("slicer", "slicerCache", "timeline", "timelineCache"), ("slicer", _METADATA)),
    "table": ("table", _METADATA),
    "queryTable": ("query-table", _METADATA),
    "connections": ("connection", _METADATA),
    **dict.fromkeys(("externalLink", "externalLinkPath"), ("external-cache", _HIDDEN)),
    **dict.fromkeys(("revisionHeaders", "revisionLog", "usernames"), ("revision", _HIDDEN)),
    "dialogsheet": ("macro", _HIDDEN),
    "namedSheetView": ("custom-view", _METADATA),
}
_FEATURES = {
    "vbaProject": "macro", "vbaProjectSignature": "macro", "control": "control", "activeXControlBinary": "control",
    "printerSettings": "printer-settings", "thumbnail": "thumbnail", "font": "embedded-font", "xlMacrosheet": "macro",
    "powerPivotData": "data-model", "model": "data-model", "signature": "signature", "origin": "signature",
}  # fmt: skip
# Binary parts about which the feature says all there is to say; any other binary part is also unread.
_PLAIN_BINARY = frozenset(("printerSettings", "font", "thumbnail"))
_ENCLOSED = frozenset(("package", "oleObject", "aFChunk", "subDocument"))
_AUTHORS = frozenset(("creator", "lastModifiedBy", "Manager"))
_COMPANY = {"Company": "company", "Template": "template"}
_TEXTUAL = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
_OUTSIDE = (b"PK\3\4", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def other_pieces(parts: Parts, name: str) -> Iterator[Piece]:
    """Yield what a part holds.

    Args:
        parts: The file's parts.
        name: The part's name.
    """
    where = parts.where(name)
    data = parts.content(name)
    role = parts.role(name)
    if isinstance(data, Unread):
        yield data
        return
    if role in _FEATURES:
        yield Feature(_FEATURES[role], where)
    if role in _ENCLOSED or "/embeddings/" in f"/{name.lower()}":
        yield Feature("embedded", where)
        yield from _binary_text(data, where)
        if data.startswith(MAGIC):
            yield from compound_pieces(data, name.rpartition("/")[2], where, parts.budget)
        else:
            yield Embedded(data, name.rpartition("/")[2], where)
    elif data.lstrip()[:4].startswith(_TEXTUAL):
        yield from _xml_pieces(data, where, role, parts)
    elif is_picture(data):
        yield from picture_pieces(data, where)
    else:
        yield from _binary_pieces(data, name, where, role)


def _binary_pieces(data: bytes, name: str, where: str, role: str) -> Iterator[Piece]:
    text = plain_text(data)
    if text and role not in _FEATURES:
        yield Feature("unknown-part", where)
        yield TextPart(text, where, Visibility.HIDDEN, "unknown-part")
        return
    yield from _binary_text(data, where)
    if data.startswith(_OUTSIDE) and role not in _FEATURES:
        yield Embedded(data, name.rpartition("/")[2], where)
    elif role not in _PLAIN_BINARY and data:
        yield Unread(where, "unknown-part")


def _binary_text(data: bytes, where: str) -> Iterator[Piece]:
    if not data.startswith(b"PK\3\4"):
        text = readable(data)
        if text:
            yield TextPart(text, where, Visibility.HIDDEN, "binary-text")


def _xml_pieces(data: bytes, where: str, role: str, parts: Parts) -> Iterator[Piece]:
    root = parse_part(data, where, parts.budget)
    if isinstance(root, Unread):
        yield root
    elif role in {"core-properties", "extended-properties"}:
        yield from _properties(root, where)
    elif role == "settings":
        yield from _settings(root, where)
    elif local(root.tag) == "svg":
        yield Feature("image", where)
        yield from sweep(root, where, "image-text", _SEEN)
    elif role in _KNOWN:
        kind, visibility = _KNOWN[role]
        known = parts.package.names if role == "[Content_Types]" else ()
        yield from sweep(root, where, kind, visibility, known=(*known, *(f"/{one}" for one in known)))
    else:
        yield Feature("unknown-part", where)
        yield from sweep(root, where, "unknown-part", _HIDDEN)


def _properties(root: etree._Element, where: str) -> Iterator[TextPart]:
    texts: dict[str, list[str]] = {}
    for element in root.iter():
        name = local(element.tag)
        kind = "author" if name in _AUTHORS else _COMPANY.get(name, "property")
        texts.setdefault(kind, []).extend(
            one.strip() for one in (element.text, element.tail) if one is not None and one.strip()
        )
    for kind, values in texts.items():
        if values:
            yield TextPart("\n".join(values), where, Visibility.METADATA, kind)
    attributes = words(root)
    if attributes:
        yield TextPart(attributes, where, Visibility.METADATA, "attribute")


def _settings(root: etree._Element, where: str) -> Iterator[TextPart]:
    known: list[str] = []
    for kind, tag in (("document-variable", "docVar"), ("mail-merge", "mailMerge")):
        values = [
            str(value)
            for element in root.iter(etree.Element)
            if local(element.tag) == tag
            for inner in element.iter(etree.Element)
            for value in inner.values()
        ]
        known += values
        if values:
            yield TextPart("\n".join(values), where, Visibility.METADATA, kind)
    yield from sweep(root, where, "settings", Visibility.METADATA, known=known)
