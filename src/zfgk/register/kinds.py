"""Kinds of matters that a register keeps beside requests, as data: their events, their phases, and what must come first."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

import attrs

from zfgk.model.facts import Event
from zfgk.register.lifecycle import ENDINGS, NEEDS, RECEIPTS, REPLIES

CLOSED = "matter.closed"
"""The event that ends a matter of any kind but a request, whether or not anything was done."""


@attrs.frozen
class Phase:
    """Where a matter stands once one of some events is known.

    Args:
        id: Its stable name, used in files and on the command line.
        term: Its Chinese name.
        events: The events that make it.
        open: Whether something may still be owed in it.
    """

    id: str
    term: str
    events: tuple[str, ...]
    open: bool = True


@attrs.frozen(kw_only=True, slots=False)
class MatterKind:
    """A kind of matter.

    Args:
        id: Its stable name.
        term: Its Chinese name.
        phases: Its phases in their order; a matter stands in the last one that it has reached.
        others: Its other events, which move it to no phase.
        needs: What must have happened before an event, one of each row.
        once: The events that can happen only once.
        announced: Events whose day an earlier one may name in its ``until``, with that one.
        asked_of: The rules that are about some matters of the kind only, with the values of ``kind`` that the event
            that began such a matter has.
    """

    id: str
    term: str
    phases: tuple[Phase, ...]
    others: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    once: tuple[str, ...] = ()
    announced: Mapping[str, str] = attrs.field(factory=dict)
    asked_of: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    @functools.cached_property
    def events(self) -> frozenset[str]:
        """All events of the kind; no other kind has any of them."""
        return frozenset(self.others).union(*(phase.events for phase in self.phases))

    @property
    def begins(self) -> tuple[str, ...]:
        """The events that begin such a matter."""
        return self.phases[0].events


ENDED = Phase("closed", "已终结", (CLOSED,), open=False)

REQUEST = MatterKind(
    id="request",
    term="依申请公开",
    # Where a request stands is told by zfgk.register.lifecycle; here only its events are named.
    phases=(Phase("announced", "待接收", ("request.sent", *RECEIPTS)),),
    others=tuple(sorted({*NEEDS, *REPLIES, *ENDINGS})),
)
MESSAGE = MatterKind(
    id="message",
    term="政民互动问题",
    phases=(
        Phase("raised", "待交办", ("message.raised",)),
        Phase("assigned", "待回复", ("message.assigned",)),
        Phase("answered", "已回复", ("message.answered",), open=False),
    ),
    needs={"message.assigned": ("message.raised",), "message.answered": ("message.raised",)},
    once=("message.raised",),
)
LETTER = MatterKind(
    id="letter",
    term="信箱来信",
    phases=(
        Phase("received", "待回应", ("mailbox.received",)),
        Phase("answered", "已回应", ("mailbox.answered",), open=False),
    ),
    needs={"mailbox.answered": ("mailbox.received",)},
    once=("mailbox.received",),
)
PASSED_ON_MESSAGE = MatterKind(
    id="passed-on-message",
    term="转办留言",
    phases=(
        Phase("received", "待答复", ("passed-on-message.received",)),
        Phase("answered", "已答复", ("passed-on-message.answered",), open=False),
    ),
    needs={"passed-on-message.answered": ("passed-on-message.received",)},
    once=("passed-on-message.received",),
)
SUBMISSION = MatterKind(
    id="submission",
    term="信息报送",
    phases=(
        Phase("occurred", "待审阅", ("item.occurred",)),
        Phase("approved", "待报送", ("item.approved",)),
        Phase("refused", "审阅未同意", ("item.refused",), open=False),
        Phase("submitted", "已报送", ("item.submitted",), open=False),
        Phase("adopted", "已采用", ("item.adopted",), open=False),
    ),
    # An item that does not state when it happened may come in all the same, and so may one that nobody approved: both
    # are seen in the statistics. Only what cannot have been is refused.
    needs={"item.adopted": ("item.submitted",)},
    once=("item.occurred", "item.submitted"),
)
CONSULTATION = MatterKind(
    id="consultation",
    term="公众意见征集",
    phases=(
        Phase("opened", "征求意见", ("consultation.opened",)),
        Phase("closed", "意见征集已截止", ("consultation.closed",)),
        Phase("decided", "已作出决定", ("major-decision.made",)),
        Phase(
            "reported",
            "已公布意见采纳情况",
            ("consultation.outcome-published", "consultation-summary.published"),
            open=False,
        ),
    ),
    others=(
        "hearing.announced",
        "hearing-materials.served",
        "hearing.held",
        "legality-review.requested",
        "legality-review.concluded",
        "major-decision.published",
    ),
    needs={
        "consultation.closed": ("consultation.opened",),
        "consultation.outcome-published": ("consultation.opened",),
        "consultation-summary.published": ("consultation.opened",),
        "legality-review.concluded": ("legality-review.requested",),
        "major-decision.published": ("major-decision.made",),
    },
    once=("consultation.opened", "consultation.closed", "major-decision.made"),
    announced={"consultation.closed": "consultation.opened", "hearing.held": "hearing.announced"},
    asked_of={
        "national.public-consultation": ("major-decision",),
        "national.hearing-materials": ("major-decision",),
        "national.legality-review": ("major-decision",),
        "national.consult-on-rules": ("rules",),
        "national.consult-on-rules-under-review": ("rules-under-review",),
        "national.hearing-notice": ("rules", "rules-under-review"),
        "national.consult-on-regulations": ("regulations",),
        "national.consult-on-regulations-under-review": ("regulations-under-review",),
    },
)
EMERGENCY = MatterKind(
    id="emergency",
    term="突发事件",
    phases=(
        Phase("occurred", "已发生", ("emergency.occurred", "emergency.known", "opinion.raised")),
        Phase("reported", "已报告", ("emergency.reported",)),
        Phase("released", "已发布信息", ("bulletin.published", "opinion.responded")),
        Phase("conference", "已举行新闻发布会", ("press-conference.held",)),
    ),
    needs=dict.fromkeys(
        ("emergency.reported", "bulletin.published", "opinion.responded", "press-conference.held"),
        ("emergency.occurred", "emergency.known", "opinion.raised"),
    ),
    once=("emergency.occurred", "emergency.known"),
)

KINDS = (REQUEST, MESSAGE, LETTER, PASSED_ON_MESSAGE, SUBMISSION, CONSULTATION, EMERGENCY)
"""Every kind of matter that a register knows."""

BY_ID: Mapping[str, MatterKind] = {kind.id: kind for kind in KINDS}
_OF_EVENT: Mapping[str, MatterKind] = {name: kind for kind in KINDS for name in kind.events}


def kind_of(events: Iterable[Event]) -> MatterKind:
    """Return the kind of a matter: that of the first of its events that belongs to one.

    Events that no kind has for itself, such as those of a suit, say nothing about it.

    Args:
        events: The matter's events, in the order in which they were written down.

    Returns:
        The kind; a request if no event says otherwise.
    """
    return next((kind for event in events if (kind := _OF_EVENT.get(event.name))), REQUEST)


def strangers(kind: MatterKind, events: Iterable[Event]) -> list[Event]:
    """Return the events of a matter that belong to another kind; a request is closed by an event of its own."""
    return [
        event
        for event in events
        if _OF_EVENT.get(event.name, kind) is not kind or (event.name == CLOSED and kind is REQUEST)
    ]
