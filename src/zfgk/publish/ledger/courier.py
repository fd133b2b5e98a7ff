"""Who delivers: one run among those that may share a ledger, its clock, and how long it waits to try again."""

from __future__ import annotations

import hashlib
import secrets
import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import attrs

SHORTEST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
_HOST = 40


def never(_moment: datetime) -> bool:
    """Wait for nothing."""
    return False


@attrs.frozen(kw_only=True)
class Pace:
    """How a run delivers: its clock, how long it holds what it delivers, and whether it waits to try again.

    Args:
        clock: Returns the present moment, with its UTC offset, for leases and waiting; the run's own moment, standing
            still, unless given. The library reads no clock.
        lease: How long nobody else may deliver what this run was given. It must outlast the slowest single step of a
            target, such as composing a file; it is renewed as the run goes on.
        patient: Leave alone what failed a short while ago, until its waiting time is over.
        wait: Called with the moment from which something can be tried again, and again until the clock has reached it;
            waits a while and returns true, or returns false to leave the rest to another run. It may be called from
            several threads.
        at_once: How many targets are served at a time.
    """

    clock: Callable[[], datetime] | None = None
    lease: timedelta = timedelta(minutes=15)
    patient: bool = False
    wait: Callable[[datetime], bool] = never
    at_once: int = attrs.field(default=8, validator=attrs.validators.ge(1))


@attrs.frozen(kw_only=True)
class Courier:
    """One run as the ledger knows it.

    Args:
        owner: Its name in the ledger, different for every run.
        clock: Returns the present moment.
        lease: How long it holds what it was given.
        patient: Whether it leaves alone what failed a short while ago.
        wait: Waits a while for a moment, or refuses to.
        dead: What the names of dead runs begin with: those that the lock on the directory rules out. Empty for all
            runs, ``None`` for none.
    """

    owner: str
    clock: Callable[[], datetime]
    lease: timedelta = Pace().lease
    patient: bool = False
    wait: Callable[[datetime], bool] = never
    dead: str | None = None

    @classmethod
    def of(cls, pace: Pace, at: datetime, directory: Path, *, own_ledger: bool) -> Courier:
        """Return the courier of a run that holds the lock on its directory.

        Args:
            pace: How it delivers.
            at: The moment of the run, for the want of a clock.
            directory: The run's directory, which is locked.
            own_ledger: Whether the ledger stands in that directory, so that nobody else can be using it.
        """
        host = socket.gethostname()
        home = hashlib.sha256(f"{host}\0{directory}".encode()).hexdigest()[:16]
        return cls(
            owner=f"{home}.{secrets.token_hex(8)}@{host[:_HOST]}",
            clock=pace.clock or (lambda: at),
            lease=pace.lease,
            patient=pace.patient,
            wait=pace.wait,
            dead="" if own_ledger else f"{home}.",
        )

    @classmethod
    def alone(cls, at: datetime) -> Courier:
        """Return a courier with a clock that stands still, for one who knows that nobody else uses the ledger."""
        return cls(owner=secrets.token_hex(8), clock=lambda: at, dead="")


def next_try(now: datetime, tries: int, what: str) -> datetime:
    """Return when something that failed is to be tried again: later each time, up to a limit, and not all at once.

    Args:
        now: The present moment.
        tries: How often it has been tried, at least once.
        what: Names it; things of different names wait differently long, between half the time and all of it.

    Returns:
        The moment.
    """
    longest = min(LONGEST_WAIT, SHORTEST_WAIT * (1 << min(tries - 1, 30)))
    # Spread by the name and not by chance: the same history of failures always gives the same ledger.
    spread = int.from_bytes(hashlib.sha256(f"{what}\0{tries}".encode("utf-8", "replace")).digest()[:4], "big") / 2**32
    return now + longest * (0.5 + spread / 2)
