"""What stands in an XML part and was not read yet: words in attributes, comments and instructions, stray texts.

A reader of a format knows what the format says. What a file says besides is text too, and is given out here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from lxml import etree

from zfgk.model.documents import Piece, TextPart, Visibility
from zfgk.model.limits import Budget

_NUMBERS = re.compile(r"[\s0-9.,+\-eEgGMLCQBASTZz]*+")
_LONG_NUMBER = re.compile(r"(?<![0-9.])[0-9]{7,}")
_PLAIN = re.compile(r"[A-Za-z_.:%#+-]{0,12}[0-9]{0,6}(?:[a-z%]{1,4})?")


def local(tag: object) -> str:
    """Return a name without its namespace; empty for comments and instructions.

    Args:
        tag: What lxml gives as the tag, or an attribute's name.
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attributes(
    root: etree._Element, where: str, budget: Budget, known: Container[str] = (), values: Container[str] = ()
) -> Iterator[Piece]:
    """Yield the values of attributes that could hold words or numbers of persons.

    Args:
        root: The root element.
        where: The part.
        budget: What may be spent on it.
        known: Names of attributes, without namespace, that were read already.
        values: Values that were read already.
    """
    seen: dict[str, None] = {}
    for node in root.iter(etree.Element):
        budget.spend_work(where, 1 + len(node.attrib))
        for key, value in node.attrib.items():
            name = local(key)
            if name not in known and value not in values and value not in seen and (kept := _worth_reading(str(value))):
                seen[kept] = None
    if seen:
        yield TextPart("\n\n".join(seen), f"{where} attributes", Visibility.METADATA, "attribute")


def remarks(root: etree._Element, where: str) -> Iterator[Piece]:
    """Yield the comments and processing instructions of a part.

    Args:
        root: The root element.
        where: The part.
    """
    outside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    inside = root.iter(etree.Comment, etree.ProcessingInstruction)
    texts = [node.text for node in (*outside, *inside) if node.text and node.text.strip()]
    if texts:
        yield TextPart("\n\n".join(texts), f"{where} comments", Visibility.HIDDEN, "xml-comment")


def all_text(
    root: etree._Element, where: str, kind: str, visibility: Visibility, *, joined: bool = True
) -> Iterator[Piece]:
    """Yield every text of a part, in lines; and the same without line ends, in case something is split over elements.

    Args:
        root: The root element.
        where: The part.
        kind: The kind of the text.
        visibility: Whether a person sees it.
        joined: Whether it can be split; values such as checksums stand each for itself.
    """
    texts = [text for text in texts_within(root) if text.strip() and not is_drawing(text)]
    if texts:
        yield TextPart("\n".join(text.strip() for text in texts), where, visibility, kind)
        if len(texts) > 1 and joined:
            yield TextPart("".join(texts), f"{where} joined", visibility, "source")


def is_drawing(text: str) -> bool:
    """Tell whether a text is a list of numbers and commands for drawing, without a number long enough to be of a person.

    Args:
        text: The text.
    """
    return " " in text.strip() and _NUMBERS.fullmatch(text) is not None and _LONG_NUMBER.search(text) is None


def texts_within(root: etree._Element) -> Iterator[str]:
    """Yield the texts of an element and of those within, comments and instructions left out.

    Args:
        root: The element.
    """
    for event, node in etree.iterwalk(root, ("start", "end", "comment", "pi")):
        # What follows a comment belongs to the text; what stands in it does not.
        if event == "start":
            yield node.text or ""
        elif node is not root:
            yield node.tail or ""


def _worth_reading(value: str) -> str:
    """Return a value if it may be words; of numbers for drawing only those long enough to be of a person."""
    if _PLAIN.fullmatch(value):
        return ""
    if _NUMBERS.fullmatch(value):
        return "\n".join(_LONG_NUMBER.findall(value))
    return value
