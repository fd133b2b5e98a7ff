"""The exporter keeps its contract."""

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_sitemap import EXPORTER


class TestContract(ExporterContract):
    exporter = EXPORTER
    many = 10_000


class TestSmallFiles(ExporterContract):
    """With many sitemaps and an index."""

    exporter = EXPORTER
    many = 1_000

    def extra_config(self):
        return {"most": 20}


def test_the_installed_plugin_brings_the_exporter():
    assert EXPORTER in Host.discover().exporters
