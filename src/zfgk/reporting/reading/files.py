"""Which reader a file needs, by what it is called and how it begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zfgk.errors import UnreadableFile
from zfgk.files.reading import read_bytes
from zfgk.reporting.reading.page import read_html
from zfgk.reporting.reading.plain_json import read_json
from zfgk.reporting.reading.scan import NotAReport, Scan
from zfgk.reporting.reading.sheets import read_xlsx
from zfgk.reporting.reading.word import read_docx

_READERS: dict[str, Callable[[bytes, str], Scan | NotAReport]] = {
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".docx": read_docx,
    ".xlsx": read_xlsx,
    ".json": read_json,
}
SUFFIXES = tuple(_READERS)
"""The endings of the files that can be read."""


def read_report(path: Path) -> Scan | NotAReport:
    """Read an annual report.

    Args:
        path: The file.

    Returns:
        What was read, or why the file is no annual report.

    Raises:
        BadInput: If JSON has the shape of no report.
        UnreadableFile: If the file is not there, or cannot be read.
    """
    data = read_bytes(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(SUFFIXES)
        return NotAReport(f"不是{known}文件", f"its name ends in none of {', '.join(SUFFIXES)}")
    try:
        return reader(data, str(path))
    except UnreadableFile as error:
        return NotAReport(f"文件损坏，或不是其扩展名所称的格式（{error.why}）", error.why)
