"""The exporter keeps its contract, and other programs read what it writes."""

from frictionless import system, validate

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_table import EXPORTER


class TestContract(ExporterContract):
    exporter = EXPORTER
    many = 2_000

    def validate(self, out):
        with system.use_context(trusted=True):
            report = validate(str(out / "datapackage.json"))
        assert report.valid, report.to_summary()


def test_the_installed_plugin_brings_the_exporter():
    assert EXPORTER in Host.discover().exporters
