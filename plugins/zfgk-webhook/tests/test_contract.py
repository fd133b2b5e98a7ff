"""The exporter keeps its contract, with the receiver that ships with it."""

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_webhook import EXPORTER


class TestContract(ExporterContract):
    exporter = EXPORTER
    many = 200


def test_the_installed_plugin_brings_the_exporter():
    assert EXPORTER in Host.discover().exporters
