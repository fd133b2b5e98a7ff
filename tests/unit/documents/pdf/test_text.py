"""From operators and codes to text: joined words, fonts, and when the text cannot be believed."""

import pytest

from zfgk.model.documents import TextPart, Unread
from zfgk.screening import Screener

RESIDENT = "110101199003074477"


def seen(pieces):
    return [piece.text for piece in pieces if isinstance(piece, TextPart) and piece.kind == "text"]


@pytest.mark.parametrize(
    "content",
    [
        f"[({RESIDENT[:5]}) -15 ({RESIDENT[5:9]}) 20 ({RESIDENT[9:]})] TJ",
        f"({RESIDENT[:5]}) Tj ({RESIDENT[5:]}) Tj",
        f"<{RESIDENT.encode().hex()}> Tj",
        f"<{RESIDENT[:6].encode().hex()} 3> Tj".replace(" 3", "") + f" ({RESIDENT[6:]}) Tj",
        "".join(f"({digit}) Tj " for digit in RESIDENT),
        f"({RESIDENT[:9]}) Tj 0 -14 Td ({RESIDENT[9:]}) Tj",
        f"14 TL ({RESIDENT[:9]}) Tj ({RESIDENT[9:]}) '",
        f"2 Tc ({RESIDENT}) Tj",
        f"({RESIDENT[:4]}\\{ord(RESIDENT[4]):o}\\\n{RESIDENT[5:]}) Tj",
        "".join(f"1 0 0 1 {100 + 7 * at} 600 Tm ({digit}) Tj " for at, digit in enumerate(RESIDENT)),
        "".join(f"1 0 0 1 {100 + 7 * at} 600 Tm ({RESIDENT[at]}) Tj " for at in reversed(range(18))),
        "".join(
            f"1 0 0 1 {100 + 7 * at + shift} 600 Tm ({digit}) Tj "
            for at, digit in enumerate(RESIDENT)
            for shift in (0, 0.3)
        ),
        f"0 1 -1 0 300 300 Tm ({RESIDENT[:9]}) Tj ({RESIDENT[9:]}) Tj",
    ],
)
def test_a_number_is_found_however_it_is_drawn(content, pdf, read):
    pdf.page(f"BT /F1 12 Tf 72 700 Td {content} ET")
    findings = Screener.default().scan_parts(piece for piece in read(pdf.bytes()) if isinstance(piece, TextPart))
    assert "zfgk.resident-id" in {finding.rule for finding in findings}


def test_lines_come_from_top_to_bottom_and_words_from_left_to_right(pdf, line, read):
    pdf.page(line("third", at=(72, 500)) + line("second", at=(140, 600)) + line("first", at=(72, 600)))
    assert seen(read(pdf.bytes())) == ["first second\nthird"]


def test_columns_come_whole_as_they_are_drawn(pdf, line, read):
    pdf.page(
        line(RESIDENT[:9], at=(72, 600))
        + line(RESIDENT[9:], at=(72, 586))
        + line("other column", at=(300, 600))
        + line("goes on here", at=(300, 586))
    )
    found = [piece for piece in read(pdf.bytes()) if isinstance(piece, TextPart)]
    assert f"{RESIDENT[:9]} other column" in found[0].text
    assert f"{RESIDENT[:9]}\n{RESIDENT[9:]}" in next(piece.text for piece in found if piece.kind == "source")
    assert "zfgk.resident-id" in {finding.rule for finding in Screener.default().scan_parts(found)}


def font(pdf, entries, *, descendant=None):
    below = ""
    if descendant is not None:
        below = f"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X {descendant} >>]"
    kind = "/Type1" if descendant is None else "/Type0"
    pdf.put(3, f"<< /Type /Font /Subtype {kind} /BaseFont /X {entries} {below} >>")


def hexed(text, encoding):
    return f"<{text.encode(encoding).hex()}> Tj"


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("/UniGB-UCS2-H", "utf-16-be"),
        ("/UniGB-UTF16-H", "utf-16-be"),
        ("/GBK-EUC-H", "gbk"),
        ("/GB-EUC-H", "gb2312"),
        ("/GBKp-EUC-H", "gbk"),
        ("/GBK2K-H", "gb18030"),
        ("/ETen-B5-H", "big5"),
        ("/90ms-RKSJ-H", "cp932"),
        ("/KSCms-UHC-H", "cp949"),
    ],
)
def test_predefined_character_maps(encoding, codec, pdf, read):
    text = "公文 2024 号"
    try:
        drawn = hexed(text, codec)
    except UnicodeEncodeError:
        text = "公文 2024"
        drawn = hexed(text, codec)
    font(pdf, f"/Encoding {encoding}", descendant="")
    pdf.page(f"BT /F1 12 Tf 72 700 Td {drawn} ET")
    assert seen(read(pdf.bytes())) == [text]


def to_unicode(pdf, body):
    return pdf.stream(f"/CIDInit /ProcSet findresource begin begincmap {body} endcmap", packed=True)


def test_glyph_numbers_are_told_by_the_fonts_own_map(pdf, read):
    number = to_unicode(
        pdf,
        "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <53F7> <0004> <D83DDE00> endbfchar "
        "2 beginbfrange <0010> <0019> <0030> <0020> <0021> [<516C> <6587>] endbfrange",
    )
    font(pdf, f"/Encoding /Identity-H /ToUnicode {number} 0 R", descendant="/DW 500")
    pdf.page("BT /F1 12 Tf 72 700 Td <002000210012001000120014000300 04> Tj ET".replace(" 04", "04"))
    assert seen(read(pdf.bytes())) == ["公文2024号😀"]


def test_glyph_names(pdf, read):
    font(pdf, "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /one /two /uni516C /u6587 /Euro] >>")
    pdf.page("BT /F1 12 Tf 72 700 Td (ABCDEz) Tj ET")
    assert seen(read(pdf.bytes())) == ["12公文€z"]


def whys(pieces):
    return [(piece.where, piece.why) for piece in pieces if isinstance(piece, Unread)]


@pytest.mark.parametrize(
    ("entries", "descendant"),
    [
        ("/Encoding /Identity-H", ""),
        ("/Encoding << /Differences [65 /g1 /g2 /g3] >> /FontDescriptor << /FontFile 3 0 R >>", None),
        ("/FontDescriptor << /FontFile2 3 0 R >>", None),
    ],
)
def test_a_font_that_names_no_characters_makes_the_text_unreliable(entries, descendant, pdf, read):
    font(pdf, entries, descendant=descendant)
    pdf.page("BT /F1 12 Tf 72 700 Td (ABCABC) Tj ET")
    assert whys(read(pdf.bytes())) == [("page 1", "unreliable-text")]


def test_a_map_into_private_characters_makes_the_text_unreliable(pdf, read):
    number = to_unicode(pdf, "1 beginbfrange <0000> <00FF> <E000> endbfrange")
    font(pdf, f"/Encoding /Identity-H /ToUnicode {number} 0 R", descendant="")
    pdf.page("BT /F1 12 Tf 72 700 Td <00410042> Tj ET")
    assert whys(read(pdf.bytes())) == [("page 1", "unreliable-text")]


def test_a_map_that_disagrees_with_the_encoding_is_told_and_both_readings_are_given(pdf, read):
    number = to_unicode(pdf, "1 beginbfrange <00> <FF> <0041> endbfrange")
    font(pdf, f"/Encoding /WinAnsiEncoding /ToUnicode {number} 0 R")
    pdf.page(f"BT /F1 12 Tf 72 700 Td ({RESIDENT}) Tj ET")
    found = read(pdf.bytes())
    assert whys(found) == [("page 1", "unreliable-text")]
    assert TextPart(RESIDENT, "page 1 by encoding", found[0].visibility.HIDDEN, "source") in found


def test_a_map_that_agrees_is_not_told(pdf, read):
    number = to_unicode(pdf, "1 beginbfrange <20> <7E> <0020> endbfrange")
    font(pdf, f"/Encoding /WinAnsiEncoding /ToUnicode {number} 0 R")
    pdf.page(f"BT /F1 12 Tf 72 700 Td ({RESIDENT}) Tj ET")
    assert whys(read(pdf.bytes())) == []


@pytest.mark.parametrize("raw", ["张三".encode("gbk"), "张三".encode(), b"\xfe\xff" + "张三".encode("utf-16-be")])
def test_properties_are_read_in_the_encodings_that_chinese_programs_write(raw, pdf, line, texts):
    pdf.page(line("page"))
    pdf.trailer = f"/Info {pdf.add(f'<< /Author <{raw.hex()}> >>')} 0 R"
    assert "张三" in texts(pdf.bytes())["author"]


@pytest.mark.parametrize("chain", ["/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode", "/LZWDecode"])
def test_content_behind_each_filter(chain, pdf, line, read):
    import base64

    plain = line("filtered words").encode()
    data = {
        "/ASCIIHexDecode": plain.hex().encode() + b">",
        "/ASCII85Decode": base64.a85encode(plain) + b"~>",
        "/RunLengthDecode": bytes([len(plain) - 1]) + plain + b"\x80",
        "/LZWDecode": lzw(plain),
    }[chain]
    pdf.page(data)
    number = pdf.kids[-1] - 1
    pdf.objects[number] = pdf.objects[number].replace(b"/Length", b"/Filter " + chain.encode() + b" /Length", 1)
    assert seen(read(pdf.bytes())) == ["filtered words"]


def lzw(data):
    """Return LZW data that never grows its table: a clear code before every byte."""
    bits = "".join(f"{256:09b}{byte:09b}" for byte in data) + f"{257:09b}"
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


def test_an_inline_image_does_not_swallow_the_text_after_it(pdf, line, read):
    image = "BI /W 4 /H 1 /BPC 8 /CS /G ID \x00(EI\xff EI Q\n"
    pdf.page(image + line("after the image"))
    assert seen(read(pdf.bytes())) == ["after the image"]


def test_where_the_font_names_nothing_the_other_library_is_asked_too(pdf, read):
    # An Adobe-GB1 font by the numbers of its glyphs: 18 is the digit 1, 17 the digit 0, and so on.
    font(
        pdf,
        "/Encoding /Identity-H",
        descendant="/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >>",
    )
    drawn = "".join(f"{int(digit) + 17:04x}" for digit in RESIDENT)
    pdf.page(f"BT /F1 12 Tf 72 700 Td <{drawn}> Tj ET")
    found = read(pdf.bytes())
    assert whys(found) == [("page 1", "unreliable-text")]
    assert RESIDENT in "".join(piece.text for piece in found if isinstance(piece, TextPart) and piece.kind == "source")
