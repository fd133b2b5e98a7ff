"""Text that breaks careless programs: what every format must carry, and what many cannot."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

HOSTILE = (
    "国办发〔2025〕7号",
    "𠮷野家用地批复（𬭎、𤢭）",
    "]]> <script>alert(1)</script> &amp; \"引号\" '撇号'",
    "长" * 300,
    "  首尾空格\u3000",
    "一行\n二行\t制表\r回车",
    "العربية \u200f \u202e反向",
    "é e\u0301 ﬁ Ａ",
    "🏛️👩‍👩‍👧",
    "../../etc/passwd",
    "=1+1",
    "%00 %s {0} ${x}",
    "null",
    " ",
)
"""Titles that a careless writer breaks on; the first four are ordinary and must be carried."""

POISON = ("控制符\x0b在内", "零\x00字节", "半个代理\ud800", "非字符\ufffe")
"""Titles that many formats cannot carry at all."""

UNUSUAL_DAYS = (date(2024, 2, 29), date(2000, 2, 29), date(1949, 10, 1), date(2099, 12, 31))
"""Days that are rare and must be carried."""

EXTREME_DAYS = (date.min, date.max, date(1, 2, 28), date(9999, 2, 28))
"""Days that a slip of a pen makes, and that many programs cannot reckon with."""

_EAST, _WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))

UNUSUAL_MOMENTS = (
    datetime(2024, 2, 29, tzinfo=_EAST),
    datetime(2024, 2, 29, tzinfo=_WEST),
    datetime(2026, 1, 1, tzinfo=UTC),
    datetime(2025, 12, 31, 23, 59, 59, 999_999, timezone(timedelta(hours=5, minutes=45))),
)
"""Midnights that are another day in China, and fractions of seconds; they must be carried."""

EXTREME_MOMENTS = (
    datetime(1, 1, 1, tzinfo=_EAST),
    datetime(1, 1, 1, tzinfo=_WEST),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=_EAST),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=_WEST),
)
"""Moments that no longer exist once they are told by another offset."""

UNSAFE_ADDRESSES = (
    "javascript:alert('zfgk-canary')",
    " JavaScript:alert('zfgk-canary')",
    "java\tscript:alert('zfgk-canary')",
    "data:text/html,zfgk-canary",
    "vbscript:zfgk-canary",
)
"""Addresses that a browser would run; what marks them in an output is ``zfgk-canary``."""
