"""The kinds of notices as data: each way of answering has one, and carries what the law wants."""

from __future__ import annotations

import pytest

from zfgk.errors import BadInput
from zfgk.notices import FIELDS, NOTICE_TYPES, Group, notice_type, shipped_template
from zfgk.notices.fields import Holds
from zfgk.packs.national.shapes import CORRECTION_NOTICE, OVERRIDE_NOTICE, REPLY_GRANTED
from zfgk.register.replies import REPLY_TYPES, RESULTS

KINDS = list(NOTICE_TYPES.values())


@pytest.mark.parametrize("reply", REPLY_TYPES, ids=lambda one: one.id)
def test_each_way_of_answering_has_a_notice_that_carries_what_it_must(reply) -> None:
    kinds = [kind for kind in KINDS if kind.reply == reply.id]
    assert kinds
    for kind in kinds:
        carried = {element.id for element in kind.contents}
        assert {element.id for element in reply.contents if not element.optional} <= carried
        assert set(kind.rows) <= set(reply.rows)
    assert {row for kind in kinds for row in kind.rows} == set(reply.rows)


def test_every_result_of_table_3_is_reached_by_a_notice() -> None:
    assert {row for kind in KINDS for row in kind.rows} == RESULTS


@pytest.mark.parametrize(
    ("kind", "rule"),
    [("correction", CORRECTION_NOTICE), ("third-party-decision", OVERRIDE_NOTICE), ("granted-access", REPLY_GRANTED)],
)
def test_what_a_rule_wants_in_a_paper_stands_among_its_contents(kind: str, rule) -> None:
    assert {element.id for element in rule.elements} <= {element.id for element in NOTICE_TYPES[kind].contents}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_is_whole(kind) -> None:
    carried = [element.id for element in kind.contents]
    assert {"agency", "day"} <= set(carried)
    assert len(set(carried)) == len(carried)
    assert ("remedy" in carried) is (kind.group is Group.REPLY or kind.id in {"fee", "third-party-decision"})
    assert ("applicant" in carried) is (kind.group is not Group.LETTER)
    # Whoever is asked for an opinion need not know who asked for the information.
    assert kind.group is not Group.LETTER or not {"applicant", "you"} & {field.name for field in kind.fields}
    for field in kind.fields:
        assert field.holds not in {Holds.CHOICE, Holds.CHOICES} or kind.options(field.name)
    assert {"basis", "legal-basis"} & set(carried)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_the_template_that_ships_uses_every_content_and_nothing_foreign(kind) -> None:
    template = shipped_template(kind.id)
    used = {use.field.name for use in template.uses}
    assert {element.id for element in kind.contents} <= used <= {field.name for field in kind.fields}
    assert template.broken == ()
    # What may lack a value never makes a notice impossible: its line is left out.
    required = {element.id for element in kind.contents} | {"title", "you"}
    assert [use.written for use in template.uses if not use.optional and use.field.name not in required] == []


def test_no_two_fields_share_a_name_or_a_term() -> None:
    names = [name for field in FIELDS.values() for name in (field.name, field.term)]
    assert len(set(names)) == len(names)


def test_an_unknown_kind_gets_the_near_ones() -> None:
    with pytest.raises(BadInput, match="did you mean refused-16"):
        notice_type("refused16")
