"""Command lines shown on a page print what the page says they print."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = r"""
import json, os, sys
from zfgk.cli import main
from zfgk.host import Host
Host.discover()  # imports what every command imports
for line in sys.stdin:
    arguments, folder, printed, complaints = json.loads(line)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.chdir(folder)
            for number, file in ((1, printed), (2, complaints)):
                os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            main(arguments)
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""A process that has imported what every command imports, and runs each one in a process of its own that it forks."""


def shown(page: Path) -> list[tuple[str, str]]:
    """Commands of zfgk on a page, each with the output shown below it."""
    found = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("zfgk "):
                found.append((command, output))
    return found


def matches(printed: str, output: str) -> bool:
    """Whether a page shows what was printed: a line of … alone stands for any lines, … in a line for the rest of it."""
    pattern = ""
    for line in output.strip("\n").splitlines():
        pattern += r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n"
    return re.fullmatch(pattern, printed.strip("\n") + "\n") is not None


def test_both_readmes_show_the_same_command_and_its_output() -> None:
    assert [bool(output) for _, output in shown(ROOT / "README.md")] == [True]
    assert shown(ROOT / "README.md") == shown(ROOT / "README.zh-CN.md")


@pytest.fixture(scope="module")
def runner() -> Iterator[Any]:
    with subprocess.Popen(
        [sys.executable, "-c", RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield process
        process.communicate()


@pytest.mark.parametrize("page", [page for page in PAGES if shown(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(page: Path, tmp_path: Path, runner: Any) -> None:
    folder, printed, complaints = tmp_path / "here", tmp_path / "stdout", tmp_path / "stderr"
    folder.mkdir()
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    for command, output in shown(page):
        asked = [shlex.split(command)[1:], *map(str, (folder, printed, complaints))]
        runner.stdin.write(json.dumps(asked) + "\n")
        runner.stdin.flush()
        status = runner.stdout.readline()
        assert status == "0\n", f"{command}\n{complaints.read_text(encoding='utf-8')}"
        said = printed.read_text(encoding="utf-8")
        assert matches(said, output), f"{command}\nprints\n{said}"


@pytest.mark.parametrize(
    ("printed", "output", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\nc\n", "…\nc\n", True),
        ("a\nb\nc\n", "a\n…\n", True),
        ("a\nb\nc\n", "a\n…\nc\n", True),
        ("a\nb\nc\n", "a\nc\n", False),
        ("a\nb\nc\n", "…\nd\n", False),
        ("a\nb\nc\n", "b\n…\n", False),
        ("a  1\nb\n", "a  …\nb\n", True),
        ("a  1\nb\n", "a  …\n", False),
    ],
)
def test_dots_stand_for_lines(printed: str, output: str, same: bool) -> None:
    assert matches(printed, output) is same


def test_both_readmes_open_with_the_same_two_commands_ready_to_paste() -> None:
    for page in (ROOT / "README.md", ROOT / "README.zh-CN.md"):
        commands = re.findall(
            r"^```(?:sh|python|console)\n(.*?)\n```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        assert commands[:2] == ["python3 tools/example.py", "python3 tools/check.py"]


def test_ci_runs_the_second_command_and_nothing_else() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in script if "python3" in line] == ["exec python3 tools/check.py"]
    assert len([line for line in script if line and not line.startswith("#")]) == 3
