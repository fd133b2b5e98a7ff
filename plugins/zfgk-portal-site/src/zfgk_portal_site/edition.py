"""Editions: the column is written beside the one that readers see, and takes its place in one step.

::

    OUT/www                       a symbolic link to the folder www of the current edition; this is what a web server serves
    OUT/editions/NAME/www/        the column
    OUT/editions/NAME/changes.jsonl   what it holds, a change in each line
    OUT/editions/NAME/SHA256SUMS  the digest of every file of the column
    OUT/editions/next/            an edition that is being written

NAME is a digest of everything in the edition, so the same changes give the same files under the same names.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

try:
    import fcntl
except ImportError:  # not a POSIX system: two runs at once are then the caller's to avoid
    fcntl = None  # type: ignore[assignment]  # the absence of the module is what is tested for

WWW = "www"
SUMS = "SHA256SUMS"
CHANGES = "changes.jsonl"
_EDITIONS = "editions"
_NEXT = "next"
_STAGED = "staged"
_NAME_LENGTH = 16
_LINK = ".www.next"
_CHUNK = 1 << 20


def current(out: Path) -> Path | None:
    """Return the folder of the edition that readers see, if there is one.

    Args:
        out: The target's folder.
    """
    link = out / WWW
    if link.is_symlink():
        return link.resolve().parent if link.is_dir() else None
    # A copy of the folder made without links: it holds one edition, and www is a copy of its column.
    editions = [folder for folder in (out / _EDITIONS).glob("*") if folder.name != _NEXT] if link.is_dir() else []
    return editions[0].resolve() if len(editions) == 1 else None


class Edition:
    """An edition that is being written; see :func:`new_edition`.

    Args:
        out: The target's folder.
    """

    def __init__(self, out: Path) -> None:
        self.out: Path = out
        self.folder: Path = out / _EDITIONS / _NEXT
        self._made: set[str] = set()
        self._sums: IO[str] | None = None

    def write(self, path: str, text: str) -> None:
        """Write a page or another text file of the column.

        Args:
            path: Its path below the column's folder.
            text: Its content.
        """
        self.write_bytes(path, text.encode("utf-8"))

    def write_bytes(self, path: str, data: bytes) -> None:
        """Write a file of the column; arguments as for :meth:`write`."""
        self.place(path).write_bytes(data)
        self.note(path, hashlib.sha256(data).hexdigest())

    def place(self, path: str) -> Path:
        """Return where a file of the column goes; its folder then exists."""
        file = self.folder / WWW / path
        folder = str(PurePosixPath(path).parent)
        if folder not in self._made:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return file

    def note(self, path: str, sha256: str) -> None:
        """Note a file that stands in its place; files are noted in the same order in every run."""
        if self._sums is None:
            self._sums = (self.folder / SUMS).open("w", encoding="ascii", newline="\n")
        self._sums.write(f"{sha256}  {path}\n")

    def staged(self, sha256: str) -> Path:
        """Return where a file waits until a page that offers it is written; what no page offers is not published."""
        folder = self.folder / _STAGED
        folder.mkdir(exist_ok=True)
        return folder / sha256

    def take(self, sha256: str, path: str) -> None:
        """Put a file that waits in its place, unless it stands there.

        Args:
            sha256: Its digest.
            path: Its path below the column's folder.
        """
        place = self.place(path)
        if not place.exists():
            link_or_copy(self.staged(sha256), place)
            self.note(path, sha256)

    @contextlib.contextmanager
    def changes(self) -> Iterator[IO[str]]:
        """Open the file that says what the edition holds."""
        with (self.folder / CHANGES).open("w", encoding="utf-8", newline="\n") as file:
            yield file

    def close(self) -> None:
        """Close the list of digests."""
        if self._sums is not None:
            self._sums.close()
            self._sums = None

    def publish(self) -> None:
        """Make it the edition that readers see, and remove the others; on the disk when this returns."""
        self.close()
        shutil.rmtree(self.folder / _STAGED, ignore_errors=True)
        target = self.out / _EDITIONS / edition_name(self.folder)
        if current(self.out) == target.resolve():
            # The same content under the same name: what stands there may be damaged, so it gives way to the new one.
            _point(self.out, self.folder)
            _name(self.out, self.folder, target)
        else:
            shutil.rmtree(target, ignore_errors=True)
            self.folder.rename(target)
            _flush()
            _point(self.out, target)
        _flush()
        _remove_others(self.out, target)


@contextlib.contextmanager
def new_edition(out: Path) -> Iterator[Edition]:
    """Begin an edition; unless it was published, nothing of it stays. A second run waits until the first has ended.

    Args:
        out: The target's folder.

    Yields:
        The edition, empty.
    """
    with _alone(out):
        edition = Edition(out)
        _clear(out, edition.folder)
        (edition.folder / WWW).mkdir(parents=True)
        try:
            yield edition
        finally:
            edition.close()
            shutil.rmtree(edition.folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # other editions stand in it
                (out / _EDITIONS).rmdir()


def edition_name(folder: Path) -> str:
    """Return the name that an edition bears by its content.

    Args:
        folder: The edition's folder.

    Raises:
        OSError: If its two lists cannot be read.
    """
    found = hashlib.sha256()
    for name in (SUMS, CHANGES):
        found.update(bytes.fromhex(file_digest(folder / name)))
    return found.hexdigest()[:_NAME_LENGTH]


def file_digest(file: Path) -> str:
    """Return the SHA-256 digest of a file.

    Raises:
        OSError: If it cannot be read.
    """
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def copy_and_digest(source: Path, target: Path) -> str:
    """Copy a file and return the digest of the bytes that were copied.

    Raises:
        OSError: If it cannot be read or written.
    """
    found = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while data := read.read(_CHUNK):
            found.update(data)
            written.write(data)
    return found.hexdigest()


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    # The lock is on the folder itself: it needs no file, and the system lifts it when the process dies.
    handle = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear(out: Path, working: Path) -> None:
    """Remove what a killed run left lying."""
    seen = current(out)
    if seen is not None and seen == working.resolve():
        # It was killed while it replaced an edition by one of the same name, and readers see the new one.
        named = seen.with_name(edition_name(seen))
        _name(out, seen, named)
        seen = named
    if (out / _EDITIONS).exists():
        _remove_others(out, seen)


def _name(out: Path, working: Path, target: Path) -> None:
    """Give an edition that readers see under its working name its own; they see a whole one at every moment."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(working, target, copy_function=link_or_copy)
    _flush()
    _point(out, target)


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """Give a file a second name; where the file system has no links, copy it.

    Raises:
        OSError: If neither can be done.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _point(out: Path, edition: Path) -> None:
    link = out / _LINK
    link.unlink(missing_ok=True)
    link.symlink_to((edition / WWW).relative_to(out), target_is_directory=True)
    if (out / WWW).is_dir() and not (out / WWW).is_symlink():
        shutil.rmtree(out / WWW)  # a copy made without links; only here readers see nothing for a moment
    link.replace(out / WWW)


def _remove_others(out: Path, keep: Path | None) -> None:
    (out / _LINK).unlink(missing_ok=True)
    for folder in (out / _EDITIONS).iterdir():
        if keep is None or folder.resolve() != keep.resolve():
            shutil.rmtree(folder)


def _flush() -> None:
    # One flush of everything costs less than one for each of many thousand files. Only POSIX offers it.
    if hasattr(os, "sync"):
        os.sync()
