"""The conformance suites as pytest classes: subclass one, name the value, and every check is a test.

    class TestMine(ExporterContract):
        exporter = EXPORTER

The classes are thin: the checks are the plain functions that ``zfgk plugins check`` runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import pytest

from zfgk.testing import exporting
from zfgk.testing.conformance import Check, CheckResult, Suite, not_asked, told
from zfgk.testing.judging import calendars, packs, readers, schemas, screeners

if TYPE_CHECKING:
    from zfgk.calendar import WorkCalendar, YearTable
    from zfgk.catalogue import Schema, Vocabulary
    from zfgk.model.documents import Reader
    from zfgk.model.exchange import Exporter
    from zfgk.rules.pack import RulePack
    from zfgk.screening import Recogniser

_Kept = TypeVar("_Kept")


class _Contract:
    suite: ClassVar[Suite[Any]]
    leave_out: ClassVar[Mapping[str, str]] = {}
    """Checks that are left out, by id, each with the reason; they are reported as skipped."""

    def value(self) -> Any:
        """Return the value that is checked."""
        raise NotImplementedError

    def settings(self) -> Mapping[str, Any]:
        """Return further arguments of the bench."""
        return {}

    def keep(self, check: Check[Any]) -> None:
        """Run one check; pytest fails with what is wrong, where, why and what next."""
        if check.id in self.leave_out:
            pytest.skip(f"{check.id} is left out: {self.leave_out[check.id]}")
        cause = self._cause(check)
        if cause is not None and cause.check.id in self._told():
            pytest.skip(f"{check.id} was {not_asked(cause.check.id)}")
        result = cause or self._result(check)
        if result.status == "n/a":
            pytest.skip(f"{check.id} does not apply: {result.note}")
        if result.status == "fail":
            self._told().add(result.check.id)
            lines = "\n".join(f"  {told(fault)}" for fault in result.faults)
            pytest.fail(f"{result.check.id}: {result.check.sentence}: not so\n{lines}", pytrace=False)

    def _cause(self, check: Check[Any]) -> CheckResult | None:
        """Return the failure without which a check would say nothing new, if there is one."""
        for needed in (one for one in self.suite.checks_for(self.value()) if one.id in check.needs):
            if needed.id not in self.leave_out:
                cause = self._cause(needed) or self._result(needed)
                if cause.status == "fail":
                    return cause
        return None

    def _result(self, check: Check[Any]) -> CheckResult:
        # Each check is run once for a class, also where others need it.
        known = self._kept("_results", dict[str, CheckResult])
        if check.id not in known:
            known[check.id] = self.suite.run(check, self.value(), **self.settings())
        return known[check.id]

    def _told(self) -> set[str]:
        return self._kept("_failures_told", set[str])

    @classmethod
    def _kept(cls, name: str, make: Callable[[], _Kept]) -> _Kept:
        if name not in vars(cls):  # not inherited: a subclass may have another value or other settings
            setattr(cls, name, make())
        kept: _Kept = vars(cls)[name]
        return kept


def _each(checks: Sequence[Check[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("check", checks, ids=[check.id for check in checks])


class ExporterContract(_Contract):
    """Every check of an exporter as a test, and an outside validator if there is one.

    Attributes:
        exporter: The exporter; set it in the subclass.
        many: How many changes the check of memory hands over: a tenth of what ``zfgk plugins check`` does, with longer
            texts.
        examples: How many histories are tried, and how many deaths: a quarter of what ``zfgk plugins check`` does.
    """

    suite: ClassVar[Suite[Any]] = exporting.SUITE
    exporter: ClassVar[Exporter]
    many: ClassVar[int] = 10_000
    examples: ClassVar[int] = 25

    def value(self) -> Exporter:
        """Return the exporter."""
        return self.exporter

    def extra_config(self) -> Mapping[str, Any]:
        """Return settings that stand before the sample settings, such as the address of a server on loopback."""
        return {}

    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the bench."""
        return {"many": self.many, "examples": self.examples, "extra": self.extra_config()}

    def validate(self, out: Path) -> None:
        """Judge the files of a target with a validator from outside, and fail if it complains; none unless given.

        Args:
            out: The target's directory, after publishing, correcting, withdrawing, and difficult text.
        """
        pytest.skip(f"no outside validator is given: override validate(out) to judge {out.name}/")

    @_each(exporting.CHECKS)
    def test_it_keeps_its_contract(self, check: Check[Any]) -> None:
        """Run one check."""
        self.keep(check)

    def test_an_outside_validator_accepts_what_it_writes(self) -> None:
        """Publish, correct, withdraw and difficult text, then let :meth:`validate` judge."""
        with exporting.on_bench(self.exporter, extra=self.extra_config()) as bench:
            exporting.mixed_history(bench)
            self.validate(bench.out)


class RulePackContract(_Contract):
    """Every check of a pack of rules as a test.

    Attributes:
        pack: The pack; set it in the subclass.
        known: The packs that it may name; those of every installed plugin unless given.
    """

    suite: ClassVar[Suite[Any]] = packs.SUITE
    pack: ClassVar[RulePack]
    known: ClassVar[Sequence[RulePack] | None] = None

    def value(self) -> RulePack:
        """Return the pack."""
        return self.pack

    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the bench."""
        return {"known": self.known}

    @_each(packs.CHECKS)
    def test_it_keeps_its_contract(self, check: Check[Any]) -> None:
        """Run one check."""
        self.keep(check)


class CalendarContract(_Contract):
    """Every check of a year table as a test.

    Attributes:
        table: The table; set it in the subclass.
        calendar: The calendar that it joins; the one that ships with zfgk unless given.
    """

    suite: ClassVar[Suite[Any]] = calendars.SUITE
    table: ClassVar[YearTable]
    calendar: ClassVar[WorkCalendar | None] = None

    def value(self) -> YearTable:
        """Return the table."""
        return self.table

    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the bench."""
        return {"calendar": self.calendar}

    @_each(calendars.CHECKS)
    def test_it_keeps_its_contract(self, check: Check[Any]) -> None:
        """Run one check."""
        self.keep(check)


class SchemaContract(_Contract):
    """Every check of a catalogue schema as a test.

    Attributes:
        schema: The schema; set it in the subclass.
        known: The vocabularies that it may draw on; those of every installed plugin unless given.
    """

    suite: ClassVar[Suite[Any]] = schemas.SCHEMAS
    schema: ClassVar[Schema]
    known: ClassVar[Sequence[Vocabulary] | None] = None

    def value(self) -> Schema:
        """Return the schema."""
        return self.schema

    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the bench."""
        return {"known": self.known}

    @_each(schemas.SCHEMA_CHECKS)
    def test_it_keeps_its_contract(self, check: Check[Any]) -> None:
        """Run one check."""
        self.keep(check)


class VocabularyContract(_Contract):
    """Every check of a vocabulary as a test.

    Attributes:
        vocabulary: The vocabulary; set it in the subclass.
    """

    suite: ClassVar[Suite[Any]] = schemas.VOCABULARIES
    vocabulary: ClassVar[Vocabulary]

    def value(self) -> Vocabulary:
        """Return the vocabulary."""
        return self.vocabulary

    @_each(schemas.LIST_CHECKS)
    def test_it_keeps_its_contract(self, check: Check[Any]) -> None:
        """Run one check."""
        self.keep(check)


class ScreenerContract(_Contract):
    """Every check of a recogniser as a test.

    Attributes:
        recogniser: The recogniser; set it in the subclass.
        finds: Texts that hold what it looks for.
        ignores: Texts that look like it and hold nothing.
    """

    suite: ClassVar[Suite[Any]] = screeners.SUITE
    recogniser: ClassVar[Recogniser]
    finds: ClassVar[Sequence[str]] = ()
    ignores: ClassVar[Sequence[str]] = ()

    def value(self) -> Recogniser:
        """Return the recogniser."""
        return self.recogniser

    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the bench."""
        return {"finds": self.finds, "ignores": self.ignores}

    @_each(screeners.CHECKS)
    def test_it_keeps_its_contract(self, check: Check[Any]) -> None:
        """Run one check."""
        self.keep(check)


class ReaderContract(_Contract):
    """Every check of a document reader as a test.

    Attributes:
        reader: The reader; set it in the subclass.
        samples: The text that a person reads in a file, by its bytes; the kit's own for the reader's endings unless
            given.
    """

    suite: ClassVar[Suite[Any]] = readers.SUITE
    reader: ClassVar[Reader]
    samples: ClassVar[Mapping[bytes, str] | None] = None

    def value(self) -> Reader:
        """Return the reader."""
        return self.reader

    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the bench."""
        return {"samples": self.samples}

    @_each(readers.CHECKS)
    def test_it_keeps_its_contract(self, check: Check[Any]) -> None:
        """Run one check."""
        self.keep(check)
