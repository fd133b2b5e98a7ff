"""Templates and values read from files, and notices written to new ones."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from zfgk.errors import BadInput, Fault, UnwritableFile
from zfgk.files.atomic import write_bytes
from zfgk.files.decoding import decode
from zfgk.files.reading import read_bytes
from zfgk.files.strict_yaml import load
from zfgk.notices.kinds import Group
from zfgk.notices.letterhead import WordTemplate
from zfgk.notices.paper import Notice
from zfgk.notices.templates import TextTemplate, parse_template
from zfgk.screening.ids import personal_in_id

_MOST = 16 * 1024 * 1024
_MOST_LETTERS = 1000
_NOT_IN_NAMES = re.compile(r"[^\w.()（）〔〕\[\]-]+")


def read_template(path: str | os.PathLike[str]) -> TextTemplate | WordTemplate:
    """Read an office's own template.

    Args:
        path: A Word document (``.docx``), or a file of plain text in UTF-8 or GB18030.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    file = Path(path)
    data = read_bytes(file, _MOST)
    if file.suffix.lower() == ".docx":
        return WordTemplate(file.name, data)
    return parse_template(decode(data, str(file)).text, file.name)


def read_values(path: str | os.PathLike[str]) -> dict[str, str]:
    """Read values of fields from a file, such as those that are the same in every notice of an office.

    Args:
        path: A YAML file of names and texts.

    Raises:
        UnreadableFile: If it cannot be read.
        BadInput: If it holds anything but names and texts; no fault quotes a value.
    """
    held = load(decode(read_bytes(path, _MOST), str(path)).text, str(path))
    if not isinstance(held, Mapping):
        raise BadInput(str(path), [Fault(str(path), "is no mapping", then="write NAME: VALUE on each line")])
    faults = [
        Fault(f"{path} {name}", "is no text", then="write one text, or leave the field out")
        for name, value in held.items()
        if not isinstance(value, str)
    ]
    if faults:
        raise BadInput(str(path), faults)
    return dict(held)


def write_notice(notice: Notice, out: str | os.PathLike[str], style: str = "docx") -> Path:
    """Write a notice to a new file of a directory, called after the request and the kind.

    If the request's id holds personal data, such as an identity number, the file's name holds eight characters instead.

    Letters of one kind about one request, which go to several parties, are numbered.

    Args:
        notice: The notice.
        out: The directory; it is made if it is not there.
        style: ``docx`` or ``text``.

    Returns:
        The file.

    Raises:
        UnwritableFile: If the file exists, or cannot be written.
        BadInput: If a notice made from a Word document is asked for as text.
        LibraryMissing: If python-docx is not installed and a Word document is asked for.
    """
    if style == "text" and notice.template is not None:
        fault = Fault("template", "a Word document gives no plain text", then="give a template in plain text")
        raise BadInput("notice", [fault])
    data = notice.text().encode() if style == "text" else notice.word()
    folder = Path(out)
    name = f"{_stem(notice.request)}-{notice.kind.id}"
    suffix = "txt" if style == "text" else "docx"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(str(folder), error.strerror or str(error)) from error
    more = range(2, _MOST_LETTERS) if notice.kind.group is Group.LETTER else ()
    return _write_new([folder / f"{name}{number}.{suffix}" for number in ("", *(f"-{n}" for n in more))], data)


def _stem(request: str) -> str:
    """Return what a file is called after a request; one whose id says something about a person is told by a digest."""
    # Names of files travel further than papers.
    if personal_in_id(request):
        return hashlib.sha256(request.encode()).hexdigest()[:8]
    return _NOT_IN_NAMES.sub("_", request).strip(".")[:80]


def _write_new(targets: Sequence[Path], data: bytes) -> Path:
    """Write a whole file under the first name that nothing has; what is there stays, even what comes meanwhile."""
    beside = targets[0].with_name(f".{secrets.token_hex(8)}.new")
    write_bytes(beside, data)
    try:
        for target in targets:
            try:
                os.link(beside, target)
            except FileExistsError:
                continue
            except OSError as error:
                raise UnwritableFile(str(target), error.strerror or str(error)) from error
            return target
    finally:
        beside.unlink(missing_ok=True)
    why, then = "it exists, and a notice is never written over", "name another directory, or move the old file away"
    raise UnwritableFile(str(targets[0]), why, then)
