"""A change as the column keeps it: one line of JSON, without any path of this machine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import attrs

from zfgk import Change, Record, web_address
from zfgk_portal_site.text import CHINA, keep_carried

_DAYS = ("date_written", "date_published")
_LISTS = ("keywords", "attachments", "related")
_ANY_SITE = "https://site.invalid/"


@attrs.frozen(kw_only=True)
class Download:
    """A file of a record, as it stands in the column.

    Args:
        name: The name shown to readers.
        file: Its path below the column's folder.
        sha256: The digest of its bytes.
        media_type: Its media type.
        size: Its bytes.
    """

    name: str
    file: str
    sha256: str
    media_type: str
    size: int


@attrs.frozen(kw_only=True)
class Stored:
    """A change with its files.

    Args:
        key: The key.
        version: The version.
        at: The moment of the change, in China and to the second.
        reason: The ground of a correction or withdrawal.
        record: The record, without parts; ``None`` means withdrawn.
        downloads: Its files.
    """

    key: str
    version: int
    at: datetime
    reason: str = ""
    record: Record | None = None
    downloads: tuple[Download, ...] = ()

    @classmethod
    def of(cls, change: Change, downloads: Iterable[Download] = ()) -> Stored:
        """Take a change with its files.

        Raises:
            OverflowError: If its moment does not exist in China, as in the first hours of the year 1.
        """
        record = change.record
        if record is not None:
            # What a browser would run is no address, wherever it may come to stand.
            record = attrs.evolve(record, parts=(), url=record.url if web_address(record.url, _ANY_SITE) else "")
        return cls(
            key=change.key,
            version=change.version,
            at=change.at.astimezone(CHINA).replace(microsecond=0),
            reason=keep_carried(change.reason),
            record=record,
            downloads=tuple(downloads),
        )

    def to_line(self) -> str:
        """Write it as one line of JSON, without the end of the line."""
        value: dict[str, Any] = {"key": self.key, "version": self.version, "at": self.at.isoformat()}
        if self.reason:
            value["reason"] = self.reason
        if self.record is not None:
            value["record"] = plain(self.record)
            value["downloads"] = [attrs.asdict(one) for one in self.downloads]
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_line(cls, line: str) -> Stored:
        """Read it back.

        Raises:
            ValueError: If the line is not one of ours.
            KeyError: Likewise.
            TypeError: Likewise.
        """
        value = json.loads(line)
        record = value.get("record")
        return cls(
            key=value["key"],
            version=int(value["version"]),
            at=datetime.fromisoformat(value["at"]),
            reason=value.get("reason", ""),
            record=None if record is None else _record(record),
            downloads=tuple(Download(**one) for one in value.get("downloads", ())),
        )


def plain(record: Record) -> dict[str, Any]:
    """Return the fields of a record that are not empty, as JSON has them; its parts are left out."""
    value = {name: _plain(field) for name, field in attrs.asdict(record, recurse=False).items() if name != "parts"}
    return {name: field for name, field in value.items() if field}


def _plain(field: Any) -> Any:
    if isinstance(field, date):
        return field.isoformat()
    if isinstance(field, tuple):
        return list(field)
    return field if isinstance(field, str) or field is None else dict(sorted(field.items()))


def _record(value: dict[str, Any]) -> Record:
    fields = dict(value)
    for name in _DAYS:
        fields[name] = date.fromisoformat(fields[name]) if name in fields else None
    for name in _LISTS:
        fields[name] = tuple(fields.get(name, ()))
    return Record(**{"title": "", **fields})
