"""What a plugin reads of its environment: variables, others in their place, and the encoding of the machine."""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

ANY_VALUE = "4242424242"
"""The value of a variable of which nothing else is known: it can be read as text, as a number and as a moment."""
_INTERPRETERS = ("PYTHON", "LD_", "DYLD_")
"""How variables begin that tell Python and the system where their own parts are."""
_IMPORTS = "<frozen importlib._bootstrap"
_names: set[str] = set()
_lines: set[str] = set()
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
    """Give this process other variables, and let the C library look at the time zone anew.

    Args:
        values: The values by name; no others stay.
    """
    for name in os.environ.keys() - values:
        del os.environ[name]
    os.environ.update(values)
    if hasattr(time, "tzset"):
        time.tzset()


def note(package: str) -> None:
    """Note from now on which variables a package reads, itself or through what it calls, and where it names no encoding.

    What libraries read while they are imported is theirs: settings of their own.

    Args:
        package: The name of the package.
    """
    _package[:] = [package]
    # The object itself stays: whoever imported it by name has it already.
    os.environ.__class__ = _Noted
    if hasattr(os, "environb"):
        os.environb.__class__ = _Noted

    # Python tells who opens text without saying in which encoding, where PYTHONWARNDEFAULTENCODING asks it to.
    warnings.simplefilter("always", EncodingWarning)
    warnings.showwarning = _note_warning


def names_read() -> list[str]:
    """Return the names of the variables that were read so far."""
    return sorted(_names)


def lines_without_encoding() -> list[str]:
    """Return the lines of the package that opened text so far in the encoding of the machine."""
    return sorted(_lines)


class _Noted(os._Environ):  # type: ignore[type-arg]  # noqa: SLF001  # the class of os.environ, of text and of bytes
    def __getitem__(self, key: Any) -> Any:
        _note_name(key)
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[Any]:
        for key in super().__iter__():
            _note_name(key)
            yield key


def _note_name(key: str | bytes) -> None:
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


def _note_warning(  # noqa: PLR0917  # the parameters of warnings.showwarning
    message: Warning | str,  # noqa: ARG001  # as above
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001  # as above
    line: str | None = None,  # noqa: ARG001  # as above
) -> None:
    if issubclass(category, EncodingWarning) and filename in _own_files():
        _lines.add(f"{filename}:{lineno}")


def _own_files() -> set[str]:
    own = (module for name, module in list(sys.modules.items()) if name.partition(".")[0] in _package)
    return {str(getattr(module, "__file__", "")) for module in own}
