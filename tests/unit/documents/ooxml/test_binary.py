"""What pictures and other binary parts hold besides what they show."""

import struct
import zlib

from zfgk.documents.binary import picture_pieces, plain_text, readable, without_metadata
from zfgk.model.documents import Feature, TextPart


def segment(marker, content):
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def exif(*tags):
    """A first directory with these tags, little-endian."""
    entries = b"".join(struct.pack("<HHLL", tag, 4, 1, 0) for tag in tags)
    return b"Exif\0\0II*\0" + struct.pack("<LH", 8, len(tags)) + entries


NEEDED = (
    segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
    segment(0xDB, bytes(65)),
    segment(0xC0, bytes(15)),
    b"\xff\xda" + struct.pack(">H", 8) + bytes(6) + b"\x12\xff\x00\x34\xff\xd9",
)


def jpeg(*more, after=b""):
    return b"\xff\xd8" + NEEDED[0] + b"".join(more) + b"".join(NEEDED[1:]) + after


def found(data):
    pieces = list(picture_pieces(data, "a"))
    texts = "\n".join(one.text for one in pieces if isinstance(one, TextPart))
    return texts, {one.kind for one in pieces if isinstance(one, Feature)}


def test_a_plain_picture_is_a_picture_and_nothing_else(office):
    assert found(jpeg()) == ("", {"image"})
    assert found(office.png()) == ("", {"image"})


def test_texts_of_a_photograph_are_read():
    data = jpeg(
        segment(0xE1, exif(0x010F) + b"camera of Wang"),
        segment(0xFE, "说明文字甲乙".encode()),
        segment(0xED, b"Photoshop 3.0"),
        after=b"trailing-secret",
    )
    texts, features = found(data)
    for word in ("camera of Wang", "说明文字甲乙", "Photoshop", "trailing-secret"):
        assert word in texts
    assert features == {"image"}


def test_a_photograph_tells_where_it_was_taken_and_may_hold_another():
    assert found(jpeg(segment(0xE1, exif(0x010F, 0x8825))))[1] == {"image", "image-location"}
    big = exif(0x8825).replace(b"II*\0", b"II*\0")
    assert found(jpeg(segment(0xE1, big + b"\xff\xd8\xff\xe0small")))[1] == {"image", "image-location", "thumbnail"}
    motorola = b"Exif\0\0MM\0*" + struct.pack(">LHHHLL", 8, 1, 0x8825, 4, 1, 0)
    assert "image-location" in found(jpeg(segment(0xE1, motorola)))[1]


def test_a_cleaned_photograph_keeps_what_shows_it():
    data = jpeg(segment(0xE1, exif(0x8825)), segment(0xFE, b"comment"), segment(0xE2, b"profile"), after=b"more")
    assert without_metadata(data) == jpeg()
    assert without_metadata(jpeg()) == jpeg()


def test_texts_of_a_png_are_read_compressed_ones_too(office):
    data = office.png(
        (b"tEXt", b"Author\0Wang Xiaoming"),
        (b"zTXt", b"Comment\0\0" + zlib.compress(b"compressed secret")),
        (b"iTXt", b"Title\0\0\0zh\0\0" + "标题文字".encode()),
        (b"eXIf", exif(0x8825)[6:]),
    )
    texts, features = found(data + b"after the end")
    for word in ("Wang Xiaoming", "compressed secret", "标题文字", "after the end"):
        assert word in texts
    assert features == {"image", "image-location"}
    assert without_metadata(data + b"after the end") == office.png()


def test_a_compressed_text_that_inflates_without_end_stops(office):
    data = office.png((b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 50_000_000)))
    assert len(found(data)[0]) < 3_000_000


def test_pictures_that_cannot_be_cleaned_are_not():
    assert without_metadata(b"GIF89a") is None
    assert without_metadata(b"\1\0\0\0") is None


def test_cut_pictures_do_not_stop_the_reader(office):
    for data in (jpeg(segment(0xE1, exif(0x8825, 0x010F))), office.png((b"zTXt", b"a\0\0" + zlib.compress(b"b")))):
        for end in range(len(data)):
            list(picture_pieces(data[:end], "a"))
            without_metadata(data[:end])


def test_text_in_binary_parts_is_found_in_both_encodings():
    data = b"\0\1\2plain words\0\xff" + "宽字符文字".encode("utf-16-le") + b"\0\0\1" + "短文字甲乙".encode() + b"\0"
    texts = readable(data)
    for word in ("plain words", "宽字符文字", "短文字甲乙"):
        assert word in texts


def test_only_text_is_plain_text():
    assert plain_text("\ufeff说明\n".encode()) == "说明\n"
    assert plain_text(b"a\0b") == ""
    assert plain_text(b"\xff\xfe\x00") == ""
