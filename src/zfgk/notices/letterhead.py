"""An office's own Word document as a template: ``{{fields}}`` in its paragraphs, tables, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from zfgk.documents.ooxml.names import W, local, parse_part
from zfgk.documents.word import open_document, word_bytes
from zfgk.model.documents import Unread
from zfgk.model.limits import Budget
from zfgk.notices.templates import Use, fill, is_broken, pieces, uses_in

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile("([\n\t])")
_MARKS = ("ins", "del", "moveFrom", "moveTo", "commentReference")
_UNREACHED = "it stands in a note, a comment or another part that is not filled in"


@attrs.frozen(slots=False)
class WordTemplate:
    """A template that is a Word document.

    Args:
        name: Its file name, for messages.
        data: The file.

    Raises:
        LibraryMissing: When it is read, if python-docx is not installed.
        UnreadableFile: When it is read, if it is no Word document.
    """

    name: str
    data: bytes = attrs.field(repr=False)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every use of a field."""
        return tuple(use for where, text in self._texts() for use in uses_in(text, where))

    @cached_property
    def broken(self) -> tuple[str, ...]:
        """The places at which a field is opened and not closed, or where a field would not be filled in."""
        found = [where for where, text in self._texts() if is_broken(text)]
        return (*found, *self._unreached())

    @cached_property
    def reviewed(self) -> bool:
        """Whether it bears marks of its own making: changes that are tracked, or comments."""
        roots = [part.element for part in _parts(open_document(self.data, self.name))]
        return any(next(root.iter(*(f"{W}{name}" for name in _MARKS)), None) is not None for root in roots)

    def fill(self, values: Mapping[str, str], *, title: str, author: str) -> bytes:
        """Return the paper.

        Args:
            values: What each field says, by its name; a line end in it becomes a line break.
            title: The title for the file's properties.
            author: The author for the file's properties.
        """
        document = open_document(self.data, self.name)
        for part in _parts(document):
            for paragraph in list(part.element.iter(f"{W}p")):
                _fill(paragraph, values)
        return word_bytes(document, title=title, author=author)

    def _texts(self) -> Iterator[tuple[str, str]]:
        for part in _parts(open_document(self.data, self.name)):
            for number, paragraph in enumerate(part.element.iter(f"{W}p"), 1):
                text = "".join(one.text or "" for one in _texts_of(paragraph))
                if "{{" in text or "}}" in text:
                    yield f"{str(part.partname).lstrip('/')} paragraph {number}", text

    def _unreached(self) -> Iterator[str]:
        document = open_document(self.data, self.name)
        filled = {str(part.partname) for part in _parts(document)}
        for part in document.part.package.iter_parts():
            name = str(part.partname)
            if name in filled or not name.endswith(".xml") or b"{" not in part.blob:
                continue
            root = parse_part(part.blob, name, Budget(None, self.name))
            if not isinstance(root, Unread) and uses_in("".join(one.text or "" for one in root.iter(f"{W}t")), name):
                yield f"{name.lstrip('/')}: {_UNREACHED}"


def _parts(document: Any) -> list[Any]:
    """Return the parts of a document that are filled in: the text itself, headers and footers."""
    main = document.part
    found = [part for part in main.package.iter_parts() if part is not main and hasattr(part, "element")]
    return [main, *(one for one in found if local(one.element.tag) in {"hdr", "ftr"})]


def _texts_of(paragraph: Any) -> list[Any]:
    """Return the pieces of text of a paragraph, without those of paragraphs within it, such as in text boxes."""
    return [one for one in paragraph.iter(f"{W}t") if next(one.iterancestors(f"{W}p")) is paragraph]


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    texts = _texts_of(paragraph)
    whole = "".join(one.text or "" for one in texts)
    if "{{" not in whole:
        return
    if fill(whole, values) is None:
        _leave_out(paragraph, texts)
        return
    bounds, at = [], 0
    for one in texts:
        bounds.append((at, at + len(one.text or "")))
        at = bounds[-1][1]
    # From the end, so that the places of earlier fields stay true.
    for start, end, value in reversed(pieces(whole, values)):
        first = True
        for one, (begin, stop) in zip(texts, bounds, strict=True):
            if begin < end and start < stop:
                text = one.text or ""
                put = value if first else ""
                one.text = text[: max(start - begin, 0)] + put + text[max(end - begin, 0) :]
                first = False
    for one in texts:
        _break_lines(one)


def _leave_out(paragraph: Any, texts: list[Any]) -> None:
    parent = paragraph.getparent()
    last = sum(local(child.tag) == "p" for child in parent) == 1
    if last or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        # A cell, header or box needs a paragraph, and a section ends in one: only its text goes.
        for one in texts:
            one.text = ""
        return
    parent.remove(paragraph)


def _break_lines(text: Any) -> None:
    """Make line breaks and tabs of those in a piece of text, as Word has them."""
    first, *others = _BREAKS.split((text.text or "").replace("\r\n", "\n").replace("\r", "\n"))
    text.set(_XML_SPACE, "preserve")
    text.text = first
    after = text
    for mark, part in zip(others[::2], others[1::2], strict=True):
        following = text.makeelement(f"{W}t")
        following.text = part
        following.set(_XML_SPACE, "preserve")
        for element in (text.makeelement(f"{W}br" if mark == "\n" else f"{W}tab"), following):
            after.addnext(element)
            after = element
