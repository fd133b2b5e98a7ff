"""Addresses that may stand in what is published: absolute, and nothing that a browser would run."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?(?::[0-9]{1,5})?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_PATH = "/:@!$&'()*+,;=%~"


def web_address(url: str, base: str = "") -> str:
    """Return the absolute web address that a link leads to.

    Args:
        url: An absolute address, or one relative to the site, as officials write it.
        base: The address of the site.

    Returns:
        An http or https address in ASCII that every reader of HTML takes, or an empty text for everything else, such as
        ``javascript:`` and ``data:``, addresses with a password, and what cannot be taken apart.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()) if url.strip() else "")
        host = parts.netloc.lower()
        host = host if host.isascii() else host.encode("idna").decode("ascii")
        if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
            return ""
        path, query, fragment = (
            _quoted(part, safe)
            for part, safe in ((parts.path, _IN_PATH), (parts.query, _IN_PATH + "?"), (parts.fragment, _IN_PATH + "?"))
        )
    except ValueError:  # what cannot be taken apart, a host that no name server knows, or half a surrogate pair
        return ""
    return urlunsplit((parts.scheme, host, path, query, fragment))


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe)
