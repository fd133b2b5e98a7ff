"""The plan: what the checks decided, set against what the ledger says was published before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

import attrs

from zfgk.errors import BadInput, Fault, LedgerError, MustNotDisclose, UnknownItem
from zfgk.model.exchange import Record
from zfgk.model.information import Attribute
from zfgk.publish.delivery import reasons as say
from zfgk.publish.ledger.ledger import PAGE, Head, Ledger
from zfgk.publish.ledger.records import moment_text, pack
from zfgk.publish.ledger.schema import LONGEST_KEY
from zfgk.publish.outcome import Decision, Outcome, Reason
from zfgk.site.figures import Figures


@attrs.define
class PlannedItem:
    """An item after planning, before any target is asked.

    Args:
        head: Its latest change; ``None`` if nothing was ever published under the key.
        key: Its permanent public id.
        title: Its title, masked where it must be.
        attribute: Its disclosure attribute, if it has one.
        outcome: What the checks said; ``None`` if the source no longer lists it.
        ordered: Whether an order to withdraw stands over it.
        fresh: Whether this run added the change.
        reasons: Why, worst first.
        due: The statutory day of disclosure, if one could be computed.
        kind: The kind of its record.
        figures: What it counts for in the figures of its unit, if it counts.
    """

    head: Head | None
    key: str
    title: str
    attribute: Attribute | None
    outcome: Outcome | None
    ordered: bool = False
    fresh: bool = False
    reasons: tuple[Reason, ...] = ()
    due: date | None = None
    kind: str = "information"
    figures: Figures | None = None

    @property
    def live(self) -> bool:
        """Whether its latest change is a publication."""
        return self.head is not None and self.head.digest is not None


_PUBLIC = Attribute.PROACTIVE.value


def check_disclosable(key: str, record: Record) -> None:
    """Refuse a record that is not public.

    Args:
        key: The key under which it would leave.
        record: The record.

    Raises:
        MustNotDisclose: If its attribute is anything but proactive, or it belongs to another key.
    """
    if record.disclosure != _PUBLIC:
        raise MustNotDisclose(key, f"its disclosure attribute is {record.disclosure!r}, not 'proactive'")
    if record.reason:
        raise MustNotDisclose(key, "it carries a reason for non-disclosure")
    if record.identifier != key:
        raise MustNotDisclose(key, f"the record under this key says it is {record.identifier}")


def make_plan(
    ledger: Ledger, decisions: Iterable[Decision], at: datetime, republish: Collection[str] = ()
) -> Iterator[PlannedItem]:
    """Add the changes that follow from the decisions to the ledger as the items are taken; the caller commits.

    Released items get a new version if their content changed. Items that turned non-public are withdrawn. Items that
    are held, failed, or no longer listed keep what was published before.

    Args:
        ledger: The ledger, locked.
        decisions: What the checks said, one per row of the source.
        at: The moment of the changes.
        republish: Keys whose order to withdraw is lifted.

    Yields:
        One item per decision, then one per published key that the source no longer lists. Memory stays flat however
        many there are.

    Raises:
        MustNotDisclose: If a released record is not public.
        UnknownItem: If a key to republish was never published.
        BadInput: If a key stands twice in the source, or cannot be a key.
    """
    _lift(ledger, republish)
    rows = iter(decisions)
    fresh, published, ordered = False, ledger.any_changes(), ledger.any_orders()
    with ledger.listed() as listed:
        while page := list(islice(rows, PAGE)):
            keys = [decision.key for decision in page]
            _refuse(_all_unfit(keys))
            counted = Counter(keys)
            twice = {key for key, count in counted.items() if count > 1}.union(listed.add(counted))
            _refuse([Fault(key, "this id stands twice in the source") for key in sorted(twice)])
            heads = ledger.heads(keys) if published else {}
            orders = ledger.orders(keys) if ordered else {}
            draft = _Draft(datetime.fromisoformat(moment_text(at)), ledger.lost_records(keys) if published else ())
            items = [draft.plan(one, heads.get(one.key), orders.get(one.key)) for one in page]
            ledger.append_all(draft.heads)
            ledger.keep_all(draft.records)
            ledger.move_all(draft.moved)
            fresh = fresh or bool(draft.heads)
            yield from items
        if published:
            yield from _vanished(ledger)
    if fresh:
        ledger.turn()


def withdraw_one(ledger: Ledger, key: str, reason: str, at: datetime) -> PlannedItem:
    """Order an item withdrawn, and add the change if it is still public; the caller commits.

    Args:
        ledger: The ledger.
        key: The item's key.
        reason: The ground, which the public will read.
        at: The moment of the withdrawal.

    Returns:
        The item.

    Raises:
        BadInput: If the key cannot be one.
        UnknownItem: If nothing was ever published under the key.
    """
    _refuse(_all_unfit([key]))
    head = ledger.heads([key]).get(key)
    if head is None:
        raise UnknownItem(key, ledger.name, ledger.near(key))
    record = ledger.last_records([key]).get(key)
    if record is None:
        then = "publish it once more, which keeps it again, or restore the ledger from its backup"
        raise LedgerError(ledger.name, f"the record of {key} is missing", then)
    ledger.order(key, reason, at)
    fresh = head.digest is not None
    if fresh:
        ledger.turn()
    return PlannedItem(
        key=key,
        title=record.title,
        attribute=Attribute.PROACTIVE,
        outcome=None,
        head=ledger.append(key, head.version + 1, at, reason, None) if fresh else head,
        ordered=True,
        fresh=fresh,
        reasons=(say.ordered(ledger.orders([key])[key]),),
        kind=record.kind,
    )


def _lift(ledger: Ledger, keys: Collection[str]) -> None:
    _refuse(_all_unfit(keys))
    known = ledger.heads(keys)
    for key in keys:
        if key not in known:
            raise UnknownItem(key, ledger.name, ledger.near(key))
        ledger.lift(key)


def _all_unfit(keys: Iterable[str]) -> list[Fault]:
    return [fault for fault in map(_unfit, keys) if fault is not None]


def _unfit(key: str) -> Fault | None:
    if key.isascii() and "\0" not in key and 0 < len(key) <= LONGEST_KEY:  # most are
        return None
    try:
        key.encode("utf-8")
    except UnicodeEncodeError:
        return Fault(ascii(key), "this cannot be an id", "it holds half of a character")
    if "\0" in key:
        return Fault(ascii(key), "this cannot be an id", "it holds a NUL")
    if not 0 < len(key) <= LONGEST_KEY:
        return Fault(
            key[:40], "this cannot be an id", f"it has {len(key)} characters, and 1 to {LONGEST_KEY} are allowed"
        )
    return None


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise BadInput("the source", faults)


@attrs.define
class _Draft:
    """What follows from one page of decisions.

    Args:
        at: The moment of the changes.
        lost: Keys whose record is to be kept again.
        heads: The changes.
        records: The records of those that publish: key, version, kind, and JSON.
        moved: Records whose files may stand elsewhere than before, by key: digest and JSON.
    """

    at: datetime
    lost: Collection[str]
    heads: list[Head] = attrs.field(factory=list)
    records: list[tuple[str, int, str, str]] = attrs.field(factory=list)
    moved: dict[str, tuple[str, str]] = attrs.field(factory=dict)

    def plan(self, decision: Decision, head: Head | None, order: str | None) -> PlannedItem:
        public = decision.outcome is Outcome.RELEASE and order is None
        # Marked not public is enough to leave, even where the reason for it still waits for a person.
        marked = decision.attribute is Attribute.ON_REQUEST or decision.attribute is Attribute.EXEMPT
        kept_in = decision.outcome is Outcome.BLOCK or decision.outcome is Outcome.WITHHOLD
        gone = order is not None or marked or kept_in
        notes: tuple[Reason, ...] = ()
        after = head
        if public:
            after = self._publish(decision, head)
        elif gone and head is not None and head.digest is not None:
            reason = say.NO_LONGER_PUBLIC if order is None else order
            after = self._add(Head(decision.key, head.version + 1, None, self.at, reason))
            notes = (say.turned(),) if order is None else ()
        elif gone and head is not None and order is None:
            notes = (say.stood_down(head.at.date().isoformat()),)
        elif not gone and head is not None and head.digest is not None:
            notes = (say.earlier_stays(head.version),)
        if order is not None:
            notes = (say.ordered(order), *notes)
        return PlannedItem(
            key=decision.key,
            title=decision.title,
            attribute=decision.attribute,
            outcome=decision.outcome,
            head=after,
            ordered=order is not None,
            fresh=after is not head,
            reasons=notes + decision.reasons if order is not None else decision.reasons + notes,
            due=decision.due,
            kind=decision.record.kind if decision.record else "information",
            figures=decision.figures,
        )

    def _publish(self, decision: Decision, head: Head | None) -> Head:
        record = decision.record
        if record is None:
            raise MustNotDisclose(decision.key, "it was released without a record")
        check_disclosable(decision.key, record)
        content, body = pack(record)
        if head is not None and record.parts:
            self.moved[decision.key] = (content, body)
        if head is not None and head.digest == content:
            if decision.key in self.lost:
                self.records.append((decision.key, head.version, record.kind, body))
            return head
        if head is None:
            version, reason = 1, ""
        else:
            version, reason = head.version + 1, say.REPUBLISHED if head.digest is None else say.UPDATED
        self.records.append((decision.key, version, record.kind, body))
        return self._add(Head(decision.key, version, content, self.at, reason))

    def _add(self, head: Head) -> Head:
        self.heads.append(head)
        return head


def _vanished(ledger: Ledger) -> Iterator[PlannedItem]:
    heads = ledger.all_heads(unlisted=True)
    while page := list(islice(heads, PAGE)):
        keys = [head.key for head in page]
        records, orders = ledger.last_records(keys), ledger.orders(keys)
        for head in page:
            order = orders.get(head.key)
            if head.digest is not None:
                note = say.vanished(head.key)
            elif order is not None:
                note = say.ordered(order)
            else:
                note = say.stood_down(head.at.date().isoformat())
            record = records.get(head.key)
            yield PlannedItem(
                key=head.key,
                title=record.title if record else "",
                attribute=Attribute.PROACTIVE if head.digest is not None else None,
                outcome=None,
                head=head,
                ordered=order is not None,
                reasons=(note,),
                kind=record.kind if record else "information",
            )
