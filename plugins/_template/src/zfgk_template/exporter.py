"""The exporter: everything public in one file, one line of JSON for each record.

A run writes the whole file anew, line by line, beside the old one; the new file takes its name when it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from zfgk import Ack, Change, Exporter, web_address, write_atomic

FILE = "entries.jsonl"


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write the file anew.

    Args:
        changes: All live records and all withdrawals; take them one by one, for they may be many.
        config: ``out`` and ``base_url``, and the options that :data:`EXPORTER` declares.

    Yields:
        ``reject`` for each record that cannot be carried; ``done`` for all others at the end, when the file stands.
    """
    old = Path(config["out"]) / FILE
    held = _held(config)
    newer: set[str] = set()
    taken: set[str] = set()
    with write_atomic(old) as new:
        for change in changes:
            if change.key in taken:
                continue  # a snapshot comes newest first, so this one is outdated
            if held.get(change.key, 0) > change.version:
                newer.add(change.key)  # the file knows better already
                continue
            try:
                line = encode(change, config)
            except ValueError as error:  # a character without a UTF-8 form
                yield Ack(change.key, change.version, "reject", error=str(error))
                continue
            new.write(line)
            taken.add(change.key)
        for line in _lines(old):
            if newer and json.loads(line)["key"] in newer:
                new.write(line)
    yield Ack(through=True)


def read_back(config: Mapping[str, Any]) -> dict[str, int]:
    """Return the version of every record that the file holds, withdrawn ones included."""
    entries = map(json.loads, _lines(Path(config["out"]) / FILE))
    return {entry["key"]: entry["version"] for entry in entries}


def encode(change: Change, config: Mapping[str, Any]) -> bytes:
    """Return a change as a line: this is what you change for a format of your own.

    Raises:
        ValueError: If the format cannot carry it.
    """
    entry: dict[str, Any] = {"key": change.key, "version": change.version, "at": change.at.isoformat()}
    record = change.record
    if record is None:
        # A withdrawal must get through whatever its reason says; what has no UTF-8 form is left out.
        entry |= {"withdrawn": True, "reason": change.reason.encode("utf-8", "ignore").decode("utf-8")}
    else:
        entry |= {
            "title": record.title,
            "published": record.date_published and record.date_published.isoformat(),
            "publisher": record.publisher or config.get("agency", ""),
            "url": web_address(record.url, config["base_url"]),
        }
    return json.dumps(entry, ensure_ascii=False).encode() + b"\n"


def _held(config: Mapping[str, Any]) -> dict[str, int]:
    """Return what the file holds; nothing if it is damaged, because a run brings everything anyway."""
    try:
        return read_back(config)
    except (ValueError, KeyError, TypeError):
        return {}


def _lines(file: Path) -> Iterator[bytes]:
    if file.exists():
        with file.open("rb") as lines:
            yield from lines


EXPORTER = Exporter(
    name="template",
    run=run,
    read_back=read_back,
    options={"agency": "The publisher of records that name none."},
    sample_config={"agency": "示例市某局"},
    accepts=frozenset({"information"}),  # the kinds of record that it takes
    shape="snapshot",  # it is given everything each time; "delta" is given what is due
    withdraw="tombstone",  # a withdrawn record leaves a line that says so; "delete" leaves nothing
    network=False,  # it talks to no other machine
    contract=1,  # the number of the contract that it was written for
)
