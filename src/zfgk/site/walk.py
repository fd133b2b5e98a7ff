"""Walking through a copy of a site: every file below the folder, and nothing that lies elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import attrs

PAGES = (".html", ".htm", ".shtml")
"""How the names of pages end."""


@attrs.frozen
class Found:
    """Something below the folder.

    Args:
        name: Its path below the folder, with slashes.
        trouble: Why it is not looked at: ``outside`` for a symbolic link out of the folder, ``folder-link`` for one to a
            folder, ``name`` for a name that is no text, ``folder`` for a folder that cannot be read; empty for a file
            of the site.
    """

    name: str
    trouble: str = ""

    @property
    def page(self) -> bool:
        """Whether it is a page."""
        return not self.trouble and self.name.lower().endswith(PAGES)


def walk(folder: Path) -> Iterator[Found]:
    """Yield every file below a folder, one directory's names at a time.

    Args:
        folder: The folder.

    Yields:
        The files, and what is not followed: symbolic links that lead out of the folder, and those to folders, which
        might lead in a circle. Names that begin with a dot are left out.
    """
    root = folder.resolve()
    waiting = [""]
    while waiting:
        here = waiting.pop()
        try:
            entries = os.scandir(folder / here)
        except OSError:
            yield Found(here or ".", "folder")
            continue
        with entries:
            for entry in entries:
                name = f"{here}/{entry.name}" if here else entry.name
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False) and _is_text(name):
                    waiting.append(name)
                else:
                    yield from _entry(entry, name, folder, root)


def _entry(entry: os.DirEntry[str], name: str, folder: Path, root: Path) -> Iterator[Found]:
    if not _is_text(name):
        yield Found(os.fsencode(name).decode("utf-8", "backslashreplace"), "name")
    elif entry.is_symlink():
        yield Found(name, _link(folder / name, root))
    elif entry.is_file(follow_symlinks=False):
        yield Found(name)


def _link(link: Path, root: Path) -> str:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle
        return "outside"
    if not target.is_relative_to(root):
        return "outside"
    return "" if target.is_file() else "folder-link"


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
