"""What the column holds already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from zfgk_portal_site.edition import CHANGES, SUMS, WWW, current, edition_name, file_digest
from zfgk_portal_site.names import page_of
from zfgk_portal_site.stored import Stored

_SUM = re.compile(r"([0-9a-f]{64})  ([!-~]+)\n")


def read_back(config: Mapping[str, Any]) -> dict[str, int]:
    """Return the version of every entry that readers can see, withdrawn ones included.

    Every file is compared with its digest. An entry whose page was changed or deleted is not held, nor is one with such
    a download; if a list or another common file was, nothing is, so that the host has the column written anew.

    Args:
        config: The target's settings.

    Returns:
        Versions by key; empty if there is no column.
    """
    edition = current(Path(config["out"]))
    if edition is None:
        return {}
    try:
        if edition.name != edition_name(edition):
            return {}
        damaged = set(_damaged(edition / SUMS, Path(config["out"]) / WWW))
        if any(not path.startswith(("info/", "files/")) for path in damaged):
            return {}
        found = (Stored.from_line(line) for line in held_lines(edition))
        return {one.key: one.version for one in found if damaged.isdisjoint(_paths(one))}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _paths(one: Stored) -> Iterator[str]:
    yield page_of(one.key)
    yield from (download.file for download in one.downloads)


def held_lines(edition: Path) -> Iterator[str]:
    """Yield what an edition holds, as lines that :class:`Stored` reads.

    Args:
        edition: The edition's folder.

    Raises:
        OSError: If the file cannot be read.
    """
    with (edition / CHANGES).open(encoding="utf-8", newline="\n") as file:
        yield from (line.removesuffix("\n") for line in file)


def held_changes(out: Path) -> Iterator[tuple[str, int, str]]:
    """Yield what readers see as (key, version, line); nothing if it was damaged.

    Args:
        out: The target's folder.
    """
    edition = current(out)
    if edition is None:
        return
    try:
        if edition.name == edition_name(edition):
            for line in held_lines(edition):
                one = Stored.from_line(line)
                yield one.key, one.version, line
    except (OSError, ValueError, KeyError, TypeError):
        return


def _damaged(sums: Path, www: Path) -> Iterator[str]:
    with sums.open(encoding="ascii", newline="\n") as lines:
        for line in lines:
            found = _SUM.fullmatch(line)
            if found is None:
                message = "a line of the digests is none"
                raise ValueError(message)
            digest, path = found.groups()
            file = www / path
            if not file.is_file() or file_digest(file) != digest:
                yield path
