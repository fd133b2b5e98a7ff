"""One version of a rule, by id, kind and day."""

from __future__ import annotations

from datetime import date

import pytest

from zfgk.asking import builtin
from zfgk.errors import BadInput, NoRuleInForce, UnknownRule
from zfgk.rules.duty import Assigns, Roster
from zfgk.rules.shape import Requires

LAW = builtin()


@pytest.mark.parametrize(
    ("on", "instrument"),
    [
        (None, "OGI-2019"),
        (date(2008, 5, 1), "OGI-2007"),
        (date(2019, 5, 14), "OGI-2007"),
        (date(2019, 5, 15), "OGI-2019"),
    ],
)
def test_the_version_of_a_day(on: date | None, instrument: str) -> None:
    assert LAW.rule("national.request-contents", Requires, on=on).basis.instrument.id == instrument


@pytest.mark.parametrize(
    ("rule", "on"), [("national.request-contents", date(2008, 4, 30)), ("national.special-need", date(2019, 5, 15))]
)
def test_a_day_without_a_version(rule: str, on: date) -> None:
    with pytest.raises(NoRuleInForce, match="2008-05-01"):
        LAW.rule(rule, Assigns, on=on)


def test_a_rule_of_another_kind() -> None:
    with pytest.raises(BadInput, match="is a Requires, not a Roster"):
        LAW.rule("national.request-contents", Roster)


def test_an_unknown_rule() -> None:
    with pytest.raises(UnknownRule, match="did you mean"):
        LAW.rule("national.guide-content", Requires)
