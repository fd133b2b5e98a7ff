"""Screening: what must not leave, and what a person should look at first. Findings, never verdicts."""

from __future__ import annotations

from zfgk.model.findings import Finding, Severity
from zfgk.screening.masking import mask, redact
from zfgk.screening.recogniser import Hit, Recogniser
from zfgk.screening.screener import DEFAULT, Screener

__all__ = ["DEFAULT", "Finding", "Hit", "Recogniser", "Screener", "Severity", "mask", "redact"]
