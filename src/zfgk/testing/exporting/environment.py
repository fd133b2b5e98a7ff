"""The variables of the environment that a plugin reads, and others in their place."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

ANY_VALUE = "4242424242"
"""The value of a variable of which nothing else is known: it can be read as text, as a number and as a moment."""
_INTERPRETERS = ("PYTHON", "LD_", "DYLD_")
"""How variables begin that tell Python and the system where their own parts are."""
_IMPORTS = "<frozen importlib._bootstrap"
_names: set[str] = set()
_package: list[str] = []


def elsewhere(home: Path) -> dict[str, str]:
    """Return what the environment of another user on another machine says.

    Args:
        home: An existing folder that stands for the user's home and for temporary files.
    """
    folder, user = str(home), "zfgk-elsewhere"
    return {
        **dict.fromkeys(("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), folder),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder),
        **dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"), user),
        **dict.fromkeys(("LANG", "LC_ALL", "LC_TIME", "LANGUAGE"), "POSIX"),
        "TZ": "EST5",
        "SOURCE_DATE_EPOCH": ANY_VALUE,
        "ZFGK_CANARY": ANY_VALUE,
    }


def may_change(name: str) -> bool:
    """Tell whether a variable can be changed without breaking the interpreter.

    Args:
        name: Its name.
    """
    return not name.startswith(_INTERPRETERS)


def set_variables(values: Mapping[str, str]) -> None:
    """Set variables of this process, and let the C library look at the time zone anew.

    Args:
        values: The values by name.
    """
    os.environ.update(values)
    if hasattr(time, "tzset"):
        time.tzset()


def note_reads(package: str) -> None:
    """Note from now on which variables a package reads, itself or through what it calls.

    What libraries read while they are imported is theirs: settings of their own.

    Args:
        package: The name of the package.
    """
    _package[:] = [package]
    # The object itself stays: whoever imported it by name has it already.
    os.environ.__class__ = _Noted
    if hasattr(os, "environb"):
        os.environb.__class__ = _Noted


def names_read() -> list[str]:
    """Return the names of the variables that were read so far."""
    return sorted(_names)


class _Noted(os._Environ):  # type: ignore[type-arg]  # noqa: SLF001  # the class of os.environ, of text and of bytes
    def __getitem__(self, key: Any) -> Any:
        _note(key)
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[Any]:
        for key in super().__iter__():
            _note(key)
            yield key


def _note(key: str | bytes) -> None:
    if _is_own(sys._getframe(2)):  # noqa: SLF001  # there is no other way to see who asks
        _names.add(os.fsdecode(key))


def _is_own(frame: FrameType | None) -> bool:
    while frame is not None:
        if str(frame.f_globals.get("__name__", "")).partition(".")[0] in _package:
            return True
        if frame.f_code.co_filename.startswith(_IMPORTS):
            return False
        frame = frame.f_back
    return False
