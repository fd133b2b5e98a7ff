"""Tokens planted in every place of a file where something can hide: what a reader has to find.

The files are written from the facts of the formats, byte by byte, and know nothing of the readers that are to find the
tokens. Whoever writes a reader of their own can ask the same of it.
"""

from __future__ import annotations

from zfgk.testing.planted.formats import FORMATS, clean, planted, planted_singly
from zfgk.testing.planted.plant import Plant

__all__ = ["FORMATS", "Plant", "clean", "planted", "planted_singly"]
