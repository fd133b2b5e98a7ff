"""Where redacted copies go, and the list of what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from zfgk.cli.common import json_list
from zfgk.cli.screened import Screened
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.screening import Screener

REMOVALS = "removals.json"
"""The list of what the copies lack, with the ground of each."""


def copy_names(paths: Sequence[Path], files: Iterable[Path], out: Path, screener: Screener) -> dict[Path, Path]:
    """Say where the copy of each file goes: below OUT as it lies below the path that was named.

    Args:
        paths: The paths that were named.
        files: The files found below them.
        out: The directory of the copies.
        screener: The recognisers; what they find in a name is not in the name of the copy.

    Returns:
        The copy by file.

    Raises:
        BadInput: For each copy that would take the place of an original, or of another copy.
    """
    folders = [path for path in paths if path.is_dir()]
    copies: dict[Path, Path] = {}
    taken: dict[Path, Path] = {}
    faults: list[Fault] = []
    for file in files:
        folder = next((folder for folder in folders if file.is_relative_to(folder)), file.parent)
        copy = out.joinpath(*(_clean(part, screener) for part in file.relative_to(folder).parts))
        if copy.resolve() == file.resolve():
            faults.append(
                Fault(str(file), "its copy would take its place", then="name another directory for the copies")
            )
        elif taken.setdefault(copy, file) != file:
            what = f"its copy would have the same name as that of {taken[copy]}"
            faults.append(Fault(str(file), what, then="screen the two folders one after the other"))
        copies[file] = copy
    if faults:
        raise BadInput("--redact", faults)
    return copies


def _clean(name: str, screener: Screener) -> str:
    for finding in reversed(screener.scan(name)):
        if finding.severity.value != "note":
            name = f"{name[: finding.start]}_{name[finding.end :]}"
    return name


def write_removals(out: Path, screened: Iterable[Screened], screener: Screener) -> None:
    """Write the list of what every copy lacks.

    Args:
        out: The directory of the copies.
        screened: The files.
        screener: The recognisers; paths are masked by them.

    Raises:
        UnwritableFile: If it cannot be written.
    """
    from zfgk.files.atomic import write_atomic

    files = (
        {
            "path": screener.masked(str(one.path)),
            "redacted": str(one.redacted) if one.redacted else None,
            "error": screener.masked(one.error) if one.error else None,
            "removals": [attrs.asdict(removal) for removal in one.removals],
        }
        for one in screened
    )
    out.mkdir(parents=True, exist_ok=True)
    with write_atomic(out / REMOVALS) as file:
        for piece in json_list("files", files, 1):
            file.write(piece.encode("utf-8"))
