"""National law: the Regulation of 2007 and of 2019, and the interpretations that go with them."""

from __future__ import annotations

from zfgk.packs.national.pack import PACK

__all__ = ["PACK"]
