"""Clock rules: by when something is owed, and what starts, restarts, stops and extends the count."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs.validators import instance_of, min_len, optional

from zfgk.model.law import Basis, InForce
from zfgk.model.measure import ByKey, Days, Period, WorkingDays
from zfgk.model.reading import Reading
from zfgk.rules.rule import Rule

_cited = instance_of(Basis)

YEAR_END = "year.end"
"""The fact that a year is over: whichever day of the year is given, it stands for the year, and its last day counts."""


@attrs.frozen(kw_only=True)
class Receipt:
    """How the day of receipt of a request is fixed, where the fact of arrival alone does not decide.

    Args:
        sent: The applicant's act, which never starts the clock but bounds it from below.
        submitted: The event of an online system confirming a submission.
        confirmed: The event of both sides confirming.
        by_confirmation: The channels for which the text makes the confirmation the receipt.
        by_arrival: The channels for which it makes the arrival the receipt and a confirmation the other reading.
        evidence: The reading between the two.
        elsewhere: The reading for mail that reached another office of the agency.
        home: The place that is the right one.
        elsewhere_basis: The text on mail to another office.
    """

    sent: str
    submitted: str
    confirmed: str
    by_confirmation: frozenset[str]
    by_arrival: frozenset[str]
    evidence: Reading
    elsewhere: Reading
    home: str
    elsewhere_basis: Basis = attrs.field(validator=_cited)


@attrs.frozen(kw_only=True)
class Start:
    """What starts the clock.

    Args:
        events: The event that starts it; of several, the one that came first.
        basis: The text.
        counting: The reading that says which day is the first one counted.
        failing: The events that start it only where none of the others is known.
        parties: Whom the event must address, if it addresses anybody; empty if that makes no difference.
        rest_day: The reading for a start on a rest day, if the text leaves one.
        receipt: How receipt is fixed, for requests.
        known: The event of coming to know, where the text leaves open whether the clock starts then.
        knowing: The reading between happening and coming to know.
    """

    events: tuple[str, ...] = attrs.field(validator=min_len(1))
    basis: Basis = attrs.field(validator=_cited)
    counting: Reading
    failing: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    rest_day: Reading | None = None
    receipt: Receipt | None = None
    known: str = ""
    knowing: Reading | None = None


@attrs.frozen(kw_only=True)
class Restart:
    """What starts the clock afresh.

    Args:
        event: The event from which the period runs again.
        basis: The text.
        asked_by: The event by which the agency asked for it.
        within: The time the agency has for asking, from the start.
        if_late: The reading for an agency that asked too late.
        only_if: The reading that switches the clause on; a clause with an unverified source is off by default.
        in_force: The days on which the clause applies, if narrower than the rule's.
    """

    event: str
    basis: Basis = attrs.field(validator=_cited)
    asked_by: str = ""
    within: WorkingDays | None = None
    if_late: Reading | None = None
    only_if: Reading | None = None
    in_force: InForce | None = None


@attrs.frozen(kw_only=True)
class Stop:
    """What takes days out of the count: consulting others.

    Args:
        sent: The event that opens a consultation.
        served: The event from which the consulted party's own term runs.
        answered: The event that closes it.
        parties: Whose consultation counts.
        term: The consulted party's own term, which closes a consultation without an answer.
        term_basis: The text of that term.
        basis: The text of the deduction.
        days: The reading for the end days.
        credit: The reading for consultations without dated evidence.
    """

    sent: str
    served: str
    answered: str
    parties: frozenset[str]
    term: WorkingDays
    term_basis: Basis = attrs.field(validator=_cited)
    basis: Basis = attrs.field(validator=_cited)
    days: Reading
    credit: Reading


@attrs.frozen(kw_only=True)
class Extension:
    """How the period can be extended, once.

    Args:
        approved: The event of approval, which alone has no effect.
        notified: The event of telling the applicant, by the running expiry.
        at_most: The maximum.
        basis: The text.
        base: The reading that says from when the extension runs.
    """

    approved: str
    notified: str
    at_most: WorkingDays | Days
    basis: Basis = attrs.field(validator=_cited)
    base: Reading


@attrs.frozen(kw_only=True)
class Act:
    """What discharges the duty.

    Args:
        made: The event of making the act.
        dispatched: The event of sending it out, if the act is sent.
        served: The event of its reaching the addressee.
        counts: The reading that says which of them counts.
        basis: The text that says so.
        ended_by: Events that end the matter without an act.
        moot_by: Events that show that no act was needed: once one of them has come, nobody is late.
        parties: Whose act counts, if it names a party; empty if that makes no difference.
    """

    made: str
    dispatched: str = ""
    served: str = ""
    counts: Reading | None = None
    basis: Basis | None = None
    ended_by: tuple[str, ...] = ()
    moot_by: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class Clock(Rule):
    """A rule that computes a day or a moment from a starting event.

    Args:
        start: What starts the clock.
        period: How long it runs.
        act: What discharges the duty.
        rolls: The text that moves a last day on a rest day to the next working day, if one does. Working days never
            need it, fixed dates never have it.
        restarts: What starts it afresh.
        stops: What takes days out of the count.
        extension: How it can be extended.
        transition: The reading for matters in hand when the text changed.
        effect: What the text attaches to the lapse of the period, or to its being cut short, in Chinese.
    """

    kind: ClassVar[str] = "C"

    start: Start
    period: Period | ByKey
    act: Act
    rolls: Basis | None = attrs.field(default=None, validator=optional(_cited))
    restarts: tuple[Restart, ...] = ()
    stops: tuple[Stop, ...] = ()
    extension: Extension | None = None
    transition: Reading | None = None
    effect: str = ""


@attrs.frozen(kw_only=True)
class Deadline(Clock):
    """A maximum period: something must be done by its last day."""


@attrs.frozen(kw_only=True)
class Minimum(Clock):
    """A minimum period: something may not be done, or not end, before it is over.

    Args:
        clear: Whether the period must have passed whole before the act (30日后), so that the first day for it is the
            day after the last one.
    """

    clear: bool = False


@attrs.frozen(kw_only=True)
class LeadTime(Clock):
    """A period counted back from an event to come: something must be done so long before it."""
