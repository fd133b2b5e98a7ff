"""Records in the ledger: they come back as they were, and any change of content is noticed."""

from datetime import date

import pytest

from zfgk import ContentPart, Record
from zfgk.publish.ledger.records import decode, digest, encode


def test_a_record_comes_back_from_the_ledger_as_it_was():
    record = Record(
        identifier="索引〔2026〕1",
        title="𠮷 ]]> \ud800",
        date_written=date(2026, 3, 1),
        keywords=("土地", "规划"),
        attachments=("附件1.pdf",),
        related=("B",),
        extra={"领域": "自然资源"},
        parts=(ContentPart("/tmp/a", "0" * 64, "text/plain", "a.txt"),),  # noqa: S108  # only text, nothing is opened
    )
    assert decode(encode(record)) == record


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "别的"},
        {"summary": "别的"},
        {"keywords": ("别的",)},
        {"extra": {"a": "b"}},
        {"url": "a.html"},
        {"language": "en"},
    ],
)
def test_every_field_is_part_of_the_digest(fields):
    assert digest(Record(identifier="A", title="通知")) != digest(
        Record(**{"identifier": "A", "title": "通知"} | fields)
    )


def test_what_an_older_release_kept_is_read_and_has_the_same_digest():
    # As ledgers of the first schema hold it: empty fields too.
    kept = (
        '{"attachments":[],"audience":"","date_published":null,"date_written":"2026-01-02","disclosure":"proactive",'
        '"document_number":"","extra":{"a":"","b":"c"},"format":"","genre":"","identifier":"a","keywords":["x","y"],'
        '"kind":"information","language":"zh-CN","parts":[],"publisher":"","reason":"","related":[],"summary":"",'
        '"theme":"","title":"\\u7532","url":"u","validity":""}'
    )
    fields = {"date_written": date(2026, 1, 2), "keywords": ("x", "y"), "extra": {"a": "", "b": "c"}, "url": "u"}
    record = Record(identifier="a", title="甲", **fields)
    assert decode(kept) == record
    assert decode(encode(record)) == record
    assert digest(record).startswith("a03d4ee617fb")
