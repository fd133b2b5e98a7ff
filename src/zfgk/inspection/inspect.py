"""One file in, findings out: every piece of it is read, every text screened, nothing unread passes for clean."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import PurePath, PurePosixPath

import attrs

from zfgk.documents import read_whole, reader_for
from zfgk.errors import LimitExceeded, UnreadableFile
from zfgk.inspection.signs import sign_of, unread
from zfgk.model.documents import Reader, Source, TextPart, Unread
from zfgk.model.findings import Finding
from zfgk.model.limits import Budget, Limits
from zfgk.screening import DocumentScan, Screener
from zfgk.screening.digits import digit_groups

# A unit of work is about a microsecond.
_OF_A_TEXT = 60  # units, however short it is: each recogniser looks at it
_CHARACTERS = 4  # to a unit
_OF_A_NUMBER = 12  # units: each group of digits may begin something longer

Listener = Callable[[TextPart], object]
"""Told every text of a document as it is read."""


@attrs.frozen
class Screened:
    """What was seen of a document that could be read.

    Args:
        findings: The findings in the order of the file's pieces.
        empty: Whether there was no text at all in it, read or unread.
    """

    findings: tuple[Finding, ...]
    empty: bool


@attrs.frozen(kw_only=True)
class Inspection:
    """What was seen of one file, readable or not.

    Args:
        name: The file's name.
        sha256: The hash of its bytes, lower-case hexadecimal.
        findings: The findings in the order of the file's pieces, those in its name first.
        empty: Whether there was no text at all in it.
        error: Why it could not be read at all; empty if it was. There is an ``unscreened`` finding too.
    """

    name: str
    sha256: str
    findings: tuple[Finding, ...]
    empty: bool = False
    error: str = ""


def screen_document(
    reader: Reader, source: Source, screener: Screener, readers: Sequence[Reader], listen: Listener | None = None
) -> Screened:
    """Read and screen a document whose reader is known.

    Args:
        reader: The reader.
        source: The file.
        screener: The recognisers.
        readers: The readers for the files within it.
        listen: Told every text as it is read.

    Returns:
        What was seen.

    Raises:
        UnreadableFile: If it cannot be read at all.
    """
    findings: list[Finding] = []
    scan = DocumentScan(screener, source.budget.limits.findings)
    signs: set[tuple[str, str]] = set()
    empty = True
    for leaf in read_whole(reader, source, readers):
        if isinstance(leaf, Unread):
            empty = False
            findings.append(unread(leaf))
            continue
        # A hundred comments in one part are one sign: that there are comments.
        if (leaf.kind, leaf.where) not in signs:
            signs.add((leaf.kind, leaf.where))
            findings += sign_of(leaf)
        if isinstance(leaf, TextPart):
            empty = empty and not leaf.text.strip()
            try:
                source.budget.spend_work(leaf.where, _effort(leaf.text))
            except LimitExceeded:  # what was read until here is still told
                findings.append(unread(Unread(leaf.where, "limit")))
                break
            findings += scan.part(leaf)
            if listen is not None:
                listen(leaf)
        if scan.full or len(findings) >= source.budget.limits.findings:
            findings.append(unread(Unread(leaf.where, "limit")))
            break
    return Screened(tuple(findings), empty)


def _effort(text: str) -> int:
    """Return the units of work that screening a text takes; numbers apart cost more than words."""
    return _OF_A_TEXT + len(text) // _CHARACTERS + digit_groups(text) * _OF_A_NUMBER


def screen_name(name: str, screener: Screener) -> tuple[Finding, ...]:
    """Screen the name of a file as a text, with its ending and without: 内部资料.docx is a mark and an ending.

    Args:
        name: The name, with folders or without.
        screener: The recognisers.

    Returns:
        The findings, with offsets in the name.
    """
    found = screener.scan(name, "file name")
    path = PurePosixPath(name)
    before = len(name) - len(path.name)
    if not path.suffix or not name.endswith(path.name):
        return tuple(found)
    rules = {finding.rule for finding in found}
    bare = [one for one in screener.scan(path.stem, "file name") if one.rule not in rules]
    return (*found, *(attrs.evolve(one, start=one.start + before, end=one.end + before) for one in bare))


def inspect(
    data: bytes, name: str, *, screener: Screener, readers: Sequence[Reader], limits: Limits | None = None
) -> Inspection:
    """Read and screen one file, its name included.

    Args:
        data: Its bytes.
        name: Its name; the ending chooses the reader.
        screener: The recognisers.
        readers: The readers, for the file and for the files within it.
        limits: What reading may cost; the default limits unless given.

    Returns:
        What was seen. A file that cannot be read gives an error and a finding that asks for a person.
    """
    in_name = screen_name(PurePath(name).name, screener)
    digest = hashlib.sha256(data).hexdigest()
    reader = reader_for(name, readers)
    try:
        if reader is None:
            raise _no_reader(name, readers)
        seen = screen_document(reader, Source(data, name, Budget(limits, name)), screener, readers)
    except UnreadableFile as error:
        finding = unread(Unread("body", "unknown-format" if reader is None else "damaged"))
        return Inspection(name=name, sha256=digest, findings=(*in_name, finding), error=str(error))
    return Inspection(name=name, sha256=digest, findings=(*in_name, *seen.findings), empty=seen.empty)


def _no_reader(name: str, readers: Sequence[Reader]) -> UnreadableFile:
    known = ", ".join(sorted(suffix for one in readers for suffix in one.suffixes))
    return UnreadableFile(
        name, f"no installed reader reads {PurePath(name).suffix or 'such'} files", f"known are {known}"
    )
