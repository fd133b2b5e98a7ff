"""What only the whole catalogue shows, held against a naive count."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue import CORE, Row
from zfgk.catalogue.checks import check, whole
from zfgk.catalogue.row import Cell
from zfgk.errors import UnwritableFile

FEW = st.sampled_from(["甲", "乙", "丙", ""])
ADDRESSES = st.sampled_from(["https://x.gov.cn/1", "https://x.gov.cn/2", ""])
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "identifier": FEW,
            "title": FEW,
            "document_number": FEW,
            "url": ADDRESSES,
            "related": st.lists(st.sampled_from(["甲", "乙", "丁"]), max_size=2, unique=True).map(tuple),
        }
    ),
    max_size=8,
)


def naive(entries: list[dict[str, Cell]]) -> set[tuple[str, str, str]]:
    found = set()
    for group, name in ((("identifier",), "entry-twice"), (("title", "document_number"), "entry-twice"), (("url",), "address-twice")):  # fmt: skip
        places: dict[tuple[Cell, ...], list[int]] = defaultdict(list)
        for place, entry in enumerate(entries):
            key = tuple(entry[field] for field in group)
            if all(key):
                places[key].append(place)
        found |= {(f"/{place}", group[0], name) for same in places.values() for place in same[1:]}
    known = {entry["identifier"] for entry in entries}
    found |= {
        (f"/{place}", "related", "related-unknown")
        for place, entry in enumerate(entries)
        if any(one not in known for one in entry["related"])
    }
    return found


@given(ENTRIES)
def test_repeats_and_lost_links_are_those_of_a_naive_count(entries: list[dict[str, Cell]]) -> None:
    rows = [Row(f"/{place}", entry) for place, entry in enumerate(entries)]
    whole = {"entry-twice", "address-twice", "related-unknown"}
    found = {(one.path, one.field, one.check) for one in check(rows) if one.check in whole}
    assert found == naive(entries)


def of(*identifiers: str) -> list[str]:
    rows = [Row(f"row {i}", {"identifier": one, "title": f"第{i}号"}) for i, one in enumerate(identifiers, start=2)]
    return [one.zh for one in check(rows) if one.check == "entry-twice"]


def test_the_first_place_is_named_and_every_further_one_told() -> None:
    assert of("甲1", "乙1", "甲1", "甲1") == ["“索引号”与row 2相同", "“索引号”与row 2相同"]


def test_full_width_and_plain_digits_are_the_same_number() -> None:
    assert of("２０１７", "2017") == ["“索引号”与row 2相同"]


def test_a_document_number_is_the_same_however_it_is_written() -> None:
    numbers = [
        "国发〔2017〕5号",
        "国发[2017]5号",
        "国发（2017）第05号",
        "国发〔2017〕6号",
        "国发〔17〕5号",
        "国发[17]5号",
    ]
    rows = [
        Row(f"row {i}", {"identifier": f"n{i}", "title": "通知", "document_number": one})
        for i, one in enumerate(numbers)
    ]
    found = [(one.path, one.en) for one in check(rows) if one.check == "entry-twice"]
    # What is refused as a number stays a text, and nothing is guessed.
    assert found == [(f"row {i}", "title, document_number is the same as at row 0") for i in (1, 2)]


def test_a_full_disk_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_page(name: str, **options: object) -> sqlite3.Connection:
        store = real(name, **options)
        store.execute("PRAGMA max_page_count = 3")
        return store

    real = sqlite3.connect
    monkeypatch.setattr(whole.sqlite3, "connect", one_page)
    rows = [Row(f"row {i}", {"identifier": f"n{i}", "title": f"第{i}号"}) for i in range(3000)]
    with pytest.raises(UnwritableFile, match="TMPDIR"):
        list(check(rows, CORE))


def test_findings_may_be_taken_in_another_thread() -> None:
    findings = check([Row("/0", {"identifier": "甲", "title": "乙"}), Row("/1", {"identifier": "甲", "title": "丙"})])
    first = next(findings)
    with ThreadPoolExecutor(1) as pool:
        rest = pool.submit(list, findings).result()
    assert first.path == "/0"
    assert "entry-twice" in {one.check for one in rest}


def test_more_entries_than_are_stored_at_once() -> None:
    rows = [Row(f"row {i}", {"identifier": f"n{i % 2500}", "title": f"第{i}号"}) for i in range(5000)]
    twice = [one for one in check(rows, CORE) if one.check == "entry-twice"]
    assert [one.path for one in twice] == [f"row {i}" for i in range(2500, 5000)]
