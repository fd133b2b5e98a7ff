"""Whether a target still is where a run found it: meanwhile another run may serve, move or forget it."""

from __future__ import annotations

from zfgk.publish.delivery.places import elsewhere, keep_place, noted_place
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Ledger

MEANWHILE = (
    "另一发布进程同时以该名称向别处发布（{changed}），本次未发布 "
    "(a run at the same time serves another place under this target's name ({changed}); this one was not served)"
)
PARTED = (
    "本次发布期间，该渠道已由另一进程移至别处、重建或删除，其余变动未再送往本处；请核对渠道设置后再次执行 "
    "(while this run was at it, another one moved, rebuilt or forgot this target, so nothing more was delivered here; "
    "check the target's settings and run again)"
)


class Parted(Exception):
    """While changes were being handed over, another run moved or forgot the target."""


class Standing:
    """What the ledger says of a target's place, from the first look of a run to its last.

    All of it is asked under the ledger's lock, and what is decided on it is committed with it.

    Args:
        ledger: The ledger.
        target: The target, as the run serves it.
    """

    def __init__(self, ledger: Ledger, target: Target) -> None:
        self._ledger = ledger
        self._target = target
        self._found = ""  # what the run noted, or found noted, when it came to the target

    def take(self) -> None:
        """Note where the target delivers, as it is about to be given something; the caller commits."""
        keep_place(self._ledger, self._target)
        self._found = self._noted()

    def take_unchanged(self) -> None:
        """Note the place of a target that is given nothing, in a ledger that does not know it; the caller commits.

        Older releases noted none. Only the same settings as before tell that it is the same place.
        """
        known = self._ledger.settings().get(self._target.name)
        if not self._noted() and known == (self._target.settings(), self._target.digest()):
            keep_place(self._ledger, self._target)

    def trouble(self) -> str:
        """Return, for officials, why the target is not to be served here any more; empty if it is."""
        if self._found:
            return "" if self._noted() == self._found else PARTED
        changed = elsewhere(self._ledger, self._target)
        return MEANWHILE.format(changed=", ".join(changed)) if changed else ""

    def _noted(self) -> str:
        return noted_place(self._ledger, self._target.name)
