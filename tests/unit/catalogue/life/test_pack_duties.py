"""What the packs ask on a topic: expected rows were picked by hand from the texts."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from zfgk.catalogue.life.pack_duties import Topic, duties, topics_of
from zfgk.packs.linyi import PACK as LINYI
from zfgk.packs.shanghai import PACK as SHANGHAI
from zfgk.packs.yiyang import PACK as YIYANG
from zfgk.rules.pack import RulePack

_ON = date(2024, 6, 1)


def ids(pack: RulePack, topic: Topic, on: date = _ON) -> set[str]:
    return {duty.rule.id.partition(".")[2] for duty in duties(pack, topic, on)}


def test_shanghai_on_interpretation_and_columns() -> None:
    assert ids(SHANGHAI, Topic.INTERPRETATION) == {
        "three-in-step",
        "all-interpreted",
        "follow-up",
        "expert-tutoring",
        "quality-review",
    }
    assert ids(SHANGHAI, Topic.COLUMNS) == {
        "link-coverage",
        "working-links",
        "link-check",
        "project-stages",
        "columns-linked",
        "focus-fields",
    }


def test_yiyang_on_interpretation_and_columns() -> None:
    rows = {row for duty in duties(YIYANG, Topic.INTERPRETATION, _ON) for row in duty.rule.rows}
    assert rows == {f"YY-B{n}" for n in range(1, 10)} | {"YY-C18", "YY-C19", "YY-C20"}
    assert ids(YIYANG, Topic.COLUMNS) == {"execution", "progress", "enforcement", "portal-care"}
    content = next(duty for duty in duties(YIYANG, Topic.INTERPRETATION, _ON) if duty.rule.id.endswith("-content"))
    assert len(content.items) == 9
    assert content.items[0] == ("background", "背景依据")
    assert "《关于全面推进政务公开工作的实施意见》二（二）" in content.line()


@pytest.mark.parametrize(
    ("pack", "topic", "rows"),
    [
        (SHANGHAI, Topic.COLUMNS, "SH-21 SH-22 SH-26 SH-33 SH-36"),
        (SHANGHAI, Topic.INTERPRETATION, "SH-10 SH-11 SH-12 SH-13"),
        (YIYANG, Topic.COLUMNS, "YY-C13 YY-C14 YY-C24"),
        (
            YIYANG,
            Topic.INTERPRETATION,
            "YY-B1 YY-B2 YY-B3 YY-B4 YY-B5 YY-B6 YY-B7 YY-B8 YY-B9 YY-C18 YY-C19 YY-C20",
        ),
    ],
    ids=lambda value: getattr(value, "id", None) or getattr(value, "value", ""),
)
def test_every_row_of_the_texts_on_columns_and_interpretation_comes_through_the_packs(
    pack: RulePack, topic: Topic, rows: str
) -> None:
    """The rows are those that the list of rules puts under columns (栏目) or interpretation (解读), picked by hand."""
    found = duties(pack, topic, _ON)
    assert {row for duty in found for row in duty.rule.rows} == set(rows.split())
    for duty in found:
        assert duty.rule.basis.instrument
        assert str(duty.rule.basis) in duty.line()


def test_words_without_numbers_stay_words_and_minimums_say_so() -> None:
    lines = {duty.rule.id: duty for duty in duties(LINYI, Topic.CONSULTATION, _ON)}
    assert lines["linyi.consultation-outcome"].measure == "及时"
    assert lines["linyi.public-consultation"].measure == "不少于30日"
    month = next(duty for duty in duties(SHANGHAI, Topic.COLUMNS, _ON) if duty.rule.id == "shanghai.link-check")
    assert month.measure == "定期（没有周期）至少1次"
    coverage = next(duty for duty in duties(SHANGHAI, Topic.COLUMNS, _ON) if duty.rule.id == "shanghai.working-links")
    assert coverage.measure.endswith("不少于100%")


def test_before_a_text_governs_it_asks_nothing() -> None:
    assert duties(SHANGHAI, Topic.INTERPRETATION, date(2024, 5, 7)) == ()
    assert duties(SHANGHAI, Topic.INTERPRETATION, date(2024, 5, 8)) != ()


@pytest.mark.parametrize("pack", [LINYI, YIYANG, SHANGHAI])
def test_no_rule_that_speaks_of_interpretation_is_left_out(pack: RulePack) -> None:
    named = {rule.id for rule in pack.rules if "解读" in rule.term}
    found = {rule.id for rule in pack.rules if Topic.INTERPRETATION in topics_of(rule)}
    assert named <= found
    assert named


def test_a_rule_of_unknown_rows_is_found_by_its_words() -> None:
    rule = attrs.evolve(SHANGHAI.rules[0], rows=("XX-1",), term="政策解读专栏")
    assert topics_of(rule) == {Topic.COLUMNS, Topic.INTERPRETATION}
