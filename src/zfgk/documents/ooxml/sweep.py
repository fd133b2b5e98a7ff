"""Every word of an XML part, whatever it means: texts, attributes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from zfgk.documents.ooxml.names import local
from zfgk.model.documents import TextPart, Visibility

# What carries no words: short codes, identifiers of namespaces and objects, the names of parts and types.
_PLAIN = re.compile(
    r"[\w.:%#+-]{0,8}|\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\}?"
    r"|https?://schemas\.(?:openxmlformats\.org|microsoft\.com)/[\w./-]{0,200}"
    r"|(?:application|image|text)/[\w.+-]{1,120}",
    re.ASCII,
)
Pair = tuple[str | bytes, str | bytes]
"""The name and value of an attribute, as lxml gives them."""
_HASHES = frozenset(("panose", "panose1", "hashValue", "saltValue", "hash", "salt", "algorithmName"))


def sweep(
    root: etree._Element, where: str, kind: str, visibility: Visibility, *, known: Iterable[str] = ()
) -> Iterator[TextPart]:
    """Yield all text of a part, then all attributes that hold words.

    Args:
        root: Its root element.
        where: The part.
        kind: The kind of its text.
        visibility: Whether a person sees it.
        known: Values that other parts have given already.
    """
    text = all_text(root)
    if text:
        yield TextPart(text, where, visibility, kind)
    attributes = words(root, known)
    if attributes:
        yield TextPart(attributes, where, Visibility.METADATA, "attribute")


def all_text(root: etree._Element) -> str:
    """Return the text of a tree, one paragraph per line, comments included.

    Args:
        root: Its root element.
    """
    lines: list[str] = []
    last: object = None
    for node in root.iter():
        parent = node.getparent()
        # The runs of one paragraph belong together: <p><r><t>, <si><r><t>.
        group = parent.getparent() if parent is not None and local(node.tag) == "t" else node
        if (node.text or "").strip():
            if lines and group is last and group is not None:
                lines[-1] += node.text or ""
            else:
                lines.append((node.text or "").strip("\r\n"))
            last = group
        if (node.tail or "").strip():
            lines.append((node.tail or "").strip())
    return "\n".join(lines)


def words(root: etree._Element, known: Iterable[str] = ()) -> str:
    """Return the attribute values that could hold words, each once, one per line.

    Args:
        root: The root element.
        known: Values to leave out.
    """
    pairs: dict[Pair, None] = {}
    for node in root.iter(etree.Element):
        pairs.update(dict.fromkeys(node.items()))
    return words_of(pairs, known)


def words_of(pairs: Iterable[Pair], known: Iterable[str] = ()) -> str:
    """Return the values among attributes that could hold words, each once, one per line.

    Args:
        pairs: The names and values.
        known: Values to leave out.
    """
    seen = set(known)
    said = ((str(name), str(value)) for name, value in pairs)
    fresh = (value for name, value in said if value not in seen and not is_plain(value, local(name)))
    return "\n".join(dict.fromkeys(fresh))


def is_plain(value: str, name: str) -> bool:
    """Tell whether an attribute's value cannot hold words: a short code, an identifier of an object, a hash.

    Args:
        value: The value.
        name: The attribute's name.
    """
    return _PLAIN.fullmatch(value) is not None or name in _HASHES
