"""Command lines shown on a page print what the page says they print."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = "import sys; from zfgk.cli import main; main(sys.argv[1:])"


def shown(page: Path) -> list[tuple[str, str]]:
    """Commands of zfgk with the output that the page shows below them, if it shows any."""
    found = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("zfgk ") and output.strip():
                found.append((command, output))
    return found


CASES = [(f"{page.name}: {command}", command, output) for page in PAGES for command, output in shown(page)]


def test_both_readmes_show_a_command_and_its_output() -> None:
    assert shown(ROOT / "README.md")
    assert shown(ROOT / "README.md") == shown(ROOT / "README.zh-CN.md")


@pytest.mark.parametrize(("command", "output"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_command_prints_what_the_page_shows(command: str, output: str, tmp_path: Path) -> None:
    arguments = shlex.split(command)[1:]
    for name in ("examples", "plugins"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ran.stderr, ran.returncode) == ("", 0)
    assert ran.stdout.strip() == output.strip()


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
