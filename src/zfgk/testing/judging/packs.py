"""The conformance suite for packs of rules."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from datetime import date

import attrs
from hypothesis import strategies as st

from zfgk.asking import Law
from zfgk.errors import BadInput, Fault, ZfgkError
from zfgk.host import Host
from zfgk.model.facts import Event
from zfgk.model.law import Instrument
from zfgk.rules import Relation, check_pack, dump
from zfgk.rules.clock import Clock
from zfgk.rules.codec_read import load_pack
from zfgk.rules.pack import RulePack
from zfgk.testing.conformance import Check, NotApplicable, Suite, Violation
from zfgk.testing.examples import smallest
from zfgk.testing.judging.words import not_chinese

_FIRST, _LAST = date(2008, 5, 1), date(2026, 10, 31)


@attrs.frozen
class PackBench:
    """A pack with the packs that it may name.

    Args:
        pack: The pack.
        known: The others.
    """

    pack: RulePack
    known: tuple[RulePack, ...]

    @property
    def law(self) -> Law:
        """All of them, to be asked."""
        return Law((*self.known, self.pack))

    @property
    def clocks(self) -> dict[str, list[Clock]]:
        """The versions of the pack's rules that set a time after an event, by id."""
        found: dict[str, list[Clock]] = {}
        for rule in self.pack.rules:
            if isinstance(rule, Clock) and rule.start.events:
                found.setdefault(rule.id, []).append(rule)
        return found


def coherent(bench: PackBench) -> Iterable[Fault]:
    """Check that events, readings and rules that it names exist, and that versions neither overlap nor leave holes."""
    try:
        check_pack(bench.pack, known=bench.known)
    except BadInput as error:
        return error.faults
    return ()


def pure_values(bench: PackBench) -> list[Fault]:
    """Check that the pack can be written to a file and read back the same."""
    written = dump(bench.pack)
    again = dump(load_pack(written, known=bench.known))
    return [
        Fault(key, "it is not the same after it was written to a rule file and read back", "it holds more than values")
        for key in written
        if written[key] != again.get(key)
    ] or ([] if load_pack(written, known=bench.known) == bench.pack else [Fault("", "it holds more than values")])


def texts_listed(bench: PackBench) -> Iterator[Fault]:
    """Check that every text that a rule cites is among the instruments of the pack or of one that it knows."""
    known: dict[str, Instrument] = {text.id: text for pack in (*bench.known, bench.pack) for text in pack.instruments}
    for number, rule in enumerate(bench.pack.rules):
        text = rule.basis.instrument
        if known.get(text.id) != text:
            why = "another text has this id" if text.id in known else "no pack lists it"
            yield Fault(f"rules[{number}].basis", f"{rule.id} cites {text.id}", why)


def in_chinese(bench: PackBench) -> Iterator[Fault]:
    """Check that what officials read is in Chinese."""
    pack = bench.pack
    texts = [("title", pack.title)]
    texts += [(f"rules[{n}].term", rule.term) for n, rule in enumerate(pack.rules)]
    texts += [(f"rules[{n}].owed_by", rule.owed_by) for n, rule in enumerate(pack.rules)]
    texts += [(f"instruments[{n}].title", text.title) for n, text in enumerate(pack.instruments)]
    texts += [(f"events[{n}].term", kind.term) for n, kind in enumerate(pack.events)]
    return not_chinese(texts)


def answers(bench: PackBench) -> list[Fault]:
    """Check that every rule with a clock answers on every day: with a date or a reason, never with a crash."""
    law, faults = bench.law, []
    for id_, versions in bench.clocks.items():

        def asked(day: date, id_: str = id_, event: str = versions[-1].start.events[0]) -> None:
            try:
                answer = law.due(id_, [Event(event, day)])
            except ZfgkError:
                return  # it says what is missing
            if answer.due is not None and not answer.steps:
                raise Violation("the answer has a date and no step that leads to it", id_)
            if not answer.explain():
                raise Violation("the answer explains nothing", id_)

        faults += [
            attrs.evolve(fault, where=f"{id_}; {fault.where}")
            for fault in smallest(_days(versions), asked, lambda day: f"{day} as the day of the start", examples=25)
        ]
    return faults


def strengthens(bench: PackBench) -> list[Fault]:
    """Check that whoever keeps a rule that strengthens another one keeps that one too."""
    law, faults = bench.law, []
    stronger = {
        id_: versions[-1]
        for id_, versions in bench.clocks.items()
        if versions[-1].relation is Relation.STRENGTHENS and isinstance(_rule(law, versions[-1].towards), Clock)
    }
    if not stronger:
        raise NotApplicable("no rule with a clock strengthens another one")
    for id_, rule in stronger.items():

        def compared(day: date, id_: str = id_, rule: Clock = rule) -> None:
            start = [Event(rule.start.events[0], day)]
            try:
                own, other = law.due(id_, start).due, law.due(rule.towards, start).due
            except ZfgkError:
                return  # on that day one of them does not govern, or the calendar ends
            if own and other and own > other:
                raise Violation(f"it ends on {own}, after {rule.towards} on {other}", id_)

        faults += smallest(_days([rule]), compared, lambda day: f"{day} as the day of the start", examples=40)
    return faults


def _days(versions: Iterable[Clock]) -> st.SearchStrategy[date]:
    """Return the days on which some version governs and the calendar knows what comes after."""
    spans = [(max(rule.in_force.since, _FIRST), min(rule.in_force.until or _LAST, _LAST)) for rule in versions]
    return st.one_of(*(st.dates(*span) for span in spans if span[0] <= span[1]))


def _rule(law: Law, id_: str) -> object:
    versions = law.rules.get(id_, ())
    return versions[-1] if versions else None


@contextlib.contextmanager
def on_bench(pack: RulePack, known: Iterable[RulePack] | None = None) -> Iterator[PackBench]:
    """Put a pack beside the packs that it may name.

    Args:
        pack: The pack.
        known: The others; those of every installed plugin unless given.
    """
    others = Host.discover(on_error="report").rule_packs if known is None else tuple(known)
    yield PackBench(pack, tuple(other for other in others if other.id != pack.id))


CHECKS = (
    Check(
        "coherent",
        "what it names exists, and versions meet without holes",
        coherent,
        "list the event, reading or rule in the pack, or correct its name",
    ),
    Check(
        "pure-values",
        "it can be written to a rule file and read back the same",
        pure_values,
        "build it of the classes of zfgk.rules alone, without subclasses",
    ),
    Check("texts-listed", "every text that it cites is listed", texts_listed, "add the text to the pack's instruments"),
    Check("in-chinese", "what officials read is in Chinese", in_chinese, "write the term of the text"),
    Check(
        "answers",
        "every rule with a clock answers on every day",
        answers,
        "ask that rule for that day with zfgk.Law, and see what it raises",
    ),
    Check(
        "strengthens",
        "whoever keeps a stronger rule keeps the weaker one",
        strengthens,
        "write Relation.REPLACES if the text really allows more time",
    ),
)
"""Every check of contract 1, in the order of a report."""

SUITE: Suite[PackBench] = Suite(
    kind="rule_packs",
    what="pack of rules",
    checks={1: CHECKS},
    bench=on_bench,
    id_of=lambda pack: str(pack.id),
    traits=lambda pack: {"rules": str(len(pack.rules)), "extends": pack.extends or "nothing"},
)
