"""The page on writing a pack is followed to the letter: its files are written, installed, tested and asked."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "write-a-pack.md").read_text(encoding="utf-8")
FILE = re.compile(r"^`([\w./-]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^\$ (zfgk .*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
ASK = "import sys; from zfgk.cli import main; main(sys.argv[1:])"


def run(folder, site, *arguments):
    env = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of the page, and the place where its wheel is installed."""
    folder, site = tmp_path_factory.mktemp("zfgk-qingshan"), tmp_path_factory.mktemp("site")
    for name, text in FILE.findall(PAGE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index", "--no-deps")
    done = run(folder, site, *pip, "--no-build-isolation", "--target", str(site), ".")
    assert done.returncode == 0, done.stderr
    return folder, site


def test_the_page_shows_every_file_of_its_tree():
    tree = set(re.findall(r"^[├└]── (\S+)$", PAGE, re.MULTILINE))
    assert tree == {name for name, _ in FILE.findall(PAGE)}
    assert len(tree) == 5


def test_its_tests_pass(installed):
    done = run(*installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


@pytest.mark.parametrize(("command", "shown"), COMMANDS.findall(PAGE), ids=lambda text: text.splitlines()[0][:40])
def test_its_commands_print_what_the_page_shows(installed, command, shown):
    done = run(*installed, "-c", ASK, *shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    lines = [line for line in shown.partition("```")[0].splitlines() if line]
    pattern = "".join(r"(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in lines)
    assert re.fullmatch(pattern, done.stdout), done.stdout


def test_a_mistake_in_the_pack_would_be_told(installed):
    folder, site = installed
    wrong = "from zfgk_qingshan.pack import PACK; import attrs, zfgk; from zfgk.rules import check_pack, Act;"
    wrong += "rule = attrs.evolve(PACK.rules[0], act=Act(made='document.publishd'));"
    wrong += "check_pack(attrs.evolve(PACK, rules=(rule,)), known=zfgk.Host.builtin().rule_packs)"
    done = run(folder, site, "-c", wrong)
    assert done.returncode == 1
    assert "rules[0].act.made: 'document.publishd' is an event that is listed nowhere" in done.stderr
