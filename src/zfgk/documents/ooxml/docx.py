"""Word processor documents: every part read, each text with whether a person sees it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from lxml import etree

from zfgk.documents.ooxml.looks import Styles
from zfgk.documents.ooxml.margins import code_features, margins
from zfgk.documents.ooxml.names import R, W, is_on, local
from zfgk.documents.ooxml.opc import Parts, is_relations
from zfgk.documents.ooxml.other import other_pieces
from zfgk.documents.ooxml.story import Story
from zfgk.model.documents import Feature, Piece, TextPart, Unread, Visibility

_LITTLE = 10
_STORIES = {
    "header": "header",
    "footer": "footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
    "glossaryDocument": "glossary",
}


@attrs.frozen
class StoryPart:
    """A part that is read as a story.

    Args:
        name: Its name.
        kind: The kind of its visible text.
        visibility: Whether a person who opens the file sees it.
    """

    name: str
    kind: str
    visibility: Visibility = Visibility.VISIBLE


def docx_pieces(parts: Parts) -> Iterator[Piece]:
    """Yield everything that a word processor's document holds.

    Args:
        parts: The file's parts.
    """
    yield from parts.pieces()
    styles = styles_of(parts)
    body = parts.tree(parts.main)
    stories = story_parts(parts, body)
    letters = 0
    pictures = False
    for story in stories:
        for piece in _story(parts, story, styles, body if story.name == parts.main else parts.tree(story.name)):
            if isinstance(piece, TextPart) and piece.visibility is Visibility.VISIBLE:
                letters += len(piece.text)
            yield piece
    read = {story.name for story in stories}
    for name in parts.package.names:
        if name in read or is_relations(name):
            continue
        for piece in other_pieces(parts, name):
            pictures = pictures or (isinstance(piece, Feature) and piece.kind == "image")
            yield piece
    if pictures and letters < _LITTLE:
        yield Unread(parts.where(parts.main), "no-text", "pictures and hardly any text")


def _story(parts: Parts, part: StoryPart, styles: Styles, root: etree._Element | Unread) -> Iterator[Piece]:
    if isinstance(root, Unread):
        yield root
        return
    where = parts.where(part.name)
    for text in Story(where, part.kind, styles, part.visibility).read(root).parts():
        yield text
        if text.kind == "field-code":
            yield from code_features(text.text, where)
    yield from margins(root, where)


def styles_of(parts: Parts) -> Styles:
    """Return the styles of the document; none if they cannot be read, which is reported where they are read as a part.

    Args:
        parts: The file's parts.
    """
    for name in parts.of_role("styles", parts.main):
        root = parts.tree(name)
        if not isinstance(root, Unread):
            return Styles(root)
    return Styles()


def story_parts(parts: Parts, body: etree._Element | Unread) -> list[StoryPart]:
    """Return the parts that are read as stories, the body first.

    Args:
        parts: The file's parts.
        body: The tree of the main part.
    """
    shown = _shown(parts, body)
    found = [StoryPart(parts.main, "text")]
    for name in parts.package.names:
        kind = _STORIES.get(parts.role(name))
        if kind is None or name == parts.main or not name.lower().endswith(".xml"):
            continue
        if kind in {"comment", "glossary"} or name not in parts.reached:
            found.append(StoryPart(name, kind, Visibility.HIDDEN))
        elif kind in {"header", "footer"} and name not in shown:
            found.append(StoryPart(name, f"unused-{kind}", Visibility.HIDDEN))
        else:
            found.append(StoryPart(name, kind))
    return found


def _shown(parts: Parts, body: etree._Element | Unread) -> frozenset[str]:
    """Return the headers and footers that some page shows."""
    if isinstance(body, Unread):
        return frozenset()
    targets = {one.id: one.target for one in parts.relations_of(parts.main)}
    even = any(_has_even(parts, name) for name in parts.of_role("settings", parts.main))
    shown = set()
    for section in body.iter(f"{W}sectPr"):
        title = is_on(section.find(f"{W}titlePg"))
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            kind = reference.get(f"{W}type", "default")
            if kind == "default" or (kind == "first" and title) or (kind == "even" and even):
                shown.add(targets.get(reference.get(f"{R}id", ""), ""))
    return frozenset(shown)


def _has_even(parts: Parts, name: str) -> bool:
    root = parts.tree(name)
    if isinstance(root, Unread):
        return False
    return any(local(child.tag) == "evenAndOddHeaders" and bool(is_on(child)) for child in root)
