"""Certification of exporters: the checks of :mod:`zfgk.testing.exporter_checks`, one by one, and a report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import attrs

from zfgk.model.exchange import Exporter
from zfgk.testing.exporter_bench import Bench, Killed, Violation
from zfgk.testing.exporter_checks import CHECKS, Check, NotApplicable


@attrs.frozen
class CheckResult:
    """What one check found.

    Args:
        check: The check.
        status: ``pass``, ``fail``, or ``n/a`` where the exporter does not promise it.
        message: What is wrong, or why it does not apply.
    """

    check: Check
    status: Literal["pass", "fail", "n/a"]
    message: str = ""


def run_check(check: Check, exporter: Exporter) -> CheckResult:
    """Run one check in an empty directory that is removed afterwards.

    Args:
        check: The check.
        exporter: The exporter.

    Returns:
        What it found; an exception of the exporter is a failure.
    """
    with TemporaryDirectory(prefix="zfgk-") as directory:
        try:
            check.run(Bench(exporter, Path(directory)))
        except NotApplicable as reason:
            return CheckResult(check, "n/a", reason.why)
        except Violation as error:
            return CheckResult(check, "fail", str(error))
        except (Exception, Killed) as error:  # noqa: BLE001  # whatever it raises, it is the exporter that failed
            return CheckResult(check, "fail", f"it raised {type(error).__name__}: {error}")
    return CheckResult(check, "pass")


def certify(exporter: Exporter) -> tuple[CheckResult, ...]:
    """Run every check on an exporter, with its sample settings and without a network.

    Args:
        exporter: The exporter.

    Returns:
        One result per check.
    """
    return tuple(run_check(check, exporter) for check in CHECKS)


def markdown(exporter: Exporter, results: Iterable[CheckResult]) -> str:
    """Write results as a Markdown table.

    Args:
        exporter: The exporter.
        results: What :func:`certify` found.
    """
    rows = [f"| {one.check.id} | {one.check.sentence} | {one.status} | {_cell(one.message)} |" for one in results]
    head = f"## {exporter.name} (contract {exporter.contract}, {exporter.shape}, withdraw: {exporter.withdraw})"
    return "\n".join((head, "", "| check | what it proves | result | note |", "|---|---|---|---|", *rows, ""))


def _cell(text: str) -> str:
    shown = "".join(c if c.isprintable() else "\ufffd" for c in text).replace("|", "\\|")
    return shown if len(shown) <= 300 else f"{shown[:299]}…"
