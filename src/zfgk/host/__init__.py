"""The host: which plugins are installed, what they bring, and what is wrong with them."""

from __future__ import annotations

from zfgk.host.host import Host
from zfgk.host.plugin import PluginInfo, Problem

__all__ = ["Host", "PluginInfo", "Problem"]
