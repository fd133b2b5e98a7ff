"""Selecting readings: unknown ones are refused, those that rest on an unseen text are warned about."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

from zfgk.errors import BadInput, Fault
from zfgk.model.law import Seen
from zfgk.model.reading import Reading
from zfgk.warnings import UnverifiedLaw


def check_selection(selected: Mapping[str, str], readings: Mapping[str, Reading]) -> None:
    """Refuse unknown readings and options, and warn of options whose source was not seen.

    Args:
        selected: Options selected by the caller, by reading id.
        readings: The readings that the loaded packs know, by id.

    Raises:
        BadInput: For each unknown reading or option, with the known ones.
    """
    faults: list[Fault] = []
    for name, wish in selected.items():
        reading = readings.get(name)
        if reading is None:
            known = ", ".join(sorted(readings))
            faults.append(Fault(f"readings.{name}", "no such reading", then=f"one of {known}"))
            continue
        try:
            option = reading.option(wish)
        except KeyError:
            known = ", ".join(one.id for one in reading.options)
            faults.append(Fault(f"readings.{name}", f"no option {wish!r}", then=f"one of {known}"))
            continue
        if option.seen is Seen.UNVERIFIED:
            message = f"{name}={wish} rests on a text that was not seen in an official source"
            warnings.warn(message, UnverifiedLaw, stacklevel=3)
    if faults:
        raise BadInput("readings", faults)
