"""Several targets at once: a slow or failing one holds no other one up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from sqlalchemy.engine import URL

from zfgk.publish.delivery.deliver import Delivery
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.opening import open_ledger
from zfgk.storage.addresses import shared

Serve = Callable[[Ledger, Target, Callable[[], bool]], Delivery]
"""Serves one target; the last argument tells whether the run is being given up."""


def serve_all(ledger: Ledger, url: URL, targets: Sequence[Target], serve: Serve, at_once: int) -> list[Delivery]:
    """Serve every target, several at a time, each with a connection of its own.

    Args:
        ledger: The open ledger, with everything committed; it serves where one connection must do.
        url: Where it is.
        targets: The targets.
        serve: Serves one.
        at_once: How many at a time.

    Returns:
        What came of each, in the order of the targets, whichever was done first.

    Raises:
        BaseException: What the first target in that order raised, after the others were served.
    """
    if len(targets) <= 1 or at_once <= 1 or not shared(url):
        return [serve(ledger, target, lambda: False) for target in targets]
    crew = _Crew(url, targets, serve)
    crew.work(min(at_once, len(targets)))
    for number in sorted(crew.raised):
        raise crew.raised[number]
    return [crew.done[number] for number in range(len(targets))]


class _Crew:
    """Threads that take one target after the other."""

    def __init__(self, url: URL, targets: Sequence[Target], serve: Serve) -> None:
        self._url = url
        self._targets = targets
        self._serve = serve
        self._given_up = threading.Event()
        self._waiting: SimpleQueue[int] = SimpleQueue()
        self.done: dict[int, Delivery] = {}
        self.raised: dict[int, BaseException] = {}

    def work(self, hands: int) -> None:
        """Serve everything, and come back when all is served or the program is interrupted."""
        for number in range(len(self._targets)):
            self._waiting.put(number)
        # Daemons: a target that hangs must not keep a program from ending that was interrupted twice.
        threads = [threading.Thread(target=self._take, daemon=True) for _ in range(hands)]
        for thread in threads:
            thread.start()
        try:
            _join(threads)
        except BaseException:
            self._given_up.set()
            _join(threads)
            raise

    def _take(self) -> None:
        while not self._given_up.is_set():
            try:
                number = self._waiting.get_nowait()
            except Empty:
                return
            try:
                with open_ledger(self._url) as own:
                    own.commit()
                    self.done[number] = self._serve(own, self._targets[number], self._given_up.is_set)
            except BaseException as error:  # noqa: BLE001  # raised again by serve_all, where someone can catch it
                self.raised[number] = error


def _join(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.join()
