"""What a file keeps of its past and around its objects."""

from io import BytesIO

import pikepdf
import pytest

from zfgk.model.documents import Embedded, Feature, TextPart, Unread, Visibility

HIDDEN = Visibility.HIDDEN


def revised(pdf, line, old, new):
    page = pdf.page(line(old))
    first = pdf.bytes()
    content = page - 1
    drawn = line(new)
    pdf.put(content, f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    return first, pdf.bytes(first, pdf.xref, only=[content])


def test_the_text_of_an_earlier_revision_is_found(pdf, line, read):
    _, data = revised(pdf, line, "the old words", "the new words")
    found = read(data)
    assert found[0] == TextPart("the new words", "page 1")
    assert TextPart("the old words", "revision 1 page 1", HIDDEN, "earlier-revision") in found


def test_it_is_found_too_if_nothing_marks_where_the_earlier_revision_ended(pdf, line, read):
    _, data = revised(pdf, line, "the old words", "the new words")
    found = read(data.replace(b"%%EOF", b"     ", 1))
    assert TextPart("the old words", "lost object 11", HIDDEN, "unreferenced-text") in found


def test_an_earlier_property_is_found(pdf, line, read):
    pdf.page(line("page"))
    number = pdf.add("<< /Author (Before) >>")
    pdf.trailer = f"/Info {number} 0 R"
    first = pdf.bytes()
    pdf.put(number, "<< /Author (After) >>")
    found = read(pdf.bytes(first, pdf.xref, only=[number]))
    assert TextPart("Before", "revision 1", HIDDEN, "earlier-revision") in found


def test_a_save_that_took_nothing_away_is_only_told(pdf, line, read):
    pdf.page(line("page"))
    first = pdf.bytes()
    number = pdf.add("<< /Author (Somebody) >>")
    pdf.trailer = f"/Info {number} 0 R"
    found = read(pdf.bytes(first, pdf.xref, only=[number]))
    assert Feature("incremental-save", "revision 1") in found
    assert "earlier-revision" not in {piece.kind for piece in found if isinstance(piece, TextPart)}


def test_a_page_that_was_taken_out_is_found(pdf, line, read):
    pdf.page(line("stays"))
    pdf.page(line("was taken out"))
    first = pdf.bytes()
    pdf.kids.pop()
    kinds = {
        piece.kind
        for piece in read(pdf.bytes(first, pdf.xref, only=[2]))
        if isinstance(piece, TextPart) and "taken" in piece.text
    }
    assert kinds & {"earlier-revision", "unreferenced-text"}


def test_a_file_that_was_taken_off_is_found(pdf, line, read):
    pdf.page(line("page"))
    number = pdf.stream(b"\0\1\2 attached", "/Type /EmbeddedFile")
    pdf.root += f" /AF [<< /Type /Filespec /F (a.bin) /EF << /F {number} 0 R >> >>]"
    first = pdf.bytes()
    pdf.root = "/Type /Catalog /Pages 2 0 R"
    pdf.put(number, "<< >>")
    found = read(pdf.bytes(first, pdf.xref, only=[1, number]))
    assert Embedded(b"\0\1\2 attached", "a.bin", "revision 1 attachment 1") in found


def test_what_is_unread_of_an_earlier_revision_is_told(pdf, line, read):
    page = pdf.page(line("page"))
    content = page - 1
    good = pdf.objects[content]
    pdf.put(content, b"<< /Length 3 /Filter /Nonsense >>\nstream\nabc\nendstream")
    first = pdf.bytes()
    pdf.put(content, good)
    found = read(pdf.bytes(first, pdf.xref, only=[content]))
    assert "revision 1 page 1" in {piece.where for piece in found if isinstance(piece, Unread)}


def test_too_many_revisions_are_a_limit(pdf, line, read):
    pdf.page(line("page"))
    data = pdf.bytes()
    for _ in range(20):
        data = pdf.bytes(data, pdf.xref, only=[1])
    assert Unread("revision 13", "limit", "revisions = 12") in read(data)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda data: data + b"\nleft behind", "after the end"),
        (lambda data: b"left behind\n" + data, "before the beginning"),
        (lambda data: data.replace(b"endobj\n2 0 obj", b"endobj\nleft behind\n2 0 obj"), "between objects"),
        (lambda data: data.replace(b"endobj\n2 0 obj", b"endobj\n% left behind\n2 0 obj"), "comments"),
    ],
)
def test_text_that_belongs_to_no_object_is_found(change, where, pdf, line, read):
    pdf.page(line("page"))
    places = {
        piece.where
        for piece in read(change(pdf.bytes()))
        if isinstance(piece, TextPart) and "left behind" in piece.text
    }
    assert where in places


def test_a_file_after_the_end_is_read_as_a_file(pdf, line):
    from zfgk.documents import READERS, read_whole
    from zfgk.documents.pdf import PDF
    from zfgk.model.documents import Source

    pdf.page(line("page"))
    inner = BytesIO()
    import zipfile

    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", "left behind")
    data = pdf.bytes() + inner.getvalue()
    found = [leaf for leaf in read_whole(PDF, Source(data, "a.pdf"), READERS) if isinstance(leaf, TextPart)]
    assert any("left behind" in leaf.text and leaf.where.startswith("after the end!") for leaf in found)


def saved(data, **how):
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, **how)
    return out.getvalue()


@pytest.fixture
def document(pdf, line):
    pdf.page(line("ordinary words"))
    pdf.trailer = f"/Info {pdf.add('<< /Author (Somebody) >>')} 0 R"
    return pdf.bytes()


@pytest.mark.parametrize(
    "how",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"linearize": True},
        {"encryption": pikepdf.Encryption(owner="o", user="", R=2, aes=False, metadata=False)},
        {"encryption": pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False)},
        {"encryption": pikepdf.Encryption(owner="o", user="", R=4, aes=False, metadata=False)},
    ],
    ids=["object streams", "plain", "linearized", "RC4 40", "RC4 128", "crypt filters"],
)
def test_files_of_another_writer_have_the_same_text_and_no_past(how, document, read):
    found = read(saved(document, **how))
    assert [(piece.kind, piece.text) for piece in found] == [
        ("text", "ordinary words"),
        ("font-name", "Helvetica"),
        ("author", "Somebody"),
    ]


def test_a_file_that_needs_a_password_is_unread(document, read):
    data = saved(document, encryption=pikepdf.Encryption(owner="o", user="u", R=3, aes=False, metadata=False))
    assert [(piece.where, piece.why) for piece in read(data)] == [("body", "encrypted")]


def test_an_object_that_is_in_an_object_stream_and_in_no_table_is_found(document, read):
    data = saved(document, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=False)
    begin = data.index(b"/ObjStm")
    assert b"Somebody" in data[begin:]
    hidden = (
        b"90 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Length 24 >>\nstream\n91 0 << /Note (TOKEN) >>\nendstream\nendobj\n"
    )
    start = data.rindex(b"startxref")
    assert any(
        "TOKEN" in piece.text for piece in read(data[:start] + hidden + data[start:]) if isinstance(piece, TextPart)
    )
