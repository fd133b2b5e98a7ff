"""The redacted copy of a PDF file is a new text file."""

import pytest

from zfgk.documents.pdf import PDF
from zfgk.errors import UnreadableFile
from zfgk.model.documents import MARK, Cut, Removal, Source


def cutting(word):
    def censor(part):
        at = part.text.find(word)
        return [Cut(at, at + len(word), "zfgk.example", "条例15")] if at >= 0 else []

    return censor


def test_it_holds_what_is_seen_without_the_cuts(pdf, line):
    pdf.page(line("call 13800138000 now") + line("hidden words", at=(72, 600), before="1 g"))
    pdf.page(line("second page"), "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (a note) >>]")
    copy = PDF.redact(Source(pdf.bytes(), "a.pdf"), cutting("13800138000"))
    assert copy.suffix == ".txt"
    assert copy.data.decode() == f"call {MARK} now\n\nsecond page"
    assert copy.removals[0] == Removal("page 1", "text", "zfgk.example", "条例15", 5, 16)
    assert Removal("page 1", "invisible-text") in copy.removals
    assert Removal("page 2 annotations", "comment") in copy.removals


def test_what_could_not_be_read_is_listed(pdf, line):
    image = pdf.stream(b"\0", "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    pdf.page(line("words"))
    pdf.page("q 595 0 0 842 0 0 cm /Im Do Q", resources=f"/XObject << /Im {image} 0 R >>")
    copy = PDF.redact(Source(pdf.bytes(), "a.pdf"), lambda _: [])
    assert copy.data == b"words"
    assert Removal("page 2", "no-text") in copy.removals


def test_nothing_of_the_file_itself_is_in_the_copy(pdf, line):
    pdf.page(line("words"))
    assert b"PDF" not in PDF.redact(Source(pdf.bytes(), "a.pdf"), lambda _: []).data


def test_a_file_that_is_damaged_has_no_copy(pdf, line):
    pdf.page(line("words"))
    with pytest.raises(UnreadableFile):
        PDF.redact(Source(pdf.bytes()[:200], "a.pdf"), lambda _: [])


@pytest.mark.parametrize(
    ("data", "known"),
    [(b"%PDF-1.4", True), (b"\n" * 1000 + b"%PDF-1.4", True), (b"\n" * 2000 + b"%PDF-1.4", False), (b"PK\3\4", False)],
)
def test_the_first_bytes_tell(data, known):
    assert PDF.looks(data) is known
