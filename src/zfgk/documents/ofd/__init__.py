"""OFD, the fixed-layout format of GB/T 33190: read from its own parts, page by page, with what is not seen on them."""

from __future__ import annotations

from zfgk.documents.ofd.reader import OFD

__all__ = ["OFD"]
