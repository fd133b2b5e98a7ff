"""The exporter keeps its contract, with records that have a date."""

from icalendar import Calendar

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_icalendar import EXPORTER, FILE


class TestContract(ExporterContract):
    exporter = EXPORTER
    many = 1_000

    def validate(self, out):
        calendar = Calendar.from_ical((out / FILE).read_bytes())
        assert all(not component.errors for component in calendar.walk())


def test_the_installed_plugin_brings_the_exporter():
    assert EXPORTER in Host.discover().exporters
