import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.documents import CSV, JSON, PLAIN_TEXT, READERS, XML, read_whole, reader_for
from zfgk.documents.controls import as_seen, plain
from zfgk.errors import UnreadableFile
from zfgk.model.documents import MARK, Cut, Feature, Removal, Source, TextPart, Unread

NUMBER = re.compile(r"138\s?\d{8}")


def censor(part):
    return [Cut(found.start(), found.end(), "test.number", "条例15") for found in NUMBER.finditer(part.text)]


def texts(reader, data, name="a"):
    return {piece.where: piece.text for piece in reader.read(Source(data, name)) if isinstance(piece, TextPart)}


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("甲\u202e乙丙\u202c丁", "甲丙乙丁"),
        ("\u202e123", "321"),
        ("\u202e12\n34", "21\n34"),
        ("\u202e1\u202d23\u202c4\u202c5", "42315"),
        ("\u202e1\u202e23\u202c4", "4321"),
        ("\u202b12\u202c3", "123"),
        ("\u202c1\u2069", "1"),
        ("", ""),
    ],
)
def test_the_order_in_which_overrides_make_text_appear(stored, seen):
    assert as_seen(stored) == seen


@given(st.text(alphabet="ab1\n\u202a\u202c\u202d\u202e\u2066\u2069", max_size=40))
def test_reordering_loses_no_character(text):
    marks = re.compile("[\u202a-\u202e\u2066-\u2069]")
    assert sorted(as_seen(text)) == sorted(marks.sub("", text))
    assert plain(plain(text)) == plain(text)


def test_marks_that_nobody_sees_are_features():
    pieces = list(PLAIN_TEXT.read(Source("甲\u200b\u202e乙".encode(), "a.txt")))
    assert pieces[1:3] == [Feature("no-width-character", "body"), Feature("bidi-control", "body")]
    assert texts(PLAIN_TEXT, "\u202e00083100831".encode())["body as displayed"] == "13800138000"


def test_a_byte_order_mark_at_the_beginning_is_none_of_them():
    assert list(PLAIN_TEXT.read(Source("甲".encode("utf-8-sig"), "a.txt"))) == [TextPart("甲")]


def test_two_encodings_in_one_file_are_refused():
    with pytest.raises(UnreadableFile):
        list(PLAIN_TEXT.read(Source("公开办".encode() + "申请".encode("gbk"), "a.txt")))


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("甲13800138000乙", f"甲{MARK}乙"),
        ("138\n00138000\r\n乙", f"{MARK}\n\r\n乙"),
        ("甲\u200b\u202e乙丙", "甲丙乙"),
        ("\u202e00083100831\u202c", MARK),
        ("138\u200b00138000", MARK),
        ("138\u202d00138\u202c000", MARK),
        ("", ""),
    ],
)
def test_redacted_text(text, copy):
    assert PLAIN_TEXT.redact(Source(text.encode(), "a.txt"), censor).data.decode() == copy


def test_the_list_of_what_was_removed():
    redacted = PLAIN_TEXT.redact(Source("甲13800138000乙\u200b".encode("utf-16"), "A.MD"), censor)
    assert redacted.removals == (
        Removal("body", "text", "test.number", "条例15", 1, 12),
        Removal("body", "no-width-character"),
    )
    assert redacted.suffix == ".md"
    assert redacted.data == b"\xef\xbb\xbf" + f"甲{MARK}乙".encode()


def test_rows_and_columns_of_a_table_stay():
    table = '姓名,电话\n甲,"138\n00138000"\n乙,138,00138000\n'
    keeps = re.compile(r"138[\s,]?\d{8}")

    def cut(part):
        return [Cut(found.start(), found.end(), "r", "g") for found in keeps.finditer(part.text)]

    redacted = CSV.redact(Source(table.encode("gbk"), "a.csv"), cut)
    assert redacted.data.decode("utf-8-sig") == f'姓名,电话\n甲,"{MARK}\n"\n乙,{MARK},\n'
    assert redacted.data.startswith(b"\xef\xbb\xbf")
    assert not CSV.redact(Source(table.encode(), "a.csv"), cut).data.startswith(b"\xef\xbb\xbf")


@given(
    st.lists(
        st.sampled_from(["138", "00138000", "甲", "\u200b", "\u202e", "\u202c", "\n", ",", "13800138000"]), max_size=25
    )
)
def test_a_copy_read_again_needs_no_cut(pieces):
    for reader in (PLAIN_TEXT, CSV):
        copy = reader.redact(Source("".join(pieces).encode(), "a"), censor).data
        assert list(map(type, reader.read(Source(copy, "a")))) == [TextPart]
        assert not censor(TextPart(copy.decode()))


def test_json_is_read_as_it_stands_and_as_it_means():
    text = '{"\\u7532": "\\u0031\\u0033800138000", "a": "b\\nc\\ud83d\\ude00\\ud83d"}'
    found = texts(JSON, text.encode())
    assert found["body"] == text
    assert found["body unescaped"] == '{"甲": "13800138000", "a": "b\nc😀\ufffd"}'


def test_xml_is_read_by_texts_attributes_comments_and_as_it_stands():
    text = "<?xml version='1.0'?><!--外--><a x='属性' n='12 13800138000'>文<b>138</b><!--内-->尾<?p 指令?></a>"
    found = texts(XML, text.encode())
    assert found["body"] == "文\n138\n尾"
    assert found["body joined"] == "文138尾"
    assert found["body attributes"] == "属性\n\n13800138000"
    assert sorted(found["body comments"].split("\n\n")) == ["内", "外", "指令"]
    assert found["source"] == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "dtd"),
        ("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", "dtd"),
        ("<a>甲", "damaged"),
        ("甲", "damaged"),
        ("<a/><b/>", "damaged"),
        ("<a x='1' x='2'/>", "damaged"),
        ("<a>" * 400 + "</a>" * 400, "damaged"),
    ],
)
def test_xml_that_is_not_safe_or_sound_is_told_and_its_source_read(text, why):
    pieces = list(XML.read(Source(text.encode(), "a.xml")))
    assert pieces[0] == Unread("body", why, pieces[0].detail)
    assert TextPart(text, "source", pieces[-1].visibility, "source") in pieces


def test_xml_in_the_encoding_of_chinese_windows():
    text = "<?xml version='1.0' encoding='GB2312'?><a>公开</a>"
    assert texts(XML, text.encode("gbk"))["body"] == "公开"


@pytest.mark.parametrize(
    ("name", "reader"),
    [("a.md", PLAIN_TEXT), ("a.LOG", PLAIN_TEXT), ("a.tsv", CSV), ("a.json", JSON), ("a.svg", XML), ("a.rtf", None)],
)
def test_endings(name, reader):
    assert reader_for(name, READERS) is reader


def test_bytes_that_are_neither_xml_nor_text():
    leaves = list(read_whole(XML, Source(b"\0\1\2", "a.xml"), READERS))
    assert leaves
    assert {leaf.why for leaf in leaves} == {"damaged"}
