"""Files that ask for endless work: each ends with what could not be read named, or as a file that cannot be read."""

import logging
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zfgk.documents import READERS, read_whole
from zfgk.documents.pdf import PDF
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Source, TextPart, Unread
from zfgk.model.limits import Budget, Limits


def with_content(pdf, data, entries=""):
    pdf.page("")
    number = pdf.kids[-1] - 1
    pdf.objects[number] = f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"
    return pdf.bytes()


def packed(pdf, data):
    return with_content(pdf, zlib.compress(data), "/Filter /FlateDecode")


def bomb(pdf):
    return packed(pdf, b" " * 60_000_000)


def bomb_in_bomb(pdf):
    return with_content(pdf, zlib.compress(zlib.compress(b" " * 60_000_000)), "/Filter [/FlateDecode /FlateDecode]")


def bomb_of_zeros(pdf):
    return with_content(pdf, b"z" * 10_000_000 + b"~>", "/Filter /ASCII85Decode")


def many_operators(pdf):
    return packed(pdf, b"q Q " * 1_000_000)


def many_letters(pdf):
    return packed(pdf, b"BT /F1 12 Tf (aaaaaaaaaaaaaaaa) Tj ET\n" * 200_000)


def shapes_over_letters(pdf):
    content = b"0 0 500 800 re f BT /F1 9 Tf 1 1 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n"
    return packed(pdf, content * 20_000)


def forms_in_forms(pdf):
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    last = pdf.stream("", entries)
    for _ in range(20):
        last = pdf.stream("/F Do " * 4, f"{entries} /Resources << /XObject << /F {last} 0 R >> >>")
    pdf.page("/F Do", resources=f"/XObject << /F {last} 0 R >>")
    return pdf.bytes()


def endless_string(pdf):
    return with_content(pdf, b"(" * 500_000)


def endless_array(pdf):
    return with_content(pdf, b"[" * 500_000)


def broken_off(pdf):
    whole = zlib.compress(b"BT /F1 12 Tf (words that are there) Tj ET\n" + bytes(range(256)) * 40)
    return with_content(pdf, whole[:-20], "/Filter /FlateDecode")


def deep_object(pdf):
    pdf.page("")
    pdf.add("[" * 50_000 + "]" * 50_000)
    return pdf.bytes()


def page_tree_in_a_circle(pdf):
    pdf.page("")
    return pdf.bytes().replace(b"/Kids [12 0 R]", b"/Kids [2 0 R]")


def page_tree_too_wide(pdf):
    pdf.page("")
    pdf.kids *= 150_000
    return pdf.bytes()


def page_tree_too_deep(pdf):
    for number in range(20, 2000):
        pdf.put(number, f"<< /Type /Pages /Kids [{number + 1} 0 R] >>")
    return pdf.bytes().replace(b"/Kids [] >>", b"/Kids [20 0 R] >>")


def table_in_a_stream_that_lies(pdf):
    pdf.page("")
    return pdf.bytes().replace(b"xref\n0 1\n", b"xref\n0 99999999\n")


def cut_in_the_middle(pdf):
    pdf.page("BT ET")
    return pdf.bytes()[:-150]


def unknown_filter(pdf):
    return with_content(pdf, b"abc", "/Filter /Nonsense")


HOSTILE = {
    bomb: "limit",
    bomb_in_bomb: "limit",
    bomb_of_zeros: "limit",
    many_operators: "limit",
    many_letters: "limit",
    shapes_over_letters: "limit",
    forms_in_forms: "limit",
    endless_string: "damaged",
    endless_array: "damaged",
    broken_off: "damaged",
    deep_object: "damaged",
    page_tree_in_a_circle: "damaged",
    page_tree_too_wide: "damaged",
    page_tree_too_deep: "damaged",
    unknown_filter: "unknown-part",
}


def leaves(data, **limits):
    return list(read_whole(PDF, Source(data, "a.pdf", Budget(Limits(**limits), "a.pdf")), READERS))


@pytest.mark.parametrize("build", HOSTILE, ids=lambda build: build.__name__)
def test_a_hostile_file_ends_and_says_what_is_unread(build, pdf):
    assert HOSTILE[build] in {leaf.why for leaf in leaves(build(pdf)) if isinstance(leaf, Unread)}


@pytest.mark.parametrize("build", [table_in_a_stream_that_lies, cut_in_the_middle], ids=lambda build: build.__name__)
def test_a_file_that_cannot_be_opened_is_unreadable(build, pdf):
    with pytest.raises(UnreadableFile):
        leaves(build(pdf))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n" * 9, b"\xff" * 99])
def test_what_is_no_such_file_is_unreadable(data):
    with pytest.raises(UnreadableFile):
        leaves(data)


def test_what_came_before_the_damage_is_read(pdf):
    assert "words that are there" in {leaf.text for leaf in leaves(broken_off(pdf)) if isinstance(leaf, TextPart)}


def test_a_chain_of_tables_in_a_circle_ends(pdf, line):
    pdf.page(line("words"))
    data = pdf.bytes()
    data = data.replace(b"trailer\n<<", f"trailer\n<< /Prev {pdf.xref}".encode())
    assert leaves(data)[0] == TextPart("words", "page 1")


@pytest.mark.parametrize("length", [3, 40_000])
def test_a_length_that_lies_hides_nothing(length, pdf, line):
    pdf.page(line("words that are there"))
    number = pdf.kids[-1] - 1
    old = pdf.objects[number].split(b"/Length ")[1].split(b" ")[0]
    pdf.objects[number] = pdf.objects[number].replace(b"/Length " + old, f"/Length {length}".encode())
    assert "words that are there" in {leaf.text for leaf in leaves(pdf.bytes()) if isinstance(leaf, TextPart)}


def test_places_of_objects_that_lie_hide_nothing(pdf, line):
    pdf.page(line("words that are there"))
    head, tail = pdf.bytes().split(b"xref\n0 1", 1)
    data = head.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%shifted by a comment\n") + b"xref\n0 1" + tail
    data = data.replace(f"startxref\n{pdf.xref}".encode(), f"startxref\n{pdf.xref + 22}".encode())
    assert "words that are there" in {leaf.text for leaf in leaves(data) if isinstance(leaf, TextPart)}


@pytest.mark.parametrize("limits", [{"work": 500}, {"part_bytes": 30}, {"total_bytes": 60}, {"parts": 2}])
def test_the_budget_holds(limits, pdf, line):
    for _ in range(4):
        pdf.page(line("words that are there"))
    assert "limit" in {leaf.why for leaf in leaves(pdf.bytes(), **limits) if isinstance(leaf, Unread)}


def test_the_library_below_says_nothing_and_keeps_its_level(pdf, line, caplog):
    pdf.page(line("words") + " 1 (a) Tj")
    data = pdf.bytes().replace(b"/Length", b"/Length 7 /Length")
    logger = logging.getLogger("pypdf")
    logger.setLevel(logging.DEBUG)
    try:
        with caplog.at_level(logging.DEBUG):
            for _ in leaves(data):
                pass
            pieces = PDF.read(Source(data, "a.pdf"))
            next(pieces)
            assert logger.level == logging.DEBUG  # also between two pieces
    finally:
        logger.setLevel(logging.NOTSET)
    assert not [record for record in caplog.records if record.name.startswith("pypdf")]


@pytest.fixture
def whole(pdf, line):
    number = pdf.stream(b"a file", "/Type /EmbeddedFile", packed=True)
    pdf.root += f" /AF [<< /Type /Filespec /F (a.txt) /EF << /F {number} 0 R >> >>] /Lang (zh)"
    pdf.page(line("some [words] \\\\(more\\\\)"), "/Annots [<< /Subtype /Text /Rect [0 0 9 9] /Contents (note) >>]")
    return pdf.bytes(pdf.bytes(), pdf.xref, only=[2])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 40)), max_size=6
    )
)
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(changes, whole):
    data = whole
    for place, new, gone in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + gone :]
    try:
        pieces = list(PDF.read(Source(data, "a.pdf")))  # not through the walk, which would catch what is raised
    except UnreadableFile:
        return
    assert pieces
