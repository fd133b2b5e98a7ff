"""The exporter keeps its contract."""

import pytest

from zfgk import Host
from zfgk.testing import ExporterContract
from zfgk_sql import EXPORTER


class TestContract(ExporterContract):
    exporter = EXPORTER
    many = 10_000


@pytest.fixture(autouse=True, scope="module")
def _with_the_database_under_test(database):
    TestContract.exporter = database.exporter


def test_the_installed_plugin_brings_the_exporter():
    assert EXPORTER in Host.discover().exporters
