"""The exporter keeps its contract."""

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_portal_site import EXPORTER


class TestPortalSite(ExporterContract):
    exporter = EXPORTER
    # Every change is a page: bench/portal_site.py hands over as many as the ceiling was set for.
    many = 1_000

    def validate(self, out):
        # Chromium, axe-core and the Nu checker have tests of their own, in tests/outside/site.
        assert sorted(file.name for file in out.iterdir()) == ["editions", "www"]
        assert (out / "www" / "index.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_installed_plugin_brings_the_exporter():
    host = Host.discover()
    assert EXPORTER in host.exporters
    found = next(plugin for plugin in host.plugins if plugin.name == "portal-site")
    assert found.distribution == "zfgk-portal-site"
    assert found.brings == {"exporters": ("portal-site",)}
