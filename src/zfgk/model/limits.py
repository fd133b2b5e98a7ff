"""How much a file may make its reader do: a small file can ask for endless work.

Limits are counted, not measured, so that the same file gives the same answer on every machine. Only ``seconds`` looks
at a clock, a monotonic one, as the last resort.
"""

from __future__ import annotations

import time

import attrs
from attrs.validators import gt

from zfgk.errors import LimitExceeded

_MB = 1024 * 1024
FREE_BYTES = 16 * _MB
"""So many bytes may come out of any file, however small it is; beyond them :attr:`Limits.ratio` counts."""


@attrs.frozen(kw_only=True)
class Limits:
    """What one file, everything inside it included, may cost.

    Args:
        part_bytes: The largest single part after decompression, in bytes.
        total_bytes: All parts together after decompression, in bytes.
        ratio: How many times the size of the outer file all parts together may have, once they have more than
            ``FREE_BYTES`` (16 MB): honest office files swell ten to thirty times, made-up ones a thousand times.
        parts: How many parts, entries, objects or pages.
        depth: How deep files may stand within files; the outer file has depth 0.
        work: How many elementary units (elements, cells, drawing operators) are visited.
        findings: How many findings are told; a file in which more is found is not screened to its end.
        seconds: How long reading may take at most, in seconds.
    """

    part_bytes: int = attrs.field(default=32 * _MB, validator=gt(0))
    total_bytes: int = attrs.field(default=256 * _MB, validator=gt(0))
    ratio: float = attrs.field(default=200.0, validator=gt(0))
    parts: int = attrs.field(default=20_000, validator=gt(0))
    depth: int = attrs.field(default=4, validator=gt(0))
    work: int = attrs.field(default=20_000_000, validator=gt(0))
    findings: int = attrs.field(default=50_000, validator=gt(0))
    seconds: float = attrs.field(default=60.0, validator=gt(0))


class Budget:
    """What is left of the limits while one file is read; shared by everything inside it.

    Args:
        limits: The limits.
        name: The file's name, for messages.
    """

    def __init__(self, limits: Limits | None = None, name: str = "") -> None:
        self.limits: Limits = limits or Limits()
        self._name = name
        self._bytes = 0
        self._swollen: float | None = None
        self._parts = 0
        self._work = 0
        self._until = time.monotonic() + self.limits.seconds

    def opened(self, size: int) -> None:
        """Take note of the size of the outer file; files within it change nothing.

        Args:
            size: In bytes.
        """
        if self._swollen is None:
            self._swollen = max(FREE_BYTES, self.limits.ratio * size)

    def spend_bytes(self, count: int, so_far: int, where: str) -> None:
        """Count decompressed bytes, as they come and before they are kept.

        Args:
            count: How many came now.
            so_far: How many the part has with them.
            where: The part.

        Raises:
            LimitExceeded: If the part or the file as a whole has too many.
        """
        self._bytes += count
        if so_far > self.limits.part_bytes:
            raise LimitExceeded(self._name, "part_bytes", self.limits.part_bytes, where)
        if self._bytes > self.limits.total_bytes:
            raise LimitExceeded(self._name, "total_bytes", self.limits.total_bytes, where)
        if self._swollen is not None and self._bytes > self._swollen:
            raise LimitExceeded(self._name, "ratio", self.limits.ratio, where)
        self._watch(where)

    def spend_part(self, where: str) -> None:
        """Count one part.

        Args:
            where: The part.

        Raises:
            LimitExceeded: If there are too many.
        """
        self._parts += 1
        if self._parts > self.limits.parts:
            raise LimitExceeded(self._name, "parts", self.limits.parts, where)
        self._watch(where)

    def spend_work(self, where: str, units: int = 1) -> None:
        """Count elementary units of work.

        Args:
            where: The part.
            units: How many.

        Raises:
            LimitExceeded: If there are too many, or the time is up.
        """
        before = self._work
        self._work += units
        if self._work > self.limits.work:
            raise LimitExceeded(self._name, "work", self.limits.work, where)
        if before // 4096 != self._work // 4096:  # a clock costs more than a unit of work
            self._watch(where)

    def _watch(self, where: str) -> None:
        if time.monotonic() > self._until:
            raise LimitExceeded(self._name, "seconds", self.limits.seconds, where)
