"""The exporter ``webhook``: signed HTTP requests, and a receiver for them."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk import Exporter, hookimpl
from zfgk_webhook.exporter import EXPORTER
from zfgk_webhook.receiver import Receiver
from zfgk_webhook.signing import is_signed, signature

__all__ = ["EXPORTER", "Receiver", "is_signed", "signature", "zfgk_exporters"]


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]
