"""An office file that is written anew, and the list of what it lacks."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from lxml import etree

from zfgk.documents.binary import picture_pieces, without_metadata
from zfgk.documents.ooxml.opc import Parts
from zfgk.documents.ooxml.other import other_pieces
from zfgk.model.documents import Censor, Cut, Embedded, Feature, Piece, Removal, TextPart, Unread

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What every file has: of these only findings are worth a line in the list.
_ORDINARY = frozenset(("part-name", "attribute", "settings", "image", "embedded-font"))


class Ledger:
    """Everything that a redacted copy lacks.

    Args:
        censor: What to cut.
    """

    def __init__(self, censor: Censor) -> None:
        self.removals: list[Removal] = []
        self._censor = censor
        self._noted: set[tuple[str, str]] = set()

    def cuts(self, text: TextPart) -> Sequence[Cut]:
        """Return what must go from a text, and note it.

        Args:
            text: The text.
        """
        cuts = self._censor(text)
        self.removals += [Removal(text.where, text.kind, cut.rule, cut.ground, cut.start, cut.end) for cut in cuts]
        return cuts

    def drop(self, piece: Piece) -> None:
        """Note a piece that is left out as a whole, with what was found in it.

        Args:
            piece: The piece.
        """
        if isinstance(piece, Unread):
            self.note(piece.where, piece.why)
        elif isinstance(piece, Embedded):
            self.note(piece.where, "embedded")
        else:
            self.note(piece.where, piece.kind)
        if isinstance(piece, TextPart):
            self.cuts(piece)

    def note(self, where: str, kind: str) -> None:
        """Note that something is left out as a whole.

        Args:
            where: Its place in the original file.
            kind: Its kind.
        """
        if kind not in _ORDINARY and (where, kind) not in self._noted:
            self._noted.add((where, kind))
            self.removals.append(Removal(where, kind))

    def drop_part(self, parts: Parts, name: str) -> None:
        """Note a part that is left out.

        Args:
            parts: The parts of the original file.
            name: The part's name.
        """
        for piece in other_pieces(parts, name):
            self.drop(piece)

    def drop_archive(self, parts: Parts) -> None:
        """Note what the archive holds besides its parts, and the links that point outside.

        Args:
            parts: The parts of the original file.
        """
        for piece in parts.pieces():
            self.drop(piece)


class Target:
    """The parts of the copy.

    Args:
        main: The name of its main part.
    """

    def __init__(self, main: str) -> None:
        self._main = main
        self._parts: dict[str, tuple[str, bytes]] = {}
        self._relations: dict[str, dict[tuple[str, str], str]] = {"": {(main, "officeDocument"): "rId1"}}
        self._named: set[str] = set()

    def add(self, name: str, content_type: str, data: bytes) -> None:
        """Add a part.

        Args:
            name: Its name.
            content_type: Its type.
            data: Its content.
        """
        self._parts[name] = (content_type, data)

    def relate(self, source: str, target: str, role: str, *, named: bool = False) -> str:
        """Let one part refer to another.

        Args:
            source: The name of the part that refers.
            target: The name of the other.
            role: What it is to the first.
            named: Whether the first part must name the reference in its content; else it is dropped with its target.

        Returns:
            The reference's id.
        """
        relations = self._relations.setdefault(source, {})
        identifier = relations.setdefault((target, role), f"rId{len(relations) + 1}")
        if named:
            self._named.add(target)
        return identifier

    def picture(self, parts: Parts, name: str, folder: str, ledger: Ledger) -> str:
        """Add a picture without its metadata.

        Args:
            parts: The parts of the original file.
            name: The picture's name there.
            folder: The folder of the copy.
            ledger: Where its metadata are noted.

        Returns:
            Its name in the copy; empty if it cannot be cleaned.
        """
        data = parts.content(name)
        clean = None if isinstance(data, Unread) else without_metadata(data)
        if clean is None or isinstance(data, Unread):
            return ""
        for piece in picture_pieces(data, parts.where(name)):
            if not isinstance(piece, Feature) or piece.kind != "image":
                ledger.drop(piece)
        form = "png" if clean.startswith(b"\x89") else "jpeg"
        new = f"{folder}/media/image{1 + sum('/media/' in one for one in self._parts)}.{form}"
        self.add(new, f"image/{form}", clean)
        return new

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the names and contents of all parts, types and relations included."""
        used = self._used()
        kept = {name: part for name, part in self._parts.items() if name in used or name not in self._named}
        types = _without_prefix("content-types", "Types")
        for suffix, kind in (("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "text/xml")):
            etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Default", Extension=suffix, ContentType=kind)
        for name, (kind, _) in kept.items():
            etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}", ContentType=kind)
        yield "[Content_Types].xml", serialised(types)
        yield "_rels/.rels", self._relations_of("", kept)
        for name, (_, data) in kept.items():
            yield name, data
            if name in self._relations:
                folder, file = posixpath.split(name)
                yield f"{folder}/_rels/{file}.rels", self._relations_of(name, kept)

    def _used(self) -> set[str]:
        """Return the targets of relations that the content of their source names."""
        return {
            target
            for source, relations in self._relations.items()
            for (target, _), identifier in relations.items()
            if source in self._parts and f'"{identifier}"'.encode() in self._parts[source][1]
        }

    def _relations_of(self, source: str, kept: dict[str, tuple[str, bytes]]) -> bytes:
        root = _without_prefix("relationships", "Relationships")
        for (target, role), identifier in self._relations[source].items():
            if target in kept:
                values = {"Id": identifier, "Type": f"{_RELATIONS}/{role}", "Target": f"/{target}"}
                etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship", values)
        return serialised(root)


def serialised(root: etree._Element) -> bytes:
    """Return a tree as bytes.

    Args:
        root: Its root element.
    """
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_prefix(kind: str, name: str) -> etree._Element:
    """Return an element whose namespace has no prefix: some programs read types and relations only so."""
    space = f"{_PACKAGE}/{kind}"
    return etree.Element(f"{{{space}}}{name}", nsmap={None: space})  # type: ignore[dict-item]  # the stubs want a prefix
