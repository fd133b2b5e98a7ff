"""The law and the calendar that a command works with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zfgk.asking import Law, installed
from zfgk.calendar import WorkCalendar, china
from zfgk.errors import BadInput, Fault
from zfgk.rules.pack import RulePack


def load_law(packs: Sequence[str] = ()) -> Law:
    """Return the installed law, or only some packs.

    Args:
        packs: The ids of installed packs, or rule files (``.json``); every installed pack if empty.

    Returns:
        The law.

    Raises:
        BadInput: For each pack that is not installed, and for every fault of a file.
        UnreadableFile: If a file cannot be read.
    """
    law = installed()
    if not packs:
        return law
    known = {pack.id: pack for pack in law.packs}
    faults = [
        Fault(f"--pack {name}", "no such pack", then=f"one of {', '.join(known)}, or a rule file (.json)")
        for name in packs
        if name not in known and not name.endswith(".json")
    ]
    if faults:
        raise BadInput("--pack", faults)
    return Law(known[name] if name in known else load_file(Path(name)) for name in packs)


def load_file(path: Path) -> RulePack:
    """Return the pack of a rule file, which may name what the installed packs list.

    Args:
        path: The file.

    Returns:
        The pack; one that is written for an installed pack's id stands in its place.

    Raises:
        BadInput: With every fault of the file.
        UnreadableFile: If it cannot be read.
    """
    from zfgk.rules.codec_read import load_pack

    return load_pack(path, known=installed().packs)


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
