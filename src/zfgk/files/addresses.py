"""Addresses that may stand in what is published: absolute, and nothing that a browser would run."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit

_KEPT = ":/?#[]@!$&'()*+,;=%~"


def web_address(url: str, base: str) -> str:
    """Return the absolute web address that a link leads to.

    Args:
        url: An absolute address, or one relative to the site, as officials write it.
        base: The address of the site.

    Returns:
        An http or https address in ASCII, or an empty text for everything else, such as ``javascript:`` and ``data:``.
    """
    try:
        full = urljoin(base, url.strip()) if url.strip() else ""
        parts = urlsplit(full)
        wanted = parts.scheme in {"http", "https"} and bool(parts.hostname)
        return quote(full, safe=_KEPT) if wanted else ""
    except ValueError:  # an address that cannot even be taken apart, or half a surrogate pair
        return ""
