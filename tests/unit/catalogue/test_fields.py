import attrs
import pytest

from zfgk.catalogue import CORE, DISCLOSURE, FIELDS, SCHEMAS, VOCABULARIES, Field, Schema, Term, Vocabulary
from zfgk.model.exchange import Record
from zfgk.model.information import Attribute


def test_the_core_fields_are_those_of_a_record():
    of_records = [field.name for field in attrs.fields(Record) if field.name not in {"extra", "parts", "kind"}]
    assert [field.name for field in FIELDS] == of_records


def test_the_four_elements_of_article_12():
    assert {
        field.name: field.label for field in FIELDS if field.name in {"identifier", "title", "summary", "date_written"}
    } == {
        "identifier": "索引号",
        "title": "名称",
        "summary": "内容概述",
        "date_written": "生成日期",
    }


def test_a_field_is_found_by_name_and_by_every_label():
    assert CORE.find("title") is CORE.find("名称") is CORE.find("标题")
    assert CORE.find("文号").name == "document_number"
    assert CORE.find("没有") is None


def test_terms_are_found_by_code_and_label():
    assert [DISCLOSURE.find(word).code for word in ("主动公开", "on-request", "不予公开")] == [
        Attribute.PROACTIVE.value,
        Attribute.ON_REQUEST.value,
        Attribute.EXEMPT.value,
    ]
    assert DISCLOSURE.find("免予公开") is None
    assert Vocabulary("v", "表", (Term("1", "甲", ("乙",)),)).find("乙").code == "1"


def test_every_vocabulary_that_a_field_names_is_there():
    names = {vocabulary.name for vocabulary in VOCABULARIES}
    assert {field.vocabulary for schema in SCHEMAS for field in schema.fields if field.vocabulary} <= names


def test_a_schema_refuses_two_fields_with_one_head():
    with pytest.raises(ValueError, match="'名称' twice"):
        Schema("x", "表", (Field(name="a", label="名称"), Field(name="b", label="乙", labels=("名称",))))
