"""The decision tables against the words of the articles, over every combination of facts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.attributes.exemption_table import FACTS, TABLES, Treatment
from zfgk.attributes.weigh import weigh
from zfgk.errors import BadInput

NAMES = ["classified", "prohibited", "endangers", "concerns-third-party", "harm", "consent", "public-interest"]
NAMES += ["internal", "in-performing-functions", "in-process", "disclosure-required", "enforcement-file"]
EVERY = [dict(zip(NAMES, values, strict=True)) for values in itertools.product((True, False), repeat=len(NAMES))]
NOTHING = dict.fromkeys(NAMES, False)


def by_the_words(f):
    """Articles 14, 15 and 16 read as sentences, one after the other, by somebody who has not seen the tables."""
    if f["classified"] or f["prohibited"] or f["endangers"]:
        return Treatment.MUST_NOT
    if f["concerns-third-party"] and f["harm"] and not (f["consent"] or f["public-interest"]):
        return Treatment.BARRED
    if f["internal"]:
        return Treatment.MAY_WITHHOLD
    second = (f["in-performing-functions"] and f["in-process"]) or f["enforcement-file"]
    if second and not f["disclosure-required"]:
        return Treatment.MAY_WITHHOLD
    return Treatment.DISCLOSE


def test_the_facts_are_those_of_the_exemptions():
    assert sorted(FACTS) == sorted(NAMES)


@pytest.mark.parametrize("table", TABLES, ids=["14", "15", "16"])
def test_in_each_table_exactly_one_row_fits_any_combination(table):
    fits = [sum(all(f[k] is v for k, v in row.when.items()) for row in table) for f in EVERY]
    assert len(EVERY) == 4096
    assert (fits.count(0), len(fits) - fits.count(0) - fits.count(1)) == (0, 0)  # gaps, overlaps


def test_every_combination_is_treated_as_the_articles_say():
    assert [f for f in EVERY if weigh(f).treatment is not by_the_words(f)] == []


def test_every_combination_has_one_way_and_leaves_nothing_open():
    assert {(len(weigh(f).paths), weigh(f).open_facts) for f in EVERY} == {(1, ())}


@given(st.fixed_dictionaries({}, optional={name: st.booleans() for name in NAMES}))
def test_partial_facts_leave_exactly_the_treatments_of_their_completions(known):
    unknown = [name for name in NAMES if name not in known]
    completions = (
        {**known, **dict(zip(unknown, values, strict=True))}
        for values in itertools.product((True, False), repeat=len(unknown))
    )
    assert set(weigh(known).treatments) == {by_the_words(f) for f in completions}


@given(st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in NAMES}))
def test_what_is_not_open_does_not_matter(facts):
    weighing = weigh(facts)
    settled = {
        name: value if value is not None or name in weighing.open_facts else False for name, value in facts.items()
    }
    assert set(weigh(settled).treatments) <= set(weighing.treatments)
    if weighing.treatment:
        assert weigh(settled).treatment is weighing.treatment


@pytest.mark.parametrize(
    ("facts", "treatment", "exemptions"),
    [
        ({"classified": True}, Treatment.MUST_NOT, ("national.state-secret",)),
        (NOTHING | {"internal": True}, Treatment.MAY_WITHHOLD, ("national.internal-affairs",)),
        (NOTHING, Treatment.DISCLOSE, ()),
        (
            NOTHING | {"concerns-third-party": True, "harm": True},
            Treatment.BARRED,
            ("national.third-party-rights",),
        ),
        (NOTHING | {"concerns-third-party": True, "harm": True, "consent": True}, Treatment.DISCLOSE, ()),
        (NOTHING | {"enforcement-file": True, "disclosure-required": True}, Treatment.DISCLOSE, ()),
    ],
)
def test_examples(facts, treatment, exemptions):
    weighing = weigh(facts)
    assert (weighing.treatment, weighing.exemptions) == (treatment, exemptions)
    assert "条例" in weighing.explain()


def test_what_is_asked_for_while_a_fact_is_open():
    weighing = weigh(NOTHING | {"concerns-third-party": True, "harm": True, "consent": None})
    assert weighing.treatment is None
    assert weighing.treatments == (Treatment.BARRED, Treatment.DISCLOSE)
    assert weighing.open_facts == ("consent",)
    assert weighing.explain() == "已知事实尚不能确定（不得公开或者应当公开），须先查明：第三方同意公开"


def test_what_can_be_separated_is_said():
    text = weigh(NOTHING | {"classified": True}, severable=True).explain()
    assert "不予公开" in text
    assert "第三十七条" in text
    assert "第三十七条" not in weigh(NOTHING, severable=True).explain()


def test_all_wrong_facts_at_once():
    with pytest.raises(BadInput) as caught:
        weigh({"work-secret": True, "internal": 1, "harm": "yes"})
    assert [fault.where for fault in caught.value.faults] == ["facts['work-secret']", "facts[internal]", "facts[harm]"]
