"""Documents as files: written whole, signed with a digest of their own, and read one element at a time."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import attrs
from lxml import etree

from zfgk import write_atomic
from zfgk_portal_feed.atom import DELETED, ENTRY, KEY, VERSION
from zfgk_portal_feed.markup import ATOM, ZFGK
from zfgk_portal_feed.site import DRAFT

_SIGNED = "<!-- sha256 {} head {:08} -->\n"
_SIGNATURE = re.compile(rb"<!-- sha256 ([0-9a-f]{64}) head ([0-9]{8}) -->\n")
_LENGTH = len(_SIGNED.format("0" * 64, 0))
_HEAD_ENDS = re.compile(rb"<(?:entry|at:deleted-entry)[ >]|</feed>")
_ITEMS = (ENTRY, DELETED)


@attrs.frozen
class Head:
    """What a document says of itself and of its neighbours.

    Args:
        said: Its id, title, author, language, addresses and format, from which another setting shows.
        previous: The address of the archive page before it; empty if there is none.
        pages: How often pages were laid out so far.
    """

    said: tuple[str, ...]
    previous: str
    pages: int


class Draft:
    """A document that is written, and whose head may still change.

    Args:
        head: What stands before its items.
    """

    def __init__(self, head: bytes) -> None:
        self.head = head
        self.length = len(head)
        self._body = hashlib.sha256()

    def add(self, block: bytes) -> None:
        """Take in what follows."""
        self.length += len(block)
        self._body.update(block)

    def digest(self) -> str:
        """Return the digest of what stands behind the head, and then of the head, which so may come last."""
        whole = self._body.copy()
        whole.update(self.head)
        return whole.hexdigest()

    def signature(self) -> bytes:
        """Return what is written behind the document."""
        return _SIGNED.format(self.digest(), len(self.head)).encode()


def write(path: Path, head: str, body: Iterable[bytes], end: str) -> None:
    """Write a document, and behind it the digest of all that it holds; the file appears whole or not at all.

    Args:
        path: The file.
        head: What stands before the items.
        body: The items, encoded.
        end: What stands behind them.
    """
    with write_atomic(path) as file:
        _store(file, head.encode(), chain(body, [end.encode()]))


def draft(path: Path, head: str, body: Iterable[bytes], end: str) -> Draft:
    """Write a document that :func:`seal` will put in its place; nothing may lead to it before.

    Args:
        path: The file.
        head: What stands before the items.
        body: The items, encoded.
        end: What stands behind them.
    """
    with path.open("wb") as file:
        return _store(file, head.encode(), chain(body, [end.encode()]))


def seal(path: Path, made: Draft, digest: str) -> Path:
    """Give a draft its name: in its head, behind its end and in the folder.

    Args:
        path: The file, with :data:`~zfgk_portal_feed.site.DRAFT` in its name.
        made: What was written there.
        digest: What stands in its name, and in the names of the pages laid out with it, from now on; as long as before.

    Returns:
        The file under its name.
    """
    start, _, _ = path.name.partition(DRAFT)
    old, new = (f"/{start}{middle}-".encode() for middle in (DRAFT, digest))
    made.head = made.head.replace(old, new)
    with path.open("r+b") as file:
        file.write(made.head)
        file.seek(made.length)
        file.write(made.signature())
        file.flush()
        os.fsync(file.fileno())
    return path.replace(path.with_name(path.name.replace(DRAFT, digest)))


def check(path: Path) -> None:
    """Compare a document with the digest that stands behind it.

    Raises:
        ValueError: If the document was changed, is missing or bears no digest.
    """
    if not path.is_file():
        message = f"{path}: the file is missing; publish again"
        raise ValueError(message)
    with path.open("rb") as file:
        length = max(path.stat().st_size - _LENGTH, 0)
        file.seek(length)
        signature = _SIGNATURE.fullmatch(file.read())
        head = min(int(signature[2]), length) if signature else 0
        file.seek(0)
        found = Draft(file.read(head))
        while block := file.read(min(1 << 20, length - found.length)):
            found.add(block)
    if signature is None or found.digest().encode() != signature[1]:
        message = f"{path}: the file is not the one that was written; publish again"
        raise ValueError(message)


def items(path: Path) -> Iterator[tuple[str, int, etree._Element]]:
    """Yield each entry and deleted entry with its key and version; an element is gone when the next one comes.

    Raises:
        ValueError: If the file is no document of ours.
    """
    for element in _elements(path, "end", _ITEMS):
        try:
            yield element.findtext(KEY, ""), int(element.findtext(VERSION, "")), element
        except ValueError as error:
            message = f"{path}: an entry without a version"
            raise ValueError(message) from error


def rss_items(path: Path) -> Iterator[tuple[str, etree._Element]]:
    """Yield each item of an RSS file with the feed's generator; an element is gone when the next one comes."""
    generator = ""
    for element in _elements(path, "end", ("generator", "item")):
        if element.tag == "item":
            yield generator, element
        else:
            generator = element.text or ""


def read_head(path: Path) -> Head:
    """Return what stands before a document's entries.

    Raises:
        ValueError: If the file is no document of ours.
    """
    root = None
    for element in _elements(path, "start", (f"{{{ATOM}}}feed", *_ITEMS)):
        if element.tag in _ITEMS:
            break
        root = element
    if root is None:
        message = f"{path}: this is no Atom feed"
        raise ValueError(message)
    links = {link.get("rel", ""): link.get("href", "") for link in root.iterfind(f"{{{ATOM}}}link")}
    texts = [root.findtext(f"{{{ATOM}}}{name}", "") for name in ("id", "title", f"author/{{{ATOM}}}name")]
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    generator = root.find(f"{{{ATOM}}}generator")
    made = "" if generator is None else generator.get("version", "")
    said = (*texts, language, links.get("alternate", ""), links.get("self", ""), made)
    pages = root.findtext(f"{{{ZFGK}}}pages", "0")
    return Head(said, links.get("prev-archive", ""), int(pages) if pages.isdecimal() else 0)


def as_text(element: etree._Element) -> str:
    """Return an element as it stands in a document, with a line end behind it."""
    return etree.tostring(element, encoding="unicode", with_tail=False) + "\n"


def rewrite(path: Path, staying: Callable[[Collection[str]], Mapping[str, int]]) -> Draft:
    """Write a document once more without some of its entries; the others keep their places.

    Args:
        path: The file.
        staying: Returns, given the keys in the document, the versions that stay in it, by key.

    Returns:
        What was written, should it be a draft.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    tree = etree.parse(path, parser)
    found = [(one.findtext(KEY, ""), one.findtext(VERSION, ""), one) for one in tree.getroot().iterchildren(*_ITEMS)]
    stay = staying([key for key, _, _ in found])
    for key, version, element in found:
        if str(stay.get(key)) != version:
            tree.getroot().remove(element)
    data = etree.tostring(tree, encoding="utf-8", xml_declaration=True) + b"\n"
    ends = _HEAD_ENDS.search(data)
    head = data[: ends.start()] if ends else data
    with write_atomic(path) as file:
        return _store(file, head, [data[len(head) :]])


def _store(file: BinaryIO, head: bytes, blocks: Iterable[bytes]) -> Draft:
    made = Draft(head)
    file.write(head)
    for block in blocks:
        made.add(block)
        file.write(block)
    file.write(made.signature())
    return made


def _elements(path: Path, event: str, tags: Iterable[str]) -> Iterator[etree._Element]:
    with path.open("rb") as source:
        parser = etree.iterparse(
            source, events=(event,), tag=tuple(tags), resolve_entities=False, no_network=True, huge_tree=True
        )
        try:
            for _, element in parser:
                yield element
                if event == "end":
                    # Read elements are dropped from the tree, or a long feed would fill the memory.
                    element.clear(keep_tail=False)
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            message = f"{path} is not well-formed: {error}"
            raise ValueError(message) from error
