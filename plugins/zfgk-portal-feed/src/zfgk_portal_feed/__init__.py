"""The exporter ``portal-feed``: government information as an Atom and an RSS feed."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk import Exporter, hookimpl
from zfgk_portal_feed.exporter import EXPORTER

__all__ = ["EXPORTER", "zfgk_exporters"]


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]
