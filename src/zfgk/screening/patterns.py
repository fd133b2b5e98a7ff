"""Patterns that are made when they are first used: every command loads the recognisers, and few of them screen anything."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Becomes a compiled pattern with the first look at one of its attributes."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made: re.Pattern[str] | None = None
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = re.compile(self._pattern, self._flags)
        value = getattr(self._made, name)
        self.__dict__[name] = value  # the next look finds it there, and costs what it costs on a pattern
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        return late, (self._pattern, self._flags)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used.

    Args:
        pattern: The regular expression.
        flags: Its flags, as ``re.compile`` takes them.

    Returns:
        What has the methods of a compiled pattern.
    """
    return cast(re.Pattern[str], _Late(pattern, flags))
