"""The exporter ``jcms-list``: lists of published pages as XML, as the list interface of JCMS portals answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta, timezone
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from zfgk import (
    Ack,
    Change,
    CheckedOptions,
    Exporter,
    Record,
    Shelf,
    hookimpl,
    read_snapshot,
    web_address,
    write_atomic,
    write_snapshot,
)

PER_PAGE = 20
MOST_PER_PAGE = 1_000
PAGES_PER_CALL = 3
"""How many pages of a list one call brings."""

_CHINA = timezone(timedelta(hours=8))


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``list-1.xml`` and so on anew, newest first, three pages of the list in each file.

    Args:
        changes: All live records and all withdrawals; without any, the files stay as they are.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that XML cannot carry; ``done`` for all others at the end, when the files stand.

    Raises:
        BadInput: If an option cannot be used.
    """
    out, base = Path(config["out"]), str(config["base_url"])
    per_page = _per_page(config)
    return write_snapshot(
        changes,
        config,
        lambda change, record: _record(change, record, base),
        lambda shelf: _write(shelf, out, per_page),
        files="list-*.xml",
    )


def _per_page(config: Mapping[str, Any]) -> int:
    with CheckedOptions(config) as options:
        return options.integer("per_page", PER_PAGE, least=1, most=MOST_PER_PAGE)


def _record(change: Change, record: Record, base: str) -> bytes:
    wrong = next((c for c in record.title + record.url if not _printable(c)), "")
    if wrong:
        message = f"含有 XML 不能表示的字符 U+{ord(wrong):04X}"
        raise ValueError(message)
    address = web_address(record.url, base)
    href = f"href={quoteattr(address)} " if address else ""
    # Collectors expect a day; without one of its own, a record has that of its change.
    day = record.date_published or change.at.astimezone(_CHINA).date()
    title = re.sub(r"[\t\n\r]+", " ", record.title)
    fragment = f"<li><a {href}title={quoteattr(title)}>{escape(title)}</a><span>{day.isoformat()}</span></li>"
    # The end of a CDATA section cannot stand inside one; it is cut in two.
    return f"<record><![CDATA[{fragment.replace(']]>', ']]]]><![CDATA[>')}]]></record>\n".encode()


def _printable(c: str) -> bool:
    return c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"


def _write(shelf: Shelf, out: Path, per_page: int) -> Iterator[Path]:
    total = shelf.count()
    per_call = per_page * PAGES_PER_CALL
    records = (held.body for held in shelf.live())
    last = max(1, ceil(total / per_call))
    # The last file first: a record that moves on by a file stands twice for a moment, and never nowhere.
    for number in range(last, 0, -1):
        oldest_first = list(islice(records, total - (last - 1) * per_call if number == last else per_call))
        with write_atomic(out / f"list-{number}.xml") as file:
            pages = f"<totalrecord>{total}</totalrecord>\n<totalpage>{ceil(total / per_page)}</totalpage>\n"
            head = f'<?xml version="1.0" encoding="UTF-8"?>\n<datastore>\n{pages}<recordset>\n'
            file.write(head.encode("ascii"))
            file.writelines(reversed(oldest_first))
            file.write(b"</recordset>\n</datastore>\n")
        yield out / f"list-{number}.xml"


EXPORTER = Exporter(
    name="jcms-list",
    run=run,
    read_back=read_snapshot,
    options={"per_page": "How many records a page of the list shows, from 1 to 1000; 20 unless given."},
    shape="snapshot",
    withdraw="delete",
    check=_per_page,
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "zfgk_exporters"]
