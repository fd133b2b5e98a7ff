"""A PostgreSQL server of one's own: ``python3 tools/postgres.py COMMAND …``.

Installs Debian's PostgreSQL if it is missing, makes a private cluster in a temporary folder, and runs the command with
its address in ``ZFGK_POSTGRES``. The server listens on a socket in that folder only, runs as its own user (never as
root, which it refuses), and is gone with everything in it when the command ends. Without a command it runs until it is
interrupted. No cluster of this machine is touched.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from workshop import GiveUp, debian_packages, environment, main  # a script beside its helper

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "ZFGK_POSTGRES"
"""The environment variable that tells tests where the server is, as a SQLAlchemy URL."""

_USER = "postgres"
_ROLE = "zfgk"
_PATIENCE = 60
_ICU_SINCE = 15


PACKAGE, PURPOSE = "postgresql", "the database server PostgreSQL, for the tests of ledgers"


def installed() -> bool:
    """Tell whether the server's programs are there."""
    return _programs() is not None


def programs() -> Path:
    """Return the folder of the server's programs, after installing them if need be.

    Raises:
        GiveUp: If they cannot be installed here.
    """
    if (found := _programs()) is None:
        debian_packages([PACKAGE], PURPOSE, "Install PostgreSQL, 12 or newer, and put initdb on the PATH.")
        found = _programs()
    if found is None:
        raise GiveUp("PostgreSQL was installed and its program initdb cannot be found.")
    return found


@contextmanager
def server() -> Iterator[str]:
    """Run a server while the block lasts.

    Yields:
        Its address as a SQLAlchemy URL for the driver psycopg.

    Raises:
        GiveUp: If it cannot be installed or does not start.
    """
    folder = Path(tempfile.mkdtemp(prefix="zfgk-pg-", dir="/tmp"))  # a socket's path must be short
    binaries = programs()
    user = _user()
    try:
        if user:
            shutil.chown(folder, user)
        _make(binaries, folder, user)
        yield from _running(binaries, folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def work() -> int:
    """Run the command line's command beside a server."""
    with server() as url:
        command = sys.argv[1:]
        if not command:
            print(f"{VARIABLE}={url}\n(until interrupted)", flush=True)
            signal.pause()
        return subprocess.run(command, env={**os.environ, VARIABLE: url}, check=False).returncode


def _programs() -> Path | None:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: _number(one.parts[-3]))
    on_path = shutil.which("initdb", path=environment()["PATH"])
    if debian:
        return debian[-1].parent
    return Path(on_path).resolve().parent if on_path else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _user() -> str | None:
    """Return whom to run as: oneself, but root, whom PostgreSQL refuses, as its own user."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(_USER)
    except KeyError:
        raise GiveUp(f"Root may not run PostgreSQL, and there is no user {_USER}: useradd --system {_USER}") from None
    return _USER


def _make(binaries: Path, folder: Path, user: str | None) -> None:
    said = subprocess.run([binaries / "initdb", "--version"], capture_output=True, text=True, check=True).stdout
    command = [binaries / "initdb", "--pgdata", folder / "data", "--username", _ROLE, "--auth", "trust"]
    command += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    if _number(said.split()[-1].split(".")[0]) >= _ICU_SINCE or any(f") {n}." in said for n in (15, 16, 17, 18)):
        # Sorted as Chinese is, and not by code point, so that the tests notice who relies on the order of letters.
        command += ["--locale-provider", "icu", "--icu-locale", "zh-CN"]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **_as(user))
    if made.returncode:
        raise GiveUp(f"The cluster could not be made:\n{made.stderr}")


def _running(binaries: Path, folder: Path, user: str | None) -> Iterator[str]:
    # Nothing of worth stands in it: it need not survive a power failure, and is faster so.
    settings = {"listen_addresses": "", "unix_socket_directories": str(folder), "fsync": "off", "max_connections": "50"}
    command = [binaries / "postgres", "-D", folder / "data"]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    log = folder / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True, **_as(user))
        try:
            _wait(binaries, folder, process, log)
            yield f"postgresql+psycopg://{_ROLE}@/postgres?host={folder}"
        finally:
            process.send_signal(signal.SIGINT)  # PostgreSQL's word for: end now, and properly
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)
                process.wait()


def _wait(binaries: Path, folder: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    ask = [binaries / "pg_isready", "--quiet", "--host", folder, "--dbname", "postgres", "--username", _ROLE]
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise GiveUp(f"The server did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def _as(user: str | None) -> dict[str, object]:
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


if __name__ == "__main__":
    main(work)
