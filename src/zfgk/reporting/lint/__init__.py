"""What is wrong in an annual report as published or drafted."""

from __future__ import annotations

from zfgk.reporting.lint.check import check, check_years
from zfgk.reporting.lint.finding import Finding

__all__ = ["Finding", "check", "check_years"]
