import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.errors import UnreadableFile
from zfgk.files.decoding import decode
from zfgk.files.reading import read_bytes

NOTICE = (
    "各县（区）自然资源局，局机关各科室：为进一步规范国有建设用地使用权出让工作，现将有关事项通知如下。"
    "一、出让公告应当在发布之日起二十日内接受咨询；二、成交结果应当及时向社会公开。"
)


@pytest.mark.parametrize(
    ("codec", "family"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_the_encodings_of_chinese_agencies(codec, family):
    decoded = decode(NOTICE.encode(codec), "a.txt")
    assert decoded.text == NOTICE
    assert decoded.encoding == family


def test_big_endian_with_mark():
    assert decode(codecs.BOM_UTF16_BE + NOTICE.encode("utf-16-be"), "a.txt").text == NOTICE


@pytest.mark.parametrize(
    "text", ["", "plain ASCII 2026", "面积㎡", "索引号,名称\r\nA1,通知\r\n", "朱镕基", "——〔2026〕1号"]
)
def test_short_texts(text):
    assert decode(text.encode("gb18030"), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("這是繁體中文的公告，請各單位遵照辦理。".encode("big5"), "does not look like Chinese"),
        ("정부정보공개에관한법률시행령에따라공개하는문서입니다".encode("euc-kr") * 2, "does not look like Chinese"),
        ("情報公開法に基づく通知について、次のとおり定める。".encode("shift_jis"), "GB18030"),
        ("Änderung der Satzung über Gebühren, gültig für alle".encode("latin-1"), "GB18030"),
        ("résumés, cafés".encode("latin-1"), "does not look like Chinese"),
        (NOTICE.encode("utf-8")[:-1] + b"\n", "GB18030"),
        (NOTICE.encode("utf-8").replace(b"\xe8", b"\xff", 1), "GB18030"),
        (NOTICE.encode("gbk")[:-1], "is not GB18030"),
        (NOTICE.encode("utf-16-le"), "zero byte stands at offset"),
        (b"PK\x03\x04\0\0", "zero byte"),
        (codecs.BOM_UTF8 + "中".encode("gbk"), "says it is UTF-8 but is damaged at byte offset"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "says it is UTF-16 but is damaged"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", "zero characters"),
    ],
)
def test_what_is_not_read_says_why(data, says):
    with pytest.raises(UnreadableFile) as caught:
        decode(data, "docs/a.txt")
    assert says in caught.value.why
    assert caught.value.path == "docs/a.txt"


def test_a_declaration_of_the_gb_family_or_big5_is_believed():
    assert decode("這是繁體中文".encode("big5"), "a.html", "Big5").text == "這是繁體中文"
    assert decode("㎡囍㐂".encode("gb18030"), "a.html", "gb2312").text == "㎡囍㐂"
    with pytest.raises(UnreadableFile, match="says it is GB18030 but is damaged at byte offset 2"):
        decode("通".encode("gbk") + b"\xff", "a.html", "gbk")


def test_a_false_declaration_does_not_turn_utf_8_into_nonsense():
    assert decode(NOTICE.encode("utf-8"), "a.html", "gb2312").text == NOTICE


def test_a_declaration_that_is_no_chinese_encoding_leaves_it_to_detection():
    assert decode(NOTICE.encode("gbk"), "a.html", "iso-8859-1").text == NOTICE


@given(st.text(alphabet=NOTICE), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"]))
def test_official_text_survives_every_supported_encoding(text, codec):
    # Eight characters in front: bytes of one or two, such as 一, are valid as UTF-8 and as GB and then count as UTF-8.
    text = "关于规范国有建设" + text
    assert decode(text.encode(codec), "a.txt").text == text


@given(st.binary(max_size=200))
def test_any_bytes_give_text_that_encodes_back_or_a_typed_error(data):
    try:
        decoded = decode(data, "a.txt")
    except UnreadableFile:
        return
    if decoded.encoding in {"utf-8", "gb18030"}:
        assert decoded.text.encode(decoded.encoding) == data.removeprefix(codecs.BOM_UTF8)


def test_reading_what_is_no_file(tmp_path):
    for path, says in [
        (tmp_path, "it is a directory"),
        (tmp_path / "absent", "No such file"),
        ("/dev/zero", "not a regular file"),
        ("a\0b", "null"),
        (tmp_path / ("x" * 300), "too long"),
    ]:
        with pytest.raises(UnreadableFile) as caught:
            read_bytes(path)
        assert says in caught.value.why


def test_reading_has_a_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", limit=5) == b"12345"
    with pytest.raises(UnreadableFile, match="it has 5 bytes; at most 4 are read"):
        read_bytes(tmp_path / "a", limit=4)


@pytest.mark.parametrize("encoding", ["utf-7", "hz", "iso2022_jp_2"])
def test_chinese_in_seven_bits_is_refused_and_not_taken_for_ascii(encoding):
    with pytest.raises(UnreadableFile, match="seven bits"):
        decode("机密★".encode(encoding) if encoding != "hz" else "机密".encode("hz"), "a.txt")


def test_pluses_and_tildes_of_ordinary_text_are_ascii():
    text = "call +8613800138000-1, a+b=c+d, C++-style ~ {x} ~{y}"
    assert decode(text.encode(), "a.txt").text == text
