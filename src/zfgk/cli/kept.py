"""What ``zfgk screen`` saw, kept on the disk until all is seen: however many files there are, memory stays the same."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from zfgk.cli.screened import Screened

_IN_MEMORY = 4 * 1024 * 1024


class Kept:
    """What was seen of files, in the order in which it came; it is gone when the block ends."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed when the block of this object ends
        self.files: int = 0
        self.touched: int = 0
        """How many files gave a finding."""
        self.findings: int = 0
        self.serious: bool = False
        """Whether anything asks for a person or must not leave."""

    def __enter__(self) -> Self:
        """Begin the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the block: nothing is left on the disk."""
        self._file.close()

    def fill(self, screened: Iterable[Screened]) -> None:
        """Keep what was seen.

        Args:
            screened: File by file.
        """
        for one in screened:
            pickle.dump(one, self._file, pickle.HIGHEST_PROTOCOL)
            self.files += 1
            self.touched += bool(one.findings)
            self.findings += len(one.findings)
            self.serious = self.serious or any(finding.severity.value != "note" for finding in one.findings)

    def __iter__(self) -> Iterator[Screened]:
        """Yield what was kept, in order; as often as asked for, one after the other."""
        self._file.seek(0)
        for _ in range(self.files):
            one: Screened = pickle.load(self._file)  # noqa: S301  # it was written by this very process, to a file without a name
            yield one
