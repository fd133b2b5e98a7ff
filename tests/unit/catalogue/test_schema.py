"""Schemas as values: profiles replace and append, patterns stay readable by every schema language."""

from __future__ import annotations

import re
from datetime import date

import attrs
import pytest

from zfgk.catalogue import CORE, FIELDS, SCHEMAS, VOCABULARIES, About, Condition, Field, Kind, Pattern, Row, Schema
from zfgk.catalogue.life.validity import State
from zfgk.catalogue.profiles import DOMAINS, GUIDE, SERVICE_ITEM, generation, lacking
from zfgk.catalogue.profiles.lists import VALIDITY
from zfgk.host import Host
from zfgk.model.exchange import Record
from zfgk.model.law import Seen
from zfgk.packs.national.shapes import GUIDE_CONTENTS

BY_NAME = {schema.name: schema for schema in SCHEMAS}
ENTRY_SCHEMAS = [schema for schema in SCHEMAS if schema.about is About.INFORMATION]


def test_a_profile_replaces_fields_of_the_same_name_and_appends_its_own() -> None:
    changed = attrs.evolve(FIELDS[1], label="信息名称", labels=("名称",), longest=50)
    own = Field(name="category", label="信息种类")
    profile = CORE.extended("x", "某地", (own, changed), "某文", seen=Seen.SECONDARY)
    assert [field.name for field in profile.fields] == [*(field.name for field in FIELDS), "category"]
    assert profile.find("title") is changed
    assert profile.find("信息种类") is own
    assert (profile.extends, profile.basis, profile.unique) == ("core", "某文", CORE.unique)
    assert CORE.find("title") is FIELDS[1]


@pytest.mark.parametrize("schema", ENTRY_SCHEMAS, ids=lambda schema: schema.name)
def test_core_fields_of_a_profile_are_those_of_a_record_and_its_own_are_not(schema: Schema) -> None:
    record = {field.name for field in attrs.fields(Record)}
    core = [field.name for field in FIELDS]
    names = [field.name for field in schema.fields]
    assert names[: len(core)] == core
    assert not set(names[len(core) :]) & record


def test_the_installed_schemas_are_those_that_ship() -> None:
    assert {schema.name for schema in SCHEMAS} <= {schema.name for schema in Host.discover().schemas}
    assert {"core", "national-2009", "lianyungang", "baiyin", "hami", "guangdong", "guide", "service-item",
            "standard-catalogue", "task-table"} <= set(BY_NAME)  # fmt: skip


def test_every_schema_that_is_extended_is_there() -> None:
    assert {schema.extends for schema in SCHEMAS if schema.extends} <= set(BY_NAME)


def test_every_vocabulary_that_a_schema_names_is_there() -> None:
    named = {field.vocabulary for schema in SCHEMAS for field in schema.fields if field.vocabulary}
    assert named <= {vocabulary.name for vocabulary in VOCABULARIES}
    many = [field for schema in SCHEMAS for field in schema.fields if field.kind in {Kind.TERM, Kind.TICKS}]
    assert [field.name for field in many if not field.vocabulary and field.name != "scope"] == []


@pytest.mark.parametrize(
    ("schema", "required"),
    [
        ("core", ["identifier", "title"]),
        ("national-2009", ["identifier", "title"]),
        ("lianyungang", ["identifier", "title", "summary", "date_written"]),
        ("baiyin", ["identifier", "title"]),
        ("huining", ["identifier", "title"]),
        ("secrecy-status", ["identifier", "title"]),
        ("normative", ["identifier", "title"]),
        ("data-resource", []),
        ("hami", ["identifier", "title", "category"]),
    ],
)
def test_what_the_texts_of_places_require(schema: str, required: list[str]) -> None:
    assert [field.name for field in BY_NAME[schema].fields if field.required] == required


def test_the_guide_has_the_parts_of_article_12() -> None:
    asked = [element.id.replace("-", "_") for element in GUIDE_CONTENTS.elements]
    assert [field.name for field in GUIDE.fields if field.required] == asked


def test_a_service_item_asks_for_the_eight_elements_of_the_indicator() -> None:
    labels = {head for field in SERVICE_ITEM.fields if field.required for head in (field.label, *field.labels)}
    assert labels >= {"事项名称", "设定依据", "申请条件", "办理材料", "办理地点", "办理时间", "联系电话", "办理流程"}
    assert sum(field.required for field in SERVICE_ITEM.fields) == 8


@pytest.mark.parametrize(
    "regex", ["(?:a)", "(?=a)", "\\d{4}", "\\w", "^a", "a$", "a+", "a*", "a{2,}", "a{1,2}?", "(a)\\1", "a++"]
)
def test_a_pattern_refuses_what_schema_languages_read_differently(regex: str) -> None:
    with pytest.raises(ValueError, match="not every schema language"):
        Pattern(name="x", regex=regex, says="某", says_en="x")


def test_patterns_of_fields_fit_their_examples_as_a_whole() -> None:
    patterns = {field.pattern for schema in SCHEMAS for field in schema.fields if field.pattern}
    assert len(patterns) >= 9
    for pattern in patterns:
        if pattern.example:
            assert pattern.matches(pattern.example)
            assert not pattern.matches(pattern.example + "\n")
            assert not pattern.matches("第" + pattern.example)


@pytest.mark.parametrize("unique", [(("nothing",),), (("a", "nothing"),)])
def test_a_schema_refuses_a_group_of_fields_that_are_not_there(unique: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="no field 'nothing'"):
        Schema("x", "表", (Field(name="a", label="甲"),), unique=unique)


def test_a_schema_refuses_a_condition_on_a_field_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="no field 'b'"):
        Schema("x", "表", (Field(name="a", label="甲", condition=Condition("b")),))


def test_the_validity_of_portals_is_the_state_of_a_document() -> None:
    assert [(term.code, term.label) for term in VALIDITY.terms] == [(state.value, state.term) for state in State]


def test_spellings_are_the_words_that_find_gives_a_term_for() -> None:
    for vocabulary in VOCABULARIES:
        assert len(vocabulary.spellings) >= len(vocabulary.terms)
        for word, code in vocabulary.spellings.items():
            term = vocabulary.find(word)
            assert term is not None
            assert term.code == code


# -- domain catalogues -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2019, 12, 31), "land-2019"), (date(2020, 1, 1), "land-2020"), (date(2026, 1, 1), "land-2020")],
)
def test_the_generation_of_a_day(day: date, name: str) -> None:
    found = generation(DOMAINS, "land", day)
    assert found is not None
    assert found.name == name


def test_a_domain_of_which_nothing_is_known_has_no_generation() -> None:
    assert generation(DOMAINS, "fishing", date(2020, 1, 1)) is None


def test_generations_of_a_domain_do_not_overlap() -> None:
    for first in DOMAINS:
        for second in DOMAINS:
            if first is not second and first.domain == second.domain:
                days = [day for day in (second.since, second.until) if day]
                assert not any(first.governs(day) for day in days)


def test_rows_of_which_only_the_name_is_known_say_so_and_are_left_out() -> None:
    unverified = [matter for domain in DOMAINS for matter in domain.matters if matter.seen is Seen.UNVERIFIED]
    assert len(unverified) == 11
    assert all(not (matter.content or matter.time_limit or matter.legal_basis) for matter in unverified)
    shown = [row for domain in DOMAINS for row in domain.rows("某县自然资源局")]
    assert len(shown) == sum(len(domain.matters) for domain in DOMAINS) - len(unverified)


def test_matters_that_a_county_does_not_have_are_named() -> None:
    land = generation(DOMAINS, "land", date(2019, 6, 1))
    assert land is not None
    rows = list(land.rows("某县自然资源局"))
    assert lacking(rows, land) == ()
    assert [(row.place, row.cells["number"]) for row in rows[:2]] == [("row 2", "1"), ("row 3", "2")]
    spaced = [
        Row(row.place, row.cells | {"first": f" {row.cells['first']}"})
        for row in rows
        if row.cells.get("second") != "拟征收土地告知"
    ]
    assert [matter.second for matter in lacking(spaced, land)] == ["拟征收土地告知"]
    assert len(lacking([], land)) == 6


def test_what_the_sources_say_of_land() -> None:
    old = generation(DOMAINS, "land", date(2019, 6, 1))
    new = generation(DOMAINS, "land", date(2024, 6, 1))
    assert old is not None
    assert new is not None
    assert (old.seen_days, new.seen_days) == (Seen.INFERENCE, Seen.INFERENCE)
    (hearing,) = [one for one in old.matters if one.second == "征地补偿安置方案听证"]
    assert hearing.channels == ()
    assert "其他听证内容依申请公开" in hearing.time_limit
    policies = [next(one for one in each.matters if one.first == "征地管理政策") for each in (old, new)]
    assert policies[1].content[:4] == policies[0].content  # the newer one has all of the older and more
    assert policies[1].optional == policies[0].optional == ("住宅拆迁补偿标准", "征地工作流程图")


def test_time_limits_of_rows_that_the_sources_give() -> None:
    limits = {(one.first, one.second): one.time_limit for domain in DOMAINS for one in domain.matters}
    assert limits["征地前期准备", "拟征收土地现状调查"] == "现状调查结束后5个工作日内"
    assert limits["许可", "建设项目用地预审与选址意见书"] == "作出行政决定之日起7个工作日内"
    assert re.search("不少于30日", limits["公共服务", "重大决策预公开"])
