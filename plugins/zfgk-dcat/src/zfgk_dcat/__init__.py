"""The exporter ``dcat``: the catalogue as DCAT-AP 3, a data set for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import attrs

from zfgk import (
    Ack,
    Change,
    CheckedOptions,
    Exporter,
    Held,
    Record,
    Shelf,
    hookimpl,
    read_snapshot,
    web_address,
    write_atomic,
    write_snapshot,
)
from zfgk_dcat.triples import A, iri, line, name, text, typed

FILE = "catalog.ttl"
CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
WITHDRAWN = "http://publications.europa.eu/resource/authority/dataset-status/WITHDRAWN"


@attrs.frozen
class Catalogue:
    """How the catalogue presents itself.

    Args:
        site: The address of the site.
        prefix: What every identifier of the catalogue begins with.
        title: Its title.
        description: What it holds.
        publisher: Who publishes it.
    """

    site: str
    prefix: str
    title: str
    description: str
    publisher: str

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Catalogue:
        """Read the settings; what is missing gets its default.

        Raises:
            BadInput: With every option that cannot be used.
        """
        site = str(config["base_url"])
        with CheckedOptions(config) as options:
            title = options.text("title", "政府信息公开目录")
            description = options.text("description", f"{title}：主动公开的政府信息")
            publisher = options.text("publisher", urlsplit(site).hostname or site)
            prefix = options.iri("id_prefix", urljoin(site, "id/"))
        return cls(site=site, prefix=prefix, title=title, description=description, publisher=publisher)

    def iri(self, kind: str, key: str) -> str:
        """Return the IRI of something of the catalogue."""
        return iri(f"{self.prefix}{kind}/{quote(key, safe='')}")


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``catalog.ttl`` anew.

    Args:
        changes: All live records and all withdrawals; without any, the file stays as it is.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that RDF cannot carry; ``done`` for all others at the end, when the file stands.

    Raises:
        BadInput: With every option that cannot be used.
    """
    catalogue = Catalogue.of(config)

    def make(change: Change, record: Record) -> bytes:
        try:
            return "".join(_data_set(change, record, catalogue)).encode("utf-8")
        except UnicodeEncodeError as error:
            message = f"含有不能编码的字符 U+{ord(error.object[error.start]):04X}"
            raise ValueError(message) from error

    def stone(change: Change, _before: Held | None) -> bytes:
        return "".join(_withdrawn(change, catalogue)).encode("utf-8")

    return write_snapshot(
        changes, config, make, lambda shelf: _write(shelf, Path(config["out"]), catalogue), files=FILE, tombstone=stone
    )


def _data_set(change: Change, record: Record, catalogue: Catalogue) -> Iterator[str]:
    me = catalogue.iri("dataset", change.key)
    yield line(_self(catalogue), "dcat:dataset", me)
    yield line(me, A, name("dcat:Dataset"))
    yield line(me, "dct:title", text(record.title, "zh"))
    yield line(me, "dct:description", text(record.summary or record.title, "zh"))
    yield line(me, "dct:identifier", text(record.identifier))
    yield line(me, "dct:modified", typed(change.at.isoformat(), "xsd:dateTime"))
    if issued := record.date_published or record.date_written:
        yield line(me, "dct:issued", typed(issued.isoformat(), "xsd:date"))
    yield line(me, "dct:publisher", _agent_iri(record.publisher or catalogue.publisher, catalogue))
    yield _agent(record.publisher or catalogue.publisher, catalogue)
    yield line(me, "dct:accessRights", iri(PUBLIC))
    yield line(me, "dct:language", iri(CHINESE))
    for keyword in record.keywords:
        yield line(me, "dcat:keyword", text(keyword, "zh"))
    for word in filter(None, (record.theme, record.genre)):
        yield line(me, "dcat:theme", catalogue.iri("theme", word))
        yield _theme(word, catalogue)
    if record.document_number:
        number = catalogue.iri("number", change.key)
        yield line(me, "adms:identifier", number)
        yield line(number, A, name("adms:Identifier"))
        yield line(number, "skos:notation", f"{text(record.document_number)}^^{name('xsd:string')}")
    for other in record.related:
        yield line(me, "dct:relation", catalogue.iri("dataset", other))
    if page := web_address(record.url, catalogue.site):
        yield from _page(me, change, page, catalogue)


def _page(me: str, change: Change, address: str, catalogue: Catalogue) -> Iterator[str]:
    page, distribution = iri(address), catalogue.iri("distribution", change.key)
    yield line(me, "dcat:landingPage", page)
    yield line(page, A, name("foaf:Document"))
    yield line(me, "dcat:distribution", distribution)
    yield line(distribution, A, name("dcat:Distribution"))
    yield line(distribution, "dcat:accessURL", page)


def _withdrawn(change: Change, catalogue: Catalogue) -> Iterator[str]:
    """Say that something was withdrawn, and nothing of what it was."""
    me = catalogue.iri("dataset", change.key)
    yield line(_self(catalogue), "dcat:dataset", me)
    yield line(me, A, name("dcat:Dataset"))
    yield line(me, "dct:title", text("已撤回", "zh"))
    yield line(me, "dct:description", text("本信息已撤回。", "zh"))
    yield line(me, "dct:identifier", text(change.key))
    yield line(me, "dct:modified", typed(change.at.isoformat(), "xsd:dateTime"))
    yield line(me, "adms:status", iri(WITHDRAWN))


def _self(catalogue: Catalogue) -> str:
    return iri(f"{catalogue.prefix}catalog")


@lru_cache(maxsize=1024)
def _agent_iri(who: str, catalogue: Catalogue) -> str:
    return catalogue.iri("agent", who)


@lru_cache(maxsize=1024)
def _agent(who: str, catalogue: Catalogue) -> str:
    me = _agent_iri(who, catalogue)
    return line(me, A, name("foaf:Agent")) + line(me, "foaf:name", text(who, "zh"))


@lru_cache(maxsize=1024)
def _theme(word: str, catalogue: Catalogue) -> str:
    me = catalogue.iri("theme", word)
    return line(me, A, name("skos:Concept")) + line(me, "skos:prefLabel", text(word, "zh"))


def _head(catalogue: Catalogue) -> Iterator[str]:
    me, home = _self(catalogue), iri(catalogue.site)
    yield line(me, A, name("dcat:Catalog"))
    yield line(me, "dct:title", text(catalogue.title, "zh"))
    yield line(me, "dct:description", text(catalogue.description, "zh"))
    yield line(me, "dct:publisher", _agent_iri(catalogue.publisher, catalogue))
    yield _agent(catalogue.publisher, catalogue)
    yield line(me, "foaf:homepage", home)
    yield line(home, A, name("foaf:Document"))
    yield line(me, "dct:language", iri(CHINESE))
    yield line(iri(CHINESE), A, name("dct:LinguisticSystem"))
    yield line(iri(PUBLIC), A, name("dct:RightsStatement"))
    yield line(iri(WITHDRAWN), A, name("skos:Concept"))
    yield line(iri(WITHDRAWN), "skos:prefLabel", text("withdrawn", "en"))


def _write(shelf: Shelf, out: Path, catalogue: Catalogue) -> Iterator[Path]:
    with write_atomic(out / FILE) as file:
        file.writelines(statement.encode("utf-8") for statement in _head(catalogue))
        file.writelines(held.body for held in shelf.live(newest_first=True))
        file.writelines(held.body for held in shelf.withdrawn())
    yield out / FILE


EXPORTER = Exporter(
    name="dcat",
    run=run,
    read_back=partial(read_snapshot, withdrawn=True),
    options={
        "title": "The catalogue's title; 政府信息公开目录 unless given.",
        "description": "What the catalogue holds; a sentence made of the title unless given.",
        "publisher": "Who publishes the catalogue; the site's host name unless given.",
        "id_prefix": "What every identifier begins with, an absolute IRI; base_url and id/ unless given.",
    },
    sample_config={"title": "示例市自然资源局政府信息公开目录", "publisher": "示例市自然资源局"},
    shape="snapshot",
    withdraw="tombstone",
    check=Catalogue.of,
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "FILE", "zfgk_exporters"]
