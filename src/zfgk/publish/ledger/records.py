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


def moment_text(at: datetime) -> str:
    """Write a moment as the ledger keeps it: ISO 8601 at UTC+08:00, to the second.

    Args:
        at: An aware moment.

    Returns:
        Text that sorts as time does.
    """
    return at.astimezone(_CHINA).replace(microsecond=0).isoformat()


def encode(record: Record) -> str:
    """Write a record as JSON in one fixed form."""
    value = attrs.asdict(record, value_serializer=_plain)
    value["extra"] = dict(record.extra)
    return _canonical(value)


def decode(body: str) -> Record:
    """Read a record back from what :func:`encode` wrote."""
    value: dict[str, Any] = json.loads(body)
    for name in _DAYS:
        value[name] = date.fromisoformat(value[name]) if value[name] else None
    for name in _LISTS:
        value[name] = tuple(value[name])
    value["parts"] = tuple(ContentPart(**part) for part in value["parts"])
    return Record(**value)


def digest(record: Record) -> str:
    """Return what identifies the content of a record.

    The place of a file on this machine is left out, for moving the source folder changes nothing that a reader sees;
    so are empty fields, so that a field added to records by a later release does not make every record a new one.

    Args:
        record: The record, with the hashes of its content.

    Returns:
        A SHA-256 digest in hexadecimal.
    """
    value = {name: field for name, field in json.loads(encode(record)).items() if field}
    for part in value.get("parts", ()):
        del part["path"]
    return hashlib.sha256(_canonical(value).encode("ascii")).hexdigest()


def _canonical(value: Any) -> str:
    # ASCII only: a lone surrogate in a title must reach the exporter's refusal, not break the ledger.
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _plain(_instance: object, _field: object, value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
