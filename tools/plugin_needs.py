"""Ask deptry of every plugin whether what it imports is declared, and what it declares is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Return how many plugins have something to mend."""
    folders = [file.parent for file in sorted((ROOT / "plugins").glob("zfgk-*/pyproject.toml"))]
    wrong = 0
    for folder in folders:
        command = ["deptry", "--config", str(folder / "pyproject.toml"), str(folder / "src")]
        wrong += subprocess.run(command, cwd=ROOT, check=False).returncode != 0
    print(f"{len(folders) - wrong} of {len(folders)} plugins declare what they need")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
