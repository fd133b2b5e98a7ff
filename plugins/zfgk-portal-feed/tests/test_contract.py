"""The exporter keeps its contract."""

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_portal_feed import EXPORTER


class TestPortalFeed(ExporterContract):
    exporter = EXPORTER

    def validate(self, out):
        # The outside validator of the grammar has tests of its own, in test_schema.py.
        assert sorted(file.name for file in out.iterdir()) == ["atom.xml", "rss.xml"]


def test_the_installed_plugin_brings_the_exporter():
    host = Host.discover()
    assert EXPORTER in host.exporters
    found = next(plugin for plugin in host.plugins if plugin.name == "portal-feed")
    assert found.distribution == "zfgk-portal-feed"
    assert found.brings == {"exporters": ("portal-feed",)}
