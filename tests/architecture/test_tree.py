"""What the files of the project look like: small modules, reasons beside exceptions, nothing of the machine they were made on."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
MOST_BYTES = 1_000_000
READ_TOP_TO_BOTTOM = {"errors.py", "hookspecs.py"}

# Spelt so that this file does not match itself.
FOREIGN = re.compile(
    r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e])/\w"  # a path of one machine
    r"|p[y]pi\.\w{3}\b|pythonhoste[d]|registry\.\w*j[s]|deb\.debia[n]"  # the host of a package registry
    r"|/tm[p]/(?:venv|bash)"
)
SUPPRESSION = re.compile(r"#\s*(?:noq[a]\b|type:\s*ignor[e]|pyright:\s*ignor[e]|pragm[a]:)(?P<rest>.*)")
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()
PYTHON = [file for file in FILES if file.suffix == ".py"]


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").splitlines()


def hits(pattern: re.Pattern[str], files: list[Path]) -> list[tuple[str, str]]:
    return [
        (f"{file.relative_to(ROOT)}:{number}", line.strip())
        for file in files
        for number, line in enumerate(lines_of(file), 1)
        if pattern.search(line)
    ]


def test_the_tree_is_read() -> None:
    assert ROOT / "pyproject.toml" in FILES
    assert len(PYTHON) > 50


@pytest.mark.parametrize("folder", ["src", "plugins", "tools"])
def test_modules_are_short_enough_to_read_at_once(folder: str) -> None:
    modules = [f for f in PYTHON if f.is_relative_to(ROOT / folder) and f.name not in READ_TOP_TO_BOTTOM]
    modules = [f for f in modules if "tests" not in f.parts]
    assert {str(f.relative_to(ROOT)): len(lines_of(f)) for f in modules if len(lines_of(f)) > MOST_LINES} == {}


def test_files_are_small() -> None:
    assert [str(f.relative_to(ROOT)) for f in FILES if f.stat().st_size > MOST_BYTES] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert hits(FOREIGN, FILES) == []


def test_nothing_is_left_for_later() -> None:
    assert hits(UNFINISHED, PYTHON) == []


def test_every_suppressed_check_gives_its_reason() -> None:
    assert [hit for hit in hits(SUPPRESSION, PYTHON) if not has_reason(hit[1])] == []


def has_reason(line: str) -> bool:
    match = SUPPRESSION.search(line)
    assert match is not None
    _, mark, reason = match["rest"].partition("#")
    return bool(mark and len(reason.strip()) > 5)


def test_every_news_fragment_is_of_a_kind_that_the_changelog_knows() -> None:
    towncrier = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
    kinds = "|".join(kind["directory"] for kind in towncrier["type"])
    names = {f.name for f in FILES if f.parent == ROOT / "changelog.d"} - set(towncrier["ignore"])
    assert names
    assert [name for name in sorted(names) if not re.fullmatch(rf"[a-z0-9-]+\.(?:{kinds})\.md", name)] == []


def test_the_patterns_see_what_they_are_for() -> None:
    assert FOREIGN.search("see /" + "work/main")
    assert FOREIGN.search("https://p" + "ypi.org/simple")
    assert not FOREIGN.search("docs/home/page, a framework/tool")
    assert not has_reason("x = 1  # no" + "qa: E501")
    assert has_reason("x = 1  # no" + "qa: E501  # a citation must not be broken")
