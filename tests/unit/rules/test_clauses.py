"""What a change touches: counted, cited or only worded; every field of every noun is one of them on purpose."""

from __future__ import annotations

import attrs
import pytest

from zfgk.model.measure import Days, WorkingDays
from zfgk.packs.shipped import PACKS
from zfgk.rules import Basis, EventKind, Force, Instrument, Key, Option, Provision, Reading
from zfgk.rules.clauses import ClauseChange, Touches, compared, flat
from zfgk.rules.clock import Act, Clock, Extension, Receipt, Restart, Start, Stop
from zfgk.rules.codec import dump_rule
from zfgk.rules.codec_types import RULES
from zfgk.rules.duty import Approval, Outcome, Seat
from zfgk.rules.fee import Bracket
from zfgk.rules.shape import Element

CLOCKS = [rule for pack in PACKS for rule in pack.rules if isinstance(rule, Clock)]

# Texts that programs read: ids, events, keys, references. Every other text is read by people.
READ_BY_PROGRAMS = {
    *("id", "name", "towards", "extends", "written_under", "row", "home", "key"),
    *("event", "asked_by", "sent", "submitted", "confirmed", "served", "answered", "approved", "notified"),
    *("made", "dispatched", "known"),
}
NOUNS = [
    *RULES.values(),
    *(Act, Extension, Receipt, Restart, Start, Stop, Approval, Outcome, Seat, Bracket, Element),
    *(Instrument, Reading, Option, EventKind, Key, Provision),
]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_text_is_words_unless_a_program_reads_it_and_a_citation_is_cited(noun):
    for field in attrs.fields(noun):
        change = ClauseChange(field.name, "甲", "乙")
        # The unit of a tariff (件, 页) says what is counted: another one is another fee.
        if field.type == "str" and (noun.__name__, field.name) != ("Tariff", "unit"):
            wanted = Touches.COMPUTES if field.name in READ_BY_PROGRAMS else Touches.WORDS
            assert change.touches is wanted, f"{noun.__name__}.{field.name}"
        if "Basis" in str(field.type):
            assert change.touches is Touches.CITES, f"{noun.__name__}.{field.name}"


def test_the_types_of_fields_are_read():
    assert sum(field.type == "str" for noun in NOUNS for field in attrs.fields(noun)) > 50
    assert sum("Basis" in str(field.type) for noun in NOUNS for field in attrs.fields(noun)) > 10


@pytest.mark.parametrize("rule", CLOCKS, ids=[f"{rule.id}@{rule.in_force.since}" for rule in CLOCKS])
def test_numbers_force_and_events_compute_and_notes_do_not(rule):
    def touched(**changes):
        found = compared(dump_rule(rule), dump_rule(attrs.evolve(rule, **changes)))
        assert found
        return {one.touches for one in found}

    assert touched(period=WorkingDays(77)) == touched(period=Days(77)) == {Touches.COMPUTES}
    assert touched(force=Force.EXPLORE) == {Touches.COMPUTES}
    assert touched(start=attrs.evolve(rule.start, events=("other.event",))) == {Touches.COMPUTES}
    assert touched(start=attrs.evolve(rule.start, rest_day=None if rule.start.rest_day else rule.start.counting)) == {
        Touches.COMPUTES
    }
    assert touched(note="另一说明") == touched(term="另一事项") == {Touches.WORDS}
    cited = Basis(rule.basis.instrument, 999)
    assert touched(basis=cited) == {Touches.CITES}
    # Another text that rolls changes nothing; one more or one less does.
    moved = {Touches.CITES} if rule.rolls else {Touches.COMPUTES}
    assert touched(rolls=cited) == moved
    if rule.rolls:
        assert touched(rolls=None) == {Touches.COMPUTES}


def test_an_item_put_in_the_middle_leaves_the_others_alone():
    old = flat({"events": [{"name": "a", "term": "甲"}, {"name": "b", "term": "乙"}]})
    new = flat({"events": [{"name": "a", "term": "甲"}, {"name": "c", "term": "丙"}, {"name": "b", "term": "乙"}]})
    assert set(new) - set(old) == {"events[c].name", "events[c].term"}
    assert {path: new[path] for path in old} == old


def test_what_a_clause_is_called_decides_only_outside_of_periods():
    # A key may have the word "note"; its period is a number all the same.
    assert ClauseChange("period.periods.note", {"days": 1}, {"days": 2}).touches is Touches.COMPUTES
    assert ClauseChange("restarts[fee.paid].basis", "A:1", "A:2").touches is Touches.CITES
    assert ClauseChange("outcomes[a].then", "甲", "乙").touches is Touches.WORDS
