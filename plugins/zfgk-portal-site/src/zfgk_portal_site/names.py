"""Where a page stands. The place follows from the key alone, so that it never changes and no two keys share one.

Letters, digits and hyphens of a key stand for themselves, everything else as an underscore and the hexadecimal digits of
its UTF-8 bytes; capitals too, for some file systems do not tell them apart. Very long keys are named by their SHA-256
digest behind two underscores, which no spelt name begins with.
"""

from __future__ import annotations

import hashlib
import re

_SPELT = re.compile(r"[^a-z0-9-]")
_LONGEST = 120


def spell(text: str) -> str:
    """Return the name of a text: lower-case ASCII, safe in paths and addresses, different for different texts."""
    spelt = _SPELT.sub(lambda found: "".join(f"_{byte:02x}" for byte in found[0].encode("utf-8")), text)
    return spelt if len(spelt) <= _LONGEST else f"__{_digest(text)}"


def page_of(key: str) -> str:
    """Return the path of the page of a key below the column's folder.

    Pages are spread over 256 folders by a digest of the key. Neither year nor month can be part of the path: a
    correction may move the day of publication, and a withdrawal no longer tells it.
    """
    return f"info/{_digest(key)[:2]}/gk-{spell(key)}.html"


def folder_of(value: str) -> str:
    """Return the folder of the list of a theme, a year or an agency."""
    return value if re.fullmatch(r"[0-9]{4}", value) else _digest(value)[:24]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
