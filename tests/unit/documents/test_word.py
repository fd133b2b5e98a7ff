from __future__ import annotations

import builtins
import io
import zipfile
from datetime import date

import docx
import pytest

from zfgk.documents.word import cannot_stand, new_document, open_document, set_fonts, word_bytes
from zfgk.errors import LibraryMissing, LimitExceeded, UnreadableFile
from zfgk.model.limits import Limits


def made(text: str = "登记回执", **properties: object) -> bytes:
    document = new_document()
    set_fonts(document.styles["Normal"], "Times New Roman", "仿宋")
    document.add_paragraph(text)
    return word_bytes(document, **properties)


def test_what_is_written_reads_back() -> None:
    back = docx.Document(io.BytesIO(made("甲 & <乙>")))
    assert [one.text for one in back.paragraphs] == ["甲 & <乙>"]
    assert back.styles["Normal"].element.rPr.rFonts.xpath("@w:eastAsia") == ["仿宋"]


def test_no_entry_and_no_property_tells_the_clock_or_the_library() -> None:
    first = made(title="标题", author="某局", day=date(2024, 5, 6))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2024-05-06T00:00:00Z") == 2
    assert "2013" not in core
    assert "python-docx" not in core
    properties = docx.Document(io.BytesIO(first)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("标题", "某局", "")
    assert made() == made()


def test_names_that_a_template_brings_along_do_not_stay() -> None:
    document = docx.Document()
    document.core_properties.last_modified_by = "某科员"
    document.core_properties.comments = "草稿，勿外传"
    held = io.BytesIO()
    document.save(held)
    back = word_bytes(open_document(held.getvalue(), "letterhead.docx"))
    with zipfile.ZipFile(io.BytesIO(back)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "某科员" not in core
    assert "勿外传" not in core


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"letterhead\.docx"):
        open_document(data, "letterhead.docx")


def test_an_archive_without_a_document_is_told() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
    with pytest.raises(UnreadableFile, match="no Word document"):
        open_document(held.getvalue(), "x.docx")


def test_a_template_that_swells_is_stopped_before_it_is_parsed() -> None:
    held = io.BytesIO(made())
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", b"0" * 3_000_000)
    with pytest.raises(LimitExceeded):
        open_document(held.getvalue(), "x.docx", Limits(part_bytes=1_000_000))


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "docx":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(LibraryMissing, match=r"zfgk\[office\]") as caught:
        new_document()
    assert isinstance(caught.value, ImportError)
    assert caught.value.extra == "office"


def test_characters_that_xml_cannot_hold_are_named() -> None:
    assert cannot_stand("甲\x00乙\x0b\x00\ud800\ufffe") == (0, 0x0B, 0xD800, 0xFFFE)
    assert cannot_stand("甲\t乙\r\n𠮷\ufeff\u202e{{x}}<&>") == ()
