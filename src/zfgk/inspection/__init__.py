"""Inspection: what stands in a file, also where nobody looks. Readers and recognisers together."""

from __future__ import annotations

from zfgk.inspection.inspect import Inspection, Listener, Screened, inspect, screen_document, screen_name
from zfgk.inspection.redaction import RedactedCopy, redacted
from zfgk.inspection.signs import SIGNS, Sign, titles, unread

__all__ = [
    "SIGNS",
    "Inspection",
    "Listener",
    "RedactedCopy",
    "Screened",
    "Sign",
    "inspect",
    "redacted",
    "screen_document",
    "screen_name",
    "titles",
    "unread",
]
