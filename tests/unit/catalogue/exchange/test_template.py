"""An empty table holds no entry and no fault; filled in, it is a catalogue or a manifest."""

import itertools
import json
import subprocess
import sys

import jsonschema
import openpyxl
import pytest
from lxml import etree

from zfgk.catalogue import SCHEMAS, VOCABULARIES, Kind
from zfgk.catalogue.checks import check
from zfgk.catalogue.exchange import read, read_clean, write_template
from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.publish.source.manifest import read_source
from zfgk.publish.source.table import MANIFEST, SCOPES

BY_NAME = {one.name: one for one in VOCABULARIES}


@pytest.fixture
def made(tmp_path):
    def make(schema, name="a.xlsx", vocabularies=VOCABULARIES):
        write_template(tmp_path / name, schema, vocabularies)
        return tmp_path / name

    return make


@pytest.fixture
def zfgk(capsys):
    def call(*arguments):
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out + said.err

    return call


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_empty_table_has_no_entry_and_no_fault(form, made):
    for schema in SCHEMAS:
        path = made(schema, f"{schema.name}.{form}")
        assert list(read_clean(path, schema)) == []
        assert list(check(read(path, schema), schema)) == [], schema.name


def test_a_workbook_explains_every_column(made):
    for schema in SCHEMAS:
        book = openpyxl.load_workbook(made(schema, f"{schema.name}.xlsx"))
        heads = [cell.value for cell in book["目录"][1]]
        assert heads == [field.label for field in schema.fields]
        notes = {row[0]: row for row in book["说明"].iter_rows(min_row=2, values_only=True) if row[1]}
        assert list(notes) == heads
        assert all(len(note[3]) > 3 for note in notes.values())
        assert [label for label, note in notes.items() if note[2] == "必填"] == [
            field.label for field in schema.fields if field.required
        ]
        reds = [cell.value for cell in book["目录"][1] if cell.font.color and cell.font.color.rgb == "FFC00000"]
        assert reds == [field.label for field in schema.fields if field.required]


def test_the_lists_to_choose_from_are_the_words_of_the_vocabulary(made):
    for schema in SCHEMAS:
        book = openpyxl.load_workbook(made(schema, f"{schema.name}.xlsx"))
        drawing = {book["目录"].cell(1, number).column_letter: field for number, field in enumerate(schema.fields, 1)}
        drawing = {key: field for key, field in drawing.items() if field.kind is Kind.TERM and field.vocabulary}
        choices = {str(one.sqref).partition("2:")[0]: one for one in book["目录"].data_validations.dataValidation}
        assert choices.keys() == drawing.keys()
        for letter, field in drawing.items():
            sheet, _, cells = choices[letter].formula1.partition("!")
            words = [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]
            vocabulary = BY_NAME[field.vocabulary]
            assert [vocabulary.find(word) for word in words] == list(vocabulary.terms)
            assert (choices[letter].errorStyle == "warning") is not vocabulary.closed
            assert len(choices[letter].prompt) <= 255


def test_a_condition_is_explained_in_the_words_of_the_list(made):
    notes = openpyxl.load_workbook(made(SCHEMAS[0]))["说明"]
    assert {row[0]: row[2] for row in notes.iter_rows(values_only=True)}["不公开理由"] == "“公开属性”为“不予公开”时必填"


def test_a_table_that_may_be_filled_in_is_not_replaced(made):
    path = made(SCHEMAS[0])
    before = path.read_bytes()
    with pytest.raises(BadInput, match="may have been filled in"):
        write_template(path, SCHEMAS[0])
    assert path.read_bytes() == before
    with pytest.raises(BadInput, match=r"'\.json' is no ending of a template"):
        write_template(path.with_suffix(".json"), SCHEMAS[0])


def test_a_manifest_filled_in_by_hand_is_read(made, tmp_path):
    path = made(MANIFEST, "manifest.xlsx", (*VOCABULARIES, SCOPES))
    book = openpyxl.load_workbook(path)
    filled = {
        "索引号": "002482429/2020-00012",
        "名称": "2020年政务公开工作要点",
        "生成日期": "2020-06-09",
        "公开属性": "主动公开",
        "公开范围": "向社会公开",
        "文件": "plan.txt",
    }
    heads = {cell.value: cell.column for cell in book["目录"][1]}
    for head, value in filled.items():
        book["目录"].cell(2, heads[head], value)
    book.save(path)
    (tmp_path / "plan.txt").write_text("工作要点", encoding="utf-8")
    (item,) = read_source(tmp_path).items
    assert (item.where, item.entry.identifier) == ("manifest.xlsx:2", "002482429/2020-00012")
    assert [document.name for document in item.documents] == ["plan.txt"]


# -- on the command line -----------------------------------------------------------------------------------------------


def test_template_convert_and_schema_files(zfgk, tmp_path):
    assert zfgk("catalogue", "template", "core", "--out", tmp_path / "a.xlsx")[0] == 0
    assert zfgk("catalogue", "check", tmp_path / "a.xlsx") == (0, "0 entries, 0 errors, 0 notes\n")
    cells = {"identifier": "1", "title": "=甲", "keywords": ["a;b", "c"], "extra.宗地": "-7"}
    assert zfgk("catalogue", "template", "manifest", "--out", tmp_path / "m.xlsx")[0] == 0
    assert (
        zfgk("catalogue", "check", tmp_path / "m.xlsx", "--schema", "manifest")[1] == "0 entries, 0 errors, 0 notes\n"
    )
    (tmp_path / "a.json").write_text(json.dumps([cells]), encoding="utf-8")
    way = ["a.json", "b.csv", "c.xlsx", "d.jsonl", "e.xml", "f.json"]
    for before, after in itertools.pairwise(way):
        assert zfgk("catalogue", "convert", tmp_path / before, "--out", tmp_path / after)[0] == 0
    written = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert written == {"schema": "core", "entries": [cells]}
    for name in ("core.json", "core.xsd"):
        assert zfgk("catalogue", "schema-file", "core", "--out", tmp_path / name)[0] == 0
    jsonschema.validate(written, json.loads((tmp_path / "core.json").read_text(encoding="utf-8")))
    assert etree.XMLSchema(etree.parse(tmp_path / "core.xsd")).validate(etree.parse(tmp_path / "e.xml"))


def test_what_a_command_refuses(zfgk, tmp_path):
    (tmp_path / "a.json").write_text('[{"title": "a\\u0007"}, {"titel": "b"}]', encoding="utf-8")
    status, said = zfgk("catalogue", "convert", tmp_path / "a.json", "--out", tmp_path / "b.xml")
    assert status == 2
    assert "a.json /1 'titel': the schema core has no such field" in said
    (tmp_path / "a.json").write_text('[{"title": "a\\u0007"}]', encoding="utf-8")
    status, said = zfgk("catalogue", "convert", tmp_path / "a.json", "--out", tmp_path / "b.xml")
    assert status == 2
    assert "/0 title: character 2 is U+0007 BELL, which XML cannot hold" in said
    assert zfgk("catalogue", "schema-file", "core", "--out", tmp_path / "b.txt")[0] == 2
    assert zfgk("catalogue", "template", "kern", "--out", tmp_path / "b.xlsx")[0] == 2
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


def test_the_formats_need_no_extra_library():
    blocked = "import sys; sys.modules['openpyxl'] = None; import zfgk.catalogue.exchange, io\n"
    use = (
        "from zfgk.catalogue import CORE, Row\nfrom zfgk.catalogue.exchange import dump, read_clean\nf = io.BytesIO()\n"
        "dump([Row('1', {'identifier': 'x'})], f, CORE, form='xlsx')\n"
        "print([row.cells for row in read_clean(f.getvalue(), CORE, form='xlsx')])"
    )
    said = subprocess.run([sys.executable, "-c", blocked + use], capture_output=True, text=True, check=True)
    assert said.stdout == "[{'identifier': 'x'}]\n"
