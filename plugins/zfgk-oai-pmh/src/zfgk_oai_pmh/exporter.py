"""The exporter: a static repository of what lives, and the shelf from which the application answers harvesters."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import attrs
from lxml import etree

from zfgk import (
    Ack,
    Change,
    CheckedOptions,
    Exporter,
    Held,
    Record,
    Shelf,
    newest_on_shelf,
    read_snapshot,
    write_atomic,
    write_snapshot,
)
from zfgk_oai_pmh.records import (
    DC_SCHEMA,
    OAI,
    OAI_DC,
    PREFIX,
    XSI,
    Repository,
    datestamp,
    description,
    dublin_core,
)
from zfgk_oai_pmh.served import SERVED, Served, differs, serve

_EMAIL = re.compile(r"[^\s@<>]+@(?:[^\s@.<>]+\.)+[^\s@.<>]+")
FILE = "repository.xml"
SHELF = ".shelf.sqlite"
STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_STATIC_SCHEMA = f"{STATIC} {STATIC}.xsd"
AT_WORK = timedelta(hours=1)
"""How long an export may be at work: what it brings bears the day, in UTC, on which harvesters meet it at the latest."""
EARLIEST = "2008-05-01"
"""The day on which the first Regulation took effect: nothing was disclosed under it before."""


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``repository.xml`` anew.

    Args:
        changes: All live records and all withdrawals; without any, the file stays as it is.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that XML cannot carry; ``done`` for all others at the end, when the file stands and
        harvesters are answered from the new state.

    Raises:
        BadInput: With every option that cannot be used.
    """
    some = list(islice(changes, 1))
    if some:
        # What was settled along with others waits until harvesters are answered from it.
        repository, out = repository_of(config), Path(config["out"])
        day = _Day(_day_of(out, config.get("at")))
        written = _written(chain(some, changes), config, repository, day)
        yield from (ack for ack in written if not ack.through)
        serve(out / SHELF, repository.prefix, day.text)
    yield Ack(through=True)


def read_back(config: Mapping[str, Any]) -> dict[str, int]:
    """Return the version of every record, deleted ones included.

    Args:
        config: The target's settings.

    Raises:
        ValueError: If a file is missing or is not the one that was written.
    """
    held = read_snapshot(config, withdrawn=True)
    if differs(Path(config["out"]) / SHELF):
        message = f"{Path(config['out']) / SERVED}: harvesters are answered from another state; publish again"
        raise ValueError(message)
    return held


@attrs.define
class _Day:
    """The day of a run, as far as it is known yet."""

    text: str

    def reach(self, at: datetime) -> None:
        """Let it lie no earlier than a moment."""
        with contextlib.suppress(OverflowError):  # next to the years 1 and 9999; a record of that moment is refused
            self.text = max(self.text, datestamp(at))


def _written(changes: Iterator[Change], config: Mapping[str, Any], repository: Repository, day: _Day) -> Iterator[Ack]:
    out = Path(config["out"])
    body = b""

    def make(change: Change, record: Record) -> bytes:
        nonlocal body
        try:
            repository.identifier(change.key)  # what has no identifier cannot be listed
            body = dublin_core(record, repository)
        except ValueError as error:
            message = f"含有 XML 不能表示的字符 ({error})"
            raise ValueError(message) from error
        return body

    def dated() -> Iterator[Change]:
        # Without the moment of the run, all that is known of its day is that it is no earlier than any change.
        for change in changes:
            day.reach(change.at)
            yield change

    with Served(out / SHELF, repository.prefix) as served:

        def place(change: Change, _before: Held | None) -> str:
            # What harvesters find just so keeps its day, so that they do not fetch it again. Whatever else comes bears
            # the day of this run, not its own, for they may have asked for the days until then already. The shelf does
            # not count: what a run that died left there was shown to nobody.
            shown = None if change.record is None else body
            return served.since(change.key, change.version, shown) or max(day.text, datestamp(change.at))

        yield from write_snapshot(
            dated(), config, make, lambda shelf: _write(shelf, out, repository), files=FILE, place=place
        )


def _day_of(out: Path, at: datetime | None) -> str:
    """Return the day of a run as far as it is known before the changes: no earlier than any day that was shown."""
    through = ""
    if at is not None:
        with contextlib.suppress(OverflowError):  # next to the years 1 and 9999
            through = datestamp(at + AT_WORK)
    return max(newest_on_shelf(out / SHELF), newest_on_shelf(out / SERVED), through)


def repository_of(config: Mapping[str, Any]) -> Repository:
    """Return how the repository presents itself.

    Args:
        config: The target's settings.

    Raises:
        BadInput: With every option that cannot be used.
    """
    site = str(config["base_url"])
    host = (urlsplit(site).hostname or "localhost").encode("idna").decode("ascii")
    with CheckedOptions(config) as options:
        name = options.text("name", "政府信息公开目录")
        address = options.address("address", urljoin(site, f"{quote(Path(config['out']).name)}/{FILE}"))
        email = options.matching(
            "email", _EMAIL, "e-mail address", default=f"webmaster@{host}", such_as="gk@example.gov.cn"
        )
        prefix = options.iri("id_prefix", f"oai:{host}:", such_as=f"oai:{host}:")
    return Repository(name=name, base_url=address, email=email, prefix=prefix, site=site)


def _write(shelf: Shelf, out: Path, repository: Repository) -> Iterator[Path]:
    names = {None: STATIC, "oai": OAI, "xsi": XSI}
    schema = {f"{{{XSI}}}schemaLocation": _STATIC_SCHEMA}
    with write_atomic(out / FILE) as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{STATIC}}}Repository", schema, nsmap=names):
            with xml.element(f"{{{STATIC}}}Identify"):
                # A static repository cannot speak of deleted records; the application can.
                for name, text in description(repository, EARLIEST, "no"):
                    _put(xml, name, text)
            with xml.element(f"{{{STATIC}}}ListMetadataFormats"), xml.element(f"{{{OAI}}}metadataFormat"):
                _put(xml, "metadataPrefix", PREFIX)
                _put(xml, "schema", DC_SCHEMA)
                _put(xml, "metadataNamespace", OAI_DC)
            with xml.element(f"{{{STATIC}}}ListRecords", metadataPrefix=PREFIX):
                for held in shelf.live():
                    with xml.element(f"{{{OAI}}}record"):
                        with xml.element(f"{{{OAI}}}header"):
                            _put(xml, "identifier", repository.identifier(held.key))
                            _put(xml, "datestamp", held.place)
                        with xml.element(f"{{{OAI}}}metadata"):
                            xml.write(etree.fromstring(held.body))
    yield out / FILE


def _put(xml: etree._IncrementalFileWriter, name: str, text: str) -> None:
    # Written as an element of its own, it would declare the namespace of the protocol once more.
    with xml.element(f"{{{OAI}}}{name}"):
        xml.write(text)


EXPORTER = Exporter(
    name="oai-pmh",
    run=run,
    read_back=read_back,
    options={
        "name": "The repository's name; 政府信息公开目录 unless given.",
        "address": "The address at which the repository answers; that of the file unless given.",
        "email": "Whom harvesters may ask; webmaster at the site's host unless given.",
        "id_prefix": "What every identifier begins with; set it to the old prefix when the site moves to another host.",
    },
    sample_config={"name": "示例市自然资源局政府信息公开目录", "email": "gk@example.gov.cn"},
    shape="snapshot",
    withdraw="tombstone",
    check=repository_of,
)
