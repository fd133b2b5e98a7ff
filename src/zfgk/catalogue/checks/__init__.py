"""Checks of a catalogue: every fault named, with its place, its field and its ground."""

from __future__ import annotations

from zfgk.catalogue.checks.agencies import Agencies, read_agencies
from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.checks.run import CHECKS, check, check_structure
from zfgk.catalogue.checks.semantics.entry import ISSUERS

__all__ = ["CHECKS", "ISSUERS", "Agencies", "Check", "check", "check_structure", "read_agencies"]
