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


class Broken(Exception):
    """Something that is not the fault of one target ended the serving.

    Args:
        cause: What was raised.
        done: What came of the targets that were served.
    """

    def __init__(self, cause: BaseException, done: Sequence[Delivery]) -> None:
        self.cause: BaseException = cause
        self.done: tuple[Delivery, ...] = tuple(done)
        super().__init__(str(cause))


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
        Broken: With what the first target in that order raised, after the others were served.
    """
    if len(targets) <= 1 or at_once <= 1 or not shared(url):
        return _one_by_one(ledger, targets, serve)
    crew = _Crew(url, targets, serve)
    crew.work(min(at_once, len(targets)))
    done = [crew.done[number] for number in sorted(crew.done)]
    for number in sorted(crew.raised):
        raise Broken(crew.raised[number], done)
    return done


def _one_by_one(ledger: Ledger, targets: Sequence[Target], serve: Serve) -> list[Delivery]:
    done: list[Delivery] = []
    for target in targets:
        try:
            done.append(serve(ledger, target, lambda: False))
        except Exception as error:
            raise Broken(error, done) from error
    return done


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
