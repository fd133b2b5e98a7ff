"""What formulas put together is screened; those that nobody has computed are told."""

import io

import pytest
from openpyxl import Workbook

from zfgk.documents import READERS
from zfgk.documents.formulas import put_together, reaches_out
from zfgk.documents.ooxml import XLSX
from zfgk.inspection import inspect
from zfgk.model.documents import Source, Unread
from zfgk.screening import Screener

NUMBER = "110101199003074477"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f'"{NUMBER[:9]}"&"{NUMBER[9:]}"', NUMBER),
        (f'CONCATENATE("{NUMBER[:6]}","{NUMBER[6:14]}","{NUMBER[14:]}")', NUMBER),
        (f'_xlfn.TEXTJOIN("",TRUE,"{NUMBER[:6]}",{NUMBER[6:]})', NUMBER),
        (f'{NUMBER[:15]}&"{NUMBER[15:]}"', NUMBER),
        ('"a""b"&"c"', 'a"bc'),
        ("A1&B2", ""),
        ("SUM(1,2,3)", ""),
        ('"alone"&A1', ""),
        ("Sheet1!A10&$B$20", ""),
    ],
)
def test_constants_that_are_joined_stand_together(formula, text):
    assert put_together(formula) == text


@pytest.mark.parametrize(
    ("formula", "features"),
    [("SUM(A1)", []), ("cmd|'/c calc'!A0", ["dde"]), ('WEBSERVICE("http://a")', ["external-link"])],
)
def test_what_comes_from_elsewhere_is_told(formula, features):
    assert list(reaches_out(formula)) == features


def kinds(*cells):
    book = Workbook()
    for place, value in cells:
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    found = inspect(out.getvalue(), "a.xlsx", screener=Screener.default(), readers=READERS).findings
    return {(finding.rule, finding.kind) for finding in found} - {("zfgk.sign.author", "author")}


def test_a_formula_without_a_value_is_not_silent():
    assert kinds(("A1", "=SUM(B1:B9)")) == {("zfgk.unscreened", "no-value")}
    assert kinds(("A1", f'="{NUMBER[:9]}"&"{NUMBER[9:]}"')) == {
        ("zfgk.unscreened", "no-value"),
        ("zfgk.resident-id", "formula"),
    }


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('<c r="A1"><f>SUM(B1:B9)</f><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>IF(B1="","",1)</f><v></v></c>', False),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', True),
        ('<c r="A1"><f>SUM(B1:B9)</f><v/></c>', True),
        ('<c r="A1"><f t="shared" si="0"/></c>', True),
        ('<c r="A1"><v>1</v></c><c r="B1"/>', False),
    ],
)
def test_a_value_may_be_empty_only_as_text(office, cell, told):
    data = office.xlsx([f'<sheetData><row r="1">{cell}</row></sheetData>'])
    found = [piece.why for piece in XLSX.read(Source(data, "a.xlsx")) if isinstance(piece, Unread)]
    assert found == ["no-value"] * told
