"""The page on writing a pack is followed to the letter: its files are written, installed, tested and asked."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("guide", Path(__file__).parent / "guide.py")
guide = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(guide)

PAGE = guide.Guide("write-a-pack")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of the page, and the place where its wheel is installed."""
    folder, site = tmp_path_factory.mktemp("zfgk-qingshan"), tmp_path_factory.mktemp("site")
    PAGE.write(folder)
    PAGE.install(folder, site)
    return folder, site


def test_the_page_shows_every_file_of_its_tree():
    assert PAGE.tree == set(PAGE.files)
    assert len(PAGE.tree) == 5


def test_its_tests_pass(installed):
    done = guide.run(*installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    assert done.returncode == 0, done.stdout
    assert "10 passed" in done.stdout


@pytest.mark.parametrize(("command", "shown"), PAGE.commands, ids=lambda text: text.splitlines()[0][:40])
def test_its_commands_print_what_the_page_shows(installed, command, shown):
    done = guide.ask(*installed, *shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(guide.pattern(shown), done.stdout), done.stdout


def test_a_mistake_in_the_pack_would_be_told(installed):
    folder, site = installed
    wrong = "from zfgk_qingshan.pack import PACK; import attrs, zfgk; from zfgk.rules import check_pack, Act;"
    wrong += "rule = attrs.evolve(PACK.rules[0], act=Act(made='document.publishd'));"
    wrong += "check_pack(attrs.evolve(PACK, rules=(rule,)), known=zfgk.Host.builtin().rule_packs)"
    done = guide.run(folder, site, "-c", wrong)
    assert done.returncode == 1
    assert "rules[0].act.made: 'document.publishd' is an event that is listed nowhere" in done.stderr
