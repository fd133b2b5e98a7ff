"""A small exporter that keeps its contract: one JSON file for each record, acknowledged one by one.

It is the shortest complete answer to "what must an exporter do", and the delta exporter that zfgk's own tests deliver to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zfgk.files.atomic import write_bytes
from zfgk.model.exchange import Ack, Change, Config, Exporter


def run(changes: Iterator[Change], config: Config) -> Iterator[Ack]:
    """Write each change to a file of its own, and acknowledge it when the file stands.

    Args:
        changes: The changes that are due.
        config: ``out``, the directory to write to.

    Yields:
        One acknowledgement per change; ``reject`` for text that has no UTF-8 form.
    """
    for change in changes:
        file = _file(config, change.key)
        if _version(file) > change.version:
            yield Ack(change.key, change.version)  # the target knows better already
            continue
        try:
            data = json.dumps(_content(change), ensure_ascii=False, sort_keys=True).encode("utf-8")
        except UnicodeEncodeError as error:
            yield Ack(change.key, change.version, "reject", error=str(error))
            continue
        write_bytes(file, data)
        yield Ack(change.key, change.version, ref=file.name)


def read_back(config: Config) -> dict[str, int]:
    """Return the version of every record, withdrawn ones included."""
    found = (json.loads(file.read_bytes()) for file in Path(config["out"]).glob("*.json"))
    return {content["key"]: content["version"] for content in found}


def _file(config: Config, key: str) -> Path:
    # A key may hold anything, slashes too, so it does not name a file itself.
    return Path(config["out"]) / f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"


def _version(file: Path) -> int:
    try:
        return int(json.loads(file.read_bytes())["version"]) if file.exists() else 0
    except ValueError:
        return 0  # a damaged file gives way to what comes


def _content(change: Change) -> dict[str, Any]:
    content: dict[str, Any] = {"key": change.key, "version": change.version, "at": change.at.isoformat()}
    if change.record is None:
        return content | {"withdrawn": True, "reason": _carried(change.reason)}
    return content | {"title": change.record.title, "summary": change.record.summary}


def _carried(reason: str) -> str:
    """Return a reason without what has no UTF-8 form: a withdrawal must get through whatever its reason says."""
    return reason.encode("utf-8", "ignore").decode("utf-8")


EXPORTER = Exporter(name="one-file-each", run=run, read_back=read_back, shape="delta", withdraw="tombstone")
