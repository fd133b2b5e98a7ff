"""Domain catalogues: rows of a standard catalogue that a ministry's guide gives, in generations by date."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from zfgk.catalogue.row import Cell, Row
from zfgk.model.law import Seen


@attrs.frozen(kw_only=True)
class Matter:
    """A row of a domain catalogue (公开事项).

    Args:
        first: The matter of the first level (一级事项).
        second: The matter of the second level (二级事项); empty if there is none.
        content: The elements to publish (公开内容).
        optional: Elements that the catalogue marks as optional extras.
        legal_basis: The texts that ask for it (公开依据).
        time_limit: When to publish, as the catalogue words it (公开时限); empty where that was not seen.
        publisher: Who publishes (公开主体); empty where the county puts its own body.
        channels: The channels of the guide, by code of the vocabulary of channels; empty where not seen.
        audience: ``everyone`` or ``group``.
        audience_note: Who the group is.
        seen: How well the row was verified; of an unverified one only the name is known.
    """

    first: str
    second: str = ""
    content: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    time_limit: str = ""
    publisher: str = ""
    channels: tuple[str, ...] = ()
    audience: str = "everyone"
    audience_note: str = ""
    seen: Seen = Seen.SECONDARY


@attrs.frozen(kw_only=True)
class DomainCatalogue:
    """A generation of a domain catalogue.

    Args:
        name: Its name, such as ``land-2020``.
        domain: The domain, such as ``land``; generations of one domain share it.
        title: Its Chinese title.
        schema: The name of the schema of its columns.
        matters: Its rows, as far as they were seen.
        since: The first day on which it fits the law; ``None`` for the oldest.
        until: The last day; ``None`` for the newest.
        basis: Where it was read.
        seen: How well it was verified as a whole; each row says for itself.
        seen_days: How well the first and last day were verified.
        note: What to know before relying on it, in Chinese.
    """

    name: str
    domain: str
    title: str
    schema: str
    matters: tuple[Matter, ...]
    since: date | None = None
    until: date | None = None
    basis: str
    seen: Seen = Seen.SECONDARY
    seen_days: Seen = Seen.SECONDARY
    note: str = ""

    def governs(self, day: date) -> bool:
        """Tell whether it is the generation of a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def rows(self, publisher: str) -> Iterator[Row]:
        """Yield the rows as a reader yields those of a county's catalogue, rows of which only the name is known left out.

        Args:
            publisher: The body that publishes where the guide leaves it to the county.
        """
        known = (matter for matter in self.matters if matter.seen is not Seen.UNVERIFIED)
        for number, matter in enumerate(known, start=1):
            cells: dict[str, Cell] = {
                "number": str(number),
                "first": matter.first,
                "second": matter.second,
                "content": "\n".join(matter.content),
                "legal_basis": "\n".join(matter.legal_basis),
                "time_limit": matter.time_limit,
                "publisher": matter.publisher or publisher,
                "channels": matter.channels,
                "audience": (matter.audience,),
                "audience_note": matter.audience_note,
                "way": ("proactive",),
            }
            yield Row(f"row {number + 1}", {name: cell for name, cell in cells.items() if cell})


def lacking(rows: Iterable[Row], catalogue: DomainCatalogue) -> tuple[Matter, ...]:
    """Return the matters of a domain catalogue that a body's own catalogue does not have.

    Args:
        rows: The rows of the body's standard catalogue.
        catalogue: The domain catalogue.

    Returns:
        Those whose first and second level no row names, white space and the width of brackets aside; those of which
        only the name is known are not asked for.
    """
    there = {(_plain(row.cells.get("first", "")), _plain(row.cells.get("second", ""))) for row in rows}
    asked = (matter for matter in catalogue.matters if matter.seen is not Seen.UNVERIFIED)
    return tuple(matter for matter in asked if (_plain(matter.first), _plain(matter.second)) not in there)


def _plain(cell: Cell) -> str:
    text = cell if isinstance(cell, str) else "".join(cell)
    return "".join(unicodedata.normalize("NFKC", text).split())


def generation(catalogues: Iterable[DomainCatalogue], domain: str, day: date) -> DomainCatalogue | None:
    """Return the generation of a domain that governs a day, or ``None``.

    Args:
        catalogues: The catalogues to choose from.
        domain: The domain.
        day: The day.
    """
    return next((one for one in catalogues if one.domain == domain and one.governs(day)), None)
