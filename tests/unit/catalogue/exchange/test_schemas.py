"""The generated JSON Schema and XSD say what our structural checks say; other libraries are the judges."""

import json
import re
from functools import cache
from pathlib import Path

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from zfgk.catalogue import SCHEMAS, VOCABULARIES, Condition, Field, Kind, Schema
from zfgk.catalogue.checks import CHECKS, check_structure
from zfgk.catalogue.exchange import entry_schema, json_schema, read, xsd
from zfgk.errors import BadInput

NAMESPACE = "urn:zfgk:catalogue:1"
BY_NAME = {vocabulary.name: vocabulary for vocabulary in VOCABULARIES}
TOUGH = Schema(
    "tough",
    "难",
    (
        Field(name="kind", label="甲", kind=Kind.TERM, vocabulary="disclosure", required=True),
        Field(name="reason", label="乙", kind=Kind.TEXT, condition=Condition("kind", ("exempt",))),
        Field(name="words", label="丙", kind=Kind.LIST, condition=Condition("year")),
        Field(name="year", label="丁", kind=Kind.YEAR),
        Field(name="count", label="戊", kind=Kind.NUMBER, longest=3),
        Field(name="ways", label="己", kind=Kind.TICKS, vocabulary="disclosure", required=True),
        Field(name="day", label="庚", kind=Kind.DAY, required=True),
        Field(name="lines", label="辛", kind=Kind.LIST, longest=4, required=True),
        Field(name="late", label="壬", condition=Condition("words")),
        Field(name="never", label="癸", condition=Condition("ways", ("exempt",))),
    ),
)
JUDGED = (*SCHEMAS, TOUGH)


@cache
def json_judge(schema):
    return jsonschema.Draft202012Validator(json_schema(schema))


@cache
def xml_judge(schema):
    return etree.XMLSchema(etree.fromstring(xsd(schema)))


def ours(data, form, schema):
    """Our verdict: the checks that refuse the document. A day in another form is a note of ours; documents want one form."""
    found = check_structure(read(data, schema, form=form), schema)
    return {one.check for one in found if one.severity == "error" or one.check == "day-form"}


# -- entries -----------------------------------------------------------------------------------------------------------


BY_HAND = {
    "index-number-lianyungang-2008": "GA001-01-2008-0001",
    "index-number-baiyin": "GSD012201001-2020-7",
    "index-number-yunnan-civil-affairs-2020": "530000010203202000001",
    "index-number-ningbo": "330200-01-A-B-20200102-15",
}
"""Texts that follow a pattern which gives no example."""


def sound(field):
    """A text that a field takes."""
    if field.vocabulary:
        return next(iter(BY_NAME[field.vocabulary].spellings))
    if field.pattern:
        return field.pattern.example or BY_HAND[field.pattern.name]
    return {Kind.DAY: "2024-02-29", Kind.NUMBER: "7", Kind.YEAR: "2024", Kind.ADDRESS: "https://a.gov.cn/b?c=1"}.get(
        field.kind, "甲乙"
    )


ODD = [
    "\x07",
    "\x7f",
    "\x85",
    "\u202e",
    "\ufffd",
    "\ufdd0",
    "\U0001fffe",
    "\u2028",
    "\u3000",
    "\xa0",
    "\t",
    "\n",
    "\r",
    "\r\n",
]
TEXTS = [
    *(
        "",
        " ",
        "甲",
        "甲乙丙丁戊",
        "甲 乙",
        " 甲",
        "甲\n",
        "𠀀𠮷𪚥𫝆",
        "𠀀𠮷𪚥𫝆𫝇",
        "1",
        "007",
        "1949",
        "1948",
        "2099",
        "2100",
        "１９９９",
    ),
    *("2024-02-29", "2023-02-29", "1949-10-01", "1949-09-30", "1949-11-31", "2099-12-31", "2100-01-01", "1900-02-29"),
    *("2024-2-9", "2024年2月9日", "20240209", "2024-02-09 10:00", "2024-13-01", "45718", "2000-02-29", "2024-04-31"),
    *("主动公开", "proactive", "免予公开", "exempt", "不予公开", "依申请公开", "政府网站", "乡、村级"),
    *(
        "https://a",
        "HTTP://A.CN/",
        "ftp://a",
        "https://",
        "https:///a",
        "http://a b",
        "//a",
        "x",
        "http://a?b",
        "http://甲.cn/乙",
    ),
    *(
        "zh-CN",
        "en",
        "zh_CN",
        "000014349/2017-00110",
        "000014349/2017-0011",
        "000014349/2017-00110\n",
        "0",
        "999",
        "1000",
    ),
    *(f"甲{odd}乙" for odd in ODD),
    *(f"甲{odd}" for odd in ODD),
    *ODD,
]


def cell(field):
    text = st.sampled_from([*TEXTS, sound(field)]) | st.text(max_size=5)
    several = st.lists(st.sampled_from([sound(field), *TEXTS]) | st.text(max_size=3), max_size=3).map(tuple)
    return st.one_of(several, several, text) if field.kind.many else st.one_of(text, text, text, several)


@st.composite
def entries(draw, schema):
    """An entry near the border between valid and not: a sound one with a few changes."""
    cells = {field.name: (sound(field),) if field.kind.many else sound(field) for field in schema.fields}
    for name in draw(st.lists(st.sampled_from(sorted(cells)), max_size=3)):
        cells.pop(name, None)
    for field in draw(st.lists(st.sampled_from(schema.fields), max_size=2)):
        cells[field.name] = draw(cell(field))
    if draw(st.integers(0, 4)) == 0:
        key = draw(st.sampled_from(["extra.甲", "扩展.a", "extra.", "colour", schema.fields[0].label]))
        cells[key] = draw(st.sampled_from(TEXTS) | st.just(("a",)))
    return cells


def in_xml(cells, schema):
    """The entry as XML, written by hand; ``None`` if XML cannot hold it."""
    entry = etree.Element(f"{{{NAMESPACE}}}entry", nsmap={None: NAMESPACE})
    extra = None
    try:
        for key, one in cells.items():
            name = key.removeprefix("extra.").removeprefix("扩展.")
            if name != key:
                extra = etree.SubElement(entry, f"{{{NAMESPACE}}}extra") if extra is None else extra
                element = etree.SubElement(extra, f"{{{NAMESPACE}}}field", name=name)
            else:
                element = etree.SubElement(entry, f"{{{NAMESPACE}}}{key}")
            if isinstance(one, str):
                element.text = one
            for text in one if isinstance(one, tuple) else ():
                etree.SubElement(element, f"{{{NAMESPACE}}}item").text = text
    except ValueError:
        return None
    root = etree.Element(f"{{{NAMESPACE}}}catalogue", schema=schema.name, nsmap={None: NAMESPACE})
    root.append(entry)
    return etree.tostring(root, encoding="utf-8")


# -- agreement ---------------------------------------------------------------------------------------------------------

ADDRESS = {"not-an-address"}
"""Whether the host and port of an address can be is more than an expression says."""
CONDITION = {"missing-when"}
"""XML Schema 1.0 cannot make an element depend on another."""


def agree(refused, mine, beyond):
    """A judge who refuses has our word for it, and one who does not lacks at most what it cannot express."""
    if refused:
        assert mine
    else:
        assert mine <= beyond


@pytest.mark.parametrize("schema", JUDGED, ids=lambda schema: schema.name)
@given(data=st.data())
@settings(max_examples=15)
def test_json_schema_and_our_structural_checks_agree(schema, data):
    cells = data.draw(entries(schema))
    text = json.dumps([cells]).encode()
    errors = list(json_judge(schema).iter_errors(json.loads(text)))
    agree(errors, ours(text, "json", schema), ADDRESS)


@pytest.mark.parametrize("schema", JUDGED, ids=lambda schema: schema.name)
@given(data=st.data())
@settings(max_examples=15)
def test_xml_schema_and_our_structural_checks_agree(schema, data):
    cells = data.draw(entries(schema))
    text = in_xml(cells, schema)
    if text is not None:
        refused = not xml_judge(schema).validate(etree.fromstring(text))
        agree(refused, ours(text, "xml", schema), ADDRESS | CONDITION)


def distinct_fields():
    """Every field of the schemas that differs from the others in what it takes."""
    found = {}
    for field in (field for schema in JUDGED for field in schema.fields):
        pattern = field.pattern.name if field.pattern else ""
        key = (field.kind, field.vocabulary, field.longest, pattern, field.required)
        found.setdefault(key, attrs.evolve(field, condition=None))
    return list(found.values())


@pytest.mark.parametrize("field", distinct_fields(), ids=lambda field: f"{field.name}-{field.kind.value}")
def test_every_kind_of_field_judges_every_text_alike(field):
    schema = Schema("one", "一", (field,))
    for text in (*TEXTS, sound(field)):
        for one in ((text,), (text, "甲"), text):
            cells = {field.name: one}
            written = json.dumps([cells]).encode()
            agree(not json_judge(schema).is_valid(json.loads(written)), ours(written, "json", schema), ADDRESS)
            document = in_xml(cells, schema)
            if document is not None:
                refused = not xml_judge(schema).validate(etree.fromstring(document))
                agree(refused, ours(document, "xml", schema), ADDRESS)


def test_sound_entries_are_sound_for_all():
    for schema in JUDGED:
        cells = {one.name: (sound(one),) if one.kind.many else sound(one) for one in schema.fields}
        assert json_judge(schema).is_valid(json.loads(json.dumps([cells]))), schema.name
        assert xml_judge(schema).validate(etree.fromstring(in_xml(cells, schema))), schema.name
        assert ours(json.dumps([cells]).encode(), "json", schema) == set()


@pytest.mark.parametrize(
    "value",
    [1, None, True, {"a": "b"}, ["a", 1], [[]], 1.5],
)
def test_json_of_other_types_is_refused_by_both(value):
    for name in ("title", "keywords"):
        entry = {"identifier": "1", "title": "a", "summary": "b", "date_written": "2024-01-01"} | {name: value}
        text = json.dumps({"entries": [entry]}).encode()
        assert not json_judge(SCHEMAS[0]).is_valid(json.loads(text))
        assert ours(text, "json", SCHEMAS[0])


WHOLE = [
    ({"entries": []}, True),
    ([], True),
    ({"schema": "core", "entries": []}, True),
    ({"schema": "guide", "entries": []}, False),
    ({"entries": [], "other": 1}, False),
    ({}, False),
    ({"schema": "core"}, False),
    ([7], False),
    ("x", False),
]


@pytest.mark.parametrize(("value", "valid"), WHOLE)
def test_json_documents_as_a_whole(value, valid):
    assert json_judge(SCHEMAS[0]).is_valid(value) is valid
    assert (not ours(json.dumps(value).encode(), "json", SCHEMAS[0])) is valid


DOCUMENTS = [
    ("", True),
    ("<entry/>", False),
    ("<entry><identifier>1</identifier><title>a</title></entry>", True),
    ("<entry><title>a</title><identifier>1</identifier></entry>", True),
    ("<entry><title>a</title><identifier>1</identifier><title>b</title></entry>", False),
    ("<entry>x<title>a</title><identifier>1</identifier></entry>", False),
    ("<entry><title a='1'>a</title><identifier>1</identifier></entry>", False),
    ("<entry><title>a</title><identifier>1</identifier><keywords> </keywords></entry>", True),
    ("<entry><title>a</title><identifier>1</identifier><keywords>x</keywords></entry>", False),
    (
        "<entry><title>a</title><identifier>1</identifier><keywords><item>x</item><item>x</item></keywords></entry>",
        False,
    ),
    ("<entry><title>a</title><identifier>1</identifier><extra><field name='a'>1</field></extra></entry>", True),
    ("<entry><title>a</title><identifier>1</identifier><extra><field name=''>1</field></extra></entry>", False),
    ("<entry><title>a</title><identifier>1</identifier><extra><field>1</field></extra></entry>", False),
    (
        "<entry><title>a</title><identifier>1</identifier><extra><field name='a'>1</field><field name='a'/></extra></entry>",
        False,
    ),
    ("<entry><title>a</title><identifier>1</identifier><extra/><extra/></entry>", False),
    ("<item/>", False),
    ("x", False),
]


@pytest.mark.parametrize(("inner", "valid"), DOCUMENTS)
def test_xml_documents_as_a_whole(inner, valid):
    text = f'<catalogue xmlns="{NAMESPACE}">{inner}</catalogue>'.encode()
    judged = xml_judge(SCHEMAS[0])
    assert judged.validate(etree.fromstring(text)) is valid, judged.error_log
    assert (not ours(text, "xml", SCHEMAS[0])) is valid


# -- the schemas themselves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("schema", JUDGED, ids=lambda schema: schema.name)
def test_the_json_schema_is_one_and_can_be_written(schema):
    for written in (json_schema(schema), entry_schema(schema)):
        jsonschema.Draft202012Validator.check_schema(written)
        assert json.loads(json.dumps(written, ensure_ascii=False).encode("utf-8")) == written


def test_the_xml_schema_shows_no_hidden_characters():
    text = xsd(SCHEMAS[0]).decode("utf-8")
    assert all(one.isprintable() or one == "\n" for one in text)


def test_a_vocabulary_that_is_not_there():
    for make in (json_schema, xsd):
        with pytest.raises(BadInput, match=r"tough\.kind: there is no vocabulary disclosure"):
            make(TOUGH, ())


# -- what no schema language says --------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[4] / "docs" / "catalogue-formats.md").read_text(encoding="utf-8")
DIFFERENCES, _, BEYOND = PAGE.partition("They differ from `zfgk catalogue check` in this:")[2].partition(
    "These checks need zfgk:"
)
DIFFER = set(re.findall(r"^- `([a-z-]+)`|(?:, | and )`([a-z-]+)`", DIFFERENCES, re.MULTILINE))
DIFFER = {name for pair in DIFFER for name in pair if name}


def test_the_page_lists_every_check_that_no_schema_language_expresses():
    assert set(re.findall(r"`([a-z-]+)`", BEYOND)) == {one.name for one in CHECKS if not one.structural}


def test_every_other_structural_check_has_a_text_that_all_refuse():
    structural = {one.name for one in CHECKS if one.structural}
    assert structural > DIFFER
    seen = set()
    schemas = [Schema("one", "一", (field,)) for field in distinct_fields()]
    documents = [
        *((schema, {field.name: one}) for schema in schemas for field in schema.fields for one in shapes(field)),
        *(
            (TOUGH, {"kind": "proactive", "ways": ["exempt"], "day": "2024-01-01", "lines": ["a"]} | one)
            for one in STRANGE
        ),
    ]
    for schema, cells in documents:
        text = json.dumps([cells]).encode()
        mine = ours(text, "json", schema)
        if len(mine) == 1 and not json_judge(schema).is_valid(json.loads(text)):
            seen |= mine
    assert structural - DIFFER - seen == set()
    assert "missing-when" in seen


STRANGE = [{"colour": "red"}, {"kind": "exempt"}, {"kind": ""}, {"ways": []}, {"lines": ["a", "a"]}]


def shapes(field):
    """Every text in the field's shape, and in the wrong one."""
    yield from ([text] if field.kind.many else text for text in TEXTS)
    yield sound(field) if field.kind.many else [sound(field)]
