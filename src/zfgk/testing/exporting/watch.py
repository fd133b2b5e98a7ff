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


class NoNetwork(ConnectionRefusedError):
    """A connection to another machine was attempted and refused."""


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
    """

    loopback: bool = False
    opened: list[str] = attrs.field(factory=list)
    written: dict[str, bool] = attrs.field(factory=dict)
    calls: list[str] = attrs.field(factory=list)
    synced: set[tuple[int, int]] = attrs.field(factory=set)
    waits: list[float] = attrs.field(factory=list)
    everything_synced: bool = False

    def event(self, name: str, arguments: tuple[Any, ...]) -> None:
        """Take in one act; refuse it if it leads to another machine."""
        if name == "open":
            self._opened(*arguments[:3])
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
    if _watching and (name == "open" or name in _CALLS or name in _PROGRAMS):
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


def is_regular(path: str) -> bool:
    """Tell whether a path names a file, and no device or pipe."""
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False
