"""Certificates as Markdown and as JSON."""

from __future__ import annotations

from typing import Any

from zfgk.testing.conformance import Certificate, CheckResult, told

_LONGEST = 600


def markdown(certificate: Certificate) -> str:
    """Write a certificate as a Markdown table.

    Args:
        certificate: The certificate.
    """
    traits = "".join(f", {name}: {value}" for name, value in certificate.traits.items())
    head = f"## {certificate.id} ({certificate.what}, contract {certificate.contract}{traits})"
    rows = [
        f"| {one.check.id} | {one.check.sentence} | {one.status} | {_cell(one.message)} |"
        for one in certificate.results
    ]
    return "\n".join((head, "", "| check | what it proves | result | note |", "|---|---|---|---|", *rows, ""))


def as_json(certificate: Certificate) -> dict[str, Any]:
    """Return a certificate as a value for JSON.

    Args:
        certificate: The certificate.
    """
    return {
        "kind": certificate.kind,
        "id": certificate.id,
        "contract": certificate.contract,
        "traits": dict(certificate.traits),
        "passed": certificate.passed,
        "checks": [_check(one) for one in certificate.results],
    }


def _check(one: CheckResult) -> dict[str, Any]:
    return {
        "id": one.check.id,
        "sentence": one.check.sentence,
        "status": one.status,
        "message": one.message,
        "faults": [
            {"what": fault.what, "where": fault.where, "why": fault.why, "then": fault.then} for fault in one.faults
        ],
    }


def failures(certificate: Certificate) -> list[str]:
    """Return one line per fault: the check, what is wrong, where, why, what next."""
    return [f"{certificate.id}: {one.check.id}: {told(fault)}" for one in certificate.results for fault in one.faults]


def _cell(text: str) -> str:
    shown = "".join(c if c.isprintable() else "\ufffd" for c in text).replace("|", "\\|")
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
