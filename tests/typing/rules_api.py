"""What a type checker must see of the names for authors of packs; nothing here runs, mypy reads it."""

from __future__ import annotations

from datetime import date
from typing import Any, assert_type

from zfgk import rules
from zfgk.packs.national.readings import START_DAY
from zfgk.rules import Act, Basis, Deadline, InForce, Instrument, RulePack, Start, WorkingDays, check_pack, load_pack

TEXT = Instrument(id="A-2024", title="甲", number="", in_force=InForce(date(2024, 1, 1)))
assert_type(TEXT[6, 2], Basis)

rule = Deadline(
    id="a.b",
    term="乙",
    owed_by="丙",
    basis=TEXT[6],
    in_force=TEXT.in_force,
    start=Start(events=("document.formed",), basis=TEXT[6], counting=START_DAY),
    period=WorkingDays(10),
    act=Act(made="document.published"),
)
pack = RulePack(id="a", title="甲", rules=(rule,), instruments=(TEXT,))

assert_type(pack.rules, tuple[rules.Rule, ...])
assert_type(rule.period, rules.Period | rules.ByKey)
assert_type(load_pack("a.json"), RulePack)
assert_type(rules.dump(pack), dict[str, Any])
check_pack(pack, known=[pack])

# What must be refused. Each line fails the check the day it stops being an error.
RulePack(id="a", title="甲", rules=(TEXT,))  # type: ignore[arg-type]  # a text is no rule
Start(events=("a",), basis="OGI-2019:26", counting=START_DAY)  # type: ignore[arg-type]  # a citation is no text
rule.period = WorkingDays(5)  # type: ignore[misc]  # rules are frozen
