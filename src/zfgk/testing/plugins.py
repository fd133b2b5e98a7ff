"""Certification of an installed plugin by its name: everything that it brings, each by the suite of its kind."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import configuration

from zfgk.errors import UnknownPlugin
from zfgk.host import Host
from zfgk.testing.conformance import Certificate
from zfgk.testing.suites import SUITES, certify


def values_of(name: str) -> list[Any]:
    """Return what an installed plugin brings and a suite judges.

    Args:
        name: The name of a plugin, or of an exporter.

    Returns:
        The values, kind by kind.

    Raises:
        UnknownPlugin: If nothing installed has this name.
        PluginError: If the plugin was refused.
    """
    host = Host.discover(on_error="report")
    for problem in host.doctor():
        if problem.plugin == name:
            raise problem.error
    exporters = {exporter.name: exporter for exporter in host.exporters}
    plugins = {plugin.name: plugin for plugin in host.plugins}
    if name in plugins:
        brings = plugins[name].brings
        return [host.value(kind, key) for kind in SUITES for key in brings.get(kind, ())]
    if name in exporters:
        return [exporters[name]]
    raise UnknownPlugin(name, difflib.get_close_matches(name, sorted({*plugins, *exporters}), n=2))


def certify_plugin(values: Iterable[Any], tell: Callable[[str], object] = lambda _text: None) -> list[Certificate]:
    """Run every check on values.

    Args:
        values: The values.
        tell: Called with each value and check before it runs, and with an empty text at the end.
    """
    with TemporaryDirectory(prefix="zfgk-") as home:
        configuration.set_hypothesis_home_dir(home)  # else a folder of hypothesis stays wherever the user happens to be
        try:
            certificates = [certify(value, tell) for value in values]
        finally:
            configuration.set_hypothesis_home_dir(None)
    tell("")
    return certificates
