"""Feeds of several documents, read by a program that was written from the specifications alone."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk import Ack, BadInput, Change, Record, web_address
from zfgk_portal_feed import EXPORTER, documents
from zfgk_portal_feed.site import Site

ALL = Ack(through=True)
KEY = "{urn:zfgk:entry:1}key"
VERSION = "{urn:zfgk:entry:1}version"
ID = "{http://www.w3.org/2005/Atom}id"
TITLE = "{http://www.w3.org/2005/Atom}title"
PREFIX = "tag:zrzyj.example.gov.cn,2019-05-15:"


def held_by(found):
    live = {one.findtext(KEY): (int(one.findtext(VERSION)), one.findtext(TITLE)) for one in found.entries.values()}
    assert len(live) == len(found.entries)
    return live


@pytest.fixture(autouse=True, scope="module")
def disk():
    """Wait for no disk: what the files hold is looked at here, and not whether a power failure spares them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _handle: None)
        yield


@pytest.fixture
def small(feed):
    feed.options = {"items": 3}
    return feed


@pytest.fixture
def many(publish):
    return lambda *numbers: [publish(f"K{number:03}", number + 1) for number in sorted(numbers, reverse=True)]


@pytest.mark.parametrize("count", [1, 5, 6, 7, 8, 9, 30, 31, 100])
def test_every_entry_stands_in_exactly_one_document(small, many, logical, count):
    assert small.give(*many(*range(count))) == [ALL]
    found = logical(small)
    assert held_by(found) == {f"K{n:03}": (n + 1, f"关于K{n:03}的通知") for n in range(count)}
    assert sum(len(one.entries) for one in found.documents) == count
    sizes = [len(one.entries) for one in found.documents]
    assert sizes == [count] if count < 6 else all(3 <= size < 6 for size in sizes)
    # The order of documents is that of time, and in each the newest comes first.
    keys = [entry.findtext(KEY) for one in found.documents for entry in one.entries]
    assert keys == sorted(keys, reverse=True)
    assert small.held() == {f"K{n:03}": n + 1 for n in range(count)}


def test_within_one_run_archives_lead_forwards_as_well(small, many, logical):
    small.give(*many(*range(20)))
    _, newest, *others = logical(small).documents
    assert "next-archive" not in newest.links
    assert [one.links["next-archive"] for one in others] == [[one.address] for one in (newest, *others)][:-1]


def test_pages_keep_their_bytes_when_new_entries_come(small, many, logical):
    before = {}
    for count in range(1, 40, 2):
        small.give(*many(*range(count)))
        assert before.items() <= small.pages.items()
        assert len(logical(small).entries) == count
        before = small.pages
    assert len(before) > 8


def test_a_correction_moves_to_the_current_document_and_only_its_page_changes(small, many, publish, logical):
    small.give(*many(*range(20)))
    before = small.pages
    corrected = publish("K001", 50, "更正后的名称")
    small.give(corrected, *many(*(set(range(20)) - {1})))
    found = logical(small)
    assert held_by(found)["K001"] == (50, "更正后的名称")
    assert "K001" in [entry.findtext(KEY) for entry in found.documents[0].entries]
    changed = [name for name in before if small.pages[name] != before[name]]
    assert len(changed) == 1
    assert "关于K001的通知".encode() in before[changed[0]]
    assert not [name for name, data in small.pages.items() if b"K001" in data]


def test_a_withdrawal_leaves_its_page_and_stands_in_the_current_document(small, many, withdraw, logical):
    small.give(*many(*range(20)))
    before = small.pages
    small.give(withdraw("K004", 60, "涉及第三方权益"), *many(*(set(range(20)) - {4})))
    found = logical(small)
    assert set(found.deleted) == {f"{PREFIX}K004"}
    assert [one.get("ref") for one in found.documents[0].deleted] == [f"{PREFIX}K004"]
    assert f"{PREFIX}K004" not in found.entries
    assert len([name for name in before if small.pages[name] != before[name]]) == 1
    assert not [file for file in small.out.iterdir() if "关于K004的通知" in file.read_text("utf-8")]
    # Old withdrawals go to the archive like everything else.
    small.give(*many(*range(20, 40)), withdraw("K004", 60, "涉及第三方权益"), *many(*(set(range(20)) - {4})))
    assert [one.get("ref") for one in logical(small).documents[0].deleted] == []
    assert set(logical(small).deleted) == {f"{PREFIX}K004"}


def test_a_page_that_lost_everything_stays_as_a_step_of_the_way(small, many, withdraw, logical):
    small.give(*many(*range(20)))
    first = set(small.pages)
    small.give(*[withdraw(f"K{n:03}", 100 + n) for n in reversed(range(15))], *many(*range(15, 20)))
    found = logical(small)
    assert len(found.entries) == 5
    assert len(found.deleted) == 15
    assert first < set(small.pages)
    assert {one.address.rpartition("/")[2] for one in found.documents} == {"atom.xml", *small.pages}
    assert [one for one in found.documents if not one.entries and not one.deleted]


def test_what_does_not_come_any_more_leaves_its_page(small, many, logical):
    small.give(*many(*range(20)))
    small.give(*many(*range(5, 20)))
    assert set(held_by(logical(small))) == {f"K{n:03}" for n in range(5, 20)}


def test_an_older_change_leaves_a_page_alone(small, many, publish, logical):
    small.give(*many(*range(20)))
    before = small.pages
    assert small.give(*many(*range(3, 20)), publish("K002", 1, "过时"), *many(0, 1)) == [ALL]
    assert small.pages == before
    assert held_by(logical(small))["K002"] == (3, "关于K002的通知")


def test_a_refused_version_takes_nothing_away_from_a_page(small, many, publish):
    small.give(*many(*range(20)))
    before = small.pages
    first, last = small.give(publish("K002", 70, "坏\x0b"), *many(*(set(range(20)) - {2})))
    assert (first.key, first.status, last) == ("K002", "reject", ALL)
    assert small.pages == before
    assert small.held()["K002"] == 3


def test_rss_holds_the_newest_which_the_current_document_holds(small, many, logical):
    small.give(*many(*range(20)))
    found = [entry.id for entry in feedparser.parse(small.rss).entries]
    newest = logical(small).documents[0].entries
    assert found == [one.findtext(ID) for one in newest]
    assert len(found) == 3


@pytest.mark.parametrize("order", ["older first", "newer first", "far apart"])
def test_of_one_key_in_one_run_the_newest_counts(small, many, publish, logical, order):
    older, newer = publish("A", 1, "先前的名称"), publish("A", 2, "后来的名称")
    changes = {
        "older first": [older, newer, *many(*range(20))],
        "newer first": [newer, older, *many(*range(20))],
        "far apart": [older, *many(*range(20)), newer],
    }[order]
    assert small.give(*changes) == [ALL]
    assert held_by(logical(small))["A"] == (2, "后来的名称")
    assert len(logical(small).entries) == 21
    assert not [file for file in small.out.iterdir() if "先前的名称" in file.read_text("utf-8")]
    assert small.held()["A"] == 2


def test_new_settings_lay_everything_out_anew_under_new_names(small, many, logical):
    small.give(*many(*range(20)))
    before = small.pages
    small.options = {"items": 3, "title": "新的栏目"}
    small.give(*many(*range(20)))
    assert not before.keys() & small.pages.keys()
    assert len(logical(small).entries) == 20
    assert all("新的栏目" in data.decode() for data in small.pages.values())
    # A page of another size is no reason: only what follows is cut otherwise.
    before, small.options = small.pages, {"items": 5, "title": "新的栏目"}
    small.give(*many(*range(30)))
    assert before.items() <= small.pages.items()


def test_with_new_settings_what_the_feed_knows_better_is_taken_over(small, many, publish, withdraw, logical):
    small.give(withdraw("W", 90), publish("A", 80, "较新的名称"), *many(*range(20)), publish("B", 9, "页中较新的名称"))
    small.options = {"items": 3, "title": "新的栏目"}
    small.give(*many(*range(20)), publish("A", 1), publish("B", 1), publish("W", 1))
    found = held_by(logical(small))
    assert (found["A"], found["B"]) == ((80, "较新的名称"), (9, "页中较新的名称"))
    assert "W" not in found
    assert small.held()["W"] == 90


def overwrite(path):
    path.write_bytes(path.read_bytes().replace("通知".encode(), "公告".encode(), 1))


def change_without_signature(path):
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"<!-- ")].replace("通知".encode(), "公告".encode(), 1))


def cut(path):
    path.write_bytes(path.read_bytes()[:500])


@pytest.mark.parametrize("damage", [overwrite, change_without_signature, cut, Path.unlink])
@pytest.mark.parametrize("name", ["atom.xml", "rss.xml", "atom-1-1.xml", "atom-1-3.xml"])
def test_a_damaged_document_is_named_and_the_next_run_makes_it_good(small, many, logical, name, damage):
    small.give(*many(*range(20)))
    name = small.name(name)
    damage(small.out / name)
    if (damage, name) != (Path.unlink, "atom.xml"):
        with pytest.raises(ValueError, match=re.escape(name)):
            small.held()
    small.give(*many(*range(20)))
    assert len(logical(small).entries) == 20
    assert small.held() == {f"K{n:03}": n + 1 for n in range(20)}
    assert {one.address.rpartition("/")[2] for one in logical(small).documents} == {"atom.xml", *small.pages}


class Subscriber:
    """A reader that stops, as RFC 5005 allows, at the first archive document whose address it knows."""

    def __init__(self, read_document):
        self.read_document, self.known, self.seen = read_document, set(), {}

    def visit(self, feed):
        name = "atom.xml"
        while name and name not in self.known:
            found = self.read_document(name, (feed.out / name).read_bytes())
            self.known |= {name} - {"atom.xml"}
            for entry in found.entries:
                key, version = entry.findtext(KEY), int(entry.findtext(VERSION))
                self.seen[key] = max(version, self.seen.get(key, 0))
            name = found.links.get("prev-archive", [""])[0].rpartition("/")[2]


def lose_folder(feed):
    shutil.rmtree(feed.out)
    feed.out.mkdir()


LOSSES = {
    "the folder": lose_folder,
    "atom.xml": lambda feed: feed.atom.unlink(),
    "a cut atom.xml": lambda feed: cut(feed.atom),
    "the newest page": lambda feed: (feed.out / feed.name("atom-1-1.xml")).unlink(),
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("visited", [6, 9, 14, 20])
def test_a_reader_that_stops_at_what_it_knows_misses_nothing_after_a_loss(small, many, rfc5005, loss, visited):
    reader = Subscriber(rfc5005.read_document)
    for count in range(1, visited + 1):
        small.give(*many(*range(count)))
    reader.visit(small)
    assert len(reader.seen) == visited
    for count in range(visited, 31):
        small.give(*many(*range(count)))
    LOSSES[loss](small)
    small.give(*many(*range(30)))
    reader.visit(small)
    assert reader.seen == {f"K{n:03}": n + 1 for n in range(30)}


def test_what_is_old_and_came_late_is_not_missed_after_a_loss(small, many, rfc5005):
    reader = Subscriber(rfc5005.read_document)
    small.give(*many(*(set(range(20)) - {3})))  # all that is newest is the same before and after
    reader.visit(small)
    small.give(*many(*range(20)))
    lose_folder(small)
    small.give(*many(*range(20)))
    reader.visit(small)
    assert "K003" in reader.seen


@pytest.mark.parametrize("lost", [False, True])
def test_a_page_that_was_fetched_in_a_damaged_state_is_fetched_again(small, many, rfc5005, lost):
    small.give(*many(*range(20)))
    page = small.out / small.name("atom-1-2.xml")
    page.write_bytes(re.sub(rb"<entry>.*?</entry>\n", b"", page.read_bytes()))
    reader = Subscriber(rfc5005.read_document)
    reader.visit(small)
    assert len(reader.seen) < 20
    if lost:
        small.atom.unlink()
    small.give(*many(*range(20)))
    reader.visit(small)
    assert len(reader.seen) == 20
    assert small.held() == {f"K{n:03}": n + 1 for n in range(20)}


def test_whole_pages_keep_their_names_when_only_the_current_document_is_lost(small, many):
    small.give(*many(*range(20)))
    before = small.pages
    small.atom.unlink()
    small.give(*many(*range(20)))
    assert small.pages == before


def test_the_same_history_gives_the_same_names_and_bytes_after_a_loss(small, many):
    small.give(*many(*range(30)))
    before = small.pages
    lose_folder(small)
    small.give(*many(*range(30)))
    assert small.pages == before
    assert len(before) > 5
    assert {name.split("-")[2] for name in before} != {"0" * 16}


def test_a_page_that_nothing_leads_to_is_named_and_then_removed(small, many):
    small.give(*many(*range(20)))
    for left in (
        "atom-7-1.xml",
        "atom-7-0123456789abcdef-1.xml",
    ):  # without a digest they were named before there were any
        shutil.copy(small.out / small.name("atom-1-1.xml"), small.out / left)
        with pytest.raises(ValueError, match=rf"{left}.*publish again"):
            small.held()
        small.give(*many(*range(20)))
        assert left not in small.pages


def test_other_files_stay(small, many):
    for name in ("atom-old.xml", "atom-1-1.xml.bak", "atom-01-1.xml"):
        (small.out / name).write_text("mine", "utf-8")
    small.give(*many(*range(20)))
    assert all((small.out / name).exists() for name in ("atom-old.xml", "atom-1-1.xml.bak", "atom-01-1.xml"))


@pytest.mark.parametrize("step", ["draft", "seal"])
def test_a_failure_between_pages_leaves_no_page_behind(small, many, monkeypatch, step):
    small.give(*many(*range(10)))
    before = {file.name: file.read_bytes() for file in small.out.iterdir()}

    real = getattr(documents, step)

    def full(path, *rest):
        if path.name.startswith("atom-2-") and path.name.endswith("-3.xml"):
            if step == "draft":
                path.write_bytes(b"<feed>")
            raise OSError(28, "No space left on device")
        return real(path, *rest)

    monkeypatch.setattr(documents, step, full)
    with pytest.raises(OSError, match="No space"):
        small.give(*many(*range(60)))
    assert {file.name: file.read_bytes() for file in small.out.iterdir()} == before


def test_long_entries_fill_a_page_by_their_length(feed, publish, logical):
    feed.give(*(publish(f"K{n}", summary="长" * 600_000) for n in range(13)))
    found = logical(feed)
    assert [len(one.entries) for one in found.documents] == [2, 2, 2, 2, 2, 3]
    assert len(found.entries) == 13


@pytest.mark.parametrize("items", [0, -1, "many", 1.5])
def test_items_that_are_no_number_are_refused_by_name(feed, publish, items):
    feed.options = {"items": items or "0"}
    with pytest.raises(BadInput, match=r"options\.items.*is no whole number from 1 to 50000"):
        feed.give(publish("A"))


def test_all_documents_are_valid_and_feedparser_reads_them(small, many, publish, withdraw, atom_errors):
    hostile = [publish(f"H{n}", 99, title) for n, title in enumerate(["]]> & <b>", "引\"号'", "  空格 ", "𠮷\r\n行"])]
    small.give(*hostile, *many(*range(20)))
    small.give(withdraw("K003", 200), *hostile, *many(*(set(range(20)) - {3})))
    files = [small.atom, *small.out.glob("atom-*.xml")]
    assert atom_errors(*files) == {}
    ids = []
    for file in files:
        found = feedparser.parse(file)
        assert (found.bozo, found.version) == (0, "atom10")
        ids += [entry.id for entry in found.entries]
    assert len(ids) == len(set(ids)) == 23


class History:
    """A naive model: the newest version of each key."""

    def __init__(self, at):
        self.at, self.latest, self.versions = at, {}, {}

    def change(self, key, gone):
        self.at += timedelta(hours=1)
        version = self.versions[key] = self.versions.get(key, 0) + 1
        record = None if gone else Record(identifier=key, title=f"{key}第{version}版")
        self.latest[key] = Change(key, version, self.at, record, "有误" if gone else "")

    def snapshot(self):
        return sorted(self.latest.values(), key=lambda change: change.at, reverse=True)


@settings(max_examples=30, deadline=None)
@given(
    rounds=st.lists(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=8), min_size=1, max_size=6),
    items=st.integers(1, 3),
)
def test_any_history_reads_as_the_newest_version_of_each_key(rfc5005, rounds, items):
    history = History(datetime(2026, 3, 2, tzinfo=UTC))
    with TemporaryDirectory() as folder:
        config = {"out": Path(folder), "base_url": "https://a.gov.cn/", "items": items}
        address = f"https://a.gov.cn/{Path(folder).name}/"
        for changes in rounds:
            for number, gone in changes:
                history.change(f"K{number}", gone)
            if not history.latest:
                continue
            assert list(EXPORTER.run(iter(history.snapshot()), config)) == [ALL]
            found = rfc5005.walk(
                f"{address}atom.xml", lambda url: (Path(folder) / url.removeprefix(address)).read_bytes()
            )
            live = {key: one.version for key, one in history.latest.items() if one.record}
            assert {key: version for key, (version, _) in held_by(found).items()} == live
            assert len(found.deleted) == len(history.latest) - len(live)
            assert EXPORTER.read_back(config) == {key: one.version for key, one in history.latest.items()}


@settings(max_examples=20, deadline=None)
@given(
    visits=st.lists(
        st.tuples(st.integers(0, 8), st.sampled_from(["", "", *LOSSES]), st.booleans()), min_size=2, max_size=8
    ),
    items=st.integers(1, 3),
)
def test_any_history_with_losses_is_read_whole_by_a_reader_that_stops_at_what_it_knows(rfc5005, feed_in, visits, items):
    history, reader = History(datetime(2026, 3, 2, tzinfo=UTC)), Subscriber(rfc5005.read_document)
    with TemporaryDirectory() as folder:
        feed = feed_in(Path(folder))
        feed.options = {"items": items}
        for number, (more, loss, visit) in enumerate(visits):
            for one in range(more):
                history.change(f"K{number % 3}-{one}" if one % 2 else f"K{number}-{one}", gone=False)
            if not history.latest:
                continue
            if loss and feed.atom.exists() and (feed.pages or loss != "the newest page"):
                (feed.out / min(feed.pages)).unlink() if loss == "the newest page" else LOSSES[loss](feed)
            feed.give(*history.snapshot())
            if visit or number == len(visits) - 1:
                reader.visit(feed)
                # What stands is known; what was replaced before the reader came by need not be.
                assert reader.seen == {key: one.version for key, one in history.latest.items()}


PATHS = st.text(alphabet="ab-_./:?#%@Z09 中\\~&", max_size=12)


@settings(max_examples=300)
@given(
    base=st.sampled_from(
        [
            "https://a.gov.cn/",
            "http://A.gov.cn/x/",
            "https://示例.政务/公开/",
            "https://a.gov.cn/x",
            "ftp://a.gov.cn/",
            "",
        ]
    ),
    start=st.sampled_from(["", "https://a.gov.cn/", "http://a.gov.cn/x/", "//b.cn/"]),
    path=PATHS,
)
def test_the_short_way_to_an_address_leads_where_the_long_one_does(base, start, path):
    site = Site.of({"out": "out", "base_url": base})
    assert site.link(start + path) == web_address(start + path, base)


PLANTED = {
    "-9.xml": ("atom.xml", b"-1.xml", b"-9.xml"),
    "complete are feeds of one document": ("atom.xml", b'rel="prev-archive"', b'rel="previous"'),
    "says that it is an archive": ("atom.xml", b"</generator>", b"</generator><fh:archive/>"),
    "does not say that it is an archive": ("atom-1-1.xml", b"<fh:archive/>", b""),
    "does not lead to the subscription document": ("atom-1-2.xml", b'rel="current"', b'rel="via"'),
    "has another archive after it": ("atom-1-2.xml", b"-1.xml", b"-3.xml"),
    "comes twice": ("atom-1-2.xml", b"NAME-3.xml", b"atom.xml"),
    "is of another feed": ("atom-1-2.xml", b"feed/portal-feed</id>", b"feed/other</id>"),
    "calls itself something else": ("atom-1-2.xml", b"-2.xml", b"-7.xml"),
}


@pytest.mark.parametrize("said", PLANTED)
def test_the_reader_notices_what_is_wrong(small, many, logical, said):
    small.give(*many(*range(20)))
    name, old, new = PLANTED[said]
    name = small.name(name)
    data = (small.out / name).read_bytes()
    old = old.replace(b"NAME", name.rpartition("-")[0].encode())
    assert old in data
    (small.out / name).write_bytes(data.replace(old, new, 1))
    with pytest.raises((ValueError, FileNotFoundError), match=said):
        logical(small)
