"""A redacted copy of an OpenDocument file: written anew from what a person sees, not the old file with holes."""

from __future__ import annotations

from lxml import etree

from zfgk.documents.binary import without_metadata
from zfgk.documents.leftovers import local
from zfgk.documents.odf.copying import Copier, Picture
from zfgk.documents.odf.dress import NAMESPACES, OFFICE, STYLE, Dress
from zfgk.documents.odf.looks import Looks
from zfgk.documents.odf.reader import read_flat_odf, read_odf
from zfgk.documents.ooxml.streams import Stream
from zfgk.documents.ooxml.target import Ledger, serialised
from zfgk.documents.package import Package, write_package
from zfgk.documents.xml import parse_xml
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Censor, Piece, Redacted, Source, TextPart, Unread, Visibility

_KINDS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "drawing": "odg"}
_TYPES = {"odt": "text", "ods": "spreadsheet", "odp": "presentation", "odg": "graphics"}
_STAYS = frozenset(("text", "inserted-text", "source"))
_ORDINARY = frozenset(("attribute", "setting", "property"))
_MANIFEST = f"{{{NAMESPACES['manifest']}}}"


def redact_odf(source: Source, censor: Censor) -> Redacted:
    """Make a redacted copy of a package.

    Args:
        source: The file.
        censor: What to cut.

    Returns:
        A package with the visible text, lists, tables, frames, footnotes and pictures, with formatting in styles of its
        own. Headers and footers, comments, changes, notes, hidden text, formulas, objects and metadata are left out.

    Raises:
        UnreadableFile: If what would stay cannot be read.
    """
    ledger = Ledger(censor)
    for piece in read_odf(source):
        _note(piece, "content.xml", ledger)
    package = Package(source)
    root = _tree(package, "content.xml", source)
    roots = [root] if "styles.xml" not in package else [_tree(package, "styles.xml", source), root]
    pictures: dict[str, tuple[str, bytes]] = {}

    def picture(address: str) -> str:
        name = address.removeprefix("./")
        if name not in pictures and name in package:
            data = package.content(name)
            clean = None if isinstance(data, Unread) else without_metadata(data)
            if clean is not None and not isinstance(clean, Unread):
                form = "png" if clean.startswith(b"\x89") else "jpeg"
                pictures[name] = (f"Pictures/image{len(pictures) + 1}.{form}", clean)
        return pictures[name][0] if name in pictures else ""

    content, kind = _document(root, roots, ledger, "content.xml", picture)
    media = f"application/vnd.oasis.opendocument.{_TYPES[kind]}"
    parts = {"content.xml": serialised(content), "styles.xml": serialised(_pages())} | dict(pictures.values())
    made = [("mimetype", media.encode()), ("META-INF/manifest.xml", _manifest(media, list(parts))), *parts.items()]
    return Redacted(write_package(made, first_stored=True), f".{kind}", tuple(ledger.removals))


def redact_flat_odf(source: Source, censor: Censor) -> Redacted:
    """Make a redacted copy of a single XML file, as :func:`redact_odf` does; pictures within it are left out.

    Args:
        source: The file.
        censor: What to cut.

    Returns:
        The copy.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    ledger = Ledger(censor)
    for piece in read_flat_odf(source):
        _note(piece, "body", ledger)
    root = parse_xml(source.data, "body", source.budget)
    if isinstance(root, Unread):
        raise UnreadableFile(source.name, f"it cannot be read ({root.why})", "redact it by hand")
    content, kind = _document(root, [root], ledger, "body", lambda _address: "")
    flat = etree.Element(f"{OFFICE}document", nsmap=NAMESPACES)
    flat.set(f"{OFFICE}version", "1.2")
    flat.set(f"{OFFICE}mimetype", f"application/vnd.oasis.opendocument.{_TYPES[kind]}")
    automatic = etree.SubElement(flat, f"{OFFICE}automatic-styles")
    pages = _pages()
    automatic.extend([*pages[0], *content[0]])
    flat.extend([pages[1], content[1]])
    return Redacted(serialised(flat), f".f{kind}", tuple(ledger.removals))


def _note(piece: Piece, where: str, ledger: Ledger) -> None:
    """Note a piece that the copy lacks as a whole."""
    body = piece.where == where or piece.where.startswith(f"{where} sheet ")
    stays = isinstance(piece, TextPart) and piece.kind in _STAYS and body
    if not stays and getattr(piece, "kind", "") not in _ORDINARY:
        ledger.drop(piece)


def _tree(package: Package, name: str, source: Source) -> etree._Element:
    data = package.content(name) if name in package else Unread(name, "missing")
    root = data if isinstance(data, Unread) else parse_xml(data, name, source.budget)
    if isinstance(root, Unread):
        raise UnreadableFile(source.name, f"{name} cannot be read ({root.why})", "redact it by hand")
    return root


def _document(
    root: etree._Element, roots: list[etree._Element], ledger: Ledger, where: str, picture: Picture
) -> tuple[etree._Element, str]:
    """Return the content of the copy, and what kind of document it is."""
    body = next((node for node in root if local(node.tag) == "body"), None)
    main = next((node for node in body if local(node.tag) in _KINDS), None) if body is not None else None
    if main is None:
        raise UnreadableFile(where, "it holds neither text nor tables nor slides", "redact it by hand")
    new = etree.Element(f"{OFFICE}document-content", nsmap=NAMESPACES)
    new.set(f"{OFFICE}version", "1.2")
    automatic = etree.SubElement(new, f"{OFFICE}automatic-styles")
    into = etree.SubElement(etree.SubElement(new, f"{OFFICE}body"), f"{OFFICE}{local(main.tag)}")
    stream = Stream(where, Visibility.VISIBLE, "text")
    dress = Dress(roots)
    copier = Copier(stream, Looks(roots), dress, picture)
    copier.blocks(main, into)
    text = stream.part()
    if text is not None:
        stream.cut(ledger.cuts(text))
    copier.settle()
    dress.write(automatic)
    return new, _KINDS[local(main.tag)]


def _pages() -> etree._Element:
    """Return the styles of the copy: one kind of page, on which slides stand too."""
    root = etree.Element(f"{OFFICE}document-styles", nsmap=NAMESPACES)
    root.set(f"{OFFICE}version", "1.2")
    automatic = etree.SubElement(root, f"{OFFICE}automatic-styles")
    etree.SubElement(automatic, f"{STYLE}page-layout", {f"{STYLE}name": "page"})
    masters = etree.SubElement(root, f"{OFFICE}master-styles")
    etree.SubElement(masters, f"{STYLE}master-page", {f"{STYLE}name": "seen", f"{STYLE}page-layout-name": "page"})
    return root


def _manifest(media: str, names: list[str]) -> bytes:
    root = etree.Element(f"{_MANIFEST}manifest", nsmap={"manifest": NAMESPACES["manifest"]})
    root.set(f"{_MANIFEST}version", "1.2")
    for name in ("/", *names):
        kind = media if name == "/" else "text/xml" if name.endswith(".xml") else f"image/{name.rpartition('.')[2]}"
        entry = etree.SubElement(root, f"{_MANIFEST}file-entry")
        entry.set(f"{_MANIFEST}full-path", name)
        entry.set(f"{_MANIFEST}media-type", kind)
    return serialised(root)
