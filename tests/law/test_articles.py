"""Every article of the Regulation is accounted for: encoded in named rules, or listed with the reason why not."""

from __future__ import annotations

from collections import Counter

import pytest

from zfgk.model.law import Seen
from zfgk.packs.national import PACK
from zfgk.rules.clock import Clock
from zfgk.rules.duty import Assigns, Gate, Roster
from zfgk.rules.exemption import Exemption, Strength
from zfgk.rules.fee import Tariff
from zfgk.rules.pack import Provision, Shape
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Coverage, Recurring, Requires, Statistic

RULES: dict[str, list[Rule]] = {}
for one in PACK.rules:
    RULES.setdefault(one.id, []).append(one)

KINDS = {
    Shape.CLOCK: (Clock,),
    Shape.SHAPE: (Requires, Coverage, Recurring, Statistic, Tariff),
    Shape.GATE: (Gate,),
    Shape.EXEMPTION: (Exemption,),
    Shape.ROSTER: (Roster,),
    Shape.OUTCOME: (Assigns,),
}

# Read in the text, article by article: nothing in them could be checked by a program.
NOTHING_TO_CHECK = {1, 5, 7, 8, 9, 22, 28, 52, 53, 56}
# The articles of 2007 whose words were seen, or whose content later papers confirm.
KNOWN_2007 = {13, 18, 20, 21, 23, 24, 25, 26, 27, 31}


def provisions(regulation: str) -> list[Provision]:
    return [one for one in PACK.provisions if one.basis.instrument.id == regulation]


def ids(provision: Provision) -> str:
    return provision.basis.place


ALL = [one for one in PACK.provisions if one.basis.instrument.id in {"OGI-2007", "OGI-2019"}]


@pytest.mark.parametrize(("regulation", "articles"), [("OGI-2019", 56), ("OGI-2007", 38)])
def test_every_article_stands_once_and_in_order(regulation: str, articles: int) -> None:
    assert [one.basis.article for one in provisions(regulation)] == list(range(1, articles + 1))


@pytest.mark.parametrize("provision", ALL, ids=ids)
def test_an_article_names_rules_of_the_kinds_it_claims(provision: Provision) -> None:
    assert len(set(provision.rules)) == len(provision.rules)
    assert [rule for rule in provision.rules if rule not in RULES] == []
    kinds = {kind for kind in KINDS for rule in provision.rules if isinstance(RULES[rule][0], KINDS[kind])}
    assert kinds == set(provision.shapes) - {Shape.NOT_ENCODED}


@pytest.mark.parametrize("provision", ALL, ids=ids)
def test_a_rule_named_by_an_article_of_a_version_has_that_version(provision: Provision) -> None:
    span = provision.basis.instrument.in_force
    for rule in provision.rules:
        assert any(version.in_force.since in span or span.since in version.in_force for version in RULES[rule]), rule


@pytest.mark.parametrize(
    "rule",
    # A version that says that nothing is regulated rests on the whole text.
    [one for one in PACK.rules if one.basis.instrument.id in {"OGI-2007", "OGI-2019"} and one.basis.article],
    ids=lambda one: one.id,
)
def test_a_rule_that_rests_on_an_article_is_named_by_it(rule: Rule) -> None:
    (provision,) = [one for one in provisions(rule.basis.instrument.id) if one.basis.article == rule.basis.article]
    assert rule.id in provision.rules


def test_what_is_left_out_is_what_a_program_cannot_check() -> None:
    left_out = {one.basis.article for one in provisions("OGI-2019") if one.shapes == (Shape.NOT_ENCODED,)}
    assert left_out == NOTHING_TO_CHECK
    reasons = [one.reason for one in provisions("OGI-2019") if one.basis.article in left_out]
    assert len(set(reasons)) == len(reasons)
    assert all(len(reason) > 10 for reason in reasons)


def test_of_the_text_of_2007_only_what_was_seen_is_encoded() -> None:
    encoded = {one.basis.article for one in provisions("OGI-2007") if one.rules}
    assert encoded == KNOWN_2007
    unseen = [one for one in provisions("OGI-2007") if not one.rules]
    assert all("原文未见" in one.reason for one in unseen)


def test_a_summary_is_not_passed_off_as_the_text() -> None:
    (request,) = [one for one in RULES["national.request-contents"] if one.basis.instrument.id == "OGI-2007"]
    assert request.basis.seen is Seen.SECONDARY


def test_the_three_strengths_stay_apart() -> None:
    strengths = {(one.basis.article, one.strength) for one in PACK.rules if isinstance(one, Exemption)}
    national = {pair for pair in strengths if pair[0] in {14, 15, 16}}
    assert national == {(14, Strength.ABSOLUTE), (15, Strength.RELATIVE), (16, Strength.DISCRETIONARY)}


def test_only_the_relative_and_the_discretionary_can_be_lifted() -> None:
    lifted = {one.id for one in PACK.rules if isinstance(one, Exemption) and one.unless}
    assert lifted == {"national.third-party-rights", "national.process-information", "national.enforcement-file"}


# Counted in the text.
SIZES = {
    "national.government-information": 4,
    "national.guide-contents": 9,
    "national.catalogue-contents": 4,
    "national.proactive-criteria": 3,
    "national.platform-functions": 3,
    "national.request-contents": 5,
    "national.correction-notice": 3,
    "national.request-handling-systems": 5,
    "national.supervision-systems": 3,
    "national.annual-report-contents": 5,
    "national.annual-report-contents-government": 3,
    "national.proactive-items": 15,
    "national.proactive-fields-city-and-county": 7,
    "national.proactive-fields-township": 8,
    "national.publication-channels": 7,
    "national.reading-places": 3,
    "national.disclosure-office": 5,
    "national.reply-types": 7,
    "national.responsible-body": 6,
}


@pytest.mark.parametrize("rule", SIZES)
def test_a_list_of_the_text_is_complete(rule: str) -> None:
    value = RULES[rule][0]
    parts = (
        value.elements
        if isinstance(value, Requires)
        else value.seats
        if isinstance(value, Roster)
        else value.outcomes
        if isinstance(value, Assigns)
        else ()
    )
    assert len(parts) == SIZES[rule]


@pytest.mark.parametrize(
    "rule", [one for one in PACK.rules if isinstance(one, Requires | Roster | Assigns | Gate)], ids=lambda one: one.id
)
def test_the_parts_of_a_rule_have_names_of_their_own(rule: Rule) -> None:
    parts = [
        *getattr(rule, "elements", ()),
        *getattr(rule, "seats", ()),
        *getattr(rule, "outcomes", ()),
        *getattr(rule, "steps", ()),
    ]
    assert [name for name, times in Counter(part.id for part in parts).items() if times > 1] == []
    terms = [getattr(part, "term", None) or getattr(part, "role", None) for part in parts]
    named = [term for term in terms if term]
    assert len(set(named)) == len(named)
