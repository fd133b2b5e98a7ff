"""Set up a real browser and the two checkers of pages, if they are missing: ``python3 tools/browser.py``.

Chromium and a Chinese font come from Debian, the checkers (axe-core and the Nu checker) and the driver of the browser
from npm, into ``.tox/.browser``. The tests in ``tests/outside/site`` need all of them and fail without.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from workshop import ROOT, debian_packages, environment, main, npm_packages  # a script beside its helper

FOLDER = ROOT / ".tox" / ".browser"
PACKAGES = {
    "axe-core": "4.14.1",
    "playwright-core": "1.65.1",
    "vnu-jar": "26.9.27",
}

_PROGRAMS = {
    "chromium": "chromium",
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
}
_FONTS = "fonts-noto-cjk"


def missing_programs() -> list[str]:
    """Return the Debian packages that are still to be installed."""
    path = environment()["PATH"]
    packages = [package for program, package in _PROGRAMS.items() if shutil.which(program, path=path) is None]
    return packages if _has_chinese_font() else [*packages, _FONTS]


def work() -> int:
    """Install what is missing, and nothing if nothing is."""
    if packages := missing_programs():
        debian_packages(
            packages,
            "a browser, Java, Node.js and a Chinese font, for the tests of web pages",
            "Install Chromium, Java, Node.js with npm and a Chinese font, and put the programs on the PATH.",
        )
    npm_packages(FOLDER, PACKAGES, "a driver of the browser and checkers of pages")
    return 0


def _has_chinese_font() -> bool:
    lister = shutil.which("fc-list", path=environment()["PATH"])
    if lister is None:
        return os.name != "posix"
    said = subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False)
    return bool(said.stdout.strip())


if __name__ == "__main__":
    main(work)
