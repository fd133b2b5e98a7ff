"""The exporter keeps its contract."""

from typing import ClassVar

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_portal_feed import EXPORTER


class TestPortalFeed(ExporterContract):
    exporter = EXPORTER

    def validate(self, out):
        # The outside validator of the grammar has tests of its own, in test_schema.py.
        assert sorted(file.name for file in out.iterdir()) == ["atom.xml", "rss.xml"]


class TestManyPages(TestPortalFeed):
    """The same with archive pages of a few items, so that every history has some."""

    many = 2_000
    leave_out: ClassVar[dict[str, str]] = {
        "nothing-left-over": "an archive page keeps its address though what it held has moved on (RFC 5005, section 4)",
        "damaged": "a damaged page cannot be told from its neighbours, so all are laid out anew, under new names",
    }

    def extra_config(self):
        return {"items": 4}

    def settings(self):
        return {**super().settings(), "examples": 16}

    def validate(self, out):
        assert {"atom.xml", "rss.xml"} < {file.name for file in out.iterdir()}
        assert list(out.glob("atom-1-*-1.xml"))


def test_the_installed_plugin_brings_the_exporter():
    host = Host.discover()
    assert EXPORTER in host.exporters
    found = next(plugin for plugin in host.plugins if plugin.name == "portal-feed")
    assert found.distribution == "zfgk-portal-feed"
    assert found.brings == {"exporters": ("portal-feed",)}
