"""Putting a feed together from elements that were written as they came, at constant memory.

A feed's head holds the moment of its latest change, and its withdrawals stand before its entries; neither is known
before the last change was seen. So elements first go to anonymous files, which are then copied behind the head.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

import attrs
from lxml import etree


class _Writer(Protocol):
    def write(self, element: etree._Element, /) -> None: ...

    def flush(self) -> None: ...


@attrs.frozen
class Frame:
    """The elements around a feed's content, outermost first.

    Args:
        tags: Their names.
        attributes: The attributes of the outermost one.
        namespaces: The prefixes that the outermost one declares.
    """

    tags: Sequence[str]
    attributes: Mapping[str, str]
    namespaces: Mapping[str | None, str]


class Sheet:
    """A stretch of sibling elements in an anonymous file; see :func:`open_sheet`."""

    def __init__(self, file: BinaryIO, writer: _Writer) -> None:
        self._file = file
        self._writer = writer
        writer.flush()
        self._start = file.tell()

    def add(self, element: etree._Element) -> None:
        """Write one element."""
        self._writer.write(element)

    def copy_to(self, file: BinaryIO) -> None:
        """Append everything written so far to a file."""
        self._writer.flush()
        length = self._file.tell() - self._start
        self._file.seek(self._start)
        shutil.copyfileobj(_Part(self._file, length), file)


@contextlib.contextmanager
def open_sheet(frame: Frame, directory: Path) -> Iterator[Sheet]:
    """Open a sheet whose elements will stand in a frame.

    Args:
        frame: The frame; its namespaces are known to the elements.
        directory: Where the anonymous file takes its room.

    Yields:
        The sheet.
    """
    with (
        tempfile.TemporaryFile(dir=directory) as file,
        etree.xmlfile(file, encoding="utf-8") as writer,
        _framed(writer, frame),
    ):
        yield Sheet(file, writer)


def compose(file: BinaryIO, frame: Frame, head: Iterable[etree._Element], sheets: Iterable[Sheet]) -> None:
    """Write a whole feed: the frame, in it the head, then the sheets one after the other.

    Args:
        file: The file to write to.
        frame: The elements around the content.
        head: The elements at the beginning.
        sheets: The rest.
    """
    around = io.BytesIO()
    with etree.xmlfile(around, encoding="utf-8") as writer:
        writer.write_declaration()
        with _framed(writer, frame):
            for element in head:
                _inline(writer, element)
            writer.flush()
            middle = around.tell()
    file.write(around.getvalue()[:middle])
    for sheet in sheets:
        sheet.copy_to(file)
    file.write(around.getvalue()[middle:])


@contextlib.contextmanager
def _framed(writer: etree._IncrementalFileWriter, frame: Frame) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        outermost, *inner = frame.tags
        stack.enter_context(writer.element(outermost, dict(frame.attributes), nsmap=dict(frame.namespaces)))
        for tag in inner:
            stack.enter_context(writer.element(tag))
        yield


def _inline(writer: etree._IncrementalFileWriter, element: etree._Element) -> None:
    # Written as a whole, an element would declare its namespaces once more, under prefixes of its own.
    with writer.element(element.tag, {str(name): str(value) for name, value in element.attrib.items()}):
        if element.text:
            writer.write(element.text)
        for child in element:
            _inline(writer, child)
    writer.write(element.tail or "")


class _Part(io.RawIOBase):
    """The next so many bytes of a file."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file = file
        self._left = length

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data
