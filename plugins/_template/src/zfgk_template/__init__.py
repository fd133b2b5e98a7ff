"""The exporter ``template``; zfgk finds it by the entry point in ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk import Exporter, hookimpl
from zfgk_template.exporter import EXPORTER

__all__ = ["EXPORTER", "zfgk_exporters"]


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]
