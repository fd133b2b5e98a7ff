"""The conformance suites as pytest classes: subclass one, name the value, and every check is a test.

    class TestMine(ExporterContract):
        exporter = EXPORTER

The classes are thin: the checks are the plain functions that ``zfgk plugins check`` runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from zfgk.testing import exporting
from zfgk.testing.conformance import Check, Suite, told
from zfgk.testing.exporting.bench import MANY

if TYPE_CHECKING:
    from zfgk.model.exchange import Exporter


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
        result = self.suite.run(check, self.value(), **self.settings())
        if result.status == "n/a":
            pytest.skip(f"{check.id} does not apply: {result.note}")
        if result.status == "fail":
            lines = "\n".join(f"  {told(fault)}" for fault in result.faults)
            pytest.fail(f"{check.id}: {check.sentence}: not so\n{lines}", pytrace=False)


def _each(checks: Sequence[Check[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("check", checks, ids=[check.id for check in checks])


class ExporterContract(_Contract):
    """Every check of an exporter as a test, and an outside validator if there is one.

    Attributes:
        exporter: The exporter; set it in the subclass.
        many: How many changes the check of memory hands over.
    """

    suite: ClassVar[Suite[Any]] = exporting.SUITE
    exporter: ClassVar[Exporter]
    many: ClassVar[int] = MANY

    def value(self) -> Exporter:
        """Return the exporter."""
        return self.exporter

    def extra_config(self) -> Mapping[str, Any]:
        """Return settings that stand before the sample settings, such as the address of a server on loopback."""
        return {}

    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the bench."""
        return {"many": self.many, "extra": self.extra_config()}

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
