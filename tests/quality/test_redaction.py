"""Nothing planted is left in a redacted copy: every byte of it is searched, inflated and in other spellings too."""

import base64
import html
import io
import zipfile

import docx
import openpyxl
import pytest

from zfgk.documents import READERS
from zfgk.inspection import redacted
from zfgk.screening import Screener
from zfgk.testing.planted import planted, planted_singly
from zfgk.testing.planted.plant import mobile_number, resident_number

SCREENER = Screener.default()
TOKEN, OTHER = resident_number(80, 1), mobile_number(80, 2)
TEXT = f"关于有关事项的通知\n身份证号：{TOKEN}\n联系电话{OTHER}\n"


def copy_of(data, suffix):
    return redacted(data, f"a.{suffix}", screener=SCREENER, readers=READERS).data


def spellings(token):
    """Return the ways of writing a token that a search of bytes has to know."""
    plain = token.encode()
    yield plain
    yield token.encode("utf-16-le")
    yield token.encode("utf-16-be")
    yield "".join(chr(ord(letter) + 0xFEE0) for letter in token).encode()
    yield plain.hex().encode()
    yield "".join(f"&#{ord(letter)};" for letter in token).encode()
    yield "".join(f"&#x{ord(letter):x};" for letter in token).encode()
    for shift in range(3):
        # What three bytes make four letters of: without the ends, which depend on the neighbours.
        whole = base64.b64encode(b"\0" * shift + plain)
        yield whole[4 if shift else 0 : len(whole) // 4 * 4 - 4]


def everything(data):
    """Yield a file, the names and contents of its entries, and the same of archives among them."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield info.filename.encode()
                yield info.comment + info.extra
                yield from everything(archive.read(info))


def left(copy, tokens):
    """Return the tokens that stand in a copy in some spelling, markup taken out of it too."""
    places = list(everything(copy))
    places += [html.unescape(place.decode("utf-8", "replace")).encode() for place in places]
    places += [_without_tags(place) for place in places]
    return [token for token in tokens if any(form in place for form in spellings(token) for place in places)]


def _without_tags(place):
    out, depth = bytearray(), False
    for byte in place if b"<" in place and b"\0" not in place else b"":
        depth = byte == ord("<") or (depth and byte != ord(">"))
        if not depth and byte != ord(">"):
            out.append(byte)
    return bytes(out)


def opens(copy, suffix):
    if suffix == "docx":
        assert docx.Document(io.BytesIO(copy)).paragraphs
    elif suffix == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(copy)).worksheets
    elif suffix == "odt":
        with zipfile.ZipFile(io.BytesIO(copy)) as archive:
            names = archive.namelist()
            assert names[0] == "mimetype"
            assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
            assert {"content.xml", "styles.xml", "META-INF/manifest.xml"} <= set(names)


def test_the_search_finds_what_is_there():
    for suffix in ("docx", "xlsx", "html", "odt"):
        data, plants = planted(suffix)
        tokens = [plant.token for plant in plants]
        found = left(data, tokens)
        assert len(found) >= len(tokens) * 0.9, [token for token in tokens if token not in found]
    for shift in range(3):
        assert left(base64.b64encode(b"x" * shift + b"y" + TOKEN.encode() + b"zz"), [TOKEN])


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "odt"])
def test_no_token_is_left_of_a_file_full_of_them(suffix):
    data, plants = planted(suffix)
    copy = copy_of(data, suffix)
    assert left(copy, [plant.token for plant in plants]) == []
    opens(copy, suffix)
    assert (
        "关于有关事项的通知" in "".join(place.decode("utf-8", "replace") for place in everything(copy))
        or suffix == "xlsx"
    )


SINGLES = [
    pytest.param(suffix, data, plant, id=f"{suffix}-{plant.number}-{plant.place}")
    for suffix in ("docx", "xlsx", "html", "odt")
    for data, plant in planted_singly(suffix)
]


@pytest.mark.parametrize(("suffix", "data", "plant"), SINGLES)
def test_the_one_token_is_not_left(suffix, data, plant):
    copy = copy_of(data, suffix)
    assert left(copy, [plant.token]) == []
    opens(copy, suffix)


# A version of the document that is not there is a part that nobody read.
UNREAD = {"version's name"}


@pytest.mark.parametrize(
    ("data", "plant"),
    [pytest.param(data, plant, id=plant.place) for data, plant in planted_singly("ofd") if plant.place not in UNREAD],
)
def test_the_text_copy_of_a_fixed_layout_holds_what_is_seen_and_no_token(data, plant):
    copy = redacted(data, "a.ofd", screener=SCREENER, readers=READERS)
    assert copy.suffix == ".txt"
    assert left(copy.data, [plant.token]) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_in_any_encoding(encoding):
    copy = copy_of(TEXT.encode(encoding), "txt")
    assert left(copy, [TOKEN, OTHER]) == []
    assert copy.decode("utf-8-sig").startswith("关于有关事项的通知\n身份证号：")
