"""Records in the ledger: they come back as they were, and any change of content is noticed."""

import hashlib
import json
import sys
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk import ContentPart, Record
from zfgk.publish.ledger import records
from zfgk.publish.ledger.records import decode, digest, encode, pack


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


def _plainly(record, path):
    value = attrs.asdict(
        record, value_serializer=lambda _of, _name, field: str(field) if type(field) is date else field
    )
    value["extra"] = dict(value["extra"])
    for part in value["parts"]:
        if not path:
            del part["path"]
    kept = {"identifier", "title", "language", "disclosure", "kind"}  # an empty one would not come back as empty
    value = {name: field for name, field in value.items() if field or name in kept}
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


@given(st.from_type(Record))
def test_it_is_what_a_json_encoder_writes_of_what_is_not_empty(record):
    found, body = pack(record)
    assert body == _plainly(record, path=True)
    assert found == hashlib.sha256(_plainly(record, path=False).encode("ascii")).hexdigest()
    assert decode(body) == record


@given(st.from_type(Record), st.sampled_from(["", "\ud800", "\udc00x", "𠮷\u2028\x00"]))
def test_the_fast_library_and_the_patient_one_read_the_same(record, strange):
    body = encode(attrs.evolve(record, title=record.title + strange))
    assert records._parser() is not records._patient, "the tests install the fast one"
    assert records._parser()(body) == records._patient(body) == json.loads(body)
    assert decode(body).title == record.title + strange


def test_without_the_fast_library_records_are_read_as_well(monkeypatch):
    monkeypatch.setitem(sys.modules, "orjson", None)
    records._parser.cache_clear()
    try:
        assert records._parser() is records._patient
        assert decode(encode(Record(identifier="A", title="通知"))) == Record(identifier="A", title="通知")
    finally:
        records._parser.cache_clear()
