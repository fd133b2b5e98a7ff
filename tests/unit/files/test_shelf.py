import sqlite3
import subprocess
import sys
from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk import Shelf, find_on_shelf, newest_on_shelf, page_of_shelf, read_shelf
from zfgk.files.shelf import Held

keys = st.sampled_from(["A", "B", "C"])
put = st.tuples(keys, st.integers(1, 5), st.booleans())


def test_what_stands_is_ordered_and_read_back(tmp_path):
    with Shelf(tmp_path / "shelf.sqlite") as shelf:
        assert not shelf.touched
        for key, day in (("b", "2026-01-02"), ("a", "2026-01-02"), ("c", "2026-01-01")):
            assert shelf.put(key, 1, key.encode(), place=day)
        assert shelf.put("gone", 3, b"was here", withdrawn=True)
        assert shelf.find("gone") == Held("gone", 3, b"was here", "", withdrawn=True)
        assert shelf.find("never") is None
        assert shelf.touched
        assert [held.key for held in shelf.live()] == ["c", "a", "b"]
        assert [held.key for held in shelf.live(newest_first=True)] == ["b", "a", "c"]
        assert list(shelf.withdrawn()) == [Held("gone", 3, b"was here", "", withdrawn=True)]
        assert shelf.count() == 3
    assert read_shelf(tmp_path / "shelf.sqlite") == {"a": 1, "b": 1, "c": 1, "gone": 3}


@given(st.lists(st.lists(put, max_size=6), max_size=4))
def test_the_newest_version_of_each_key_stands_whatever_comes(tmp_path_factory, runs):
    path = tmp_path_factory.mktemp("shelf") / "shelf.sqlite"
    expected = {}
    for run in runs:
        with Shelf(path) as shelf:
            for key, version, withdrawn in run:
                newer_stands = key in expected and expected[key][0] > version
                assert shelf.put(key, version, b"%d" % version, withdrawn=withdrawn) is not newer_stands
                if not newer_stands:
                    expected[key] = (version, withdrawn)
        assert read_shelf(path) == {key: version for key, (version, _) in expected.items()}
    with Shelf(path) as shelf:
        live, gone = list(shelf.live()), list(shelf.withdrawn())
        assert {h.key: h.body for h in live} == {k: b"%d" % v for k, (v, gone) in expected.items() if not gone}
        assert {h.key for h in gone} == {k for k, (_, withdrawn) in expected.items() if withdrawn}
        assert all(h.withdrawn for h in gone)
        assert not any(h.withdrawn for h in live)


def test_what_does_not_come_again_can_be_dropped_and_what_is_newer_stays(tmp_path):
    path = tmp_path / "shelf.sqlite"
    with Shelf(path) as shelf:
        list(starmap(shelf.put, [("A", 5, b"five"), ("B", 1, b"one"), ("C", 1, b"one")]))
    with Shelf(path) as shelf:
        assert not shelf.put("A", 4, b"four")
        assert shelf.put("B", 1, b"one")
        shelf.drop_unseen()
    assert read_shelf(path) == {"A": 5, "B": 1}


def test_an_exception_leaves_it_as_it_was(tmp_path):
    path = tmp_path / "shelf.sqlite"
    with Shelf(path) as shelf:
        shelf.put("A", 1, b"one")

    def fail(shelf):
        shelf.put("A", 2, b"two")
        raise RuntimeError

    with pytest.raises(RuntimeError), Shelf(path) as shelf:
        fail(shelf)
    assert read_shelf(path) == {"A": 1}


def test_a_kill_leaves_it_as_it_was(tmp_path):
    path = tmp_path / "shelf.sqlite"
    with Shelf(path) as shelf:
        shelf.put("A", 1, b"one")
    code = "import os, sys; from zfgk import Shelf\nwith Shelf(sys.argv[1]) as s:\n s.put('A', 2, b'x' * 9_000_000)\n os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode == 9
    assert read_shelf(path) == {"A": 1}


def test_files_that_changed_are_noticed(tmp_path):
    path, written = tmp_path / "shelf.sqlite", tmp_path / "list.xml"
    written.write_bytes(b"<list/>")
    with Shelf(path) as shelf:
        shelf.put("A", 1, b"")
        shelf.sign([written])
        assert shelf.files() == {written}
    assert read_shelf(path) == {"A": 1}
    written.write_bytes(b"<list> </list>")
    with pytest.raises(ValueError, match=r"list\.xml"):
        read_shelf(path)
    written.unlink()
    with pytest.raises(ValueError, match=r"list\.xml"):
        read_shelf(path)


def test_what_is_withdrawn_leaves_no_trace_in_the_file(tmp_path):
    path, secret = tmp_path / "shelf.sqlite", b"withdrawn for a good reason" * 400
    with Shelf(path) as shelf:
        shelf.put("A", 1, secret)
    assert secret[:27] in path.read_bytes()
    with Shelf(path) as shelf:
        shelf.put("A", 2, b"", withdrawn=True)
    assert secret[:27] not in path.read_bytes()


def test_pages_go_on_where_the_last_one_ended(tmp_path):
    path = tmp_path / "shelf.sqlite"
    with Shelf(path) as shelf:
        for number in range(10):
            shelf.put(f"K{number}", 1, b"", place=f"2026-01-{9 - number // 2:02}", withdrawn=number == 3)
    expected = ["K8", "K9", "K6", "K7", "K4", "K5", "K2", "K3", "K0", "K1"]
    found, after = [], ("", "")
    while page := page_of_shelf(path, after=after, limit=3):
        found += page
        after = (page[-1].place, page[-1].key)
    assert [held.key for held in found] == expected
    assert [held.withdrawn for held in found] == [key == "K3" for key in expected]
    some = page_of_shelf(path, first="2026-01-06", last="2026-01-07")
    assert [held.key for held in some] == ["K6", "K7", "K4", "K5"]
    assert find_on_shelf(path, "K3").withdrawn
    assert find_on_shelf(path, "K") is None


def test_no_shelf_and_another_file(tmp_path):
    assert read_shelf(tmp_path / "none.sqlite") == {}
    (tmp_path / "other.sqlite").write_text("not a database, but long enough to be read as one", encoding="ascii")
    with pytest.raises(ValueError, match="no shelf"):
        read_shelf(tmp_path / "other.sqlite")
    with Shelf(tmp_path / "other.sqlite") as shelf:
        assert shelf.put("A", 1, b"", place="2026-01-01")
    assert newest_on_shelf(tmp_path / "other.sqlite") == "2026-01-01"
    assert newest_on_shelf(tmp_path / "none.sqlite") == ""


def test_a_second_run_waits_and_then_says_so(tmp_path):
    path = tmp_path / "shelf.sqlite"
    with Shelf(path) as shelf:
        shelf.put("A", 1, b"")
        with pytest.raises(sqlite3.OperationalError, match="locked"), Shelf(path, wait=0):
            pass
