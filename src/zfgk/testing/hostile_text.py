"""Text that breaks careless programs: what every format must carry, and what many cannot."""

from __future__ import annotations

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
