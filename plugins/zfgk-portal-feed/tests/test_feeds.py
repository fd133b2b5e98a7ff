"""What stands in the feeds, read by programs that know nothing of zfgk."""

import email.utils
import re
import subprocess
import sys
from datetime import date, datetime
from html import escape

import feedparser
import pytest
from lxml import etree, html

from zfgk import Ack, BadInput, Change, Record
from zfgk_portal_feed import EXPORTER, documents, rss

ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0", "z": "urn:zfgk:entry:1"}
ALL = Ack(through=True)

FULL = {
    "summary": "本年度国有建设用地供应总量、结构和时序",
    "date_written": date(2026, 2, 20),
    "date_published": date(2026, 2, 27),
    "publisher": "示例市自然资源局",
    "document_number": "示自然资发〔2026〕6号",
    "theme": "国土资源、能源",
    "genre": "通知",
    "audience": "企业",
    "validity": "有效",
    "keywords": ("供地计划", "国有建设用地"),
    "url": "xxgk/2026/6.html",
    "format": "text/html",
    "attachments": ("附件1.pdf", "附件2.pdf"),
    "related": ("GK-0",),
    "extra": {"领域": "自然资源"},
}


def parsed(file):
    found = feedparser.parse(file)
    assert found.bozo == 0, found.get("bozo_exception")
    return found


def canonical(element):
    return etree.canonicalize(etree.tostring(element, encoding="unicode", with_tail=False))


def test_both_feeds_hold_every_entry(feed, publish):
    assert feed.give(*(publish(f"GK-{number}") for number in range(30))) == [ALL]
    for file, version in ((feed.atom, "atom10"), (feed.rss, "rss20")):
        found = parsed(file)
        assert found.version == version
        assert {entry.title for entry in found.entries} == {f"关于GK-{number}的通知" for number in range(30)}
        assert len({entry.id for entry in found.entries}) == 30


def test_an_atom_entry_carries_every_core_field(feed, publish):
    feed.give(publish("GK-1", 3, **FULL))
    (entry,) = etree.parse(feed.atom).findall("a:entry", ATOM)
    text = {etree.QName(child).localname: child.text for child in entry if child.text}
    assert text == {
        "id": "tag:zrzyj.example.gov.cn,2019-05-15:GK-1",
        "title": "关于GK-1的通知",
        "updated": "2026-03-04T09:00:00+08:00",
        "published": "2026-02-27T00:00:00+08:00",
        "summary": FULL["summary"],
        "key": "GK-1",
        "version": "3",
        "document_number": FULL["document_number"],
        "audience": "企业",
        "validity": "有效",
        "language": "zh-CN",
        "format": "text/html",
        "date_written": "2026-02-20",
        "attachments": "附件2.pdf",  # the last of two
        "related": "GK-0",
        "extra": "自然资源",
    }
    assert [one.text for one in entry.findall("z:attachments", ATOM)] == ["附件1.pdf", "附件2.pdf"]
    assert entry.find("a:author/a:name", ATOM).text == "示例市自然资源局"
    assert [one.get("term") for one in entry.findall("a:category", ATOM)] == [
        "国土资源、能源",
        "通知",
        "供地计划",
        "国有建设用地",
    ]
    assert entry.find("a:link", ATOM).attrib == {
        "rel": "alternate",
        "href": "https://zrzyj.example.gov.cn/xxgk/2026/6.html",
    }
    assert entry.find("z:extra", ATOM).get("name") == "领域"


def test_an_rss_item_carries_what_rss_knows(feed, publish):
    feed.give(publish("GK-1", **FULL))
    (item,) = etree.parse(feed.rss).findall("channel/item")
    assert [(child.tag.rpartition("}")[2], child.text) for child in item] == [
        ("title", "关于GK-1的通知"),
        ("link", "https://zrzyj.example.gov.cn/xxgk/2026/6.html"),
        ("description", FULL["summary"]),
        ("guid", "tag:zrzyj.example.gov.cn,2019-05-15:GK-1"),
        ("pubDate", "Fri, 27 Feb 2026 00:00:00 +0800"),
        ("creator", "示例市自然资源局"),
        ("category", "国土资源、能源"),
        ("category", "通知"),
        ("category", "供地计划"),
        ("category", "国有建设用地"),
    ]
    assert item.find("guid").get("isPermaLink") == "false"


PLAIN = "长度‹5毫米的<script>alert(document.cookie)</script>说明 a<b & c>d &amp; &lt;i&gt; ]]> \"引\"'号'"


def shown(description):
    """Return what a reader of HTML shows of a description, and the elements in it."""
    found = html.fragment_fromstring(description, create_parent="div")
    return found.text_content(), [element.tag for element in found.iterdescendants()]


@pytest.mark.parametrize("fields", [{"summary": PLAIN}, {"summary": PLAIN, "url": "art/1.html"}, {"title": PLAIN}])
def test_readers_show_a_description_as_it_was_written_and_find_no_markup(feed, publish, fields):
    feed.give(publish("A", **fields))
    assert shown(etree.parse(feed.rss).findtext("channel/item/description")) == (PLAIN, [])
    (entry,) = parsed(feed.rss).entries
    assert shown(entry.summary) == (PLAIN, [])


def test_plain_text_in_rss_has_numeric_references(feed, publish):
    feed.options = {"title": "甲<b>&乙", "author": "A&B"}
    feed.give(publish("A", title="a<b> & &lt;", publisher="甲&乙", theme="<主题>"))
    written = feed.rss.read_text(encoding="utf-8")
    assert "<title>甲&#x3C;b&gt;&#x26;乙</title>" in written
    assert "<title>a&#x3C;b&gt; &#x26; &#x26;lt;</title>" in written
    assert "&lt;" not in written
    assert "&amp;" not in written
    channel = etree.parse(feed.rss).find("channel")
    assert [channel.findtext(path) for path in ("title", "description", "item/title", "item/category")] == [
        "甲<b>&乙",
        "甲<b>&乙 · A&B",
        "a<b> & &lt;",
        "<主题>",
    ]


@pytest.mark.parametrize("old", [False, True])
def test_what_the_feed_knows_better_keeps_its_description(feed, publish, old):
    feed.give(publish("A", 3, PLAIN, summary=PLAIN), publish("B"))
    if old:  # as it was written before: the text escaped once, and another generator
        once = f"<description>{escape(PLAIN, quote=False)}</description>"
        text = re.sub(r"<description>长度.*?</description>", lambda _: once, feed.rss.read_text(encoding="utf-8"))
        assert once in text
        feed.rss.write_text(text.replace(f"{rss.GENERATOR}<", "zfgk-portal-feed<"), encoding="utf-8")
    for _ in range(2):
        feed.give(publish("A", 2, "第二版"), publish("B"))
        found = {item.findtext("title"): item for item in etree.parse(feed.rss).iterfind("channel/item")}
        assert found.keys() == {PLAIN, "关于B的通知"}
        assert shown(found[PLAIN].findtext("description")) == (PLAIN, [])
        assert "&lt;" not in feed.rss.read_text(encoding="utf-8")
        assert feed.held() == {"A": 3, "B": 1}


def test_all_options_that_cannot_be_used_are_told_at_once(feed, publish):
    feed.options = {"language": "not a lang!!", "id_prefix": "x y", "items": "many", "title": "a\0b"}
    with pytest.raises(BadInput) as refusal:
        feed.give(publish("A"))
    assert [fault.where for fault in refusal.value.faults] == [
        "options.title",
        "options.language",
        "options.id_prefix",
        "options.items",
    ]
    assert not list(feed.out.iterdir())
    with pytest.raises(BadInput):
        EXPORTER.check(feed.config)


@pytest.mark.parametrize("language", ["zh", "zh-Hans-CN", "x-private"])
def test_language_tags_are_taken(feed, publish, language):
    feed.options = {"language": language}
    feed.give(publish("A"))
    assert etree.parse(feed.rss).findtext("channel/language") == language


def test_rss_dates_are_those_of_rfc_822(feed, publish):
    feed.give(publish("A"), publish("B", 2, date_published=date(2026, 1, 5)))
    tree = etree.parse(feed.rss)
    strict = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar) \d{4} \d{2}:\d{2}:\d{2} \+0800")
    dates = [one.text for one in tree.iter("pubDate", "lastBuildDate")]
    assert len(dates) == 3
    assert all(strict.fullmatch(one) for one in dates)
    assert email.utils.parsedate_to_datetime(dates[0]) == datetime.fromisoformat("2026-03-03T09:00:00+08:00")


def test_a_withdrawal_is_a_tombstone_in_atom_and_absent_from_rss(feed, publish, withdraw):
    feed.give(publish("A"), publish("B"))
    feed.give(withdraw("A", 2, "涉及第三方权益"), publish("B"))
    tree = etree.parse(feed.atom)
    (gone,) = tree.findall("at:deleted-entry", ATOM)
    assert gone.attrib == {"ref": "tag:zrzyj.example.gov.cn,2019-05-15:A", "when": "2026-03-03T09:00:00+08:00"}
    assert gone.find("at:comment", ATOM).text == "涉及第三方权益"
    assert [entry.title for entry in parsed(feed.atom).entries] == ["关于B的通知"]
    assert [entry.title for entry in parsed(feed.rss).entries] == ["关于B的通知"]
    assert feed.held() == {"A": 2, "B": 1}


def test_a_tombstone_without_a_reason_has_no_comment(feed, withdraw):
    feed.give(withdraw("A", reason=""))
    assert etree.parse(feed.atom).find("at:deleted-entry/at:comment", ATOM) is None


def test_a_withdrawal_gets_through_whatever_its_reason_holds(feed, withdraw):
    assert feed.give(withdraw("A", reason="含\x0b控制符\ud800")) == [ALL]
    assert etree.parse(feed.atom).find("at:deleted-entry/at:comment", ATOM).text == "含控制符"


def test_the_feeds_moment_is_that_of_the_latest_change_and_never_a_clocks(feed, publish, withdraw):
    feed.give(publish("A", 2), withdraw("B", 5), publish("C"))
    assert parsed(feed.atom).feed.updated == "2026-03-06T09:00:00+08:00"
    assert etree.parse(feed.rss).findtext("channel/lastBuildDate") == "Fri, 06 Mar 2026 09:00:00 +0800"


def test_a_moment_in_another_zone_is_shown_at_chinas_offset(feed):
    at = datetime.fromisoformat("2026-03-01T20:00:00.25-05:00")
    feed.give(Change("A", 1, at, Record(identifier="A", title="通知")))
    assert parsed(feed.atom).entries[0].updated == "2026-03-02T09:00:00+08:00"


def test_the_same_changes_give_the_same_bytes(feed, publish, withdraw):
    changes = [publish("A", **FULL), withdraw("B"), publish("C", title="]]> & <b>")]
    feed.give(*changes)
    first = feed.atom.read_bytes(), feed.rss.read_bytes()
    feed.give(*changes)
    assert (feed.atom.read_bytes(), feed.rss.read_bytes()) == first


@pytest.mark.parametrize(
    "title",
    [
        "国办发〔2025〕7号",
        "𠮷野家",
        "]]>",
        "<b>&amp;</b>",
        "长" * 300,
        "引\"号'",
        "a\u2028b",
        "  两端空格  ",
        "\u202e反",
        "🏛️",
    ],
)
def test_difficult_titles_come_through_both_feeds_unchanged(feed, publish, title):
    feed.give(publish("A", title=title, summary=title, url="a.html"))
    for path, file in (
        ("a:entry/a:title", feed.atom),
        ("a:entry/a:summary", feed.atom),
        ("channel/item/title", feed.rss),
    ):
        assert etree.parse(file).find(path, ATOM).text == title


@pytest.mark.parametrize("where", ["title", "summary", "publisher", "document_number", "theme", "keywords", "extra"])
@pytest.mark.parametrize("bad", ["\x0b", "\x00", "\ud800", "\uffff"])
def test_a_record_that_xml_cannot_carry_is_refused_alone_and_from_both_feeds(feed, publish, where, bad):
    value = {"keywords": ("好", f"坏{bad}"), "extra": {"领域": f"坏{bad}"}}.get(where, f"坏{bad}")
    answers = feed.give(publish("A"), publish("B", **{where: value}), publish("C"))
    refused, last = answers
    assert (refused.key, refused.version, refused.status) == ("B", 1, "reject")
    assert refused.error
    assert last == ALL
    assert feed.held() == {"A": 1, "C": 1}
    assert len(parsed(feed.rss).entries) == 2


def test_what_one_record_holds_never_shows_in_the_next(feed, publish):
    feed.give(publish("A", **FULL), publish("B", title="坏\x0b", **FULL), publish("C"))
    entry = etree.parse(feed.atom).findall("a:entry", ATOM)[1]
    assert [etree.QName(child).localname for child in entry] == [
        "id", "title", "updated", "content", "key", "version", "language",
    ]  # fmt: skip
    assert entry.find("a:content", ATOM).text == "关于C的通知"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("a/b.html", "https://zrzyj.example.gov.cn/a/b.html"),
        ("/公开/1.html", "https://zrzyj.example.gov.cn/%E5%85%AC%E5%BC%80/1.html"),
        ("https://other.gov.cn/x?a=1&b=2#c", "https://other.gov.cn/x?a=1&b=2#c"),
        ("https://other.gov.cn/%E5%85%AC", "https://other.gov.cn/%E5%85%AC"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_links_are_web_addresses_or_left_out(feed, publish, url, link):
    feed.give(publish("A", url=url))
    found = etree.parse(feed.atom).find("a:entry/a:link", ATOM)
    assert (found.get("href") if found is not None else None) == link
    assert etree.parse(feed.rss).findtext("channel/item/link") == link


def test_ids_do_not_change_with_scheme_path_or_title_and_keys_of_any_kind_have_one(feed, publish):
    keys = ["000000000/2025-00006", "索引〔2025〕1", "a b", "a%2Fb"]
    feed.give(*map(publish, keys))
    first = [entry.id for entry in parsed(feed.atom).entries]
    assert len(set(first)) == 4
    feed.options = {"base_url": "http://zrzyj.example.gov.cn/xxgk/", "title": "别的"}
    feed.give(*(publish(key, 2, "新的名称") for key in keys))
    assert [entry.id for entry in parsed(feed.atom).entries] == first
    assert all(re.fullmatch(r"tag:zrzyj\.example\.gov\.cn,2019-05-15:[A-Za-z0-9%._-]+", one) for one in first)


def test_the_old_prefix_keeps_ids_when_the_site_moves(feed, publish):
    feed.give(publish("A"))
    before = parsed(feed.atom)
    feed.options = {"base_url": "https://new.example.gov.cn/", "id_prefix": "tag:zrzyj.example.gov.cn,2019-05-15:"}
    feed.give(publish("A"))
    after = parsed(feed.atom)
    assert (after.feed.id, after.entries[0].id) == (before.feed.id, before.entries[0].id)


def test_a_prefix_with_markup_stays_what_it_is(feed, publish, withdraw):
    feed.options = {"id_prefix": "https://a.gov.cn/?a=1&b=2'#"}
    feed.give(publish("A"), withdraw("B"))
    tree = etree.parse(feed.atom)
    assert tree.findtext("a:entry/a:id", None, ATOM) == "https://a.gov.cn/?a=1&b=2'#A"
    assert tree.find("at:deleted-entry", ATOM).get("ref") == "https://a.gov.cn/?a=1&b=2'#B"
    assert etree.parse(feed.rss).findtext("channel/item/guid") == "https://a.gov.cn/?a=1&b=2'#A"


def test_a_host_name_in_chinese_gives_a_valid_id(feed, publish):
    feed.options = {"base_url": "https://示例.政务/"}
    feed.give(publish("A"))
    assert parsed(feed.atom).entries[0].id == "tag:xn--fsq092h.xn--zfr164b,2019-05-15:A"


def test_options_show_in_both_feeds(feed, publish):
    feed.options = {"title": "示例市自然资源局政府信息公开", "author": "示例市自然资源局", "language": "zh-Hans"}
    feed.give(publish("A"))
    atom, rss = parsed(feed.atom).feed, parsed(feed.rss).feed
    assert (atom.title, atom.author, atom.language) == ("示例市自然资源局政府信息公开", "示例市自然资源局", "zh-Hans")
    assert (rss.title, rss.language) == ("示例市自然资源局政府信息公开", "zh-Hans")
    assert [link.href for link in atom.links if link.rel == "self"] == [
        "https://zrzyj.example.gov.cn/portal-feed/atom.xml"
    ]
    assert [link.href for link in rss.links if link.rel == "self"] == [
        "https://zrzyj.example.gov.cn/portal-feed/rss.xml"
    ]


# -- what the feed held before


def test_an_older_change_leaves_the_newer_entry_as_it_stands(feed, publish, withdraw):
    feed.give(publish("A", 3, "第三版", **FULL), withdraw("B", 4, "旧的理由"), publish("C"))
    before = canonical(etree.parse(feed.atom).find("a:entry", ATOM))
    assert feed.give(publish("A", 2, "第二版"), publish("B", 1, "不应再现"), publish("C")) == [ALL]
    assert feed.held() == {"A": 3, "B": 4, "C": 1}
    entries = {entry.findtext("z:key", None, ATOM): entry for entry in etree.parse(feed.atom).findall("a:entry", ATOM)}
    assert canonical(entries["A"]) == before
    assert "旧的理由" in feed.atom.read_text(encoding="utf-8")
    assert "不应再现" not in feed.atom.read_text(encoding="utf-8") + feed.rss.read_text(encoding="utf-8")
    assert sorted(entry.title for entry in parsed(feed.rss).entries) == ["关于C的通知", "第三版"]


def test_without_changes_the_feed_stays(feed, publish):
    assert feed.give() == [ALL]
    assert list(feed.out.iterdir()) == []
    feed.give(publish("A"))
    before = feed.atom.stat().st_mtime_ns
    feed.give()
    assert feed.atom.stat().st_mtime_ns == before


def test_a_damaged_feed_cannot_be_read_back_and_is_replaced(feed, publish):
    feed.atom.write_text("<feed><entry>")
    with pytest.raises(ValueError, match="not well-formed"):
        feed.held()
    feed.give(publish("A"))
    assert feed.held() == {"A": 1}


def test_a_feed_with_entities_from_outside_is_not_followed(feed, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密")
    head = (
        f'<!DOCTYPE feed [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:z="urn:zfgk:entry:1">'
    )
    entry = b"<entry><z:key>&x;</z:key><z:version>1</z:version></entry>"
    documents.write(feed.atom, head, [entry], "</feed>")
    documents.write(feed.rss, "<rss>", [], "</rss>")
    assert feed.held()
    assert "秘密" not in str(feed.held())


def test_only_the_two_files_stand_in_the_folder(feed, publish):
    feed.give(publish("A"))
    assert sorted(file.name for file in feed.out.iterdir()) == ["atom.xml", "rss.xml"]


def test_nothing_is_acknowledged_before_both_files_stand(feed, publish):
    def watched():
        yield publish("A")
        assert not feed.atom.exists()
        yield publish("B", title="坏\x0b")
        yield publish("C")

    for ack in EXPORTER.run(watched(), feed.config):
        if ack.status == "done":
            assert feed.atom.exists()
            assert feed.rss.exists()


PEAK = """
import resource, sys
from datetime import datetime
from pathlib import Path
from zfgk import Change, Record
from zfgk_portal_feed import EXPORTER
at = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
def changes():
    for number in range(int(sys.argv[2])):
        record = Record(identifier=f"GK-{number}", title="关于公布供应计划的通知" * 3, summary="概述" * 100)
        yield Change(record.identifier, 1, at, record)
list(EXPORTER.run(changes(), {"out": Path(sys.argv[1]), "base_url": "https://a.gov.cn/"}))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak of memory this way")
def test_memory_stays_flat_however_long_the_feed(tmp_path):
    peaks = []
    for count in (200, 20_000):
        out = tmp_path / str(count)
        out.mkdir()
        said = subprocess.run(
            [sys.executable, "-c", PEAK, str(out), str(count)], capture_output=True, text=True, check=True
        )
        peaks.append(int(said.stdout))
    assert sum(file.stat().st_size for file in (tmp_path / "20000").iterdir()) > 18_000_000
    # The files grow to nearly twenty megabytes; the peak (kilobytes on Linux) may grow by ten: one document waits.
    assert peaks[1] - peaks[0] < 10_000 * (1024 if sys.platform == "darwin" else 1)
