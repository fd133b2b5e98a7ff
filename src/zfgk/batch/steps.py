"""Steps over streams of Arrow record batches: each takes batches and gives them back with one column more.

A step is a value that can be called, sent to another process and asked for the schema of what it gives back. Its rules,
calendar and recognisers are handed to it, so every engine runs the same code. Rows keep their order and their number;
memory holds one batch at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import attrs

from zfgk.batch.deadlines import due
from zfgk.batch.kernels import Beyond, add_working_days, working_days_between
from zfgk.calendar import WorkCalendar
from zfgk.engine.versions import Versions
from zfgk.errors import BadInput, Fault
from zfgk.model.findings import Finding
from zfgk.rules.parsing import near_words

if TYPE_CHECKING:
    import pyarrow as pa

    Batches: TypeAlias = Iterable[pa.RecordBatch] | pa.Table | pa.RecordBatch
    """What a step takes: a stream of batches, or a whole table or a single batch where it is small."""


class Step(Protocol):
    """What an engine runs: batches in, batches with one column more out."""

    def schema(self, given: pa.Schema) -> pa.Schema:
        """Return the schema of what comes out for what goes in."""

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Yield each batch with the new column."""


@attrs.frozen(kw_only=True)
class AddWorkingDays:
    """Adds the n-th working day after the day of a column.

    Args:
        start: The column of days.
        n: How many working days, or the column that says how many.
        into: The name of the new column.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` stops at a day beyond the calendar; ``null`` leaves the new column empty there.
    """

    start: str
    n: int | str
    into: str
    calendar: WorkCalendar | None = None
    beyond: Beyond = "raise"

    def schema(self, given: pa.Schema) -> pa.Schema:
        """Return the schema of what comes out.

        Raises:
            BadInput: If a column that the step needs is missing, or the new one is there already.
        """
        import pyarrow as pa

        return _widened(given, self.into, pa.date32(), (self.start, self.n if isinstance(self.n, str) else ""))

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Yield each batch with the new column."""
        for batch in _each(batches):
            schema = self.schema(batch.schema)
            n = batch.column(self.n) if isinstance(self.n, str) else self.n
            found = add_working_days(batch.column(self.start), n, calendar=self.calendar, beyond=self.beyond)
            yield _with(batch, found, schema)


@attrs.frozen(kw_only=True)
class CountWorkingDays:
    """Adds how many working days lie after the day of one column, up to and with that of another.

    Args:
        after: The column of days before the first one counted.
        until: The column of last days counted.
        into: The name of the new column.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` stops at a day beyond the calendar; ``null`` leaves the new column empty there.
    """

    after: str
    until: str
    into: str
    calendar: WorkCalendar | None = None
    beyond: Beyond = "raise"

    def schema(self, given: pa.Schema) -> pa.Schema:
        """Return the schema of what comes out.

        Raises:
            BadInput: If a column that the step needs is missing, or the new one is there already.
        """
        import pyarrow as pa

        return _widened(given, self.into, pa.int64(), (self.after, self.until))

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Yield each batch with the new column."""
        for batch in _each(batches):
            schema = self.schema(batch.schema)
            days = batch.column(self.after), batch.column(self.until)
            yield _with(batch, working_days_between(*days, calendar=self.calendar, beyond=self.beyond), schema)


@attrs.frozen(kw_only=True)
class Deadlines:
    """Adds the last day of a rule for each start day; see :func:`zfgk.batch.due`.

    Args:
        versions: The rule, such as ``zfgk.asking.builtin().clock("national.reply-to-request")``.
        start: The column of the starting event's days.
        into: The name of the new column.
        extension: The column of extensions, if there is one.
        credited: The column of working days that are not counted, if there is one.
        key: The column of words that the period depends on, if there is one.
        readings: Options to select, by reading id.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` stops where no day can be given; ``null`` leaves the new column empty there.
    """

    versions: Versions
    start: str
    into: str = "due"
    extension: str = ""
    credited: str = ""
    key: str = ""
    readings: Mapping[str, str] = attrs.field(factory=dict)
    calendar: WorkCalendar | None = None
    beyond: Beyond = "raise"

    def schema(self, given: pa.Schema) -> pa.Schema:
        """Return the schema of what comes out.

        Raises:
            BadInput: If a column that the step needs is missing, or the new one is there already.
        """
        import pyarrow as pa

        return _widened(given, self.into, pa.date32(), (self.start, self.extension, self.credited, self.key))

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Yield each batch with the new column."""
        named = {"extension": self.extension, "credited": self.credited, "key": self.key}
        for batch in _each(batches):
            schema = self.schema(batch.schema)
            columns: dict[str, Any] = {name: batch.column(column) for name, column in named.items() if column}
            found = due(
                self.versions,
                batch.column(self.start),
                **columns,
                readings=self.readings,
                calendar=self.calendar,
                beyond=self.beyond,
            )
            yield _with(batch, found, schema)


@attrs.frozen(kw_only=True)
class Screening:
    """Adds what screening finds in a column of text: a list for each row, without any of the text itself.

    Args:
        scan: What finds, such as ``Screener.default().scan``.
        text: The column of text; null is read as nothing.
        into: The name of the new column.
    """

    scan: Callable[[str], Iterable[Finding]]
    text: str
    into: str = "findings"

    def schema(self, given: pa.Schema) -> pa.Schema:
        """Return the schema of what comes out.

        Raises:
            BadInput: If a column that the step needs is missing, or the new one is there already.
        """
        import pyarrow as pa

        widened = _widened(given, self.into, _findings(), (self.text,))
        kind = given.field(self.text).type
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        if not any(
            is_text(kind) for is_text in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
        ):
            fault = Fault(f"column {self.text}", f"holds {kind}, not text", then="cast it to string")
            raise BadInput("record batches", [fault])
        return widened

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Yield each batch with the new column."""
        import pyarrow as pa

        for batch in _each(batches):
            schema = self.schema(batch.schema)
            texts = batch.column(self.text).to_pylist()
            rows = [[_told(finding) for finding in self.scan(text or "")] for text in texts]
            yield _with(batch, pa.array(rows, type=_findings()), schema)


def _each(batches: Batches) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    if isinstance(batches, pa.Table):  # they would yield their columns
        batches = batches.to_batches()
    elif isinstance(batches, pa.RecordBatch):
        batches = [batches]
    yield from batches


def _findings() -> pa.DataType:
    import pyarrow as pa

    words = [(name, pa.string()) for name in ("rule", "category", "severity")]
    return pa.list_(pa.struct([*words, ("start", pa.int64()), ("end", pa.int64())]))


def _told(finding: Finding) -> dict[str, str | int]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
    }


def _widened(given: pa.Schema, into: str, kind: pa.DataType, needed: Iterable[str]) -> pa.Schema:
    faults = []
    for name in filter(None, needed):
        number = given.names.count(name)
        if number > 1:
            faults.append(
                Fault(f"column {name}", f"is there {number} times", then="give each column a name of its own")
            )
        if not number:
            close = near_words(name, given.names)
            then = f"did you mean {', '.join(close)}?" if close else f"there is {', '.join(given.names) or 'no column'}"
            faults.append(Fault(f"column {name}", "is missing", then=then))
    if into in given.names:
        faults.append(Fault(f"column {into}", "is there already", then="name the new column with into="))
    if faults:
        raise BadInput("record batches", faults)
    import pyarrow as pa

    return given.append(pa.field(into, kind))


def _with(batch: pa.RecordBatch, found: Any, schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([*batch.columns, found], schema=schema)
