"""An exporter is named to another process, runs there, and whatever it does to that process is told."""

import os
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest

from zfgk import Ack, Exporter, Host
from zfgk.testing import exporter_sample as sample
from zfgk.testing.conformance import NotApplicable
from zfgk.testing.exporting import environment, on_bench
from zfgk.testing.exporting.processes import SEEDS, Job, run_elsewhere
from zfgk.testing.exporting.reference import package_of, packed, unpacked


def run(changes, config):
    for change in changes:
        (Path(config["out"]) / change.key).write_text(str({"a", "b", "c", "d", "e"}), encoding="utf-8")
        yield Ack(change.key, change.version)


def dies(_changes, _config):
    os._exit(3)
    yield


def prints_and_asks(changes, config):
    print("no answer")  # noqa: T201  # must not be taken for one
    os.path.expandvars("$KIT_ONE/$KIT_TWO")
    os.environb.get(b"KIT_BYTES")
    yield from run(changes, config)


def writes_a_variable(changes, config):
    (Path(config["out"]) / "kit.txt").write_text(os.environ["KIT_FOUR"], encoding="utf-8")
    yield from run(changes, config)


def says_no_encoding(changes, config):
    (Path(config["out"]) / "a.txt").write_text("a")
    yield from run(changes, config)


def dumps(changes, config):
    dict(os.environ)
    yield from run(changes, config)


def holds_nothing(_config):
    return {}


SETS = Exporter(name="sets", run=run, read_back=holds_nothing)
WITH_A_LAMBDA = attrs.evolve(SETS, read_back=lambda _config: {})


def elsewhere(exporter, folder, seed=SEEDS[0], **variables):
    folder.mkdir(exist_ok=True)
    job = Job(packed(exporter, {}), package_of(exporter), folder)
    return run_elsewhere(job, seed, variables)


def test_a_value_of_a_module_is_found_there_although_a_lambda_belongs_to_it():
    again, extra = unpacked(packed(WITH_A_LAMBDA, {"limit": 2}))
    assert again is WITH_A_LAMBDA
    assert extra == {"limit": 2}


def test_functions_of_modules_are_found_there_and_everything_else_is_copied():
    given = attrs.evolve(SETS, read_back=partial(sample.read_back), sample_fields={"extra": {"day": "x"}})
    again, _ = unpacked(packed(given, {}))
    assert again is not given
    assert (again.run, again.read_back.func, again.sample_fields) == (run, sample.read_back, {"extra": {"day": "x"}})


def test_an_installed_exporter_is_found_by_its_name(monkeypatch):
    made = attrs.evolve(SETS, run=lambda _changes, _config: iter(()))
    monkeypatch.setattr(Host, "discover", lambda **_settings: SimpleNamespace(exporters=[made]))
    assert unpacked(packed(made, {}))[0] is made


def test_what_a_function_makes_is_found_nowhere():
    with pytest.raises(NotApplicable, match="cannot be made anew in another process: let run and read_back"):
        packed(attrs.evolve(SETS, run=lambda _changes, _config: iter(())), {})


def test_each_process_has_an_order_of_sets_of_its_own_and_the_same_one_again(tmp_path):
    orders = []
    for number, seed in enumerate([*SEEDS, SEEDS[0]]):
        assert elsewhere(SETS, tmp_path / str(number), seed).failed == ""
        orders.append((tmp_path / str(number) / "target" / "B00").read_text())
    assert orders[0] == orders[2] != orders[1]


def test_a_process_that_dies_is_told_and_the_next_job_is_done(tmp_path):
    assert elsewhere(attrs.evolve(SETS, run=dies), tmp_path / "a").failed == "the process ended with status 768"
    assert elsewhere(SETS, tmp_path / "b").failed == ""


def test_what_is_raised_is_told_with_its_line(tmp_path):
    failed = elsewhere(attrs.evolve(SETS, run=partial(run, 1)), tmp_path / "a").failed
    assert failed.startswith("it raised TypeError: run() takes 2 positional arguments but 3 were given")


def test_variables_are_noted_however_they_are_read_and_only_those_that_the_plugin_asks_for(tmp_path):
    outcome = elsewhere(attrs.evolve(SETS, run=prints_and_asks), tmp_path / "a", KIT_TWO="2")
    assert (outcome.failed, outcome.read) == ("", ("KIT_BYTES", "KIT_ONE", "KIT_TWO"))
    assert elsewhere(SETS, tmp_path / "b").read == ()


def test_who_copies_the_environment_has_read_all_of_it(tmp_path):
    read = elsewhere(attrs.evolve(SETS, run=dumps), tmp_path / "a", KIT_THREE="3").read
    assert {"KIT_THREE", "PATH"} <= {*read}


def test_other_processes_have_the_variables_of_this_one_as_they_are_now(tmp_path, monkeypatch):
    for number, value in enumerate(("1", "2")):
        monkeypatch.setenv("KIT_FOUR", value)
        assert elsewhere(attrs.evolve(SETS, run=writes_a_variable), tmp_path / str(number)).failed == ""
        assert (tmp_path / str(number) / "target" / "kit.txt").read_text(encoding="utf-8") == value
    monkeypatch.delenv("KIT_FOUR")
    assert "KeyError" in elsewhere(attrs.evolve(SETS, run=writes_a_variable), tmp_path / "2").failed


def test_text_that_is_opened_without_an_encoding_is_told_with_its_line(tmp_path):
    (line,) = elsewhere(attrs.evolve(SETS, run=says_no_encoding), tmp_path / "a").unencoded
    number = says_no_encoding.__code__.co_firstlineno + 1
    assert line == f"{__file__}:{number}"


def test_what_python_itself_needs_stays():
    assert [name for name in ("PYTHONPATH", "LD_LIBRARY_PATH", "HOME") if environment.may_change(name)] == ["HOME"]


def test_other_processes_may_run_while_an_exporter_is_watched(tmp_path):
    with on_bench(SETS) as bench:
        assert elsewhere(SETS, tmp_path / "a").failed == ""
        assert bench.watch.calls == []
