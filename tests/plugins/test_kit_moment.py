"""The kit gives exporters the moment of the run as a host does, and lets time pass between two deliveries."""

from pathlib import Path

import attrs
import pytest

from zfgk import write_atomic
from zfgk.testing.exporter_sample import EXPORTER
from zfgk.testing.exporting import CHECKS, SUITE


def check(name, exporter):
    (chosen,) = [one for one in CHECKS if one.id == name]
    return SUITE.run(chosen, exporter)


def writes_the_moment(changes, config):
    yield from EXPORTER.run(changes, config)
    with write_atomic(Path(config["out"]) / "at.txt") as file:
        file.write(f'"{config["at"].isoformat()}"'.encode())


def writes_the_first_moment(changes, config):
    yield from EXPORTER.run(changes, config)
    path = Path(config["out"]) / "at.txt"
    if not path.exists():
        with write_atomic(path) as file:
            file.write(f'"{config["at"].isoformat()}"'.encode())


def needs_its_own_option(changes, config):
    assert config.get("at") in {None, "示例市"}
    yield from EXPORTER.run(changes, config)


def test_the_moment_of_a_run_in_which_nothing_is_new_must_not_be_written():
    found = check("twice", attrs.evolve(EXPORTER, run=writes_the_moment))
    assert found.status == "fail"
    assert "at.txt" in str(found.faults[0])
    assert check("twice", attrs.evolve(EXPORTER, run=writes_the_first_moment)).status == "pass"


def test_an_exporter_may_ask_for_the_moment_without_declaring_an_option():
    assert check("options", attrs.evolve(EXPORTER, run=writes_the_first_moment)).status == "pass"


@pytest.mark.parametrize("sample", [{}, {"at": "示例市"}])
@pytest.mark.parametrize("name", ["declaration", "options", "twice"])
def test_an_exporter_with_an_option_of_this_name_gets_its_own(name, sample):
    options = {"at": "Where the office is."}
    exporter = attrs.evolve(EXPORTER, run=needs_its_own_option, options=options, sample_config=sample)
    assert check(name, exporter).status == "pass"
