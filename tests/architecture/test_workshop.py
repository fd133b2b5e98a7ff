"""The two commands of the README cope with poor machines, and fail in one readable message where they cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def load(name):
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def workshop():
    return load("workshop")


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_an_empty_environment_is_completed(workshop, monkeypatch):
    for name in ("PATH", "LANG", "LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "elsewhere")
    env = workshop.environment()
    assert set(os.defpath.split(os.pathsep)) <= set(env["PATH"].split(os.pathsep))
    assert env["LANG"] == "C.UTF-8"
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & set(env)


def test_a_language_of_the_user_is_kept(workshop, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.delenv("LANG", raising=False)
    assert "LANG" not in workshop.environment()


def test_a_stand_in_whose_version_is_not_set_is_no_interpreter(workshop, monkeypatch, tmp_path):
    other = 13 if sys.version_info.minor == 12 else 12
    program(tmp_path / "shims" / f"python3.{other}", "echo version not set >&2; exit 127")
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "none"))
    assert workshop.interpreters(13) == {sys.version_info[:2]: Path(sys.executable)}


def test_an_interpreter_of_a_version_manager_is_found_and_asked(workshop, monkeypatch, tmp_path):
    other = 13 if sys.version_info.minor == 12 else 12
    versions = tmp_path / "versions"
    liar = program(versions / f"3.{other}.9" / "bin" / f"python3.{other}", "echo 2 7")
    real = program(versions / f"3.{other}.1" / "bin" / f"python3.{other}", f"echo 3 {other}")
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    found = workshop.interpreters(13)
    assert found[3, other] == real
    assert liar not in found.values()


def test_only_root_is_let_near_the_package_manager(workshop, monkeypatch, tmp_path):
    program(tmp_path / "apt-get", "exit 99")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(workshop.GiveUp, match=r"sudo apt-get update && sudo apt-get install .* jing"):
        workshop.debian_packages(["jing"], "a validator", "Install it.")


def test_elsewhere_than_on_debian_the_reader_is_told_what_to_install(workshop, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(workshop.GiveUp, match=r"^Missing: a validator\. Install it\.$"):
        workshop.debian_packages(["jing"], "a validator", "Install it.")


def test_a_failing_command_shows_its_last_lines(workshop):
    with pytest.raises(workshop.GiveUp, match=r"(?s)It broke\..*line 25"):
        workshop.quiet(
            [sys.executable, "-c", "[print('line', n) for n in range(1, 26)]; raise SystemExit(3)"], "It broke."
        )


def test_giving_up_is_one_message_and_a_status(tmp_path):
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'tools')!r}); import workshop\n"
        "def work(): raise workshop.GiveUp('Missing: a thing.')\n"
        "workshop.main(work)"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "\nMissing: a thing.\n")


def test_the_newest_python_that_is_tested_is_the_newest_one_claimed():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    newest = max(int(line.rpartition(".")[2].strip('",')) for line in text.splitlines() if ":: Python :: 3." in line)
    check = (ROOT / "tools" / "check.py").read_text(encoding="utf-8")
    assert f"NEWEST_MINOR = {newest}\n" in check
    listed = (ROOT / "tox.ini").read_text(encoding="utf-8").partition("env_list = ")[2].partition("\n")[0]
    assert [f"py3{minor}" for minor in range(11, newest + 1)] == [e for e in listed.split(", ") if e.startswith("py")]


def test_temporary_files_lie_in_memory_where_there_is_room_and_are_gone_afterwards(monkeypatch, tmp_path):
    check = load("check")
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(check, "MEMORY", tmp_path)
    monkeypatch.setattr(check, "ROOM", 1)
    with check.temporary_files() as said:
        folder = Path(said["TMPDIR"])
        assert folder.parent == tmp_path
        assert folder.is_dir()
    assert not folder.exists()


@pytest.mark.parametrize("lacks", ["room", "a folder", "a choice"])
def test_temporary_files_stay_where_they_are_otherwise(monkeypatch, tmp_path, lacks):
    check = load("check")
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(check, "MEMORY", tmp_path / "missing" if lacks == "a folder" else tmp_path)
    monkeypatch.setattr(check, "ROOM", 1 << 62 if lacks == "room" else 1)
    if lacks == "a choice":
        monkeypatch.setenv("TMPDIR", "elsewhere")
    with check.temporary_files() as said:
        assert said == {}
    assert not list(tmp_path.iterdir())
