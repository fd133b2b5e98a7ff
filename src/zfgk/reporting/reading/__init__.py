"""Reading annual reports as agencies publish them: pages, text documents, workbooks and JSON."""

from __future__ import annotations

from zfgk.reporting.reading.files import SUFFIXES, read_report
from zfgk.reporting.reading.scan import NotAReport, Scan

__all__ = ["SUFFIXES", "NotAReport", "Scan", "read_report"]
