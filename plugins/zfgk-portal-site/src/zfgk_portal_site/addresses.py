"""Links that come from records: web addresses, written so that every reader of HTML takes them, or left out."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?(?::[0-9]{1,5})?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_PATH = "/:@!$&'()*+,;=%~"


def web_address(address: str, base: str = "") -> str:
    """Return an absolute web address, or an empty text if it is none.

    Args:
        address: An absolute address, or one relative to ``base``.
        base: The address that it is relative to.
    """
    try:
        parts = urlsplit(urljoin(base, address) if address else "")
        host = parts.netloc.rpartition("@")[2].lower()
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # an address that cannot be taken apart, or a host that no name server knows
        return ""
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or "@" in parts.netloc:
        return ""
    rest = (
        _quoted(parts.path, _IN_PATH),
        _quoted(parts.query, _IN_PATH + "?"),
        _quoted(parts.fragment, _IN_PATH + "?"),
    )
    return urlunsplit((parts.scheme, host, *rest))


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe)
