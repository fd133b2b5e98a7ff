"""The law and the calendar that a command works with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zfgk.asking import Law, installed
from zfgk.calendar import WorkCalendar, china
from zfgk.errors import BadInput, Fault


def load_law(packs: Sequence[str] = ()) -> Law:
    """Return the installed law, or only some of its packs.

    Args:
        packs: The ids of the packs; all of them if empty.

    Returns:
        The law.

    Raises:
        BadInput: For each pack that is not installed.
    """
    law = installed()
    if not packs:
        return law
    known = {pack.id: pack for pack in law.packs}
    faults = [
        Fault(f"--pack {name}", "no such pack", then=f"one of {', '.join(known)}")
        for name in packs
        if name not in known
    ]
    if faults:
        raise BadInput("--pack", faults)
    return Law(known[name] for name in packs)


def load_calendar(files: Sequence[Path]) -> WorkCalendar | None:
    """Return the official calendar with years of the user's own, or ``None`` if there are none.

    Args:
        files: Year tables.

    Returns:
        The calendar.
    """
    from zfgk.calendar.tables import load_table

    if not files:
        return None
    calendar = china()
    for file in files:
        calendar = calendar.with_year(load_table(file))
    return calendar
