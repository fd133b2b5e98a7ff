"""The calendar and the clocks over columns: numpy arrays of days in, arrays out (extra ``batch``)."""

from __future__ import annotations

from zfgk.batch.deadlines import due
from zfgk.batch.kernels import add_working_days, is_working_day, working_days_between

__all__ = ["add_working_days", "due", "is_working_day", "working_days_between"]
