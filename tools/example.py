"""Install zfgk into .venv and publish the example bureau: ``python3 tools/example.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from workshop import ROOT, environment, main, virtual_environment  # a script beside its helper

ON = "2025-05-30"
"""The example is set in the spring of 2025; a fixed day makes every run tell the same story."""


def work() -> int:
    """Install, publish, and say where to look."""
    plugins = sorted((ROOT / "plugins").glob("*/pyproject.toml"))
    editable = [argument for each in (ROOT, *(p.parent for p in plugins)) for argument in ("--editable", str(each))]
    programs = virtual_environment(
        ROOT / ".venv",
        editable,
        "zfgk and its portal-feed plugin",
        depends_on=[ROOT / "pyproject.toml", *plugins],
    )
    command = ["publish", "examples/bureau", "--out", "out/bureau", "--to", "portal-feed", "--on", ON]
    print(f"\n$ zfgk {' '.join(command)}\n", flush=True)
    status = subprocess.run([programs / "zfgk", *command], cwd=ROOT, env=environment(), check=False).returncode
    if status == 0:
        print(
            "\nLook at:\n"
            "  out/bureau.run/report.html   what became of each document, and why\n"
            "  out/bureau/portal-feed/      the feeds that left: Atom and RSS\n"
            "  examples/bureau/             the documents and their manifest\n"
            "Run it again: nothing changed, so nothing is written. zfgk itself is .venv/bin/zfgk",
        )
    return status


if __name__ == "__main__":
    main(work)
