"""Citations as papers write them: each text named once, its articles after it."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk.model.law import Basis


def cited(bases: Iterable[Basis]) -> str:
    """Write citations in one line.

    Args:
        bases: The places, in the order in which they are to stand; those of one text are put together.

    Returns:
        Such as 《中华人民共和国行政复议法》第二十条第一款、第二十三条第一款第（四）项.
    """
    places: dict[str, list[str]] = {}
    for basis in bases:
        instrument = basis.instrument
        # Notices and measures are known by their number, laws and regulations by their title.
        name = f"《{instrument.title}》" + (f"（{instrument.number}）" if "〔" in instrument.number else "")
        place = str(basis).removeprefix(f"《{instrument.title}》")
        found = places.setdefault(name, [])
        if place and place not in found:
            found.append(place)
    return "；".join(name + "、".join(found) for name, found in places.items())
