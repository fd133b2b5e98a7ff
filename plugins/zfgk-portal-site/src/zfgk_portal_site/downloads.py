"""The files of records: only bytes whose digest was screened enter the column."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import attrs

from zfgk import ContentPart
from zfgk_portal_site.edition import WWW, Edition, copy_and_digest, current, file_digest, link_or_copy
from zfgk_portal_site.stored import Download

_DIGEST = re.compile(r"[0-9a-f]{64}")

# Browsers run what these names promise to be pages or programs under the site's own address; such files keep their name
# for the reader who saves them, but are served without it.
_SERVED = frozenset(
    (
        *(".csv", ".doc", ".docx", ".dps", ".et", ".odp", ".ods", ".odt", ".ofd", ".pdf", ".ppt", ".pptx", ".txt"),
        *(".wps", ".xls", ".xlsx", ".7z", ".rar", ".zip", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff"),
        *(".mp3", ".mp4"),
    )
)


class Missing(Exception):
    """A file no longer has the bytes that were screened; the text names it."""


def fetch(part: ContentPart, edition: Edition) -> Download:
    """Bring a file of a record into an edition that is being written, from where it is or from the current edition.

    Args:
        part: The file.
        edition: The edition.

    Returns:
        The file as it will stand in the column.

    Raises:
        Missing: If neither place has the bytes that were screened.
    """
    name = part.name or PurePosixPath(part.path).name or "文件"
    download = Download(name=name, file=_place(part), sha256=part.sha256, media_type=part.media_type, size=0)
    return _brought(download, part.path, edition)


def keep(download: Download, edition: Edition) -> Download:
    """Bring a file of the current edition into the next one; see :func:`fetch`."""
    return _brought(download, "", edition)


def _brought(download: Download, path: str, edition: Edition) -> Download:
    if not _DIGEST.fullmatch(download.sha256):
        raise Missing(download.name)
    staged = edition.staged(download.sha256)
    if not staged.exists() and not (_linked(download, staged, edition) or _copied(download, path, staged)):
        raise Missing(download.name)
    return attrs.evolve(download, size=staged.stat().st_size)


def _linked(download: Download, staged: Path, edition: Edition) -> bool:
    seen = current(edition.out)
    file = seen / WWW / download.file if seen else None
    try:
        if file is None or file_digest(file) != download.sha256:
            return False
        link_or_copy(file, staged)
    except OSError:
        return False
    return True


def _copied(download: Download, path: str, staged: Path) -> bool:
    try:
        right = bool(path) and copy_and_digest(Path(path), staged) == download.sha256
    except OSError:
        right = False
    if not right:
        staged.unlink(missing_ok=True)
    return right


def _place(part: ContentPart) -> str:
    suffix = PurePosixPath(part.name).suffix.lower()
    return f"files/{part.sha256[:2]}/{part.sha256}{suffix if suffix in _SERVED else '.bin'}"
