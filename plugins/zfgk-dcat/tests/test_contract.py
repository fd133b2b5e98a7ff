"""The exporter keeps its contract, and another library reads what it writes."""

from rdflib import Graph

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_dcat import EXPORTER, FILE


class TestContract(ExporterContract):
    exporter = EXPORTER
    many = 3_000

    def validate(self, out):
        assert len(Graph().parse(out / FILE, format="turtle")) == len(Graph().parse(out / FILE, format="nt")) > 20


def test_the_installed_plugin_brings_the_exporter():
    assert EXPORTER in Host.discover().exporters
