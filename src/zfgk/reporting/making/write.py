"""The files of a report: each appears whole or not at all, and none before all of them could be made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from zfgk.errors import BadInput, Fault, UnwritableFile
from zfgk.files.atomic import write_bytes
from zfgk.reporting.making.make import Made
from zfgk.reporting.making.to_docx import docx_bytes
from zfgk.reporting.making.to_html import html_text
from zfgk.reporting.making.to_xlsx import xlsx_bytes

NAME = "annual-report"


def json_text(made: Made) -> str:
    """Return the tables of a report as JSON.

    Args:
        made: The report.
    """
    return json.dumps(made.to_json(), ensure_ascii=False, indent=2) + "\n"


_MAKERS: Mapping[str, Callable[[Made], bytes]] = {
    "json": lambda made: json_text(made).encode("utf-8"),
    "docx": docx_bytes,
    "xlsx": xlsx_bytes,
    "html": lambda made: html_text(made).encode("utf-8"),
}
FORMATS = tuple(_MAKERS)
"""The formats of a report."""


def write_report(made: Made, directory: Path, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Write the files of a report.

    Args:
        made: The report.
        directory: Where to; it is made if it is not there.
        formats: Which formats.

    Returns:
        The files.

    Raises:
        BadInput: If a format is none.
        LibraryMissing: If a format needs a library that is not installed; nothing was written.
        UnwritableFile: If a file cannot be written.
    """
    unknown = [
        Fault("--as", f"{one!r} is no format", then=f"one of {', '.join(FORMATS)}")
        for one in formats
        if one not in _MAKERS
    ]
    if unknown:
        raise BadInput("--as", unknown)
    contents = {directory / f"{NAME}-{made.report.year}.{one}": _MAKERS[one](made) for one in dict.fromkeys(formats)}
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(str(directory), error.strerror or str(error)) from error
    for path, content in contents.items():
        write_bytes(path, content)
    return list(contents)
