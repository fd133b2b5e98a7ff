"""Whether a reason for non-disclosure cites one of the grounds that the Regulation knows (articles 14 to 16)."""

from __future__ import annotations

import re

# Not part of a longer number, as in 第二十四条 or 114条.
_ARTICLE = r"(?<![一二三四五六七八九十百千0-9])(?:十[四五六]|1[456])(?![0-9])"
_CITED = re.compile(
    rf"(?:《(?P<law>[^》]{{1,40}})》[^《》]{{0,20}}?)?(?<![法定则])第{_ARTICLE}(?:[、，,和至到或]第?{_ARTICLE}){{0,2}}条"
    rf"|《(?:[^《》]{{0,20}}信息公开)?条例》[^《》0-9]{{0,4}}{_ARTICLE}"
    rf"|条例[^《》0-9]{{0,4}}{_ARTICLE}"
    r"|\bart(?:icle)?s?\.?\s{0,3}1[456]\b",
    re.IGNORECASE,
)


def cites_exemption(reason: str) -> bool:
    """Tell whether a reason cites article 14, 15 or 16 of the Regulation.

    Args:
        reason: The reason, such as ``属于内部工作流程（条例第十六条第一款）``.

    Returns:
        Whether one of the three articles is named, alone or as one of the Regulation; an article of another law
        (``《保守国家秘密法》第十四条``) does not count.
    """
    close = "".join(reason.split()) if not reason.isascii() else reason
    laws = (match["law"] for match in _CITED.finditer(close))
    return any(law is None or law == "条例" or "信息公开条例" in law for law in laws)
