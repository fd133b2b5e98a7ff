import pytest

from zfgk.asking import builtin
from zfgk.model.law import Seen
from zfgk.register.replies import REPLY_TYPES, RESULTS, types_of
from zfgk.reporting.form import BALANCE, FORM_2019, FORM_2021
from zfgk.rules.duty import Assigns
from zfgk.rules.shape import Requires


def test_every_row_of_both_forms_has_a_way_of_answering_and_none_leads_elsewhere():
    rows = {row.key for form in (FORM_2021, FORM_2019) for row in form.table3} - set(BALANCE)
    assert rows == RESULTS
    assert [one.id for one in types_of("unable.not_held")] == ["not-held", "other-body"]


@pytest.mark.parametrize(
    ("reply", "rule"),
    [
        ("already-public", "national.reply-already-public"),
        ("refused", "national.reply-refused"),
        ("other-body", "national.reply-other-body"),
        ("partial", "national.partial-disclosure"),
    ],
)
def test_contents_are_those_of_the_encoded_articles(reply, rule):
    (one,) = (one for one in REPLY_TYPES if one.id == reply)
    encoded = builtin().rule(rule, Requires)
    assert one.contents == encoded.elements
    assert one.basis == encoded.basis


def test_the_seven_ways_of_article_36_are_there_and_in_its_order():
    encoded = [outcome.id for outcome in builtin().rule("national.reply-types", Assigns).outcomes]
    assert [one.id for one in REPLY_TYPES if one.basis.item] == encoded


def test_what_no_text_assigns_is_marked_as_an_inference():
    # Of all rows of the form, one alone says what is to be counted under it: （二）部分公开（区分处理的，只计这一情形…）.
    assert {one.id for one in REPLY_TYPES if one.seen is not Seen.INFERENCE} == {"partial"}
