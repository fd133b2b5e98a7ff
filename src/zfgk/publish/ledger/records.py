"""Records as JSON, and the digest that tells whether a record changed."""

from __future__ import annotations

import hashlib
import json
import reprlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache, partial
from json.encoder import encode_basestring_ascii
from operator import attrgetter
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.model.exchange import ContentPart, Record

_CHINA = timezone(timedelta(hours=8), "UTC+08:00")


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

    Raises:
        BadInput: If fields hold something else than they should, such as a number for a text; each with its path.
    """
    try:
        body = seen = _write(record, _BODY)
    except _MISUSED as error:  # looked for only now: nearly every record is in order
        raise BadInput(f"record {record.identifier}", _misused(record)) from error
    if record.parts:
        seen = _write(record, _SEEN)
    return hashlib.sha256(seen.encode("ascii")).hexdigest(), body


def encode(record: Record) -> str:
    """Write a record as JSON in one fixed form."""
    return pack(record)[1]


def digest(record: Record) -> str:
    """Return what identifies the content of a record; see :func:`pack`."""
    return pack(record)[0]


def decode(body: str) -> Record:
    """Read a record back from what :func:`encode` wrote."""
    value = _parser()(body)
    for name in _DAYS:
        if name in value:
            # Ledgers of older releases also hold what is empty.
            value[name] = value[name] and date.fromisoformat(value[name])
    for name in _LISTS:
        if name in value:
            value[name] = tuple(value[name])
    if "parts" in value:
        value["parts"] = tuple(ContentPart(**part) for part in value["parts"])
    return Record(**value)


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], dict[str, Any]]:
    """Return what reads JSON: the library of the extra ``fast`` if it is installed, with the same results."""
    try:
        import orjson
    except ImportError:
        return _patient

    def fast(body: str) -> dict[str, Any]:
        try:
            value: dict[str, Any] = orjson.loads(body)
        except ValueError:  # it knows no lone surrogates
            return _patient(body)
        return value

    return fast


def _patient(body: str) -> dict[str, Any]:
    value: dict[str, Any] = _raw(body)[0]  # a record's own JSON, without a space around it
    return value


# Field by field and not by attrs.asdict and an encoder, which take twice as long: a catalogue may hold a million
# records. ASCII only: a lone surrogate in a title must reach the exporter's refusal, not break the ledger.

Writer = Callable[[Any], str]

_raw = json.JSONDecoder().raw_decode
_json = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode


def _day(value: date) -> str:
    return f'"{value.isoformat()}"'


def _texts(values: Iterable[str]) -> str:
    return f"[{','.join(map(encode_basestring_ascii, values))}]"


def _by_name(values: Mapping[str, str]) -> str:
    return _json(dict(values))


def _parts(parts: Iterable[ContentPart], fields: Collection[str]) -> str:
    return _json([{name: getattr(part, name) for name in fields} for part in parts])


_DAYS = ("date_written", "date_published")
_LISTS = ("keywords", "attachments", "related")
_FIELDS = tuple(sorted(field.name for field in attrs.fields(Record)))
_PART_FIELDS = tuple(field.name for field in attrs.fields(ContentPart))
_WRITERS: dict[str, Writer] = {
    **dict.fromkeys(_FIELDS, encode_basestring_ascii),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_LISTS, _texts),
    "extra": _by_name,
    "parts": partial(_parts, fields=_PART_FIELDS),
}
_NEVER_LEFT_OUT = {"identifier", "title", "language", "disclosure", "kind"}
"""Fields that would not be empty again, were they left out."""

_BODY = tuple((f'"{name}":', _WRITERS[name], name in _NEVER_LEFT_OUT) for name in _FIELDS)
_PARTS_SEEN: Writer = partial(_parts, fields=[name for name in _PART_FIELDS if name != "path"])
_SEEN = tuple((name, _PARTS_SEEN if name.startswith('"parts"') else write, always) for name, write, always in _BODY)
_values = attrgetter(*_FIELDS)

_MISUSED = (TypeError, AttributeError, ValueError)
"""What writing a field raises if it does not hold what it should."""

_EXPECTED = {
    **dict.fromkeys(_DAYS, "a date"),
    **dict.fromkeys(_LISTS, "a tuple of texts"),
    "extra": "a mapping from text to text",
    "parts": "a tuple of content parts",
}


def _misused(record: Record) -> Iterator[Fault]:
    for name in _FIELDS:
        value = getattr(record, name)
        try:
            if value or name in _NEVER_LEFT_OUT:
                _WRITERS[name](value)
        except _MISUSED:
            what = f"it is {reprlib.repr(value)}, which is not {_EXPECTED.get(name, 'text')}"
            yield Fault(f"{record.identifier}.{name}", what)


def _write(record: Record, writers: Iterable[tuple[str, Writer, bool]]) -> str:
    named = zip(writers, _values(record), strict=True)
    return "{" + ",".join([name + write(value) for (name, write, always), value in named if value or always]) + "}"
