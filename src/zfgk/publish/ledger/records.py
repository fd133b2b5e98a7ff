"""Records as JSON, and the digest that tells whether a record changed."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

import attrs

from zfgk.model.exchange import ContentPart, Record

_CHINA = timezone(timedelta(hours=8), "UTC+08:00")
_DAYS = ("date_written", "date_published")
_LISTS = ("keywords", "attachments", "related")
_FIELDS = tuple(field.name for field in attrs.fields(Record))
_PART_FIELDS = tuple(field.name for field in attrs.fields(ContentPart))


@lru_cache(maxsize=256)  # the changes of a run bear one moment
def moment_text(at: datetime) -> str:
    """Write a moment as the ledger keeps it: ISO 8601 at UTC+08:00, to the second.

    Args:
        at: An aware moment.

    Returns:
        Text that sorts as time does.
    """
    return at.astimezone(_CHINA).replace(microsecond=0).isoformat()


@lru_cache(maxsize=256)
def moment(text: str) -> datetime:
    """Read a moment back from what :func:`moment_text` wrote."""
    return datetime.fromisoformat(text)


def pack(record: Record) -> tuple[str, str]:
    """Return a record's digest and the JSON that the ledger keeps under it.

    The digest identifies what a reader sees. The place of a file on this machine is left out of it, for moving the
    source folder changes nothing; so are empty fields, so that a field added to records by a later release does not
    make every record a new one.

    Args:
        record: The record, with the hashes of its content.

    Returns:
        A SHA-256 digest in hexadecimal, and the JSON.
    """
    # Field by field and not by attrs.asdict, which takes several times as long: a catalogue may hold a million records.
    value: dict[str, Any] = {name: field for name in _FIELDS if (field := getattr(record, name))}
    for name in _DAYS:
        if name in value:
            value[name] = value[name].isoformat()
    if record.extra:
        value["extra"] = dict(record.extra)
    if record.parts:
        value["parts"] = [{name: getattr(part, name) for name in _PART_FIELDS} for part in record.parts]
    body = seen = _canonical(value)
    if record.parts:
        value["parts"] = [{name: part[name] for name in part if name != "path"} for part in value["parts"]]
        seen = _canonical(value)
    return hashlib.sha256(seen.encode("ascii")).hexdigest(), body


def encode(record: Record) -> str:
    """Write a record as JSON in one fixed form."""
    return pack(record)[1]


def digest(record: Record) -> str:
    """Return what identifies the content of a record; see :func:`pack`."""
    return pack(record)[0]


def decode(body: str) -> Record:
    """Read a record back from what :func:`encode` wrote."""
    # Ledgers of older releases also hold what is empty.
    value: dict[str, Any] = {name: field for name, field in json.loads(body).items() if field}
    for name in _DAYS:
        if name in value:
            value[name] = date.fromisoformat(value[name])
    for name in _LISTS:
        if name in value:
            value[name] = tuple(value[name])
    if "parts" in value:
        value["parts"] = tuple(ContentPart(**part) for part in value["parts"])
    return Record(**value)


# ASCII only: a lone surrogate in a title must reach the exporter's refusal, not break the ledger.
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode
