"""Records whose fields hold something else than they should: told field by field, and nothing is written."""

import pytest

from zfgk import ContentPart, Record
from zfgk.errors import BadInput
from zfgk.publish.ledger.records import pack


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("theme", 5, "it is 5, which is not text"),
        ("title", None, "it is None, which is not text"),
        ("date_written", "2026-03-02", "it is '2026-03-02', which is not a date"),
        ("keywords", 7, "it is 7, which is not a tuple of texts"),
        ("keywords", ("土地", 5), "it is ('土地', 5), which is not a tuple of texts"),
        ("extra", {"a": object}, "it is {'a': <class 'object'>}, which is not a mapping from text to text"),
        ("extra", "ab", "it is 'ab', which is not a mapping from text to text"),
        ("parts", ("a.pdf",), "it is ('a.pdf',), which is not a tuple of content parts"),
        ("parts", (ContentPart("a", 5j, "text/plain", "a"),), "which is not a tuple of content parts"),
    ],
)
def test_a_field_that_cannot_be_written_is_named_with_what_it_should_be(field, value, expected):
    with pytest.raises(BadInput) as caught:
        pack(Record(**{"identifier": "A1", "title": "通知", field: value}))
    (fault,) = caught.value.faults
    assert fault.where == f"A1.{field}"
    assert expected in fault.what


def test_all_fields_of_a_record_are_told_and_nothing_is_written(desk, released):
    with pytest.raises(BadInput) as caught:
        desk.publish(released("A"), released("B", theme=5, url=6, related=(None,)))
    assert [fault.where for fault in caught.value.faults] == ["B.related", "B.theme", "B.url"]
    assert not [name for name in desk.files() if name.startswith("out/")]
    assert desk.publish(released("A"), released("B")).exports[0].done == 2


def test_what_is_empty_is_left_out_and_no_fault():
    assert pack(Record(identifier="A", title="通知", theme=None, url=0)) == pack(Record(identifier="A", title="通知"))
