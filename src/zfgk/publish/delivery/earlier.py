"""What earlier versions said in the few fields that an exporter must recall to take something back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from sqlalchemy import select

from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Head, Ledger
from zfgk.publish.ledger.schema import PUBLICATION

Earlier = tuple[Mapping[str, str], ...]


def earlier(ledger: Ledger, target: Target, heads: Iterable[Head]) -> dict[tuple[str, int], Earlier]:
    """Return what the versions before some changes said in the fields that the target's exporter recalls.

    The ledger alone answers, so that a target that was lost or is built anew takes back what it once showed. Versions
    of a kind that the target does not take are left out.

    Args:
        ledger: The ledger.
        target: The target.
        heads: The changes that are being handed over.

    Returns:
        By key and version of the change: the earlier values, the latest first; nothing where there are none.
    """
    if not target.exporter.recalls:
        return {}
    later = {(head.key, head.version) for head in heads if head.version > 1}
    if not later:
        return {}
    query = (
        select(PUBLICATION.c.key, PUBLICATION.c.version, PUBLICATION.c.body)
        .where(ledger.among(PUBLICATION.c.key, {key for key, _ in later}), PUBLICATION.c.kind.in_(target.kinds))
        .order_by(PUBLICATION.c.key, PUBLICATION.c.version.desc())
    )
    said: dict[str, list[tuple[int, Mapping[str, str]]]] = defaultdict(list)
    for row in ledger.rows(query):
        extra = json.loads(row.body).get("extra", {})
        fields = {name: extra[name] for name in target.exporter.recalls if extra.get(name)}
        if fields:
            said[row.key].append((row.version, fields))
    found: dict[tuple[str, int], Earlier] = {}
    for key, version in later:
        values = [fields for number, fields in said[key] if number < version]
        found[key, version] = (*values[:1], *(new for old, new in pairwise(values) if new != old))
    return found
