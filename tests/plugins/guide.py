"""Pages that build a distribution from an empty folder: their files, their commands, and what the page shows of both."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_DOCS = Path(__file__).parents[2] / "docs"
_FILE = re.compile(r"^`([\w./-]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMANDS = re.compile(r"^\$ (zfgk .*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_TREE = re.compile(r"^[├└]── (\S+)$", re.MULTILINE)
_ASK = "import sys; from zfgk.cli import main; main(sys.argv[1:])"


class Guide:
    """A page."""

    def __init__(self, name):
        self.text = (_DOCS / f"{name}.md").read_text(encoding="utf-8")
        self.files = dict(_FILE.findall(self.text))
        self.tree = set(_TREE.findall(self.text))
        self.commands = _COMMANDS.findall(self.text)

    def write(self, folder):
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    def install(self, folder, site):
        pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index", "--no-deps")
        done = run(folder, site, *pip, "--no-build-isolation", "--target", str(site), ".")
        assert done.returncode == 0, done.stderr


def run(folder, site, *arguments):
    env = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


def ask(folder, site, *arguments):
    return run(folder, site, "-c", _ASK, *arguments)


def pattern(shown):
    """What a page shows of an output, as an expression: … stands for any lines, or for any part of one."""
    lines = [line for line in shown.partition("```")[0].splitlines() if line]
    return "".join(r"(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in lines)
