"""Inspection: what stands in a file, also where nobody looks. Readers and recognisers together."""

from __future__ import annotations

from zfgk.inspection.inspect import Inspection, Listener, Screened, inspect, screen_document
from zfgk.inspection.signs import SIGNS, Sign, unread

__all__ = ["SIGNS", "Inspection", "Listener", "Screened", "Sign", "inspect", "screen_document", "unread"]
