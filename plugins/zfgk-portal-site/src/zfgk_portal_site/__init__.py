"""The exporter ``portal-site``: government information as a static, accessible 政府信息公开专栏."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk import Exporter, hookimpl
from zfgk_portal_site.exporter import EXPORTER

__all__ = ["EXPORTER", "zfgk_exporters"]


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]
