"""The exporter keeps its contract."""

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_oai_pmh import EXPORTER


class TestContract(ExporterContract):
    exporter = EXPORTER
    many = 3_000


def test_the_installed_plugin_brings_the_exporter():
    assert EXPORTER in Host.discover().exporters
