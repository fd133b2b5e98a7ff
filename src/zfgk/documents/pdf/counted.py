"""The bytes of a file as pypdf reads them while it opens it: damaged files make it read the same bytes over and over."""

from __future__ import annotations

from io import BytesIO

from zfgk.errors import LimitExceeded
from zfgk.model.limits import Budget

_STEP = 4096
_COST = 4  # units of work: pypdf reads byte by byte, and every read stands for a step of its parser


class Counted(BytesIO):
    """Bytes whose every reading is counted.

    Args:
        data: The bytes.
        budget: Is told of them.
    """

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(data)
        self._budget = budget
        self._reads = 0
        self.refused: LimitExceeded | None = None
        """What ended the reading; pypdf takes it for damage of one object and goes on."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as any file does.

        Raises:
            LimitExceeded: If the budget is used up.
        """
        self._reads += 1
        if self._reads % _STEP == 0 or self.refused:
            self._count()
        return super().read(size)

    def _count(self) -> None:
        if self.refused is None:
            try:
                self._budget.spend_work("objects", _STEP * _COST)
            except LimitExceeded as error:
                self.refused = error
        if self.refused is not None:
            raise self.refused
