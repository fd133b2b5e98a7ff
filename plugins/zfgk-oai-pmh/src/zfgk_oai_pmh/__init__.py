"""The exporter ``oai-pmh``: a static repository, and an application that answers harvesters."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk import Exporter, hookimpl
from zfgk_oai_pmh.application import Application
from zfgk_oai_pmh.exporter import EXPORTER

__all__ = ["EXPORTER", "Application", "zfgk_exporters"]


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]
