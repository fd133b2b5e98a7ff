"""Whether the catalogue of proactive disclosure covers the list of approvals (审批目录), item by item."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from zfgk.engine.coverage import Share, share
from zfgk.rules.shape import Coverage
from zfgk.site.finding import SiteFinding


def check_approvals(
    approvals: Iterable[str], catalogue: Iterable[str], rule: Coverage
) -> tuple[Share, tuple[SiteFinding, ...]]:
    """Say which items of the list of approvals the catalogue does not have.

    Args:
        approvals: The items of the list, as it names them.
        catalogue: The items of the catalogue, as it names them.
        rule: The share to be reached, such as ``jiading.catalogue-coverage``.

    Returns:
        The share, and a finding for each item that is missing. Names are compared without spaces and book-title marks
        and in normal width; an item named otherwise is missing, because nothing says that both mean the same.
    """
    there = {_folded(item) for item in catalogue}
    named = list(dict.fromkeys(item.strip() for item in approvals if item.strip()))
    found = share(rule, named, [item for item in named if _folded(item) in there])
    severity = found.remarks[0].severity if found.remarks else None
    if severity is None:
        return found, ()
    findings = tuple(
        SiteFinding(
            check="approval-not-in-catalogue",
            severity=severity,
            page="",
            path=f"item {item}",
            zh=f"审批事项“{item}”没有列入主动公开目录",
            en=f"the approval {item} is not in the catalogue",
            basis=str(rule.basis),
            seen=rule.basis.seen,
        )
        for item in found.missing
    )
    return found, findings


def _folded(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", name) if not c.isspace() and c not in "《》")
