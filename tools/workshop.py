"""What the commands share: a virtual environment, Debian and npm packages, progress and a clear way to fail.

Standard library only, because it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
_TICK_SECONDS = 10


class GiveUp(Exception):
    """The command cannot go on; the text says why and what to do."""


def main(work: Callable[[], int]) -> None:
    """Run a command's function, turn what stops it into one readable line, and exit with its status.

    Args:
        work: A function without arguments that returns the exit status.
    """
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"Python 3.11 or newer is needed, this is {found}: run the command with python3.11 or newer")
    try:
        sys.exit(work())
    except GiveUp as reason:
        sys.exit(f"\n{reason}")
    except KeyboardInterrupt:
        sys.exit("\ninterrupted; run the command again to go on")


def environment() -> dict[str, str]:
    """Return the environment for child processes: complete where the caller's is empty, free of other environments."""
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}}
    path = env.get("PATH", os.defpath).split(os.pathsep)
    # dpkg looks for its helpers in the system directories, which an ordinary user's PATH leaves out.
    path += [d for d in ("/usr/local/sbin", "/usr/sbin", "/sbin") if d not in path and Path(d).is_dir()]
    env["PATH"] = os.pathsep.join(path)
    if not any(env.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        env["LANG"] = "C.UTF-8"  # file names and reports are Chinese
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return env


# -- progress ----------------------------------------------------------------------------------------------------------


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done, that it is still going on, and how long it took."""
    started = time.monotonic()
    print(f"· {title} …", flush=True)
    done = threading.Event()

    def tick() -> None:
        while not done.wait(_TICK_SECONDS):
            print(f"  … {time.monotonic() - started:.0f} s", flush=True)

    threading.Thread(target=tick, daemon=True).start()
    try:
        yield
    finally:
        done.set()
    print(f"  done in {time.monotonic() - started:.1f} s", flush=True)


def quiet(command: Sequence[str | Path], otherwise: str, folder: Path = ROOT) -> None:
    """Run a command whose output matters only if it fails.

    Args:
        command: The program and its arguments.
        otherwise: What to tell the reader if it fails.
        folder: Where it runs.

    Raises:
        GiveUp: If it fails; the last lines of its output are in the text.
    """
    try:
        ran = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env={**environment(), "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise GiveUp(f"{otherwise}\n{error}") from error
    if ran.returncode:
        tail = "\n".join(f"    {line}" for line in ran.stdout.splitlines()[-20:])
        raise GiveUp(f"{otherwise}\nThe command was: {' '.join(map(str, command))}\nIts last lines:\n{tail}")


# -- Debian packages ---------------------------------------------------------------------------------------------------


def debian_packages(packages: Sequence[str], purpose: str, elsewhere: str) -> None:
    """Install Debian packages, if this is Debian and this is root.

    Args:
        packages: The packages.
        purpose: What they are for, as a clause.
        elsewhere: What a reader does on another system.

    Raises:
        GiveUp: If they cannot be installed here; the text names the command that does it.
    """
    apt = shutil.which("apt-get", path=environment()["PATH"])
    names = " ".join(packages)
    if apt is None:
        raise GiveUp(f"Missing: {purpose}. {elsewhere}")
    if os.geteuid() != 0:
        raise GiveUp(
            f"Missing: {purpose}. Only root may install it; run this first, then the command again:\n"
            f"    sudo apt-get update && sudo apt-get install --yes --no-install-recommends {names}"
        )
    with step(f"Installing Debian's {names} ({purpose})"):
        hint = f"Debian's {names} could not be installed ({purpose})."
        quiet([apt, "update", "-q"], hint)
        quiet([apt, "install", "--yes", "-q", "--no-install-recommends", *packages], hint)


# -- npm packages ------------------------------------------------------------------------------------------------------


def npm_packages(folder: Path, wanted: Mapping[str, str], purpose: str) -> None:
    """Install npm packages that are missing or in another version.

    Args:
        folder: Where they go, into ``node_modules``.
        wanted: Versions by name; pinned, so that a new rule of a checker does not fail a change that has nothing to
            do with it.
        purpose: What they are for, as a clause.

    Raises:
        GiveUp: If they cannot be installed.
    """
    if not (missing := _missing_modules(folder, wanted)):
        return
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm", path=environment()["PATH"])
    if npm is None:
        raise GiveUp("npm is still not on the PATH after its installation.")
    with step(f"Installing {', '.join(missing)}"):
        # Without the scripts: they would fetch programs of their own. The folder is where npm runs and not its
        # --prefix, which would hide the machine's own settings from it.
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save"]
        named = [f"{name}@{version}" for name, version in wanted.items()]
        quiet([npm, "install", *options, *named], f"npm packages could not be installed ({purpose}).", folder)
    if left := _missing_modules(folder, wanted):
        raise GiveUp(f"npm reported success, but these are not there: {', '.join(left)}")


def _missing_modules(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    return [f"{name}@{version}" for name, version in wanted.items() if _module_version(folder, name) != version]


def _module_version(folder: Path, name: str) -> str:
    try:
        described = (folder / "node_modules" / name / "package.json").read_text(encoding="utf-8")
        return str(json.loads(described)["version"])
    except (OSError, ValueError, KeyError):
        return ""


# -- virtual environments ----------------------------------------------------------------------------------------------


def virtual_environment(home: Path, install: Sequence[str], title: str, depends_on: Sequence[Path] = ()) -> Path:
    """Make a virtual environment, or bring one up to date, and return its directory of programs.

    Args:
        home: Where it stands.
        install: The arguments for ``pip install``.
        title: What is being installed, for the reader.
        depends_on: Files whose change calls for a new installation.
    """
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    stamp = home / "zfgk-installed.json"
    wanted = json.dumps(
        {
            "python": sys.version,
            "install": list(install),
            "files": [hashlib.sha256(path.read_bytes()).hexdigest() for path in depends_on],
        },
        indent=1,
    )
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and (programs / "pip").exists():
        return programs
    shown = home.relative_to(ROOT)
    if missing := venv_package():
        debian_packages([missing], "Python's own venv module", "Install Python with its venv and ensurepip modules.")
    with step(f"Making the virtual environment {shown}"):
        quiet([sys.executable, "-m", "venv", "--clear", home], f"No virtual environment could be made in {shown}.")
    with step(f"Installing {title}"):
        quiet(
            [programs / "python", "-m", "pip", "install", "--quiet", *install],
            f"Installing {title} failed; is a package index reachable? Run the command again to retry.",
        )
    stamp.write_text(wanted, encoding="utf-8")
    return programs


def venv_package() -> str:
    """Return the Debian package that brings venv and ensurepip to this Python, or nothing if they are there."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
        return ""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def interpreters(newest_minor: int) -> dict[tuple[int, int], Path]:
    """Find the Python interpreters of this machine, from 3.11 up, that really run.

    A version manager's stand-in may be on the PATH and yet answer that its version is not set: each candidate is asked.

    Args:
        newest_minor: The newest 3.x to look for.

    Returns:
        One program for each version found; the one that runs this command wins for its own version.
    """
    path = environment()["PATH"]
    managed = Path(os.environ.get("PYENV_ROOT") or Path(os.environ.get("HOME", "/nonexistent"), ".pyenv"))
    found = {sys.version_info[:2]: Path(sys.executable)}
    for minor in range(OLDEST[1], newest_minor + 1):
        name = f"python3.{minor}"
        candidates = [folder / name for folder in sorted(managed.glob(f"versions/3.{minor}.*/bin"), reverse=True)]
        on_path = shutil.which(name, path=path)
        candidates += [Path(on_path)] if on_path else []
        for candidate in candidates:
            if (3, minor) not in found and _answers(candidate, (3, minor)):
                found[3, minor] = candidate
    return dict(sorted(found.items()))


def _answers(python: Path, version: tuple[int, int]) -> bool:
    # A Python without its headers-and-venv package cannot host an environment, so that is asked too.
    question = "import sys, ensurepip, venv; print(*sys.version_info[:2])"
    try:
        said = subprocess.run([python, "-c", question], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and said.stdout.split() == [str(part) for part in version]
