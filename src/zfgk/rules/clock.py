"""Clock rules: by when something is owed, and what starts, restarts, stops and extends the count."""

from __future__ import annotations

import attrs
from attrs.validators import instance_of, min_len

from zfgk.model.law import Basis, Force, InForce
from zfgk.model.measure import WorkingDays
from zfgk.model.reading import Reading

_cited = instance_of(Basis)


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
        events: The event that starts it; of several, the one that is known, in this order.
        basis: The text.
        counting: The reading that says which day is the first one counted.
        rest_day: The reading for a start on a rest day, if the text leaves one.
        receipt: How receipt is fixed, for requests.
    """

    events: tuple[str, ...] = attrs.field(validator=min_len(1))
    basis: Basis = attrs.field(validator=_cited)
    counting: Reading
    rest_day: Reading | None = None
    receipt: Receipt | None = None


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
    at_most: WorkingDays
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
    """

    made: str
    dispatched: str = ""
    served: str = ""
    counts: Reading | None = None
    basis: Basis | None = None
    ended_by: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Deadline:
    """A maximum period: something must be done by its last day.

    Args:
        id: The rule's id, such as ``national.reply-to-request``; versions of one rule share it.
        term: What is owed, in Chinese.
        owed_by: Who owes it, in Chinese.
        force: How strongly the text binds.
        basis: The text that sets the period.
        in_force: The days on which this version governs.
        start: What starts the clock.
        period: How long it runs.
        act: What discharges the duty.
        restarts: What starts it afresh.
        stops: What takes days out of the count.
        extension: How it can be extended.
        transition: The reading for matters in hand when the text changed.
        silent_effect: What the text attaches to the lapse of the period, in Chinese.
    """

    id: str = attrs.field(validator=min_len(3))
    term: str
    owed_by: str
    force: Force = Force.MUST
    basis: Basis = attrs.field(validator=_cited)
    in_force: InForce
    start: Start
    period: WorkingDays
    act: Act
    restarts: tuple[Restart, ...] = ()
    stops: tuple[Stop, ...] = ()
    extension: Extension | None = None
    transition: Reading | None = None
    silent_effect: str = ""
