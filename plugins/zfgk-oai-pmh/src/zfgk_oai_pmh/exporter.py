"""The exporter: a static repository of what lives, and the shelf from which the application answers harvesters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from lxml import etree

from zfgk import (
    Ack,
    Change,
    Exporter,
    Held,
    Record,
    Shelf,
    newest_on_shelf,
    read_snapshot,
    write_atomic,
    write_snapshot,
)
from zfgk_oai_pmh.records import DC_SCHEMA, OAI, OAI_DC, PREFIX, Repository, datestamp, description, dublin_core, header

FILE = "repository.xml"
STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
EARLIEST = "2008-05-01"
"""The day on which the first Regulation took effect: nothing was disclosed under it before."""


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``repository.xml`` anew.

    Args:
        changes: All live records and all withdrawals; without any, the file stays as it is.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that XML cannot carry; ``done`` for all others at the end, when the file stands.
    """
    repository = repository_of(config)

    def make(change: Change, record: Record) -> bytes:
        try:
            repository.identifier(change.key)  # what has no identifier cannot be listed
            return dublin_core(record, repository)
        except ValueError as error:
            message = f"含有 XML 不能表示的字符 ({error})"
            raise ValueError(message) from error

    newest = newest_on_shelf(Path(config["out"]) / ".shelf.sqlite")

    def place(change: Change, before: Held | None) -> str:
        # The same version keeps its day, so that harvesters do not fetch it again. What comes late gets no day before
        # the newest one here: harvesters may have asked for the days until then already.
        if before and before.version == change.version:
            return before.place
        return max(datestamp(change), newest)

    return write_snapshot(
        changes, config, make, lambda shelf: _write(shelf, Path(config["out"]), repository), files=FILE, place=place
    )


def repository_of(config: Mapping[str, Any]) -> Repository:
    """Return how the repository presents itself.

    Args:
        config: The target's settings.
    """
    site = str(config["base_url"])
    host = (urlsplit(site).hostname or "localhost").encode("idna").decode("ascii")
    return Repository(
        name=str(config.get("name") or "政府信息公开目录"),
        base_url=str(config.get("address") or urljoin(site, f"{quote(Path(config['out']).name)}/{FILE}")),
        email=str(config.get("email") or f"webmaster@{host}"),
        namespace=f"oai:{host}",
        site=site,
    )


def _write(shelf: Shelf, out: Path, repository: Repository) -> Iterator[Path]:
    names = {None: STATIC, "oai": OAI}
    with write_atomic(out / FILE) as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{STATIC}}}Repository", nsmap=names):
            with xml.element(f"{{{STATIC}}}Identify"):
                # A static repository cannot speak of deleted records; the application can.
                for name, text in description(repository, EARLIEST, "no"):
                    xml.write(_text(f"{{{OAI}}}{name}", text))
            with xml.element(f"{{{STATIC}}}ListMetadataFormats"), xml.element(f"{{{OAI}}}metadataFormat"):
                xml.write(_text(f"{{{OAI}}}metadataPrefix", PREFIX))
                xml.write(_text(f"{{{OAI}}}schema", DC_SCHEMA))
                xml.write(_text(f"{{{OAI}}}metadataNamespace", OAI_DC))
            with xml.element(f"{{{STATIC}}}ListRecords", metadataPrefix=PREFIX):
                for held in shelf.live():
                    with xml.element(f"{{{OAI}}}record"):
                        xml.write(header(repository, held.key, held.place))
                        with xml.element(f"{{{OAI}}}metadata"):
                            xml.write(etree.fromstring(held.body))
    yield out / FILE


def _text(tag: str, text: str) -> etree._Element:
    made = etree.Element(tag)
    made.text = text
    return made


EXPORTER = Exporter(
    name="oai-pmh",
    run=run,
    read_back=partial(read_snapshot, withdrawn=True),
    options={
        "name": "The repository's name; 政府信息公开目录 unless given.",
        "address": "The address at which the repository answers; that of the file unless given.",
        "email": "Whom harvesters may ask; webmaster at the site's host unless given.",
    },
    sample_config={"name": "示例市自然资源局政府信息公开目录", "email": "gk@example.gov.cn"},
    shape="snapshot",
    withdraw="tombstone",
)
