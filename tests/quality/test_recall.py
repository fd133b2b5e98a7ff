"""How much of what must be found is found, and whether anything ordinary is taken for it.

``recall.csv`` holds short texts, one to a line, written from the standards before the recognisers of their kinds were
seen; ``\\n`` and ``\\t`` stand for line end and tab. Numbers in it come from faker (zh_CN) and python-stdnum and were
checked with id-validator. ``find``: a finding of the category that asks for a person; ``note``: a note and no more;
``silent``: nothing that asks for a person. ``misses.csv`` lists what is known not to be found; the documentation shows it.
"""

import csv
from pathlib import Path

import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CATEGORIES_OF_KIND = {
    "internal-mark": {"internal-mark", "work-secret", "attribute-mark"},
    "minor": {"minor", "personal-name"},
}


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    for row in found:
        for written, meant in (("\\r", "\r"), ("\\n", "\n"), ("\\t", "\t")):
            row["text"] = row["text"].replace(written, meant)
    return found


CASES = rows("recall.csv")
KNOWN_MISSES = {row["text"] for row in rows("misses.csv")}
SCREENER = Screener.default()


def serious(text):
    return [finding for finding in SCREENER.scan(text) if finding.severity is not Severity.NOTE]


def found(row):
    wanted = CATEGORIES_OF_KIND.get(row["category"], {row["category"]})
    return any(finding.category in wanted for finding in serious(row["text"]))


def of(what):
    return [row for row in CASES if row["what"] == what]


def test_the_set_is_large_enough():
    assert len(CASES) >= 300
    assert len({row["text"] for row in CASES}) == len(CASES)
    assert len(of("silent")) >= 100


def test_recall():
    must = of("find")
    hits = sum(found(row) for row in must)
    assert hits / len(must) >= 0.95, f"{hits} of {len(must)}"


@pytest.mark.parametrize("category", sorted({row["category"] for row in of("find")}))
def test_what_is_missed_is_known(category):
    missed = {row["text"] for row in of("find") if row["category"] == category and not found(row)}
    assert missed == {row["text"] for row in of("find") if row["category"] == category and row["text"] in KNOWN_MISSES}


@pytest.mark.parametrize("row", of("silent"), ids=lambda row: row["note"])
def test_no_alarm_on_what_is_ordinary(row):
    assert [(finding.rule, finding.excerpt) for finding in serious(row["text"])] == []


@pytest.mark.parametrize("row", of("note"), ids=lambda row: row["text"])
def test_what_is_public_by_nature_is_a_note(row):
    assert [(finding.category, finding.severity) for finding in SCREENER.scan(row["text"])] == [
        (row["category"], Severity.NOTE)
    ]


def test_the_known_misses_are_in_the_documentation():
    page = (ROOT / "docs" / "screening.md").read_text(encoding="utf-8")
    assert [text for text in KNOWN_MISSES if text.replace("\n", " ") not in page] == []


def test_findings_never_hold_what_they_found():
    for row in of("find"):
        for finding in SCREENER.scan(row["text"]):
            hit = row["text"][finding.start : finding.end]
            assert len(hit) < 6 or finding.excerpt != hit
