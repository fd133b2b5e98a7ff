"""What the elements of a word processor's part mean for the text in them."""

from __future__ import annotations

import attrs
from lxml import etree

from zfgk.documents.ooxml.names import MC, WP, WP14, A, M, V, W
from zfgk.model.documents import Visibility

PAGE = "FFFFFF"
"""The colour of the paper."""

_FLAT = 40  # twentieths of a point: rows and lines of that exact height show nothing
_PERCENTAGES = ("pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset")

VISIBILITY = {
    "inserted-text": Visibility.INSERTED,
    "deleted-text": Visibility.DELETED,
    "hidden-text": Visibility.HIDDEN,
    "covered-text": Visibility.HIDDEN,
    "fallback-text": Visibility.HIDDEN,
    "other-text": Visibility.HIDDEN,
    "xml-comment": Visibility.HIDDEN,
    "field-code": Visibility.METADATA,
}
"""Whether a person sees the text of a kind; what is not listed is as visible as its part."""

HANDLERS = {
    **dict.fromkeys(
        (f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")),
        "_skip",
    ),
    f"{W}p": "_paragraph",
    f"{W}r": "_run",
    f"{W}t": "_text",
    f"{A}t": "_text",
    f"{M}t": "_text",
    f"{W}delText": "_deleted_text",
    f"{W}instrText": "_code",
    f"{W}delInstrText": "_deleted_text",
    f"{W}fldChar": "_field",
    f"{W}fldSimple": "_simple_field",
    f"{W}ins": "_inserted",
    f"{W}moveTo": "_inserted",
    f"{W}del": "_deleted",
    f"{W}moveFrom": "_deleted",
    f"{W}tab": "_tab",
    f"{W}br": "_break",
    f"{W}cr": "_break",
    f"{W}noBreakHyphen": "_hyphen",
    f"{W}sym": "_symbol",
    f"{W}tbl": "_table",
    f"{W}tr": "_row",
    f"{W}tc": "_cell",
    f"{W}rt": "_ruby",
    f"{W}txbxContent": "_box",
    f"{MC}AlternateContent": "_alternatives",
    f"{V}textpath": "_art",
    **dict.fromkeys((f"{WP}{name}" for name in ("posOffset", "align")), "_layout"),
    **dict.fromkeys((f"{WP14}{name}" for name in _PERCENTAGES), "_layout"),
}
"""Which method of a story handles which element."""


@attrs.frozen
class Mode:
    """What the elements around a piece of text say about it.

    Args:
        change: ``ins`` or ``del`` inside a tracked change.
        hidden: Why it cannot be seen; empty if it can.
        background: The colour of the page, cell or shape behind it; ``None`` if it is not known.
        kind: The kind of the stream that it belongs to when it is seen.
    """

    kind: str
    change: str = ""
    hidden: str = ""
    background: str | None = PAGE


def is_flat(element: etree._Element | None, size: str, rule: str) -> bool:
    """Tell whether rows or lines have an exact height in which nothing can be seen.

    Args:
        element: The element that gives the height.
        size: The name of the attribute with the height.
        rule: The name of the one that says how exact it is.
    """
    if element is None or element.get(f"{W}{rule}") != "exact":
        return False
    value = element.get(f"{W}{size}", "")
    return value.isascii() and value.isdigit() and len(value) < 7 and int(value) <= _FLAT


def changed(mode: Mode, properties: etree._Element, inserted: str, deleted: str) -> Mode:
    """Return the mode of a row or cell that was inserted or deleted as a whole.

    Args:
        mode: The mode around it.
        properties: Its properties.
        inserted: The name of the element that says that it was inserted.
        deleted: The name of the one that says that it was deleted.
    """
    if properties.find(f"{W}{deleted}") is not None:
        return attrs.evolve(mode, change="del")
    if properties.find(f"{W}{inserted}") is not None and not mode.change:
        return attrs.evolve(mode, change="ins")
    return mode
