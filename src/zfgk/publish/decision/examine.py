"""Looking at an item before deciding: its fields and files are read, screened and hashed, once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import attrs

from zfgk.attributes import FootMark, read_foot_marks
from zfgk.errors import Fault, UnreadableFile
from zfgk.files.reading import read_bytes
from zfgk.inspection import Listener, Screened, screen_document, screen_name
from zfgk.model.documents import Reader, Source, TextPart, Visibility
from zfgk.model.exchange import ContentPart, Record
from zfgk.model.findings import Finding, Severity
from zfgk.publish.source.items import Document, Item, Trouble
from zfgk.publish.source.table import COLUMNS
from zfgk.screening import Screener
from zfgk.screening.internal_marks import NOT_PUBLIC_MARK

_TEXT_FIELDS = tuple(field for field in COLUMNS if field.name in {attribute.name for attribute in attrs.fields(Record)})
_NOT_SCREENED = {"identifier", "disclosure", "date_written", "date_published"}


@attrs.frozen
class Examined:
    """What was seen of an item.

    Args:
        item: The item.
        findings: Findings with the place where each was made, such as ``notice.html body`` or ``manifest.csv:3 column 名称``.
        parts: Its files by path and hash, in order.
        unread: Names of files that no reader reads, masked.
        empty: Names of files in which there is nothing to read, masked.
        screener: What screened it, and says what of it may be shown.
        marks: The marks of its files that name a disclosure attribute, each with the file's name, masked.
        troubles: Files that cannot be used: the name, masked, what the trouble is, and what is said about it.
    """

    item: Item
    findings: tuple[tuple[str, Finding], ...]
    parts: tuple[ContentPart, ...]
    unread: tuple[str, ...]
    empty: tuple[str, ...] = ()
    screener: Screener = attrs.field(factory=Screener.default, repr=False, eq=False)
    marks: tuple[tuple[str, FootMark], ...] = ()
    troubles: tuple[tuple[str, Trouble, str], ...] = ()

    @property
    def title(self) -> str:
        """The title, masked where anything was found in it."""
        return self.masked("title")

    def masked(self, field: str) -> str:
        """Return a field's text, masked where anything was found in it."""
        found = [finding for _, finding in self.findings if finding.where == f"field {field}"]
        return self.screener.masked(_field_text(self.item.entry, field), found)

    def worst(self, severity: Severity) -> bool:
        """Tell whether any finding is of a severity."""
        return any(finding.severity is severity for _, finding in self.findings)


def examine(
    item: Item, screener: Screener, readers: Sequence[Reader], faults: list[Fault], listen: Listener | None = None
) -> Examined:
    """Read, hash and screen everything of an item that could leave.

    Args:
        item: The item.
        screener: The recognisers.
        readers: The readers, for the files within the item's files.
        faults: An identifier that must not be one is appended here.
        listen: Told every text of the item's files.

    Returns:
        What was seen.
    """
    _check_identifier(item, screener, faults)
    findings = list(_in_fields(item, screener))
    parts: list[ContentPart] = []
    unread: list[str] = []
    empty: list[str] = []
    marks: list[tuple[str, FootMark]] = []
    troubles: list[tuple[str, Trouble, str]] = []
    for document in item.documents:
        in_name = screen_name(document.name, screener)
        name = screener.masked(document.name, in_name)
        findings += [(f"{item.place('path')} file name", finding) for finding in in_name]
        if document.trouble is not None:
            troubles.append((name, document.trouble, document.why))
            continue
        try:
            data = read_bytes(document.path)
            # Whatever becomes of it, a copy of it under another row is known by its hash.
            parts.append(_part(document, data))
            found: list[FootMark] = []
            seen = _screened(document, data, screener, readers, _listening(found, listen))
        except UnreadableFile as error:
            troubles.append((name, Trouble.UNREADABLE, error.why))
            continue
        if document.reader is None:
            unread.append(name)
        elif seen and seen.empty:
            empty.append(name)
        marks += [(name, mark) for mark in found]
        findings += [(f"{name} {finding.where}", finding) for finding in _beside(found, seen)]
    return Examined(
        item,
        tuple(findings),
        tuple(parts),
        tuple(unread),
        tuple(empty),
        screener,
        tuple(marks),
        tuple(troubles),
    )


def _screened(
    document: Document, data: bytes, screener: Screener, readers: Sequence[Reader], listen: Listener | None
) -> Screened | None:
    if document.reader is None:
        return None
    return screen_document(document.reader, Source(data, document.name), screener, readers, listen)


def _beside(marks: Sequence[FootMark], seen: Screened | None) -> Iterator[Finding]:
    """Leave out what is read as an attribute mark: that is compared with the row, and told once."""
    for finding in seen.findings if seen else ():
        told = finding.rule == NOT_PUBLIC_MARK.id and any(
            mark.where == finding.where and mark.start <= finding.start < mark.end for mark in marks
        )
        if not told:
            yield finding


def _listening(marks: list[FootMark], listen: Listener | None) -> Listener:
    """Collect the attribute marks that a person sees, and pass every text on."""

    def hear(part: TextPart) -> None:
        if part.visibility in {Visibility.VISIBLE, Visibility.INSERTED}:
            marks.extend(read_foot_marks(part.text, part.where))
        if listen is not None:
            listen(part)

    return hear


def _part(document: Document, data: bytes) -> ContentPart:
    return ContentPart(
        path=str(document.path),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=document.reader.media_type if document.reader else "application/octet-stream",
        name=PurePosixPath(document.name).name,
    )


def _in_fields(item: Item, screener: Screener) -> Iterator[tuple[str, Finding]]:
    for field in _TEXT_FIELDS:
        if field.name not in _NOT_SCREENED:
            text = _field_text(item.entry, field.name)
            for finding in screener.scan(text, f"field {field.name}"):
                yield item.place(field.name), finding
    for name, text in item.entry.extra.items():
        for finding in screener.scan_parts([TextPart(name, "extra name"), TextPart(text, "extra")]):
            yield item.where, finding


def _field_text(entry: Record, field: str) -> str:
    value = getattr(entry, field)
    # Not line by line: a keyword 秘密 is a word, a line that says nothing else is a mark.
    return "、".join(value) if isinstance(value, tuple) else value


def _check_identifier(item: Item, screener: Screener, faults: list[Fault]) -> None:
    found = screener.scan(item.entry.identifier, "identifier")
    serious = [finding for finding in found if finding.severity is not Severity.NOTE]
    if serious:
        masked = screener.masked(item.entry.identifier, serious)
        what = f"the identifier {masked!r} holds {serious[0].category}"
        why = "it is public for good and stands in every report"
        faults.append(Fault(item.place("identifier"), what, why, "give the item a number of its own"))
