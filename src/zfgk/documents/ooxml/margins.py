"""What stands beside the text of a word processor's part: names of authors, bookmarks, descriptions, controls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from zfgk.documents.ooxml.names import V, W, local
from zfgk.documents.ooxml.sweep import Pair, words_of
from zfgk.model.documents import Feature, Piece, TextPart, Visibility

_AUTHOR = f"{W}author"
# Elements whose attributes, those of what they hold included, are of one kind.
_KINDS = {
    f"{W}bookmarkStart": "bookmark",
    f"{W}sdtPr": "content-control",
    f"{W}ffData": "form-field",
    f"{W}smartTagPr": "smart-tag",
    f"{W}customXmlPr": "smart-tag",
    f"{W}permStart": "permission",
    f"{W}docVar": "document-variable",
}
_OWN = {f"{W}smartTag": ("element", "uri"), f"{W}customXml": ("element", "uri"), f"{W}hyperlink": ("tooltip",)}
_DESCRIBED = frozenset(("docPr", "cNvPr"))
_DDE = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_FETCHED = re.compile(r"\b(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\b", re.IGNORECASE)


def margins(root: etree._Element, where: str) -> Iterator[Piece]:
    """Yield what stands beside the text.

    Args:
        root: The part's root element.
        where: The part.

    Yields:
        ``change-author`` and ``comment-author`` (with dates), ``bookmark``, ``content-control``, ``form-field``,
        ``smart-tag``, ``permission``, ``alt-text``; ``attribute`` for every other attribute that could hold words; the
        feature ``cropped-image``.
    """
    found: dict[str, dict[str, None]] = {}
    pairs: dict[Pair, None] = {}
    telling: dict[str, bool] = {}
    cropped = False
    for element in root.iter(etree.Element):
        items = element.items()
        pairs.update(dict.fromkeys(items))
        tag = str(element.tag)
        if tag not in telling:
            telling[tag] = _tells(tag)
        if telling[tag] or (items and element.get(_AUTHOR) is not None):
            for kind, values in _beside(element, tag):
                found.setdefault(kind, {}).update(dict.fromkeys(values))
            cropped = cropped or (local(tag) == "srcRect" and any(str(value) not in {"", "0"} for _, value in items))
    known = [value for values in found.values() for value in values]
    for kind, said in found.items():
        text = "\n".join(filter(None, said))
        if text:
            yield TextPart(text, where, Visibility.METADATA, kind)
    attributes = words_of(pairs, known)
    if attributes:
        yield TextPart(attributes, where, Visibility.METADATA, "attribute")
    if cropped:
        yield Feature("cropped-image", where)


def _tells(tag: str) -> bool:
    """Tell whether elements of this name can have attributes of a known kind."""
    return tag in _KINDS or tag in _OWN or tag.startswith(V) or local(tag) in {*_DESCRIBED, "srcRect"}


def _beside(element: etree._Element, tag: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the kinds of text in the attributes of one element, each with the values."""
    if element.get(_AUTHOR) is not None:
        said = (element.get(_AUTHOR), element.get(f"{W}initials"), element.get(f"{W}date"))
        yield "comment-author" if tag == f"{W}comment" else "change-author", [" ".join(filter(None, said))]
    if tag in _KINDS:
        yield _KINDS[tag], [str(value) for inner in element.iter(etree.Element) for value in inner.values()]
    elif tag in _OWN:
        yield "smart-tag", [element.get(f"{W}{name}", "") for name in _OWN[tag]]
    elif local(tag) in _DESCRIBED:
        yield "alt-text", [element.get(name, "") for name in ("name", "descr", "title")]
    elif tag.startswith(V):
        yield "alt-text", [element.get(name, "") for name in ("alt", "title")]


def code_features(codes: str, where: str) -> Iterator[Feature]:
    """Yield what field codes do besides showing text.

    Args:
        codes: The codes.
        where: The part.
    """
    if _DDE.search(codes):
        yield Feature("dde", where)
    if _FETCHED.search(codes):
        yield Feature("external-link", where)
