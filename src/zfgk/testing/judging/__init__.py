"""The conformance suites for what is data or a pure function: packs, calendars, schemas, lists, recognisers, readers."""

from __future__ import annotations
