import pytest

from zfgk.errors import BadInput
from zfgk.files.strict_yaml import load, load_document


def test_every_scalar_is_text_and_null_is_none():
    text = "a: 0123\nb: no\nc: 2026-03-02\nd: 1.0\ne: ~\nf:\ng: ''\nh: null\ni: 'null'\nj: [yes, 12:30, null]"
    assert load(text, "x.yaml") == {
        "a": "0123",
        "b": "no",
        "c": "2026-03-02",
        "d": "1.0",
        "e": None,
        "f": None,
        "g": "",
        "h": None,
        "i": "null",
        "j": ["yes", "12:30", None],
    }


def test_an_empty_document_is_none():
    assert load("", "x.yaml") is None
    assert load("# nothing\n", "x.yaml") is None


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("a: 1\na: 2", "x.yaml:2:1", "'a' stands twice"),
        ("items:\n  - a: 1\n    a: 2", "x.yaml:3:5", "'a' stands twice"),
        ("a: [1", "x.yaml:1:6", "expected"),
        ("a: !!int 5", "x.yaml:1:4", "tag:yaml.org,2002:int"),
        ("a: !!python/object/apply:os.getcwd []", "x.yaml:1:4", "python/object"),
        ("? [a, b]\n: c", "x.yaml:1:3", "a key must be text"),
        ("a: &x [1]\nb: *x", "x.yaml:1:4", "repeated by reference"),
        ("a: &x [*x]", "x.yaml:1:4", "repeated by reference"),
        ("a: *absent", "x.yaml:1:4", "undefined alias"),
        ("a: \tb: c", "x.yaml", ""),
        ("a: 1\n--- \nb: 2", "x.yaml:2:1", "another document"),
        ("a: \x07", "x.yaml", "special characters are not allowed"),
    ],
)
def test_what_is_not_plain_is_a_fault_with_its_place(text, where, says):
    with pytest.raises(BadInput) as caught:
        load(text, "x.yaml")
    (fault,) = caught.value.faults
    assert fault.where.startswith(where)
    assert says in str(fault)


def test_references_that_would_fill_the_memory_are_refused():
    rows = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    with pytest.raises(BadInput, match="repeated by reference"):
        load("\n".join(rows), "bomb.yaml")


def test_deep_nesting_is_a_fault_and_no_crash():
    with pytest.raises(BadInput, match="nested too deeply"):
        load("[" * 5000, "deep.yaml")


def test_a_text_may_be_repeated_by_reference():
    assert load("a: &x 公开\nb: *x", "x.yaml") == {"a": "公开", "b": "公开"}


def test_lines_are_kept_by_path():
    document = load_document(
        "site:\n  title: x\nitems:\n  - 名称: a\n\n    文件:\n      - b.txt\n  - 名称: c\n", "x.yaml"
    )
    assert document.lines[()] == 1
    assert document.lines["site", "title"] == 2
    assert document.lines["items", 0] == 4
    assert document.lines["items", 0, "文件", 0] == 7
    assert document.lines["items", 1, "名称"] == 8
