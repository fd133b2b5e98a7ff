"""Choosing between readings: one run takes one path; the explorer walks all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from zfgk.model.reading import Reading


class Choices:
    """The options taken in one run, and those that were open.

    A run asks only where the options lead to different results, so what was met is what is in play.

    Args:
        selected: Options that the caller selected, by reading id; these are no longer open.
        assigned: Options that this run takes where it would else take the default.
    """

    __slots__ = ("assigned", "met", "open", "selected")

    def __init__(self, selected: Mapping[str, str], assigned: Mapping[str, str]) -> None:
        self.selected: Mapping[str, str] = selected
        self.assigned: Mapping[str, str] = assigned
        self.met: dict[str, str] = {}
        self.open: dict[str, tuple[str, ...]] = {}

    def choose(self, reading: Reading, available: tuple[str, ...] = ()) -> str:
        """Return the option to take.

        Args:
            reading: The reading in play.
            available: The ids of the options whose facts are known; all of them if empty.

        Returns:
            The selected option if its facts are known, else the one assigned to this run, else the default.
        """
        default = reading.options[0].id
        wish = self.selected.get(reading.id)
        if wish is not None and (not available or wish in available):
            taken = wish
        else:
            taken = self.assigned.get(reading.id, default)
            if reading.id not in self.open:
                self.open[reading.id] = tuple(
                    option.id
                    for option in reading.options[1:]
                    if option.admissible and (not available or option.id in available)
                )
        self.met[reading.id] = taken
        return taken

    def selected_only(self, reading: Reading) -> str:
        """Return the selected option or the default; for readings without another admissible option."""
        taken = self.selected.get(reading.id, reading.options[0].id)
        self.met[reading.id] = taken
        return taken

    @property
    def departures(self) -> dict[str, str]:
        """The options taken otherwise than by default or selection."""
        if not self.assigned:
            return {}
        return {name: option for name, option in self.assigned.items() if option in self.open.get(name, ())}


class _HasChoices(Protocol):
    @property
    def choices(self) -> Choices: ...


_Run = TypeVar("_Run", bound=_HasChoices)


def explore(run: Callable[[Choices], _Run], selected: Mapping[str, str]) -> list[_Run]:
    """Run every combination of admissible options, the defaults first.

    Args:
        run: Runs once with the given choices; what it chooses may open further readings.
        selected: Options that are fixed.

    Returns:
        One run per distinct path, the all-default one first.
    """
    runs: list[_Run] = []
    waiting: list[dict[str, str]] = [{}]
    while waiting:
        assigned = waiting.pop()
        done = run(Choices(selected, assigned))
        runs.append(done)
        prefix = dict(assigned)
        # Every reading first met on this path took its default; branch off at each, keeping what came before it.
        for name, others in done.choices.open.items():
            if name in assigned:
                continue
            waiting.extend({**prefix, name: other} for other in others)
            prefix[name] = done.choices.met[name]
    return runs
