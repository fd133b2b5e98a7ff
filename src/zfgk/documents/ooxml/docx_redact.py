"""A redacted copy of a word processor's document: written anew from what may stay, not the old file with holes."""

from __future__ import annotations

from lxml import etree

from zfgk.documents.ooxml.docx import StoryPart, story_parts, styles_of
from zfgk.documents.ooxml.docx_copy import Copier, attributes_of, page_fields
from zfgk.documents.ooxml.docx_names import KEPT, KEPT_NUMBERING, KEPT_STYLES
from zfgk.documents.ooxml.margins import margins
from zfgk.documents.ooxml.names import W, is_on, local
from zfgk.documents.ooxml.opc import Parts, is_relations
from zfgk.documents.ooxml.story import Story
from zfgk.documents.ooxml.streams import Stream
from zfgk.documents.ooxml.target import Ledger, Target, serialised
from zfgk.documents.package import write_package
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Censor, Redacted, TextPart, Unread, Visibility

_MAIN = "word/document.xml"
_ROLES = {"text": "document.main", "footnote": "footnotes", "endnote": "endnotes"}
_PAGE_SETTINGS = frozenset(("evenAndOddHeaders", "mirrorMargins", "gutterAtTop"))


def redact_docx_parts(parts: Parts, name: str, censor: Censor) -> Redacted:
    """Return a redacted copy.

    Args:
        parts: The file's parts.
        name: The file's name, for messages.
        censor: What to cut.

    Raises:
        UnreadableFile: If a part that would stay cannot be read.
    """
    body = parts.tree(parts.main)
    copy = _Copy(parts, name, censor, story_parts(parts, body))
    copy.ledger.drop_archive(parts)
    for story in copy.stories:
        copy.story(story, body if story.name == parts.main else parts.tree(story.name))
    copy.support("styles", KEPT_STYLES)
    copy.support("numbering", KEPT_NUMBERING)
    copy.settings()
    for part in parts.package.names:
        if part not in copy.done and not is_relations(part):
            copy.ledger.drop_part(parts, part)
    return Redacted(write_package(copy.target.parts()), ".docx", tuple(copy.ledger.removals))


class _Copy:
    """A copy in the making.

    Args:
        parts: The parts of the original.
        name: The file's name, for messages.
        censor: What to cut.
        stories: The stories of the original.
    """

    def __init__(self, parts: Parts, name: str, censor: Censor, stories: list[StoryPart]) -> None:
        self.target = Target(_MAIN)
        self.ledger = Ledger(censor)
        self.stories = stories
        self.done: set[str] = set()
        self._parts = parts
        self._name = name
        self._styles = styles_of(parts)
        self._pictures: dict[str, str] = {}
        self._new: dict[str, str] = {}
        for index, story in enumerate(stories):
            if story.visibility is Visibility.VISIBLE:
                numbered = f"word/{_ROLES.get(story.kind, f'{story.kind}{index}')}.xml"
                self._new[story.name] = _MAIN if story.kind == "text" else numbered

    def story(self, part: StoryPart, root: etree._Element | Unread) -> None:
        """Copy a story that a person sees; note one that nobody sees as left out.

        Args:
            part: The story.
            root: Its tree.
        """
        self.done.add(part.name)
        where = self._parts.where(part.name)
        seen = part.visibility is Visibility.VISIBLE
        if isinstance(root, Unread) and not seen:
            self.ledger.drop(root)
            return
        tree = self._read(root, where)
        fields = page_fields(tree)
        story = Story(where, part.kind, self._styles, part.visibility).read(tree)
        for stream in story.streams:
            self._take_out(stream, seen=seen)
        for piece in margins(tree, where):
            if not isinstance(piece, TextPart) or piece.kind != "attribute":
                self.ledger.drop(piece)
        if seen:
            copier = Copier(lambda old, role: self._relate(part.name, old, role), fields, KEPT)
            new = copier.copy(tree)
            for kind in copier.left_out:
                self.ledger.note(where, kind)
            role = _ROLES.get(part.kind, part.kind)
            self._write(new, where, self._new[part.name], role)
            if role in {"footnotes", "endnotes"}:
                self.target.relate(_MAIN, self._new[part.name], role)

    def _take_out(self, stream: Stream, *, seen: bool) -> None:
        text = stream.part()
        if stream.visibility is Visibility.VISIBLE:
            stream.cut(self.ledger.cuts(text) if text else ())
        elif stream.kind != "inserted-text" or not seen:  # its nodes are those of the visible text
            if text:
                self.ledger.drop(text)
            stream.blank()

    def support(self, role: str, kept: frozenset[str]) -> None:
        """Copy the styles or the numbering.

        Args:
            role: Which of them.
            kept: The elements that stay.
        """
        for part in self._parts.of_role(role, self._parts.main)[:1]:
            where = self._parts.where(part)
            tree = self._read(self._parts.tree(part), where)
            new = Copier(lambda _old, _role: "", page_fields(tree), kept).copy(tree)
            self.done.add(part)
            self._write(new, where, f"word/{role}.xml", role)
            self.target.relate(_MAIN, f"word/{role}.xml", role)

    def settings(self) -> None:
        """Write settings anew: what decides how pages look, nothing else."""
        root = etree.Element(f"{W}settings", nsmap={"w": W[1:-1]})
        for part in self._parts.of_role("settings", self._parts.main):
            old = self._parts.tree(part)
            for child in () if isinstance(old, Unread) else old:
                if local(child.tag) in _PAGE_SETTINGS and is_on(child):
                    etree.SubElement(root, child.tag)
        compatible = etree.SubElement(etree.SubElement(root, f"{W}compat"), f"{W}compatSetting")
        compatible.set(f"{W}name", "compatibilityMode")
        compatible.set(f"{W}uri", "http://schemas.microsoft.com/office/word")
        compatible.set(f"{W}val", "15")
        self._add("word/settings.xml", "settings", root)
        self.target.relate(_MAIN, "word/settings.xml", "settings")

    def _read(self, root: etree._Element | Unread, where: str) -> etree._Element:
        if isinstance(root, Unread):
            raise UnreadableFile(self._name, f"{where} cannot be read ({root.why})", "redact it by hand")
        return root

    def _write(self, root: etree._Element, where: str, new_name: str, role: str) -> None:
        stream = attributes_of(root, where)
        text = stream.part()
        if text is not None:
            stream.cut(self.ledger.cuts(text))
        self._add(new_name, role, root)

    def _add(self, name: str, role: str, root: etree._Element) -> None:
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{role}+xml"
        self.target.add(name, kind, serialised(root))

    def _relate(self, source: str, old: str, role: str) -> str:
        """Return the id of a relation in the copy; a picture that it points to is cleaned and copied."""
        found = next((one for one in self._parts.relations_of(source) if one.id == old and one.role == role), None)
        if found is None or found.outside or found.target not in self._parts.package:
            return ""
        if role == "image":
            if found.target not in self._pictures:
                self._pictures[found.target] = self.target.picture(self._parts, found.target, "word", self.ledger)
            new = self._pictures[found.target]
            if new:
                self.done.add(found.target)
        else:
            new = self._new.get(found.target, "")
        return self.target.relate(self._new[source], new, role, named=role == "image") if new else ""
