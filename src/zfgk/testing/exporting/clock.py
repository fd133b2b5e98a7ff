"""A clock that can be set: two runs at different times must write the same bytes.

The functions of :mod:`time` and the classes of :mod:`datetime` are replaced, there and in the modules of the plugin,
while the block runs. What was imported meanwhile is put right afterwards.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, ClassVar
from unittest.mock import patch

_DATE, _DATETIME = dt.date, dt.datetime
_REAL = {
    name: getattr(time, name)
    for name in ("localtime", "gmtime", "ctime", "strftime", "asctime", "clock_gettime")
    if hasattr(time, name)
}


@contextlib.contextmanager
def clock_at(moment: dt.datetime, package: str) -> Iterator[None]:
    """Set the clock that the block reads.

    Args:
        moment: What it shows, with its UTC offset.
        package: The plugin's package; names that its modules imported are replaced as well.
    """
    seconds = moment.timestamp()
    day, instant = _classes(moment)

    def at(function: Callable[[float], Any]) -> Callable[..., Any]:
        return lambda given=None: function(seconds if given is None else given)

    def strftime(style: str, given: Any = None) -> str:
        shown: str = _REAL["strftime"](style, _REAL["localtime"](seconds) if given is None else given)
        return shown

    def asctime(given: Any = None) -> str:
        shown: str = _REAL["asctime"](_REAL["localtime"](seconds) if given is None else given)
        return shown

    functions: dict[str, Any] = {
        "time": lambda: seconds,
        "time_ns": lambda: int(seconds * 1_000_000_000),
        "clock_gettime": lambda clock: seconds if clock == time.CLOCK_REALTIME else _REAL["clock_gettime"](clock),
        "localtime": at(_REAL["localtime"]),
        "gmtime": at(_REAL["gmtime"]),
        "ctime": at(_REAL["ctime"]),
        "strftime": strftime,
        "asctime": asctime,
    }
    functions = {name: fake for name, fake in functions.items() if hasattr(time, name)}
    replaced = {getattr(time, name): fake for name, fake in functions.items()} | {_DATE: day, _DATETIME: instant}
    with patch.multiple(time, **functions), patch.multiple(dt, date=day, datetime=instant):
        _exchange(replaced, lambda name: name == package or name.startswith(f"{package}."))
        try:
            yield
        finally:
            _exchange({fake: real for real, fake in replaced.items()}, lambda _name: True)


def _exchange(replaced: dict[Any, Any], concerns: Callable[[str], bool]) -> None:
    """Put other values in place of some in the modules whose names are concerned."""
    by_identity = {id(old): new for old, new in replaced.items()}
    for name, module in list(sys.modules.items()):
        if module in {time, dt} or not concerns(name):
            continue
        for attribute, value in list(getattr(module, "__dict__", {}).items()):
            if id(value) in by_identity:
                setattr(module, attribute, by_identity[id(value)])


def _classes(moment: dt.datetime) -> tuple[type[dt.date], type[dt.datetime]]:
    """Return a ``date`` and a ``datetime`` whose clock stands still; real values are instances of them too."""

    class AsReal(type):
        real: ClassVar[type]

        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, cls.real)

        def __subclasscheck__(cls, other: type) -> bool:
            return issubclass(other, cls.real)

    class Day(dt.date, metaclass=AsReal):
        real = _DATE

        @classmethod
        def today(cls) -> Any:
            return moment.date()

    class Instant(dt.datetime, metaclass=AsReal):
        real = _DATETIME

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Any:
            return moment.astimezone(tz) if tz else moment.replace(tzinfo=None)

        @classmethod
        def utcnow(cls) -> Any:
            return moment.astimezone(dt.UTC).replace(tzinfo=None)

        @classmethod
        def today(cls) -> Any:
            return moment.replace(tzinfo=None)

    return Day, Instant
