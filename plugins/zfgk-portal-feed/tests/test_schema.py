"""The Atom feed against the grammar of RFC 4287, and the grammar against planted errors."""

import os
import subprocess
import sys
from datetime import date

HEAD = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:a,2019:f</id><title>t</title>'
    "<updated>2026-03-02T09:00:00+08:00</updated>"
)
AUTHOR = "<author><name>n</name></author>"
ENTRY = (
    "<entry><id>tag:a,2019:1</id><title>t</title><updated>2026-03-02T01:00:00Z</updated>"
    "<published>2026-03-02T01:00:00.5Z</published><content>c</content></entry>"
)
GOOD = HEAD + AUTHOR + ENTRY + "</feed>"

SOUND = {
    "no-entries": HEAD + AUTHOR + "</feed>",
    "entries": GOOD,
    "author-in-each-entry": HEAD + ENTRY.replace("<content>", AUTHOR + "<content>") + "</feed>",
    "alternate-for-content": GOOD.replace(
        "<content>c</content>",
        '<link rel="self" href="a"/><link href="b"/><link rel="via" href="c"/><summary>s</summary>',
    ),
    "content-elsewhere": GOOD.replace("<content>c</content>", '<content type="text/html" src="a.html"/>'),
    "xhtml": GOOD.replace(
        "<title>t</title>", '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>t</b></div></title>', 1
    ),
    "foreign-elements": GOOD.replace(AUTHOR, AUTHOR + '<x:y xmlns:x="urn:x" a="b"><x:z/>t</x:y>'),
    "single-entry": '<?xml version="1.0"?>'
    + ENTRY.replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">' + AUTHOR),
}

# jing stops at a file that is not well-formed, so that one comes last.
PLANTED = {
    "date-only": GOOD.replace("2026-03-02T09:00:00+08:00", "2026-03-02"),
    "date-without-offset": GOOD.replace("09:00:00+08:00", "09:00:00"),
    "date-of-a-month-13": GOOD.replace("2026-03-02T01:00:00Z", "2026-13-02T01:00:00Z"),
    "date-lower-case": GOOD.replace("T01:00:00Z", "t01:00:00z"),
    "date-as-in-rss": GOOD.replace("2026-03-02T09:00:00+08:00", "Mon, 02 Mar 2026 09:00:00 +0800"),
    "feed-without-id": GOOD.replace("<id>tag:a,2019:f</id>", ""),
    "feed-without-title": GOOD.replace("<title>t</title>", "", 1),
    "feed-without-updated": GOOD.replace("<updated>2026-03-02T09:00:00+08:00</updated>", ""),
    "entry-without-id": GOOD.replace("<id>tag:a,2019:1</id>", ""),
    "entry-without-updated": GOOD.replace("<updated>2026-03-02T01:00:00Z</updated>", ""),
    "entry-without-title": GOOD.replace("<id>tag:a,2019:1</id><title>t</title>", "<id>tag:a,2019:1</id>"),
    "entry-without-content-or-link": GOOD.replace("<content>c</content>", '<link rel="self" href="a"/>'),
    "nobody-is-the-author": HEAD + ENTRY + "</feed>",
    "author-without-name": GOOD.replace("<name>n</name>", ""),
    "relative-id": GOOD.replace("tag:a,2019:1", "entries/1"),
    "two-titles": GOOD.replace("<title>t</title>", "<title>t</title><title>u</title>", 1),
    "two-contents": GOOD.replace("<content>c</content>", "<content>c</content><content>d</content>"),
    "link-without-address": GOOD.replace(AUTHOR, AUTHOR + '<link rel="self"/>'),
    "category-without-term": GOOD.replace(AUTHOR, AUTHOR + '<category label="x"/>'),
    "unknown-atom-element": GOOD.replace(AUTHOR, AUTHOR + "<pubDate>x</pubDate>"),
    "unknown-attribute": GOOD.replace("<entry>", '<entry version="1">'),
    "text-between": GOOD.replace(AUTHOR, AUTHOR + "stray"),
    "metadata-after-an-entry": HEAD + AUTHOR + ENTRY + '<x:y xmlns:x="urn:x"/></feed>',
    "markup-in-text": GOOD.replace("<title>t</title>", "<title><b>t</b></title>", 1),
    "another-root": GOOD.replace("feed", "rss"),
    "zz-not-well-formed": GOOD.replace("</entry>", ""),
}


def test_the_grammar_takes_what_is_sound_and_finds_every_planted_error(tmp_path, atom_errors):
    for name, text in (SOUND | PLANTED).items():
        assert name in SOUND or text != GOOD, f"nothing was planted in {name}"
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    found = atom_errors(*sorted(tmp_path.iterdir()))
    assert {name.removesuffix(".xml") for name in found} == set(PLANTED)


def test_a_feed_of_everything_is_valid(feed, publish, withdraw, atom_errors):
    feed.give(
        publish("bare"),
        withdraw("gone", reason="内容有误"),
        publish(
            "full",
            7,
            summary="概述",
            date_written=date(2026, 2, 20),
            date_published=date(2026, 2, 27),
            publisher="示例市自然资源局",
            document_number="示自然资发〔2026〕6号",
            theme="国土资源",
            genre="通知",
            keywords=("供地计划", "", "]]>"),
            url="公开/1.html",
            attachments=("附件1.pdf",),
            extra={"领域": "自然资源"},
        ),
        withdraw("gone-too", 4, reason=""),
        publish("索引〔2025〕1", title="𠮷]]>&<b>" + "长" * 300),
    )
    assert atom_errors(feed.atom) == {}


def test_a_feed_of_withdrawals_only_is_valid(feed, withdraw, atom_errors):
    feed.give(withdraw("A"), withdraw("B"))
    assert atom_errors(feed.atom) == {}


def test_a_long_feed_is_valid(feed, publish, withdraw, atom_errors):
    feed.give(
        *(withdraw(f"K{number}") if number % 7 == 3 else publish(f"K{number}", url="a") for number in range(1500))
    )
    assert atom_errors(feed.atom) == {}


def test_without_the_validator_the_tests_fail_and_do_not_skip():
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "withdrawals_only", __file__]
    said = subprocess.run(command, env=os.environ | {"PATH": ""}, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "jing is not installed" in said.stdout
    assert "1 failed" in said.stdout
