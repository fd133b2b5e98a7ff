"""An exporter on the bench: its own empty directory, changes to give it, and what it holds afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import attrs

from zfgk.model.exchange import Ack, AckStatus, Change, Exporter, Record

BASE_URL = "https://www.example.gov.cn/"
_START = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))


class Violation(AssertionError):
    """The exporter breaks its contract; the text says how."""


class Killed(BaseException):
    """Stands for the death of the process; no exporter may catch it."""


def require(fact: bool, text: str) -> None:
    """Raise a violation unless something is so.

    Args:
        fact: What must be so.
        text: What is wrong if it is not.
    """
    if not fact:
        raise Violation(text)


def publish(key: str, version: int = 1, title: str = "", **fields: Any) -> Change:
    """Return a change that publishes a record; its moment follows from the version."""
    record = Record(
        identifier=key, title=title or f"关于{key}的通知（第{version}版）", publisher="示例市某局", **fields
    )
    return Change(key, version, _START + timedelta(hours=version), record)


def withdraw(key: str, version: int, reason: str = "内容有误") -> Change:
    """Return a change that withdraws a record."""
    return Change(key, version, _START + timedelta(hours=version), None, reason)


@attrs.frozen
class Bench:
    """An exporter with an empty directory.

    Args:
        exporter: The exporter.
        root: An empty directory; the target's own stands in it.
    """

    exporter: Exporter
    root: Path

    @property
    def out(self) -> Path:
        """The target's directory, which exists."""
        folder = self.root / "target"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def config(self) -> dict[str, Any]:
        """The exporter's sample settings, with ``out`` and ``base_url``."""
        return {"base_url": BASE_URL} | dict(self.exporter.sample_config) | {"out": self.out}

    def held(self) -> dict[str, int]:
        """Return what the target holds."""
        return dict(self.exporter.read_back(self.config))

    def files(self) -> dict[str, bytes]:
        """Return the target's files with their content."""
        return {f.relative_to(self.root).as_posix(): f.read_bytes() for f in self.root.rglob("*") if f.is_file()}

    def start(self, changes: Iterable[Change]) -> Iterator[Ack]:
        """Run the exporter; the acknowledgements are the caller's to take."""
        return iter(self.exporter.run(iter(changes), self.config))

    def give(self, *changes: Change) -> dict[str, Ack]:
        """Run the exporter to its end and return its answer to each change.

        Raises:
            Violation: If an answer is malformed, early, or missing.
        """
        handed: list[Change] = []
        answers: dict[str, Ack] = {}

        def stream() -> Iterator[Change]:
            for change in changes:
                handed.append(change)
                yield change

        for ack in self.start(stream()):
            _note(ack, handed, answers)
        for change in changes:
            require(change.key in answers, f"{change.key} version {change.version} was never answered")
        return answers

    def settle(self, changes: Sequence[Change], acks: Iterable[Ack]) -> list[Change]:
        """Return the changes that such acknowledgements leave due.

        Args:
            changes: What was handed over.
            acks: What was answered before the process died.
        """
        answers: dict[str, Ack] = {}
        for ack in acks:
            _note(ack, changes, answers)
        return [change for change in changes if change.key not in answers]


def _note(ack: Ack, handed: Sequence[Change], answers: dict[str, Ack]) -> None:
    require(isinstance(ack, Ack), f"{ack!r} is no acknowledgement")
    require(ack.status in get_args(AckStatus), f"{ack.status!r} is no status of an acknowledgement")
    known = {change.key: change for change in handed}
    if ack.through:
        for key in known:
            answers.setdefault(key, ack)
        return
    change = known.get(ack.key)
    require(change is not None, f"it acknowledged {ack.key!r}, which it had not been given")
    require(change is not None and change.version == ack.version, f"it acknowledged {ack.key!r} in another version")
    answers.setdefault(ack.key, ack)
