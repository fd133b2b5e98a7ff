"""The template is copied, renamed, installed into a fresh environment, tested and certified, as its page says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

TEMPLATE = Path(__file__).parents[2] / "plugins" / "_template"
ASK = "import sys; from zfgk.cli import main; main(sys.argv[1:])"


def run(folder, *command):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
    env |= {"PYTHONIOENCODING": "utf-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


def copy(folder):
    shutil.copytree(TEMPLATE, folder, ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache", ".hypothesis"))
    return folder


@pytest.fixture(scope="module")
def renamed(tmp_path_factory):
    folder = copy(tmp_path_factory.mktemp("copy") / "zfgk-county-xml")
    status, said, complained = run(folder, sys.executable, "rename.py", "county-xml")
    assert (status, complained) == (0, "")
    assert "zfgk plugins check county-xml" in said
    return folder


@pytest.fixture(scope="module")
def installed(renamed, tmp_path_factory):
    """The Python of a fresh environment that holds the plugin, and sees the libraries of this one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    _, packages, _ = run(home, python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    ours = sysconfig.get_path("purelib")
    Path(packages.strip(), "ours.pth").write_text(f"import site; site.addsitedir({ours!r})\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps")
    status, _, complained = run(renamed, *pip, "--no-build-isolation", ".")
    assert status == 0, complained
    return python


def test_nothing_of_the_template_is_left_in_a_renamed_copy(renamed):
    files = sorted(path for path in renamed.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert [path.relative_to(renamed).as_posix() for path in files] == [
        "README.md",
        "pyproject.toml",
        "src/zfgk_county_xml/__init__.py",
        "src/zfgk_county_xml/exporter.py",
        "src/zfgk_county_xml/py.typed",
        "tests/test_county_xml.py",
    ]
    assert not [path for path in files if "template" in path.read_text(encoding="utf-8").casefold()]


def test_its_tests_pass(renamed, installed):
    # The check of memory takes the longest, and the certificate below runs it, too.
    status, said, _ = run(renamed, installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not many")
    assert status == 0, said
    assert " failed" not in said
    assert " skipped" not in said


def test_it_is_certified(renamed, installed):
    status, said, complained = run(renamed, installed, "-c", ASK, "plugins", "check", "county-xml")
    assert (status, complained) == (0, "")
    assert "## county-xml (exporter, contract 1, shape: snapshot, withdraw: tombstone" in said
    assert "| fail |" not in said
    assert [line.split(" | ")[2] for line in said.splitlines() if line.startswith("| many |")] == ["pass"]


def test_the_template_itself_is_not_renamed():
    status, _, complained = run(TEMPLATE, sys.executable, "rename.py", "county-xml")
    assert status == 2
    assert "copy the folder first" in complained
    assert (TEMPLATE / "rename.py").exists()


@pytest.mark.parametrize("name", ["", "County", "county_xml", "-county", "../county", "1county"])
def test_a_name_that_cannot_be_one_is_refused(tmp_path, name):
    folder = copy(tmp_path / "copy")
    status, _, complained = run(folder, sys.executable, "rename.py", name)
    assert status == 2
    assert complained.startswith("usage: ")
    assert (folder / "src" / "zfgk_template").is_dir()
