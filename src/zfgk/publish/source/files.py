"""The files that a manifest lists: inside the folder, there, and under one attribute only."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from zfgk.documents import reader_for
from zfgk.errors import Fault
from zfgk.model.documents import Reader
from zfgk.model.information import Attribute
from zfgk.publish.source.items import Document, Trouble
from zfgk.publish.source.table import shown

_DRIVE = re.compile(r"[A-Za-z]:")


class Files:
    """The files of one source folder, checked row by row.

    Args:
        folder: The folder.
        manifest: The manifest in it.
        readers: The readers to choose from.
    """

    def __init__(self, folder: Path, manifest: Path, readers: Sequence[Reader]) -> None:
        self._folder = folder.resolve()
        self._manifest = manifest.resolve()
        self._readers = readers
        # By device and inode: two names for one file, on a disk that ignores letter case too, are one file.
        self._listed: dict[tuple[int, int], tuple[str, Attribute | None]] = {}

    def documents(
        self, names: Sequence[str], attribute: Attribute | Literal["unreadable"] | None, where: str, faults: list[Fault]
    ) -> tuple[Document, ...]:
        """Check the files of one row.

        Args:
            names: Their names as the row writes them.
            attribute: The row's disclosure attribute; ``unreadable`` if that is a fault already, so that a second one
                does not follow from it.
            where: The place of the cell.
            faults: Faults are appended here.

        Returns:
            The files; one that is not there, or does not open, bears its trouble.
        """
        found: list[Document] = []
        here: set[Path] = set()
        for written in names:
            name = written.replace("\\", "/")
            path = self._inside(name, where, faults)
            if path is None:
                continue
            if path in here:
                faults.append(Fault(where, f"the file {shown(name)} is listed twice in this row"))
                continue
            here.add(path)
            document = self._document(path, name)
            if attribute != "unreadable" and document.trouble is not Trouble.MISSING:
                self._once(path, name, attribute, where, faults)
            found.append(document)
        return tuple(found)

    def unlisted(self) -> tuple[str, ...]:
        """Return the files that no row lists, relative to the folder and sorted; names with a leading dot aside."""
        names: list[str] = []
        for folder, folders, files in os.walk(self._folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                path = Path(folder, name)
                if not name.startswith(".") and not self._is_manifest(path) and not self._is_listed(path):
                    names.append(path.relative_to(self._folder).as_posix())
        return tuple(sorted(names))

    def _inside(self, name: str, where: str, faults: list[Fault]) -> Path | None:
        if name.startswith("/") or _DRIVE.match(name):
            faults.append(Fault(where, f"{shown(name)} is an absolute path", then="write it relative to the folder"))
            return None
        try:
            path = (self._folder / name).resolve()
            kind = _kind(path)
        except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
            faults.append(Fault(where, f"{shown(name)} is no path", _said(error)))
            return None
        if not path.is_relative_to(self._folder) or ".." in Path(name).parts:
            why = "only files inside it are published"
            faults.append(Fault(where, f"{shown(name)} leads out of the folder", why, "put the file into the folder"))
        elif kind == "folder":
            faults.append(Fault(where, f"{shown(name)} is a folder", then="list its files, separated by semicolons"))
        elif path == self._manifest:
            faults.append(Fault(where, f"{shown(name)} is the manifest itself"))
        else:
            return path
        return None

    def _document(self, path: Path, name: str) -> Document:
        reader = reader_for(name, self._readers)
        try:
            with path.open("rb"):
                return Document(path=path, name=name, reader=reader)
        except (FileNotFoundError, NotADirectoryError):
            return Document(path=path, name=name, reader=reader, trouble=Trouble.MISSING)
        except OSError as error:
            return Document(path=path, name=name, reader=reader, trouble=Trouble.UNOPENED, why=_said(error))

    def _once(self, path: Path, name: str, attribute: Attribute | None, where: str, faults: list[Fault]) -> None:
        status = path.stat()
        earlier, other = self._listed.setdefault((status.st_dev, status.st_ino), (where, attribute))
        if other is not attribute:
            what = f"the file {shown(name)} is also listed under {_term(other)}"
            faults.append(Fault(where, what, f"see {earlier}; this row says {_term(attribute)}", "keep one of them"))

    def _is_manifest(self, path: Path) -> bool:
        try:
            return path.resolve() == self._manifest
        except (OSError, RuntimeError):  # a link that leads to itself
            return False

    def _is_listed(self, path: Path) -> bool:
        try:
            status = path.stat()
        except OSError:  # a symbolic link that leads nowhere
            return False
        return (status.st_dev, status.st_ino) in self._listed


def _kind(path: Path) -> str:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else ""


def _term(attribute: Attribute | None) -> str:
    return attribute.term if attribute else "no attribute"


def _said(error: Exception) -> str:
    # Python 3.13 leaves the link as it is and the system complains; older ones raise by themselves.
    if isinstance(error, RuntimeError) or getattr(error, "errno", 0) == errno.ELOOP:
        return "it is a link that leads to itself"
    return error.strerror or "" if isinstance(error, OSError) else str(error)
