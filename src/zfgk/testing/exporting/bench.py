"""An exporter on the bench: its own empty directory, changes to give it, and what it holds afterwards."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import attrs

from zfgk.model.exchange import Ack, Change, Exporter, Record
from zfgk.publish.delivery.files import prepare_folder
from zfgk.testing.conformance import Violation, require
from zfgk.testing.exporting.answers import Answers, difference, shown
from zfgk.testing.exporting.contents import inner, logical, unlike
from zfgk.testing.exporting.recall import Recall
from zfgk.testing.exporting.watch import Life, Watch, watching

BASE_URL = "https://www.example.gov.cn/"
MANY = 100_000
"""How many changes the check of memory hands over."""
EXAMPLES = 100
"""How many histories are tried."""
_START = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))
_AT = _START + timedelta(days=30)


def moment(version: int) -> datetime:
    """Return the moment of a change, which follows from its version."""
    return _START + timedelta(hours=version)


def publish(key: str, version: int = 1, title: str = "", **fields: Any) -> Change:
    """Return a change that publishes a record with every core field filled; its moment follows from the version."""
    values: dict[str, Any] = {
        "identifier": key,
        "title": title or f"关于{key}的通知（第{version}版）",
        "summary": "为公开而作的说明。",
        "date_written": date(2026, 2, 10),
        "date_published": date(2026, 3, 2),
        "publisher": "示例市某局",
        "document_number": "示局发〔2026〕1号",
        "theme": "综合政务",
        "genre": "通知",
        "audience": "公民",
        "validity": "有效",
        "keywords": ("公开",),
    }
    return Change(key, version, moment(version), Record(**values | fields))


def withdraw(key: str, version: int, reason: str = "内容有误") -> Change:
    """Return a change that withdraws a record."""
    return Change(key, version, moment(version), None, reason)


@attrs.frozen
class Bench:
    """An exporter with an empty directory.

    Args:
        exporter: The exporter.
        root: An empty directory; the target's own stands in it.
        watch: What the exporter did to the world so far.
        extra: Settings that stand before the exporter's sample settings.
        many: How many changes the check of memory hands over.
        examples: How many histories are tried.
        notes: Figures for the report.
        passed: How long after the first moment the exporter runs.
        recall: What was given, in the fields that the exporter recalls.
    """

    exporter: Exporter
    root: Path
    watch: Watch = attrs.field(factory=Watch)
    extra: Mapping[str, Any] = attrs.field(factory=dict)
    many: int = MANY
    examples: int = EXAMPLES
    notes: list[str] = attrs.field(factory=list)
    passed: timedelta = timedelta()
    recall: Recall = attrs.field()

    @recall.default
    def _recall(self) -> Recall:
        return Recall(self.exporter.recalls)

    @property
    def note(self) -> str:
        """The figures for the report."""
        return "; ".join(self.notes)

    def later(self, passed: timedelta = timedelta(days=3)) -> Bench:
        """Return a bench for the same target at a later time.

        Args:
            passed: How much later.
        """
        return attrs.evolve(self, passed=self.passed + passed)

    def beside(self, name: str, **extra: Any) -> Bench:
        """Return a bench for the same exporter in another empty directory.

        Args:
            name: The directory, below this bench's own.
            extra: Further settings.
        """
        fresh = Recall(self.exporter.recalls)
        return attrs.evolve(self, root=self.root / name, extra={**self.extra, **extra}, recall=fresh)

    @property
    def out(self) -> Path:
        """The target's directory, which exists."""
        folder = self.root / "target"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def config(self) -> Mapping[str, Any]:
        """The exporter's sample settings, with ``out``, ``base_url`` and the moment of the run."""
        moment = {} if "at" in self.exporter.options else {"at": _AT + self.passed}
        settings = {"base_url": BASE_URL} | dict(self.exporter.sample_config) | dict(self.extra)
        return settings | moment | {"out": self.out}

    def publish(self, key: str, version: int = 1, title: str = "", **fields: Any) -> Change:
        """Return a change that publishes a record of a kind and with fields that the exporter takes."""
        accepts = self.exporter.accepts
        kind = "information" if "information" in accepts or not accepts else min(accepts)
        return publish(key, version, title, **{"kind": kind} | dict(self.exporter.sample_fields) | fields)

    @staticmethod
    def withdraw(key: str, version: int, reason: str = "内容有误") -> Change:
        """Return a change that withdraws a record."""
        return withdraw(key, version, reason)

    def held(self) -> dict[str, int]:
        """Return what the target holds."""
        found: Any = self.exporter.read_back(self.config)
        if not isinstance(found, Mapping):
            raise Violation(
                f"it returned {found!r}", "read_back", then="return {key: version} of what the target holds"
            )
        return dict(found)

    def must_hold(self, expected: Mapping[str, int], after: str) -> None:
        """Compare what the target holds with what it must hold.

        Args:
            expected: Versions by key.
            after: What went before, in words.

        Raises:
            Violation: With what was expected and what was found, key by key.
        """
        found = self.held()
        if found != dict(expected):
            keys, said = difference(expected, found)
            raise Violation(f"{after}: {said}", keys)

    def must_equal(self, whole: Bench, after: str) -> None:
        """Compare the target with another one, by what it holds and, unless it is elsewhere, byte for byte.

        Args:
            whole: The bench of the other one, which is as it must be.
            after: What went before, in words.

        Raises:
            Violation: With what was expected and what was found.
        """
        self.must_hold(whole.held(), after)
        if not self.exporter.network:
            try:
                wrong = unlike(whole.files(), self.files())
            except sqlite3.DatabaseError as error:
                wrong = f"the database is damaged: {error}"
            require(not wrong, f"{after}: the files are not as they must be", wrong)

    def files(self) -> dict[str, bytes]:
        """Return the files with their content; a database counts by its rows, not by its pages."""
        return logical(self.root)

    def shows(self, text: str) -> list[str]:
        """Return the files in which a text stands, packed or escaped ones included."""
        forms = {text, escape(text), json.dumps(text)[1:-1], "".join(f"&#{ord(c)};" for c in text)}
        needles = [form.encode("utf-8", "surrogatepass") for form in forms]
        return sorted(
            name
            for name, data in self.files().items()
            if any(needle in layer for layer in inner(data) for needle in needles)
        )

    def start(self, changes: Iterable[Change], life: Life | None = None) -> Iterator[Ack]:
        """Run the exporter as a host does; the acknowledgements are the caller's to take.

        Args:
            changes: What it is given.
            life: Counts what it does to files, and ends it; nobody does unless given.
        """
        prepare_folder(self.out)
        config = self.config
        self.watch.life = life
        acks: Any = self.exporter.run(iter(changes), config)
        if not isinstance(acks, Iterable):
            raise Violation(f"it returned {acks!r}", "run", then="yield an Ack for what became of each change")
        return iter(acks)

    def give(self, *changes: Change) -> dict[str, Ack]:
        """Run the exporter to its end and return its answer to each change, by key.

        Args:
            changes: What it is given, each with what earlier ones said in the fields that it recalls.

        Raises:
            Violation: If an answer is malformed, early, or missing.
        """
        answers = Answers()
        for ack in self.start(answers.handing(map(self.recall.told_with, changes))):
            answers.note(ack)
        open_ = answers.open(changes)
        require(not open_, "it was never answered", ", ".join(map(shown, open_)))
        return {change.key: answers.to(change) for change in changes}


@contextlib.contextmanager
def on_bench(
    exporter: Exporter, many: int | None = None, extra: Mapping[str, Any] | None = None, examples: int | None = None
) -> Iterator[Bench]:
    """Put an exporter on a bench in an empty directory, watched and without a network.

    Args:
        exporter: The exporter.
        many: How many changes the check of memory hands over; :data:`MANY` unless given.
        extra: Settings that stand before the exporter's sample settings, such as the address of a server on loopback.
        examples: How many histories are tried; :data:`EXAMPLES` unless given.

    Yields:
        The bench; its directory is removed afterwards.
    """
    with (
        TemporaryDirectory(prefix="zfgk-") as directory,
        contextlib.chdir(Path.cwd()),  # where an exporter goes, the next check must not stand
        watching(loopback=exporter.network) as watch,
    ):
        yield Bench(exporter, Path(directory).resolve(), watch, extra or {}, many or MANY, examples or EXAMPLES)
