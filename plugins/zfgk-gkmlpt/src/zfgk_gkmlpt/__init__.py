"""The exporter ``gkmlpt``: the catalogue as JSON, as the disclosure catalogue platform of Guangdong answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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

PER_PAGE = 100
"""How many articles one answer brings."""

_CHINA = timezone(timedelta(hours=8))
_EXACT = 2**53 - 1
"""The largest number that is exact in JavaScript."""
_ABOLISHED, _EXPIRED = ("废止",), ("失效", "过期", "无效")


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``page-1.json`` and so on anew, newest first, a hundred articles in each.

    Args:
        changes: All live records and all withdrawals; without any, the files stay as they are.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that JSON cannot carry; ``done`` for all others at the end, when the files stand.

    Raises:
        BadInput: With every option that cannot be used.
    """
    out, base = Path(config["out"]), str(config["base_url"])
    category, name = _options(config)
    return write_snapshot(
        changes,
        config,
        lambda change, record: _article(change, record, base, category, name),
        lambda shelf: _write(shelf, out, category, name),
        files="page-*.json",
    )


def _options(config: Mapping[str, Any]) -> tuple[int, str]:
    """Return the number and the name of the category."""
    with CheckedOptions(config) as options:
        return options.integer("category", 0, least=0, most=_EXACT), options.text("category_name")


def number(key: str) -> int:
    """Return the permanent number of a key: 52 bits, so that it stays exact in JavaScript."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:7], "big") >> 4


def _article(change: Change, record: Record, base: str, category: int, name: str) -> bytes:
    published = _moment(record.date_published or change.at)
    url = web_address(record.url, base)
    article = {
        "id": number(change.key),
        "title": record.title,
        "identifier": record.identifier,
        "document_number": record.document_number,
        "publisher": record.publisher,
        "keywords": " ".join(record.keywords),
        "abstract": record.summary,
        "date": int(_moment(record.date_written).timestamp()) if record.date_written else None,
        "created_at": published.strftime("%Y-%m-%d %H:%M:%S"),
        "display_publish_time": int(published.timestamp()),
        "classify_main": category,
        "classify_main_name": name,
        "classify_genre_name": record.genre,
        "classify_theme_name": record.theme,
        "url": url,
        "post_url": url,
        "is_expired": int(any(word in record.validity for word in _EXPIRED)),
        "is_abolished": int(any(word in record.validity for word in _ABOLISHED)),
        "relation": list(record.related),
        "attachment": [_attachment(file, at, base) for at, file in enumerate(record.attachments, 1)],
    }
    try:
        return json.dumps(article, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"含有不能编码的字符 U+{ord(error.object[error.start]):04X}"
        raise ValueError(message) from error


def _attachment(file: str, at: int, base: str) -> dict[str, str | int | None]:
    url = web_address(file, base)
    name = urlsplit(file).path.rpartition("/")[2]
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    # Collectors look for the media type and the size; neither is known here.
    return {"id": at, "name": name, "type": suffix, "mime": "", "size": None, "url": url}


def _moment(at: date) -> datetime:
    return at.astimezone(_CHINA) if isinstance(at, datetime) else datetime.combine(at, time(), _CHINA)


def _write(shelf: Shelf, out: Path, category: int, name: str) -> Iterator[Path]:
    total = shelf.count()
    articles = (held.body for held in shelf.live())
    last = max(1, ceil(total / PER_PAGE))
    # The last page first: an article that moves on by a page stands twice for a moment, and never nowhere.
    for page in range(last, 0, -1):
        classify = {"id": category, "name": name, "post_count": total}
        oldest_first = list(islice(articles, total - (last - 1) * PER_PAGE if page == last else PER_PAGE))
        with write_atomic(out / f"page-{page}.json") as file:
            file.write(b'{"classify": ' + json.dumps(classify, ensure_ascii=False).encode() + b', "articles": [\n')
            file.write(b",\n".join(reversed(oldest_first)))
            file.write(b"\n]}\n")
        yield out / f"page-{page}.json"


EXPORTER = Exporter(
    name="gkmlpt",
    run=run,
    read_back=read_snapshot,
    options={
        "category": "The number of the category under which the articles are listed; 0 unless given.",
        "category_name": "The name of that category; none unless given.",
    },
    sample_config={"category": 14402, "category_name": "法定主动公开内容"},
    shape="snapshot",
    withdraw="delete",
    check=_options,
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "number", "zfgk_exporters"]
