"""Records in simple Dublin Core, and the elements of the protocol that both ways out share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import quote

import attrs
from lxml import etree

from zfgk import Record, web_address

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PREFIX = "oai_dc"
DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


@attrs.frozen
class Repository:
    """How the repository presents itself.

    Args:
        name: Its name.
        base_url: The address at which it answers.
        email: Whom harvesters may ask.
        prefix: What every identifier begins with, such as ``oai:www.example.gov.cn:``.
        site: The address of the site, to which addresses of pages are relative.
    """

    name: str
    base_url: str
    email: str
    prefix: str
    site: str

    def identifier(self, key: str) -> str:
        """Return the permanent identifier of a key."""
        return identifier_of(self.prefix, key)


def identifier_of(prefix: str, key: str) -> str:
    """Return the identifier of a key in a repository whose identifiers begin with a prefix."""
    return prefix + quote(key, safe="")


def dublin_core(record: Record, repository: Repository) -> bytes:
    """Return a record's metadata as ``oai_dc:dc``.

    Args:
        record: The record.
        repository: The repository.

    Raises:
        ValueError: If the record holds characters that XML cannot carry.
    """
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {DC_SCHEMA}")
    page = web_address(record.url, repository.site)
    elements: list[tuple[str, str | date | None]] = [
        ("title", record.title),
        ("creator", record.publisher),
        *(("subject", word) for word in (record.theme, *record.keywords)),
        ("description", record.summary),
        ("publisher", record.publisher),
        ("date", record.date_written or record.date_published),
        ("type", record.genre),
        ("format", record.format),
        ("identifier", record.identifier),
        ("identifier", record.document_number),
        ("identifier", page),
        *(("relation", other) for other in record.related),
        ("language", record.language),
    ]
    for name, value in elements:
        if value:
            etree.SubElement(root, f"{{{DC}}}{name}").text = str(value)
    return etree.tostring(root)


def datestamp(moment: datetime) -> str:
    """Return the day of a moment in UTC; the repository's granularity is the day."""
    return moment.astimezone(UTC).date().isoformat()


def header(identifier: str, stamp: str, *, deleted: bool = False) -> etree._Element:
    """Return the header of a record."""
    made = etree.Element(f"{{{OAI}}}header", status="deleted") if deleted else etree.Element(f"{{{OAI}}}header")
    etree.SubElement(made, f"{{{OAI}}}identifier").text = identifier
    etree.SubElement(made, f"{{{OAI}}}datestamp").text = stamp
    return made


def description(repository: Repository, earliest: str, deleted: str) -> list[tuple[str, str]]:
    """Return what a repository says of itself, in the order of the protocol.

    Args:
        repository: The repository.
        earliest: The first datestamp that it may hold.
        deleted: How it treats deleted records: ``no`` or ``persistent``.
    """
    return [
        ("repositoryName", repository.name),
        ("baseURL", repository.base_url),
        ("protocolVersion", "2.0"),
        ("adminEmail", repository.email),
        ("earliestDatestamp", earliest),
        ("deletedRecord", deleted),
        ("granularity", "YYYY-MM-DD"),
    ]
