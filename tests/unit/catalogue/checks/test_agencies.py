"""A list of agencies, and a catalogue held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from zfgk.catalogue import Row
from zfgk.catalogue.checks import check, read_agencies
from zfgk.errors import BadInput


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "agencies.csv"


def test_codes_and_short_names_are_told_apart(file: Path) -> None:
    file.write_text(
        "000014349,国务院办公厅\n\n114403006955506492,某市某局\n云自然资, 云汀市自然资源局\n", encoding="utf-8-sig"
    )
    found = read_agencies(file)
    assert found.by_code == {"000014349": "国务院办公厅", "114403006955506492": "某市某局"}
    assert found.by_short_name == {"云自然资": "云汀市自然资源局"}


def test_every_line_that_is_wrong_is_told(file: Path) -> None:
    file.write_text("000014348,甲\n12345,乙\n国办发\n云发,丙\n云发,丁\n云办,\n", encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        read_agencies(file)
    assert [fault.where for fault in raised.value.faults] == [f"agencies.csv:{line}" for line in (1, 2, 3, 5, 6)]
    assert "check-character" in raised.value.faults[0].what


def test_numbers_are_held_against_the_list(file: Path) -> None:
    file.write_text("000014349,国务院办公厅\n云自然资,云汀市自然资源局\n", encoding="utf-8")
    agencies = read_agencies(file)
    entry = {
        "identifier": "000014349/2025-00001",
        "title": "甲",
        "summary": "乙",
        "date_written": "2025-03-02",
        "publisher": "禾渡区自然资源局",
        "document_number": "云自然资〔2025〕3号",
    }
    found = check([Row("/0", entry)], agencies=agencies.by_code, issuers=agencies.by_short_name)
    assert [(one.field, one.check) for one in found] == [
        ("identifier", "identifier-agency"),
        ("publisher", "publisher-not-issuer"),
    ]
