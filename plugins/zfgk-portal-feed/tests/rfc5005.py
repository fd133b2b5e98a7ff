"""A reader of archived feeds, written from RFC 5005, RFC 4287 and RFC 6721, and from nothing that the exporter knows.

It is given the address of the subscription document and a function that fetches, walks back along ``prev-archive`` as
section 4.2 says, and puts the logical feed together: of the entries with one id the one that was updated last counts, and
an entry is gone if a deleted entry that is no older says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from xml.etree import ElementTree as ET

A = "{http://www.w3.org/2005/Atom}"
T = "{http://purl.org/atompub/tombstones/1.0}"
FH = "{http://purl.org/syndication/history/1.0}"


class Document(NamedTuple):
    """One feed document."""

    address: str
    links: dict[str, list[str]]
    archive: bool
    complete: bool
    feed_id: str
    entries: list[ET.Element]
    deleted: list[ET.Element]


class Logical(NamedTuple):
    """The feed as a whole."""

    documents: list[Document]
    entries: dict[str, ET.Element]
    deleted: dict[str, datetime]


def read_document(address: str, data: bytes) -> Document:
    """Take one document apart.

    Raises:
        ValueError: If it is no Atom feed.
    """
    root = ET.fromstring(data)  # noqa: S314  # a document that the test itself had written
    if root.tag != f"{A}feed":
        raise ValueError(f"{address} is a {root.tag}")
    links: dict[str, list[str]] = {}
    for link in root.findall(f"{A}link"):
        links.setdefault(link.get("rel", "alternate"), []).append(link.attrib["href"])
    return Document(
        address,
        links,
        root.find(f"{FH}archive") is not None,
        root.find(f"{FH}complete") is not None,
        root.findtext(f"{A}id", ""),
        root.findall(f"{A}entry"),
        root.findall(f"{T}deleted-entry"),
    )


def walk(address: str, fetch: Callable[[str], bytes]) -> Logical:
    """Return the logical feed.

    Raises:
        ValueError: If the documents do not hang together as the specifications ask.
    """
    documents: list[Document] = []
    step = address
    while step:
        if step in [one.address for one in documents]:
            raise ValueError(f"{step} comes twice")
        documents.append(read_document(step, fetch(step)))
        before = documents[-1].links.get("prev-archive", [])
        if len(before) > 1:
            raise ValueError(f"{step} has {len(before)} preceding archives")
        step = before[0] if before else ""
    _hang_together(documents)
    deleted: dict[str, datetime] = {}
    for one in (one for document in documents for one in document.deleted):
        when = datetime.fromisoformat(one.attrib["when"])
        deleted[one.attrib["ref"]] = max(when, deleted.get(one.attrib["ref"], when))
    newest: dict[str, ET.Element] = {}
    for entry in (entry for document in documents for entry in document.entries):
        number = entry.findtext(f"{A}id", "")
        if number not in newest or _updated(entry) > _updated(newest[number]):
            newest[number] = entry
    live = {n: e for n, e in newest.items() if n not in deleted or deleted[n] < _updated(e)}
    return Logical(documents, live, {n: when for n, when in deleted.items() if n not in live})


def _hang_together(documents: list[Document]) -> None:
    subscription, *archives = documents
    faults = []
    if subscription.archive:
        faults.append("the subscription document says that it is an archive")
    if subscription.complete != (not archives):
        faults.append("complete are feeds of one document, and no others")
    for newer, one in zip(documents, archives, strict=False):
        following = one.links.get("next-archive", [])
        if not one.archive or one.complete:
            faults.append(f"{one.address} does not say that it is an archive")
        if one.links.get("current") != [subscription.address]:
            faults.append(f"{one.address} does not lead to the subscription document")
        if following and (following != [newer.address] or newer is subscription):
            faults.append(f"{one.address} has another archive after it")
    faults += [f"{one.address} calls itself something else" for one in documents if one.links["self"] != [one.address]]
    faults += [f"{one.address} is of another feed" for one in archives if one.feed_id != subscription.feed_id]
    if faults:
        raise ValueError("; ".join(faults))


def _updated(entry: ET.Element) -> datetime:
    return datetime.fromisoformat(entry.findtext(f"{A}updated", ""))
