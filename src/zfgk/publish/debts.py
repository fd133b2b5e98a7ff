"""What a target holds and owes, as far as the ledger knows, and how that is kept when nobody looks after it any more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
from sqlalchemy import delete, insert, select

from zfgk.errors import BadInput, Fault
from zfgk.publish.delivery.elsewhere import count_live, last_host, owed
from zfgk.publish.delivery.targets import near
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.records import moment_text
from zfgk.publish.ledger.schema import META
from zfgk.publish.place import Place


@attrs.frozen(kw_only=True)
class Debt:
    """What a target holds and owes, as far as the ledger knows.

    Args:
        target: The target's name.
        owed: The keys of the withdrawals that it has not confirmed, each with the title that it shows or may show.
        live: How many items it confirmed and shows rightly; later withdrawals of these will not reach it either.
        host: The machine that served it last; empty if none is known.
        folder: Where its files stand on this machine, if they do; nothing removes them.
    """

    target: str
    owed: dict[str, str] = attrs.field(factory=dict)
    live: int = 0
    host: str = ""
    folder: Path | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as the command line prints it."""
        return {
            "target": self.target,
            "owed": [{"id": key, "title": title} for key, title in self.owed.items()],
            "live": self.live,
            "host": self.host,
            "folder": str(self.folder) if self.folder else None,
        }


def debt_in(ledger: Ledger, name: str, place: Place) -> Debt:
    """Return what a target holds and owes.

    Args:
        ledger: The ledger.
        name: The target's name.
        place: Where the runs work that published there.

    Raises:
        BadInput: If nothing was ever published under the name.
    """
    known = ledger.settings()
    if name not in known:
        raise BadInput(name, [Fault(name, "nothing was ever published there", then=near(name, known))])
    keys = owed(ledger, name)
    titles = ledger.last_records(keys.keys())
    folder = place.out / name
    return Debt(
        target=name,
        owed={key: titles[key].title if key in titles else "" for key in keys},
        live=count_live(ledger, name),
        host=last_host(ledger, name),
        folder=folder if _holds_anything(folder) else None,
    )


def _holds_anything(folder: Path) -> bool:
    """Tell whether something stands in a target's folder; that of a remote one is made and stays empty as a rule."""
    try:
        return folder.is_dir() and any(folder.iterdir())
    except OSError:  # it may, for all that can be seen
        return True


def record(ledger: Ledger, debt: Debt, at: datetime, changed: Sequence[str] = ()) -> None:
    """Keep in the ledger what a target, or a place that it served, owed and showed; the caller commits.

    Args:
        ledger: The ledger.
        debt: What it held and owed.
        at: The moment, with its UTC offset.
        changed: What changed about the target if it goes on at another place.
    """
    row = META.c.name == f"forgotten:{debt.target}"
    found = ledger.rows(select(META.c.value).where(row))
    before: list[Any] = json.loads(found[0].value) if found else []
    said = {"at": moment_text(at), "owed": list(debt.owed), "live": debt.live}
    if changed:
        said["changed"] = list(changed)
    ledger.write(delete(META).where(row))
    value = json.dumps([*before, said], ensure_ascii=False)
    ledger.write(insert(META), [{"name": f"forgotten:{debt.target}", "value": value}])
