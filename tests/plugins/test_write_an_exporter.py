"""The page on writing an exporter is followed to the letter: its files are written, installed, tested and certified."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("guide", Path(__file__).parent / "guide.py")
guide = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(guide)

PAGE = guide.Guide("write-an-exporter")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of the page, and the place where its wheel is installed."""
    folder, site = tmp_path_factory.mktemp("zfgk-county-bulletin"), tmp_path_factory.mktemp("site")
    PAGE.write(folder)
    PAGE.install(folder, site)
    return folder, site


def test_the_page_shows_every_file_of_its_tree():
    assert PAGE.tree == set(PAGE.files)
    assert len(PAGE.tree) == 6


def test_its_tests_pass(installed):
    # The check of memory takes the longest, and the certificate below runs it, too.
    done = guide.run(*installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not many")
    assert done.returncode == 0, done.stdout
    assert "skipped" not in done.stdout


def test_its_commands_print_what_the_page_shows_in_order(installed):
    # In one test, for the second one withdraws what the first one published.
    for command, shown in PAGE.commands:
        done = guide.ask(*installed, *shlex.split(command)[1:])
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(guide.pattern(shown), done.stdout), (command, done.stdout)


def test_the_last_file_is_a_bulletin_with_the_withdrawal(installed):
    folder, _ = installed
    if not (folder / "out").exists():
        test_its_commands_print_what_the_page_shows_in_order(installed)
    text = (folder / "out" / "county-bulletin" / "bulletin.xml").read_text(encoding="utf-8")
    assert text.endswith('<gone no="GK-1" rev="2">计划已调整</gone></bulletin>')
