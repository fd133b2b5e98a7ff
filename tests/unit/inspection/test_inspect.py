from collections.abc import Iterator

import pytest

from zfgk.documents import READERS, read_whole
from zfgk.errors import UnreadableFile
from zfgk.inspection import inspect, screen_name
from zfgk.model.documents import Embedded, Feature, Reader, Source, TextPart, Unread, Visibility
from zfgk.model.findings import Severity
from zfgk.model.limits import Budget, Limits
from zfgk.screening import Screener

ID = "110101199003074477"


def reader(*pieces, suffix=".box", error=None):
    def read(_source) -> Iterator:
        yield from pieces
        if error:
            raise error

    return Reader("box", (suffix,), read)


def seen(data, name, readers=READERS, limits=None):
    return inspect(data, name, screener=Screener.default(), readers=readers, limits=limits)


def test_a_clean_text():
    found = seen("关于举办培训班的通知".encode(), "a.txt")
    assert (found.findings, found.error, found.empty) == ((), "", False)


def test_an_unknown_format_is_a_finding_and_an_error():
    found = seen(b"...", "a.wps")
    (finding,) = found.findings
    assert (finding.rule, finding.severity, finding.kind) == ("zfgk.unscreened", Severity.REVIEW, "unknown-format")
    assert str(finding.basis) == "《中华人民共和国政府信息公开条例》第十七条"
    assert "no installed reader reads .wps files" in found.error


def test_a_damaged_file_is_a_finding_and_an_error():
    found = seen(b"\xff\xfe\x00", "a.txt")
    assert [finding.kind for finding in found.findings] == ["damaged"]
    assert "damaged" in found.error


def test_findings_carry_place_visibility_and_kind():
    part = TextPart(f"证号{ID}", "word/comments.xml", Visibility.HIDDEN, "comment")
    found = seen(b"", "a.box", [reader(part)]).findings
    assert [(f.rule, f.where, f.visibility, f.kind) for f in found] == [
        ("zfgk.sign.comment", "word/comments.xml", Visibility.HIDDEN, "comment"),
        ("zfgk.resident-id", "word/comments.xml", Visibility.HIDDEN, "comment"),
    ]


def test_the_presence_of_comments_is_told_once_for_each_place():
    pieces = [TextPart("好", "c.xml", Visibility.HIDDEN, "comment")] * 3 + [
        Feature("macro", "vba"),
        Feature("new", "x"),
    ]
    found = seen(b"", "a.box", [reader(*pieces)]).findings
    assert [(f.rule, f.where) for f in found] == [("zfgk.sign.comment", "c.xml"), ("zfgk.sign.macro", "vba")]


def test_a_file_within_a_file_is_read_too():
    inner = Embedded(f"证号{ID}".encode(), "名单.txt", "embeddings/1")
    places = [(f.where, f.visibility) for f in seen(b"", "a.box", [reader(inner), *READERS]).findings]
    assert places == [("embeddings/1!body", Visibility.HIDDEN)]


def test_a_file_within_a_file_that_nobody_reads_is_a_finding():
    inner = Embedded(b"?", "x.dat", "embeddings/1")
    assert [f.kind for f in seen(b"", "a.box", [reader(inner)]).findings] == ["unknown-format"]


def test_a_file_within_a_file_that_is_damaged_is_a_finding_and_the_rest_is_read():
    inner = Embedded(b"\xff\xfe\x00", "x.txt", "1")
    found = seen(b"", "a.box", [reader(inner, TextPart(ID)), *READERS]).findings
    assert [f.kind for f in found] == ["damaged", "text"]


def test_files_within_files_without_end():
    def read(source):
        yield Embedded(source.data, "again.box", "in")

    kinds = [(f.kind, f.where) for f in seen(b"", "a.box", [Reader("box", (".box",), read)]).findings]
    assert kinds == [("limit", "in!in!in!in!in")]


def test_a_reader_that_breaks_off_leaves_what_it_had_and_says_so():
    found = seen(b"", "a.box", [reader(TextPart(ID), error=KeyError("secret"))])
    assert [f.kind for f in found.findings] == ["text", "damaged"]
    assert "secret" not in found.error


def test_a_reader_that_fails_at_once_is_an_error_that_quotes_nothing():
    found = seen(b"", "a.box", [reader(error=KeyError("secret"))])
    assert [f.kind for f in found.findings] == ["damaged"]
    assert "raised KeyError" in found.error
    assert "secret" not in found.error


@pytest.mark.parametrize(
    ("limits", "spend"),
    [
        (Limits(part_bytes=10), lambda budget: budget.spend_bytes(11, 11, "p")),
        (Limits(total_bytes=10), lambda budget: [budget.spend_bytes(6, 6, "p") for _ in range(2)]),
        (Limits(parts=2), lambda budget: [budget.spend_part("p") for _ in range(3)]),
        (Limits(work=100), lambda budget: budget.spend_work("p", 101)),
        (Limits(seconds=1e-9), lambda budget: budget.spend_part("p")),
    ],
    ids=["part", "total", "parts", "work", "seconds"],
)
def test_each_limit_ends_as_a_finding(limits, spend):
    def read(source):
        yield TextPart("甲")
        spend(source.budget)
        yield TextPart("never read")

    found = seen(b"", "a.box", [Reader("box", (".box",), read)], limits).findings
    assert [(f.kind, f.where, f.severity) for f in found] == [("limit", "p", Severity.REVIEW)]


def test_what_cannot_be_read_at_all_raises_for_those_who_walk_by_themselves():
    with pytest.raises(UnreadableFile):
        list(read_whole(READERS[0], Source(b"\xff\xfe\x00", "a.csv", Budget()), READERS))


def test_an_empty_file_is_empty_and_an_unread_one_is_not():
    assert seen(b" \n", "a.txt").empty
    assert not seen(b"", "a.box", [reader(Unread("body", "encrypted"))]).empty


def test_another_number_that_looks_the_same_when_masked_is_not_lost_in_the_source():
    shown, other = "13812345678", "13887654378"
    page = f"<p>{shown}</p><!-- --><p title='a' title='{other}'>公告</p>"
    found = seen(page.encode(), "a.html").findings
    assert [(f.where, f.excerpt) for f in found] == [("body", "138******78"), ("source", "138******78")]


def test_screening_stops_at_a_part_of_endless_numbers_and_tells_what_it_found_before():
    box = reader(TextPart(f"身份证号{ID}", "first"), TextPart("1 " * 5_000, "second"), TextPart("后面的文字", "third"))
    found = seen(b"", "a.box", [box], Limits(work=10_000))
    assert [(one.rule, one.where) for one in found.findings] == [
        ("zfgk.resident-id", "first"),
        ("zfgk.unscreened", "second"),
    ]
    assert (found.findings[1].kind, found.findings[1].severity) == ("limit", Severity.REVIEW)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("内部资料.txt", "zfgk.internal-mark"),
        ("内\u200b部资\u200b料.docx", "zfgk.internal-mark"),
        ("机\u200b密★10年.txt", "zfgk.secrecy-mark"),
        ("何建\u200b新患肺结核.txt", "zfgk.health"),
        ("a/b/13800\u200b138000.txt", "zfgk.mobile-number"),
    ],
)
def test_the_name_of_a_file_is_screened_like_a_text_with_its_ending_and_without(name, rule):
    (first, *_) = [finding for finding in screen_name(name, Screener.default()) if finding.rule == rule]
    assert first.where == "file name"
    assert name[first.start : first.end] in name.rpartition("/")[2].rpartition(".")[0]
