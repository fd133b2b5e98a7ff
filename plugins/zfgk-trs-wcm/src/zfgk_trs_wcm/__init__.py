"""The exporter ``trs-wcm``: documents in the import XML of TRS WCM, and a list of what to take back there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree

from zfgk import (
    Ack,
    Change,
    CheckedOptions,
    Exporter,
    Held,
    Record,
    Shelf,
    guarded,
    hookimpl,
    read_snapshot,
    web_address,
    write_atomic,
    write_snapshot,
)

DOCUMENTS = "documents.xml"
WITHDRAWN = "withdrawn.csv"

_CHINA = timezone(timedelta(hours=8))
_HTML_DOCUMENT = "20"
"""The document type of a page of text."""


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``documents.xml`` and ``withdrawn.csv`` anew.

    Args:
        changes: All live records and all withdrawals; without any, the files stay as they are.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that XML cannot carry; ``done`` for all others at the end, when both files stand.

    Raises:
        BadInput: With every option that cannot be used.
    """
    out, base = Path(config["out"]), str(config["base_url"])
    user, channel = _options(config)

    def make(change: Change, record: Record) -> bytes:
        try:
            return _document(change, record, base, user, channel)
        except ValueError as error:
            message = f"含有 XML 不能表示的字符 ({error})"
            raise ValueError(message) from error

    def day(change: Change, _before: Held | None) -> bytes:
        return change.at.astimezone(_CHINA).date().isoformat().encode("ascii")

    return write_snapshot(changes, config, make, lambda shelf: _write(shelf, out), files=DOCUMENTS, tombstone=day)


def _options(config: Mapping[str, Any]) -> tuple[str, str]:
    """Return the user and the channel."""
    with CheckedOptions(config) as options:
        return options.text("user"), options.text("channel")


def _document(change: Change, record: Record, base: str, user: str, channel: str) -> bytes:
    text = record.summary or record.title
    fields = {
        "DOCTYPE": _HTML_DOCUMENT,
        "DOCCHANNEL": channel,
        "CHNLNAME": record.theme,
        "DOCTITLE": record.title,
        "DOCFILENAME": quote(change.key, safe=""),
        "DOCPUBTIME": _stamp(record.date_published or change.at),
        "DOCRELTIME": _stamp(record.date_written),
        "CRTIME": _stamp(change.at),
        "CRUSER": user,
        "DOCSOURCENAME": record.publisher,
        "DOCAUTHOR": record.publisher,
        "DOCLINK": web_address(record.url, base),
        "DOCABSTRACT": record.summary,
        "DOCKEYWORDS": ";".join(record.keywords),
        "DOCCONTENT": text,
        "DOCHTMLCON": _html(record, text, base),
        "DOCWORDSCOUNT": str(len(text)),
        "ATTACHPIC": "0",
    }
    document = etree.Element("WCMDOCUMENT", Version="6.0")
    properties = etree.SubElement(document, "PROPERTIES")
    for name, value in fields.items():
        if value:
            etree.SubElement(properties, name).text = value
    etree.SubElement(document, "WCMAPPENDIXS")
    return etree.tostring(document, encoding="utf-8") + b"\n"


def _stamp(at: date | None) -> str:
    if at is None:
        return ""
    moment = at.astimezone(_CHINA) if isinstance(at, datetime) else datetime.combine(at, time())
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _html(record: Record, text: str, base: str) -> str:
    """Return the page: the table that every item of disclosure shows, then the text, then its attachments."""
    body = etree.Element("div")
    table = etree.SubElement(body, "table")
    shown = {
        "索引号": record.identifier,
        "文号": record.document_number,
        "体裁分类": record.genre,
        "服务对象": record.audience,
        "有效性": record.validity,
    }
    for label, value in shown.items():
        if value:
            row = etree.SubElement(table, "tr")
            etree.SubElement(row, "th", scope="row").text = label
            etree.SubElement(row, "td").text = value
    for line in text.splitlines():
        etree.SubElement(body, "p").text = line
    for name in record.attachments:
        line_of_file = etree.SubElement(body, "p")
        if address := web_address(name, base):
            line_of_file = etree.SubElement(line_of_file, "a", href=address)
        line_of_file.text = name
    return etree.tostring(body, method="html", encoding="unicode")


def _write(shelf: Shelf, out: Path) -> Iterator[Path]:
    with write_atomic(out / DOCUMENTS) as file:
        file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<WCMDOCUMENTS>\n')
        file.writelines(held.body for held in shelf.live(newest_first=True) if held.body)
        file.write(b"</WCMDOCUMENTS>\n")
    yield out / DOCUMENTS
    with write_atomic(out / WITHDRAWN) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        rows = csv.writer(text)
        rows.writerow(["索引号", "DOCFILENAME", "撤回日期"])
        # A person reads the list, perhaps in a spreadsheet program, and looks for what stands there in the portal.
        rows.writerows(
            [guarded(held.key), guarded(quote(held.key, safe="")), held.body.decode()] for held in shelf.withdrawn()
        )
        text.detach()  # the file is flushed and closed by the one who opened it
    yield out / WITHDRAWN


EXPORTER = Exporter(
    name="trs-wcm",
    run=run,
    read_back=partial(read_snapshot, withdrawn=True),
    options={
        "user": "The name of the user under whom the documents are imported; none unless given.",
        "channel": "The number of the channel that receives the documents; none unless given.",
    },
    sample_config={"user": "import", "channel": "12"},
    shape="snapshot",
    withdraw="tombstone",
    check=_options,
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "zfgk_exporters"]
