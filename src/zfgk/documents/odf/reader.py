"""The reader of OpenDocument files (ISO/IEC 26300): packages of parts, and single XML files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Generator, Iterator

from lxml import etree

from zfgk.documents.binary import is_picture, picture_pieces, readable
from zfgk.documents.leftovers import all_text, attributes, local, remarks, texts_within
from zfgk.documents.odf.looks import Looks, value_of
from zfgk.documents.odf.story import Around, Story
from zfgk.documents.package import Package
from zfgk.documents.xml import parse_xml
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Embedded, Feature, Piece, Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget

_MANIFEST = "META-INF/manifest.xml"
_PERSONS = frozenset(("creator", "initial-creator", "printed-by"))
_PROPERTIES = {"title": "title", "user-defined": "custom-property"}
_STORIES = frozenset(("content.xml", "styles.xml"))
_CODE = ("Basic/", "Scripts/", "Dialogs/")
_PICTURES = ("Pictures/", "Thumbnails/", "ObjectReplacements/", "media/")
_KNOWN_TYPE = re.compile(
    rb'<!DOCTYPE (?:manifest:manifest|library:librar(?:y|ies)|script:module|dlg:window) PUBLIC "[^"<>]{1,80}" "[a-zA-Z.]{1,20}">'
)
_MIME_TYPE = re.compile(rb"application/vnd\.oasis\.opendocument\.[a-z-]{1,40}")
_READ = frozenset(("media-type", "full-path"))


def read_odf(source: Source) -> Iterator[Piece]:
    """Read a package.

    Args:
        source: The file.

    Yields:
        The texts of each part that holds text, by kind: ``text``, ``deleted-text``, ``comment``, ``author``,
        ``hidden-text``, ``invisible-text``, ``hidden-sheet``, ``hidden-row``, ``hidden-column``, ``alt-text``,
        ``speaker-notes``; what the document says about itself; macros, pictures, objects, earlier versions; and every
        part and word that is none of these.

    Raises:
        UnreadableFile: If it is no package or damaged as a whole.
        LimitExceeded: If it costs more than the limits allow.
    """
    package = Package(source)
    if "content.xml" not in package and _MANIFEST not in package:
        raise UnreadableFile(
            source.name, "it has no content, so it is no OpenDocument file", "check how the file was made"
        )
    yield from package.pieces()
    encrypted, listed = yield from _manifest(package, source.budget)
    for name in package.names:
        where = package.where(name)
        if name in encrypted:
            yield Unread(where, "encrypted")
            continue
        if listed and name not in listed and not name.startswith("META-INF/") and name != "mimetype":
            yield Feature("unreferenced-part", where)
        yield from _part(package, name, source.budget)


def read_flat_odf(source: Source) -> Iterator[Piece]:
    """Read a single XML file.

    Args:
        source: The file.

    Yields:
        The same as of a package.

    Raises:
        UnreadableFile: If it cannot be read at all.
    """
    root = parse_xml(source.data, "body", source.budget)
    if isinstance(root, Unread):
        if root.why == "damaged":
            raise UnreadableFile(source.name, root.detail, "check how the file was made")
        yield root
        return
    for node in list(root):
        name = local(node.tag)
        if name in {"meta", "settings"}:
            yield from _information(node, "meta") if name == "meta" else _apart(node, name, "setting")
            yield from attributes(node, name, source.budget)
            root.remove(node)
    yield from _story(root, (root,), "body", source.budget)


def _manifest(package: Package, budget: Budget) -> Generator[Piece, None, tuple[set[str], set[str]]]:
    """Return which parts are encrypted and which are listed; yield why that is not known, if so."""
    if _MANIFEST not in package:
        return set(), set()
    data = package.content(_MANIFEST)
    # Old office programs name a document type here, and only here and in libraries of macros.
    root = data if isinstance(data, Unread) else parse_xml(_without_type(data), _MANIFEST, budget)
    if isinstance(root, Unread):
        yield root
        return set(), set()
    encrypted: set[str] = set()
    listed: set[str] = set()
    for node in root:
        path = value_of(node, "full-path")
        listed.add(path)
        if any(local(child.tag) == "encryption-data" for child in node):
            encrypted.add(path)
    return encrypted, listed


def _without_type(data: bytes) -> bytes:
    return _KNOWN_TYPE.sub(b"", data, count=1)


def _part(package: Package, name: str, budget: Budget) -> Iterator[Piece]:
    where = package.where(name)
    base = posixpath.basename(name)
    data = package.content(name)
    if isinstance(data, Unread):
        yield data
    elif name.startswith(_PICTURES) or is_picture(data):
        yield from _picture(data, name, where)
    elif name.startswith("Versions/"):
        yield Feature("earlier-revision", where)
        yield Embedded(data, "version.odt", where)
    elif name.startswith(_CODE) and not base.endswith(".xml") and not base.endswith((".xlb", ".xlc")):
        yield Feature("macro", where)
        yield TextPart(data.decode("utf-8", "replace"), where, Visibility.HIDDEN, "macro")
    elif name == "mimetype" and _MIME_TYPE.fullmatch(data):
        return
    elif base == "layout-cache":
        if text := readable(data):
            yield TextPart(text, where, Visibility.METADATA, "application-data")
    elif data.lstrip()[:1] == b"<" or base.endswith((".xml", ".rdf")):
        root = parse_xml(_without_type(data) if name.startswith((*_CODE, "META-INF/")) else data, where, budget)
        yield from (root,) if isinstance(root, Unread) else _xml(package, name, root, budget)
    elif data:
        yield Embedded(data, base, where)


def _xml(package: Package, name: str, root: etree._Element, budget: Budget) -> Iterator[Piece]:
    where = package.where(name)
    base = posixpath.basename(name)
    if base == "meta.xml":
        yield from _information(root, where)
    elif base in _STORIES:
        yield from _story(root, _styles(package, name, root, budget), where, budget)
        return
    elif name.startswith(_CODE):
        yield Feature("macro", where)
        yield from all_text(root, where, "macro", Visibility.HIDDEN)
    elif "signatures" in base:
        yield Feature("signature", where)
        yield from all_text(root, where, "signature", Visibility.METADATA)
    elif base == "VersionList.xml":
        yield Feature("earlier-revision", where)
        yield from all_text(root, where, "earlier-revision", Visibility.METADATA)
    else:
        yield from _apart(root, where, "setting" if base == "settings.xml" else "application-data")
    yield from attributes(root, where, budget, _READ)
    yield from remarks(root, where)


def _styles(package: Package, name: str, root: etree._Element, budget: Budget) -> tuple[etree._Element, ...]:
    beside = posixpath.join(posixpath.dirname(name), "styles.xml")
    if posixpath.basename(name) == "styles.xml" or beside not in package:
        return (root,)
    data = package.content(beside)
    styles = data if isinstance(data, Unread) else parse_xml(data, beside, budget)
    return (root,) if isinstance(styles, Unread) else (styles, root)  # why it cannot be read is told with the part


def _story(root: etree._Element, styles: tuple[etree._Element, ...], where: str, budget: Budget) -> Iterator[Piece]:
    story = Story(where, Looks(styles), budget)
    story.blocks(root, Around())
    yield from story.pieces()
    rest = [text.strip() for node in root.iter(etree.Element) for text in _unread_texts(node, story) if text.strip()]
    if rest:
        yield TextPart("\n\n".join(rest), where, Visibility.HIDDEN, "other-text")
    yield from attributes(root, where, budget, values=story.said)
    yield from remarks(root, where)


def _unread_texts(node: etree._Element, story: Story) -> Iterator[str]:
    if node not in story.shown:
        yield node.text or ""
        for child in node:
            yield child.tail or ""


def _information(root: etree._Element, where: str) -> Iterator[Piece]:
    for node in root.iter(etree.Element):
        text = (node.text or "").strip()
        name = local(node.tag)
        if text:
            kind = "author" if name in _PERSONS else _PROPERTIES.get(name, "property")
            label = value_of(node, "name")
            yield TextPart(f"{label}\n{text}" if label else text, f"{where} {name}", Visibility.METADATA, kind)


def _apart(root: etree._Element, where: str, kind: str) -> Iterator[Piece]:
    """Yield values that do not belong together, such as settings."""
    texts = [text.strip() for text in texts_within(root) if text.strip()]
    if texts:
        yield TextPart("\n\n".join(texts), where, Visibility.METADATA, kind)


def _picture(data: bytes, name: str, where: str) -> Iterator[Piece]:
    if name.startswith("Thumbnails/"):
        yield Feature("thumbnail", where)
    if is_picture(data):
        yield from picture_pieces(data, where)
    elif data.lstrip()[:1] == b"<":
        yield Embedded(data, "picture.svg", where)
    elif data:
        # Metafiles hold the text that they draw.
        yield Feature("image", where)
        if text := readable(data):
            yield TextPart(text, where, Visibility.HIDDEN, "image-text")


def looks_like_odf(data: bytes) -> bool:
    """Tell whether a file is a package of OpenDocument.

    Args:
        data: Its bytes.
    """
    return data.startswith(b"PK\3\4") and b"mimetypeapplication/vnd.oasis.opendocument." in data[:200]
