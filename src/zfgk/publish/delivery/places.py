"""Whether a target still delivers where the ledger says that it did.

What a target confirmed stands at one place. With another exporter, or at another address, the same name is another place:
it was given nothing yet, and whatever stands at the old one would never hear of a withdrawal.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from zfgk.model.exchange import Exporter
from zfgk.publish.delivery.addresses import leads_to
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.schema import DELIVERY, META

UNFINISHED = "a rebuilding that was not finished"


def moved(ledger: Ledger, target: Target) -> tuple[str, ...]:
    """Return what changed about where a target delivers; nothing if it is the same place.

    Of options the names are told and never the values. As long as the target confirmed nothing, a wrong address may be
    put right. Credentials are no part of an address.

    Args:
        ledger: The ledger.
        target: The target, as a run wants to serve it.
    """
    noted = _noted(ledger, target.name)
    return elsewhere(ledger, target) or ((UNFINISHED,) if noted is not None and noted["unfinished"] else ())


def elsewhere(ledger: Ledger, target: Target) -> tuple[str, ...]:
    """Return what :func:`moved` does, also while the target is being rebuilt at its new place."""
    noted = _noted(ledger, target.name)
    if noted is None:
        # Ledgers of older releases know the exporter only.
        known = ledger.settings().get(target.name)
        before, options, salt = json.loads(known[0])["exporter"] if known else target.exporter.name, {}, ""
    else:
        before, options, salt = noted["exporter"], noted["options"], noted["salt"]
    if before != target.exporter.name:
        return (f"exporter {before} → {target.exporter.name}",)
    here = _digests(target, salt) if options else {}
    changed = tuple(f"option {name}" for name in sorted(here.keys() & options.keys()) if here[name] != options[name])
    return changed if changed and _confirmed_anything(ledger, target.name) else ()


def keep_place(ledger: Ledger, target: Target) -> None:
    """Note where a target delivers, unless that is noted; the ledger is locked, and the caller commits."""
    noted = _noted(ledger, target.name)
    same = noted is not None and noted["exporter"] == target.exporter.name
    if noted is None or not same or noted["options"] != _digests(target, noted["salt"]):
        note_place(ledger, target)


def note_place(ledger: Ledger, target: Target, *, unfinished: bool = False) -> None:
    """Note where a target delivers from now on; the ledger is locked, and the caller commits.

    Args:
        ledger: The ledger.
        target: The target.
        unfinished: Whether it is still being built there, so that no run may serve it.
    """
    leave_place(ledger, target.name)
    # An address may be a secret as a whole: whoever reads the ledger can at most try out what he guesses.
    salt = secrets.token_hex(16) if _options(target.exporter) else ""
    said = {
        "exporter": target.exporter.name,
        "options": _digests(target, salt),
        "salt": salt,
        "unfinished": unfinished,
    }
    ledger.write(insert(META), [{"name": _row(target.name), "value": json.dumps(said, sort_keys=True)}])


def leave_place(ledger: Ledger, target: str) -> None:
    """Forget where a target delivered; the caller commits."""
    ledger.write(delete(META).where(META.c.name == _row(target)))


def noted_place(ledger: Ledger, target: str) -> str:
    """Return what is noted about where a target delivers, another text after each change; empty if nothing is."""
    found = ledger.rows(select(META.c.value).where(META.c.name == _row(target)))
    return found[0].value if found else ""


def _noted(ledger: Ledger, target: str) -> dict[str, Any] | None:
    said: dict[str, Any] | None = json.loads(noted_place(ledger, target) or "null")
    return said


def _digests(target: Target, salt: str) -> dict[str, str]:
    said = {name: leads_to(target.options.get(name) or default) for name, default in _options(target.exporter).items()}
    return {
        name: hashlib.blake2b(
            where.encode("utf-8", "surrogatepass"), key=bytes.fromhex(salt), digest_size=16
        ).hexdigest()
        for name, where in said.items()
    }


def _options(exporter: Exporter) -> Mapping[str, str]:
    """Return the options that say where an exporter delivers, each with what counts where it is not given."""
    if isinstance(exporter.place, Mapping):
        return exporter.place
    return dict.fromkeys(exporter.place or (("url",) if exporter.network and "url" in exporter.options else ()), "")


def _confirmed_anything(ledger: Ledger, target: str) -> bool:
    query = select(DELIVERY.c.key).where(DELIVERY.c.target == target, DELIVERY.c.confirmed > 0)
    return bool(ledger.rows(query.limit(1)))


def _row(target: str) -> str:
    return f"place:{target}"
