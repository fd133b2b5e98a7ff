"""What is read: a file or bytes, whole or piece by piece, and its text in an encoding that was found and not guessed."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Iterator
from pathlib import Path

from zfgk.errors import LimitExceeded, UnreadableFile
from zfgk.files.decoding import decode
from zfgk.files.reading import LIMIT, read_bytes

STREAMED = 4 * 1024**3
"""The largest file that is read piece by piece, in bytes."""
_CHUNK = 1 << 18
_LONGEST_LINE = 16_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class Source:
    """A file or bytes that hold a catalogue.

    Args:
        given: The path, or the content.
        name: What messages call it; the file's name unless given.
    """

    def __init__(self, given: str | os.PathLike[str] | bytes, name: str = "") -> None:
        self.path: Path | None = None if isinstance(given, bytes) else Path(given)
        self.name: str = name or (self.path.name if self.path else "catalogue")
        self._data = given if isinstance(given, bytes) else b""

    @property
    def suffix(self) -> str:
        """The ending of the name in small letters, such as ``.csv``."""
        return Path(self.name if self.path is None else self.path.name).suffix.lower()

    def whole(self, limit: int = LIMIT) -> bytes:
        """Return the whole content.

        Raises:
            UnreadableFile: If it cannot be read or is too large.
        """
        return self._data if self.path is None else read_bytes(self.path, limit)

    def head(self, size: int = 4096) -> bytes:
        """Return the first bytes.

        Raises:
            UnreadableFile: If it cannot be read.
        """
        return next(self.chunks(size), b"")

    def chunks(self, size: int = _CHUNK) -> Iterator[bytes]:
        """Yield the content piece by piece.

        Args:
            size: How many bytes a piece has at most.

        Raises:
            UnreadableFile: If it cannot be read.
            LimitExceeded: If it has more than 4 GiB.
        """
        if self.path is None:
            for start in range(0, len(self._data), size):
                yield self._data[start : start + size]
            return
        try:
            if not self.path.is_file():  # a device would never end
                read_bytes(self.path)  # says why
            so_far = 0
            with self.path.open("rb") as file:
                while chunk := file.read(size):
                    so_far += len(chunk)
                    if so_far > STREAMED:
                        raise LimitExceeded(str(self.path), "bytes", STREAMED, f"byte {so_far}")
                    yield chunk
        except UnreadableFile:
            raise
        except (OSError, ValueError) as error:
            raise UnreadableFile(str(self.path), getattr(error, "strerror", None) or str(error)) from error

    def text(self) -> Iterator[str]:
        """Yield the text piece by piece, without a byte-order mark, line ends as they are.

        Yields:
            Text in UTF-8, in UTF-16 with its mark, or in GB18030 that reads as Chinese; the last is read whole.

        Raises:
            UnreadableFile: If it is damaged, no text, or in another encoding.
        """
        encoding = self._encoding()
        if not encoding:
            yield decode(self.whole(), self.name).text
            return
        decoder = codecs.getincrementaldecoder(encoding)()
        offset = 0
        try:
            for chunk in self.chunks():
                yield _no_zero(decoder.decode(chunk), self.name)
                offset += len(chunk)
            yield _no_zero(decoder.decode(b"", final=True), self.name)
        except UnicodeDecodeError as error:
            why = f"it is not {encoding.removesuffix('-sig').upper()} near byte {offset + error.start}"
            raise UnreadableFile(self.name, why, "the file is damaged; save it again as UTF-8") from None

    def _encoding(self) -> str:
        """Return the encoding if it is UTF-8 or UTF-16; empty if the whole text must be looked at."""
        head = self.head()
        if head.startswith(_UTF32):
            return ""
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding
        size = self.path.stat().st_size if self.path else len(self._data)
        if size <= LIMIT // 8:
            return ""
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            for chunk in self.chunks():
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return ""
        return "utf-8"


def _no_zero(text: str, name: str) -> str:
    if "\0" in text:
        raise UnreadableFile(name, "it holds zero characters, so this is not text", "save it as UTF-8 text")
    return text


def physical_lines(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a text with their ends: CR LF, LF or CR, and no other character that Unicode calls a break.

    Args:
        pieces: The text, cut anywhere.

    Raises:
        LimitExceeded: If one line has more than 16,000,000 characters.
    """
    rest = ""
    for piece in pieces:
        rest += piece
        # A CR at the very end may be half of a CR LF.
        end = max(rest.rfind("\n"), rest.rfind("\r", 0, len(rest) - 1)) + 1 if rest else 0
        if not end and len(rest) > _LONGEST_LINE:
            raise LimitExceeded("text", "line", _LONGEST_LINE, "a line of text")
        yield from io.StringIO(rest[:end], newline="")
        rest = rest[end:]
    yield from io.StringIO(rest, newline="")
