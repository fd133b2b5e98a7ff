"""Records as JSON, and the digest that tells whether a record changed."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import attrs

from zfgk.model.exchange import ContentPart, Record

_CHINA = timezone(timedelta(hours=8), "UTC+08:00")
_DAYS = ("date_written", "date_published")
_LISTS = ("keywords", "attachments", "related")
_FIELDS = tuple(field.name for field in attrs.fields(Record))
_PART_FIELDS = tuple(field.name for field in attrs.fields(ContentPart))


def moment_text(at: datetime) -> str:
    """Write a moment as the ledger keeps it: ISO 8601 at UTC+08:00, to the second.

    Args:
        at: An aware moment.

    Returns:
        Text that sorts as time does.
    """
    return at.astimezone(_CHINA).replace(microsecond=0).isoformat()


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
    value: dict[str, Any] = {name: getattr(record, name) for name in _FIELDS}
    for name in _DAYS:
        day: date | None = value[name]
        value[name] = day.isoformat() if day else None
    value["extra"] = dict(record.extra)
    value["parts"] = [{name: getattr(part, name) for name in _PART_FIELDS} for part in record.parts]
    body = _canonical(value)
    seen = {name: field for name, field in value.items() if field}
    if record.parts:
        seen["parts"] = [{name: part[name] for name in part if name != "path"} for part in value["parts"]]
    return hashlib.sha256(_canonical(seen).encode("ascii")).hexdigest(), body


def encode(record: Record) -> str:
    """Write a record as JSON in one fixed form."""
    return pack(record)[1]


def digest(record: Record) -> str:
    """Return what identifies the content of a record; see :func:`pack`."""
    return pack(record)[0]


def decode(body: str) -> Record:
    """Read a record back from what :func:`encode` wrote."""
    value: dict[str, Any] = json.loads(body)
    for name in _DAYS:
        value[name] = date.fromisoformat(value[name]) if value[name] else None
    for name in _LISTS:
        value[name] = tuple(value[name])
    value["parts"] = tuple(ContentPart(**part) for part in value["parts"])
    return Record(**value)


# ASCII only: a lone surrogate in a title must reach the exporter's refusal, not break the ledger.
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode
