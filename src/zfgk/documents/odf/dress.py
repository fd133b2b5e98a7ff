"""What text of OpenDocument looks like in a copy: formatting flattened into styles of the copy's own, names left behind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from zfgk.documents.leftovers import local
from zfgk.documents.odf.looks import value_of

NAMESPACES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("manifest", "manifest"),
    )
} | {"xlink": "http://www.w3.org/1999/xlink"}
OFFICE, STYLE, TEXT, TABLE, DRAW, FO, SVG = (
    f"{{{NAMESPACES[prefix]}}}" for prefix in ("office", "style", "text", "table", "draw", "fo", "svg")
)
_CHAIN = 12  # styles based on styles
_KEPT = {
    "paragraph-properties": (
        *(f"{FO}{name}" for name in ("text-align", "text-indent", "line-height", "break-before", "break-after")),
        *(f"{FO}margin{side}" for side in ("", "-left", "-right", "-top", "-bottom")),
    ),
    "text-properties": (
        *(f"{FO}{name}" for name in ("font-size", "font-weight", "font-style", "color")),
        *(f"{STYLE}{name}-asian" for name in ("font-size", "font-weight", "font-style")),
        *(f"{STYLE}{name}" for name in ("text-underline-style", "text-line-through-style", "text-position")),
    ),
    "table-cell-properties": (
        *(f"{FO}border{side}" for side in ("", "-left", "-right", "-top", "-bottom")),
        *(f"{FO}{name}" for name in ("padding", "background-color", "wrap-option")),
        f"{STYLE}vertical-align",
    ),
    "table-column-properties": (f"{STYLE}column-width",),
    "table-row-properties": (f"{STYLE}row-height", f"{STYLE}min-row-height"),
    "table-properties": (f"{STYLE}width", f"{TABLE}align"),
}
_SAFE = re.compile(r"(?!.*[0-9]{7})[A-Za-z0-9.#% -]{1,40}")
_FAMILIES = {
    "p": "paragraph",
    "h": "paragraph",
    "span": "text",
    "table": "table",
    "table-row": "table-row",
    "table-column": "table-column",
    "table-cell": "table-cell",
}

Look = tuple[tuple[str, str, str], ...]


class Dress:
    """The styles of a copy.

    Args:
        roots: The parts of the original that define its styles.
    """

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._old: dict[tuple[str, str], etree._Element] = {}
        self._new: dict[tuple[str, Look], str] = {}
        for root in roots:
            for node in root.iter(etree.Element):
                if local(node.tag) == "style":
                    self._old[value_of(node, "family"), value_of(node, "name")] = node

    def on(self, node: etree._Element) -> dict[str, str]:
        """Return the attributes that give an element of the copy the look of one of the original.

        Args:
            node: The element of the original.
        """
        name = local(node.tag)
        family = _FAMILIES.get(name, "")
        look = self._look(family, value_of(node, "style-name")) if family else ()
        if not look:
            return {}
        new = self._new.setdefault((family, look), f"c{len(self._new) + 1}")
        return {f"{TABLE if name.startswith('table') else TEXT}style-name": new}

    def write(self, into: etree._Element) -> None:
        """Write the styles that were used.

        Args:
            into: The element ``automatic-styles`` of the copy.
        """
        for (family, look), name in self._new.items():
            style = etree.SubElement(into, f"{STYLE}style", {f"{STYLE}name": name, f"{STYLE}family": family})
            groups: dict[str, etree._Element] = {}
            for group, key, value in look:
                if group not in groups:
                    groups[group] = etree.SubElement(style, f"{STYLE}{group}")
                groups[group].set(key, value)

    def _look(self, family: str, name: str) -> Look:
        found: dict[tuple[str, str], str] = {}
        for _ in range(_CHAIN):
            style = self._old.get((family, name))
            if style is None:
                break
            for group in style:
                for key in _KEPT.get(local(group.tag), ()):
                    value = group.get(key)
                    if value is not None and _SAFE.fullmatch(value):
                        found.setdefault((local(group.tag), key), value)
            name = value_of(style, "parent-style-name")
        return tuple((group, key, value) for (group, key), value in sorted(found.items()))
