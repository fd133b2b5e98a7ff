"""Nothing non-public leaves by any installed exporter; tools/leaks.py does the same with as many packages as wanted."""

import tempfile
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zfgk.host import Host
from zfgk.testing.exporter_sample import EXPORTER
from zfgk.testing.leaks import leaked, packages

HOST = Host.discover()
EXPORTERS = [*HOST.exporters, EXPORTER]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False), count=st.integers(1, 25))
def test_nothing_non_public_leaves(random, count):
    with tempfile.TemporaryDirectory() as folder:
        assert leaked(Path(folder), count, random, EXPORTERS, HOST) == []


def test_some_hundred_packages(tmp_path):
    assert leaked(tmp_path, 300, Random(20260301), EXPORTERS, HOST) == []


def test_every_kind_of_package_is_generated():
    made = list(packages(Random(1), 400))
    assert len({one.what.split(" (")[0] for one in made}) >= 15
    assert 100 < sum(one.leaves for one in made) < 240


@attrs.frozen
class Blind:
    """A host without recognisers: what a screening that finds nothing would let out."""

    rule_packs = HOST.rule_packs
    readers = HOST.readers
    recognisers = ()


def test_it_sees_when_screening_finds_nothing(tmp_path):
    faults = leaked(tmp_path, 200, Random(2), EXPORTERS, Blind())
    assert {fault.split(" ")[1] for fault in faults} >= {"marked", "hidden", "with"}
    assert all(fault.startswith("leaked") for fault in faults)


def test_it_sees_when_nothing_is_published(tmp_path):
    everything = [
        attrs.evolve(HOST.recognisers[0], id="test.all", find=lambda text: [_hit(text)] if "现将" in text else [])
    ]

    class Deaf(Blind):
        recognisers = everything

    faults = leaked(tmp_path, 50, Random(3), EXPORTERS, Deaf())
    assert faults
    assert all(fault.startswith("kept in") for fault in faults)


def _hit(text):
    from zfgk.screening import Hit

    return Hit(0, len(text))


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_each_exporter_publishes_something(exporter, tmp_path):
    assert leaked(tmp_path, 30, Random(4), [exporter], HOST) == []
