"""What the run report says of each item: the checks' decision and the targets' answers in one status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from zfgk.publish.delivery import reasons as say
from zfgk.publish.delivery.deliver import Delivery
from zfgk.publish.delivery.plan import PlannedItem
from zfgk.publish.delivery.targets import Target
from zfgk.publish.outcome import ItemReport, Outcome, Reason, Status
from zfgk.site.figures import UnitFigures, figures

_KEPT_BACK = {
    Outcome.HOLD: Status.HELD,
    Outcome.BLOCK: Status.BLOCKED,
    Outcome.WITHHOLD: Status.WITHHELD,
    Outcome.FAIL: Status.FAILED,
}


def item_reports(
    items: Iterable[PlannedItem], targets: Sequence[Target], deliveries: Sequence[Delivery]
) -> tuple[ItemReport, ...]:
    """Return one report per item.

    Args:
        items: The items after planning.
        targets: The targets of the run.
        deliveries: What came of serving each, in the same order.

    Returns:
        The reports, in the order of the items.
    """
    return tuple(_report(item, targets, deliveries) for item in items)


def _report(item: PlannedItem, targets: Sequence[Target], deliveries: Sequence[Delivery]) -> ItemReport:
    refused: list[tuple[str, str]] = []
    waiting: list[tuple[str, str]] = []
    done = False
    for delivery in deliveries:
        if item.key in delivery.refused:
            refused.append((delivery.report.exporter, delivery.refused[item.key]))
        answer = delivery.answers.get(item.key)
        if answer is not None and answer.status == "retry":
            waiting.append((delivery.report.exporter, answer.error))
        done = done or (answer is not None and answer.status == "done")
    withdrawn = item.head is not None and item.head.digest is None
    notes: list[Reason] = []
    if withdrawn:
        notes += [say.still_visible(name, error) for name, error in waiting + refused]
        status = _withdrawn(item, unconfirmed=bool(waiting or refused), now=done or item.fresh)
    else:
        notes += [say.rejected(name, error) for name, error in refused]
        notes += [say.outstanding(name, error) for name, error in waiting]
        status = _live(item, refused=bool(refused), waiting=bool(waiting), done=done)
        if status is Status.UNCHANGED and not _wanted(item, targets):
            notes.append(say.no_target() if targets else say.checked_only())
    counted = item.figures
    if counted is not None and not (item.live and not refused and not waiting and _wanted(item, targets)):
        # What no target shows, or not in its present version, is not published, whatever day the manifest gives.
        counted = attrs.evolve(counted, published=None)
    return ItemReport(
        key=item.key,
        title=item.title,
        attribute=item.attribute,
        status=status,
        reasons=(*notes, *item.reasons),
        due=item.due,
        # Nobody owes the disclosure of what an order withdrew.
        figures=None if item.ordered else counted,
    )


def _wanted(item: PlannedItem, targets: Sequence[Target]) -> bool:
    return any(item.kind in target.kinds for target in targets)


def unit_figures(items: Iterable[ItemReport], on: date) -> tuple[UnitFigures, ...]:
    """Work out coverage, timeliness and completeness of each unit that publishes.

    Args:
        items: The items of the run; those that are not to be disclosed to the public do not count.
        on: The day of the run.

    Returns:
        One row per publisher. What its rows of the manifest mark 主动公开 is what it has to publish.
    """
    counted = [item.figures for item in items if item.figures is not None]
    return figures(counted, [(entry.unit, entry.item) for entry in counted], on)


def _live(item: PlannedItem, *, refused: bool, waiting: bool, done: bool) -> Status:
    kept_back = _kept_back(item)
    if kept_back is not None:
        return Status.WITHDRAWN if item.ordered else kept_back
    if item.ordered:  # ordered before anything was ever published under the key
        return Status.WITHDRAWN
    if refused:
        return Status.REJECTED
    if waiting:
        return Status.FAILED
    if item.outcome is None and item.live:  # a person decides whether it was to be withdrawn, or its id was changed
        return Status.VANISHED
    return Status.PUBLISHED if done else Status.UNCHANGED


def _kept_back(item: PlannedItem) -> Status | None:
    if item.outcome is Outcome.RELEASE or item.outcome is None:  # most are, and enums are slow to look up
        return None
    return _KEPT_BACK.get(item.outcome)


def _withdrawn(item: PlannedItem, *, unconfirmed: bool, now: bool) -> Status:
    if unconfirmed:
        return Status.FAILED  # the worst news first: it may still be visible
    kept_back = _kept_back(item)
    if item.ordered or now or kept_back is None:
        return Status.WITHDRAWN
    return kept_back
