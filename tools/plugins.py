"""Build a wheel of every plugin in this repository and install it into the running environment.

The plugins need zfgk itself, which no index has before its release, so their dependencies are not resolved; they are
checked afterwards.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Install the plugins' wheels, then let pip check that all requirements are met."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    # The template, whose name begins with _, is no plugin until somebody copies it.
    folders = [str(path.parent) for path in sorted((ROOT / "plugins").glob("[!_]*/pyproject.toml"))]
    if not folders:
        print("no plugin found under plugins/", file=sys.stderr)
        return 1
    # hatchling stands in the environment already: a second, isolated copy per plugin would only cost time.
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-compile", "--force-reinstall"]
    subprocess.run([*pip, "install", *options, *folders], check=True)
    return subprocess.run([*pip, "check"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
