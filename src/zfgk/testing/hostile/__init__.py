"""Hostile files: small ones that ask for endless work, and files that lie about themselves.

Each is made when it is asked for. Whoever reads them ends soon, keeps little, and says what was not read.
"""

from __future__ import annotations

from zfgk.testing.hostile.archives import ARCHIVES
from zfgk.testing.hostile.case import TOKEN, Hostile
from zfgk.testing.hostile.markup import MARKUP
from zfgk.testing.hostile.office import OFFICE
from zfgk.testing.hostile.paper import PAPER

HOSTILE: tuple[Hostile, ...] = (*ARCHIVES, *MARKUP, *OFFICE, *PAPER)
"""All hostile files."""

__all__ = ["HOSTILE", "TOKEN", "Hostile"]
