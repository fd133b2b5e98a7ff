"""Screening: what must not leave, and what a person should look at first. Findings, never verdicts."""

from __future__ import annotations

from zfgk.model.findings import Finding, Severity
from zfgk.screening.masking import mask, redact
from zfgk.screening.recogniser import Hit, Near, Recogniser
from zfgk.screening.screener import DEFAULT, DocumentScan, NearMiss, Screener

__all__ = [
    "DEFAULT",
    "DocumentScan",
    "Finding",
    "Hit",
    "Near",
    "NearMiss",
    "Recogniser",
    "Screener",
    "Severity",
    "mask",
    "redact",
]
