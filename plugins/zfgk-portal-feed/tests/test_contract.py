"""The exporter keeps its contract."""

import pytest

from zfgk import Host
from zfgk.testing.exporter_checks import CHECKS
from zfgk.testing.exporters import run_check
from zfgk_portal_feed import EXPORTER


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_certification(check):
    result = run_check(check, EXPORTER)
    assert (result.status, result.message) == ("pass", "")


def test_the_installed_plugin_brings_the_exporter():
    host = Host.discover()
    assert EXPORTER in host.exporters
    found = next(plugin for plugin in host.plugins if plugin.name == "portal-feed")
    assert found.distribution == "zfgk-portal-feed"
    assert found.brings == {"exporters": ("portal-feed",)}
