"""Change the law in one place: some case, count or table must notice, or the change stands in the list with a reason."""

import csv
import functools
import warnings
from datetime import date
from pathlib import Path

import pytest

from zfgk.asking import builtin
from zfgk.engine.fees import fee
from zfgk.model.step import Verb
from zfgk.testing import cases
from zfgk.testing.law_survivors import Witness, case_witnesses, survivors, version_witness

HERE = Path(__file__).parent
LAW = builtin()
CASES = {case.id: case for case in cases.read(cases.find([HERE / "cases"]), LAW)}


# The unit in which each text counts an extension (条例第三十三条: 工作日; 行政复议法第六十二条、保密法实施条例第六十三条: 日).
EXTENDED_BY = {
    "m19-extended": "working-day",
    "m07-extended": "working-day",
    "decide-2023-extended": "day",
    "decide-2017-extended": "day",
    "decide-2009-extended": "day",
    "decide-1999-extended": "day",
    "appraise-2024-extended": "day",
    "appraise-2014-extended": "day",
}


def table(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(written):
    return date.fromisoformat(written) if written else None


def versions():
    """The days in force of each version, typed from the texts' own articles on effect."""
    for row in table("versions.csv"):
        yield version_witness(row["rule"], row["instrument"], day(row["since"]), day(row["until"]))


def selected():
    """What the same facts give under a selected option: cases show every date, but not which option leads to it."""

    def holds(row, law):
        case = CASES[row["case"]]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = law.due(case.rule, case.events, readings={row["reading"]: row["option"]})
        instrument = answer.instrument.id if answer.instrument else ""
        return answer.to_json()["due"] == row["due"] and row["instrument"] in {"", instrument}

    for row in table("readings.csv"):
        name = f"{row['case']} with {row['reading']}={row['option']}"
        yield Witness(name, CASES[row["case"]].rule, functools.partial(holds, row))


def units():
    """An extension is counted in the unit of the text; the number alone does not show it."""

    def holds(case, unit, law):
        steps = law.due(case.rule, case.events).steps
        return [step.unit for step in steps if step.verb is Verb.EXTEND] == [unit]

    for name, unit in EXTENDED_BY.items():
        yield Witness(f"unit of {name}", CASES[name].rule, functools.partial(holds, CASES[name], unit))


def fees():
    """Fees for numbers of pieces and pages on either side of each step, added up by hand."""

    def holds(row, law):
        (tariff,) = law.versions(row["rule"])
        return fee(tariff, int(row["n"])).amount == int(row["yuan"])

    for row in table("fees.csv"):
        yield Witness(f"{row['rule']} for {row['n']}", row["rule"], functools.partial(holds, row))


def repeated():
    """Shares, recurrences and statistics, typed from the texts: cases ask clocks only."""

    def holds(row, law):
        (rule,) = law.versions(row["rule"])
        every = getattr(rule, "every", None)
        counts = " ".join(f"{one.id}?" if one.optional else one.id for one in getattr(rule, "counts", ()))
        said = {
            "event": getattr(rule, "event", ""),
            "every": every.value if every else "",
            "at_least": str(getattr(rule, "at_least", "")),
            "month": str(getattr(rule, "month", "") or ""),
            "counts": counts,
        }
        return said == {key: row[key] for key in said}

    for row in table("repeated.csv"):
        yield Witness(f"{row['rule']} as typed", row["rule"], functools.partial(holds, row))


@functools.cache
def witnesses():
    return (*case_witnesses(CASES.values()), *versions(), *selected(), *units(), *repeated(), *fees())


@functools.cache
def report(pack):
    return survivors(LAW, pack, witnesses())


EXPLAINED = {row["mutant"]: row["reason"] for row in table("equivalent_mutants.csv")}


@pytest.mark.parametrize("pack", LAW.packs, ids=lambda pack: pack.id)
def test_every_change_of_what_is_computed_is_noticed(pack):
    unnoticed = {mutant.name for mutant in report(pack).survivors}
    assert unnoticed - EXPLAINED.keys() == set()


def test_the_list_names_only_changes_that_nothing_notices():
    unnoticed = {mutant.name for pack in LAW.packs for mutant in report(pack).survivors}
    assert EXPLAINED.keys() - unnoticed == set()
    assert all(EXPLAINED.values())
