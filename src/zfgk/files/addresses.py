"""Addresses that may stand in what is published: absolute, and nothing that a browser would run."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?(?::[0-9]{1,5})?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_PATH = "/:@!$&'()*+,;=%~"
_PLAIN = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_-][A-Za-z0-9._~-]*", re.ASCII)
"""A relative address that stands below the base as it is: nothing to resolve, to quote or to refuse."""
_LONG = 2_000  # letters: an expression that repeats a group remembers every round
_BASES = 64


def web_address(url: str, base: str = "") -> str:
    """Return the absolute web address that a link leads to.

    Args:
        url: An absolute address, or one relative to the site, as officials write it.
        base: The address of the site.

    Returns:
        An http or https address in ASCII that every reader of HTML takes, or an empty text for everything else, such as
        ``javascript:`` and ``data:``, addresses with a password, and what cannot be taken apart.
    """
    if len(url) <= _LONG and _PLAIN.fullmatch(url):  # most are, and a publication has a hundred thousand of them
        folder = _folder(base)
        return folder + url if folder else ""
    return _resolved(url, base)


@lru_cache(_BASES)
def _folder(base: str) -> str:
    return _resolved("x", base)[:-1]


def _resolved(url: str, base: str) -> str:
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
