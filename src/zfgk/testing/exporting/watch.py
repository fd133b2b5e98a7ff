"""What a plugin does to the world while it is being watched: files that it opens to write, machines that it calls.

Python tells every such act to its audit hooks. A hook cannot be taken away again, so there is one, which does nothing
while nobody watches. Acts of libraries in C that do not go through Python are not seen.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import attrs

from zfgk.testing.conformance import Killed

_CALLS = frozenset(
    {
        "socket.connect",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
    }
)
_PROGRAMS = frozenset({"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec"})
_WRITES = os.O_WRONLY | os.O_RDWR
_MOVES = frozenset(
    {"os.rename", "os.remove", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate"},
)
_WATCHED = _CALLS | _PROGRAMS | _MOVES | {"open"}


class NoNetwork(ConnectionRefusedError):
    """A connection to another machine was attempted and refused."""


@attrs.define
class Life:
    """A process at work on the files of a folder, which dies before one of its acts if it is told to.

    An act is whatever changes a file or a folder. The first look at a file after an act counts as well, so that it can also
    die between the last file and what comes after. The dead do nothing more: whatever they try, they die again, so that
    what tidies up after an error does not run, as with a real death.

    Args:
        folder: The folder.
        dies_at: Before which act it dies, counted from 0; it lives on if there are not so many.
        acts: What it did, in order: the event of Python, such as ``os.rename``, and the path.
        dead: Whether it died.
    """

    folder: str
    dies_at: int | None = None
    acts: list[tuple[str, str]] = attrs.field(factory=list)
    dead: bool = False
    _acted: bool = False

    def act(self, name: str, path: Any, *, writes: bool) -> None:
        """Take in one act."""
        if not isinstance(path, str | bytes | os.PathLike):
            return
        where = os.fsdecode(path)
        # What is named from an open folder has no path of its own; only what tidies folders away works like that.
        if where.startswith(os.sep) and not f"{where}/".startswith(f"{self.folder}/"):
            return
        if self.dead:
            raise Killed
        if not writes and not self._acted:
            return
        self._acted = writes
        if self.dies_at == len(self.acts):
            self.dead = True
            raise Killed
        self.acts.append((name, where))


@attrs.define
class Watch:
    """What was seen.

    Args:
        loopback: Whether connections to this machine itself may pass.
        opened: Files opened for reading, and folders listed, in order.
        written: Files opened for writing, with whether each existed before.
        calls: Attempts to reach other machines, or to start programs that could.
        synced: The files whose content was brought to the disk, as device and inode.
        waits: How long it asked to sleep, each time, in seconds.
        life: The process whose acts are counted, if they are.
    """

    loopback: bool = False
    opened: list[str] = attrs.field(factory=list)
    written: dict[str, bool] = attrs.field(factory=dict)
    calls: list[str] = attrs.field(factory=list)
    synced: set[tuple[int, int]] = attrs.field(factory=set)
    waits: list[float] = attrs.field(factory=list)
    everything_synced: bool = False
    life: Life | None = None

    def event(self, name: str, arguments: tuple[Any, ...]) -> None:
        """Take in one act; refuse it if it leads to another machine."""
        if name == "open":
            self._opened(*arguments[:3])
        elif name in _MOVES:
            if self.life is not None:
                self.life.act(name, arguments[0], writes=True)
        elif name in _CALLS:
            address = arguments[-1] if name in {"socket.connect", "socket.sendto", "socket.sendmsg"} else arguments[0]
            if not (self.loopback and _is_this_machine(address)):
                self.calls.append(f"{name} {address!r}")
                raise NoNetwork(f"the network is blocked while an exporter is checked ({name} {address!r})")
        elif name in _PROGRAMS and not self.loopback:
            self.calls.append(f"{name} {arguments[0]!r}")
            raise NoNetwork(f"no program is started while an exporter is checked ({name} {arguments[0]!r})")

    def _opened(self, path: Any, mode: Any, flags: Any) -> None:
        writes = isinstance(flags, int) and flags & _WRITES
        if isinstance(mode, str):
            writes = writes or any(letter in mode for letter in "wax+")
        if self.life is not None:
            self.life.act("open", path, writes=bool(writes))
        if writes and isinstance(path, str | bytes | os.PathLike):
            full = os.path.realpath(os.fsdecode(path))
            self.written.setdefault(full, Path(full).is_file())
        elif isinstance(path, str | bytes | os.PathLike):
            self.opened.append(os.fsdecode(path))


def _is_this_machine(address: Any) -> bool:
    if isinstance(address, str | bytes) and os.fsdecode(address).startswith(("/", "\0")):
        return True  # a socket in the file system
    host = address[0] if isinstance(address, tuple) and address else address
    host = host.decode() if isinstance(host, bytes) else host
    if host in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


_watching: list[Watch] = []
_hooked: list[bool] = []


def _hook(name: str, arguments: tuple[Any, ...]) -> None:
    if _watching and name in _WATCHED:
        for watch in tuple(_watching):
            watch.event(name, arguments)


@contextlib.contextmanager
def watching(*, loopback: bool) -> Iterator[Watch]:
    """Watch what happens in the block; the network is blocked, and nobody sleeps or waits for the disk.

    Args:
        loopback: Whether connections to this machine itself may pass.

    Yields:
        What is seen.
    """
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked.append(True)
    watch = Watch(loopback)

    def fsync(handle: Any) -> None:
        number = handle if isinstance(handle, int) else handle.fileno()
        found = os.fstat(number)
        watch.synced.add((found.st_dev, found.st_ino))

    def sync() -> None:
        watch.everything_synced = True

    replaced: dict[str, Any] = {"fsync": fsync, "sync": sync}
    if hasattr(os, "fdatasync"):
        replaced["fdatasync"] = fsync
    with patch.multiple(os, create=False, **replaced), patch.object(time, "sleep", watch.waits.append):
        _watching.append(watch)
        try:
            yield watch
        finally:
            _watching.remove(watch)


@contextlib.contextmanager
def unwatched() -> Iterator[None]:
    """Let the kit itself do what nobody watches, such as starting another process."""
    taken = _watching[:]
    _watching.clear()
    try:
        yield
    finally:
        _watching[:] = taken


def is_regular(path: str) -> bool:
    """Tell whether a path names a file, and no device or pipe."""
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False
