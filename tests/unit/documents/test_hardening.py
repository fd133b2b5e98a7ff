"""What swells, repeats itself or gives numbers that are none ends early, and it is said."""

import io
import struct
import zipfile
import zlib

import pytest

from zfgk.documents import READERS
from zfgk.documents.binary import picture_pieces
from zfgk.documents.ofd.bands import Bands
from zfgk.documents.ofd.canvas import Shape
from zfgk.documents.ofd.geometry import Box
from zfgk.documents.ofd.resources import Paint
from zfgk.documents.pdf.canvas import Canvas, Cover, Run
from zfgk.documents.pdf.visibility import judge
from zfgk.documents.walk import read_whole
from zfgk.documents.xml import ATTRIBUTES, XmlStream, parse_xml
from zfgk.documents.zip_file import ZIP
from zfgk.errors import LimitExceeded
from zfgk.model.documents import Source, TextPart, Unread
from zfgk.model.limits import FREE_BYTES, Budget, Limits

PAGE = (0.0, 0.0, 600.0, 800.0)


def chunk(name, content):
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))


def png(*chunks):
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def unread(pieces):
    return [piece.why for piece in pieces if isinstance(piece, Unread)]


def text_of(pieces):
    return "\n".join(piece.text for piece in pieces if isinstance(piece, TextPart))


@pytest.mark.parametrize("head", [(b"zTXt", b"Comment\0\0"), (b"iTXt", b"Comment\0\1\0zh\0word\0")])
def test_a_compressed_text_of_a_picture_is_read_or_said_to_be_unread(head):
    name, begin = head
    told = list(picture_pieces(png(chunk(name, begin + zlib.compress(b"by Zhang San 2024"))), "p"))
    assert "by Zhang San 2024" in text_of(told)
    assert not unread(told)
    swollen = list(picture_pieces(png(chunk(name, begin + zlib.compress(b" " * (2 << 20)))), "p"))
    assert unread(swollen) == ["limit"]
    broken = list(picture_pieces(png(chunk(name, begin + zlib.compress(b"by Zhang San 2024")[:-6])), "p"))
    assert unread(broken) == ["damaged"]


def test_many_compressed_texts_of_one_picture_share_one_limit():
    one = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b" " * 600_000))
    assert not unread(picture_pieces(png(one), "p"))
    assert unread(picture_pieces(png(one, one), "p")) == ["limit"]


def test_a_file_may_not_swell_many_times_its_size():
    budget = Budget(Limits(ratio=200))
    budget.opened(100_000)
    budget.opened(1)  # a file within it
    for _ in range(20):
        budget.spend_bytes(1_000_000, 1_000_000, "p")
    with pytest.raises(LimitExceeded) as caught:
        budget.spend_bytes(1, 1, "p")
    assert caught.value.limit == "ratio"


def test_a_small_file_may_swell_to_what_is_free():
    budget = Budget()
    Source(b"x", "a.zip", budget)
    budget.spend_bytes(FREE_BYTES, 1, "p")
    with pytest.raises(LimitExceeded):
        budget.spend_bytes(1, 1, "p")


def test_archives_that_branch_end_at_the_ratio():
    data = b" " * (1 << 20)
    for level in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(12):
                archive.writestr(f"{number}.{'zip' if level else 'txt'}", data)
        data = out.getvalue()
    told = [one for one in read_whole(ZIP, Source(data, "a.zip"), READERS) if isinstance(one, Unread)]
    assert [(one.why, one.detail) for one in told] == [("limit", "ratio = 200")]


def run(texts, origin=(10.0, 10.0)):
    count = len(texts)
    return Run(
        0, list(texts), [float(at) for at in range(count)], [1.0] * count, origin, (9.0, 0.0), (0.0, 9.0), 9.0,
        (0.0, 0.0, 0.0), 1.0, False, "", PAGE, False, "",
    )  # fmt: skip


def cover(order, box):
    return Cover(order, box, [], (1.0, 1.0, 1.0), True, False)


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), float("-inf")])
def test_places_that_are_no_numbers_do_not_stop_the_page(odd):
    canvas = Canvas(PAGE, [run("ab"), run("cd", (odd, odd))], [cover(1, (odd, odd, odd, odd))])
    verdict = judge(canvas, [], Budget(), "page 1")
    assert verdict.kinds[0] == ["", ""]
    assert len(verdict.kinds[1]) == 2


def test_many_shapes_over_many_texts_reach_the_limit_of_work():
    covers = [cover(order, (0.0, 0.0, 60.0, 60.0)) for order in range(1, 3_001)]
    with pytest.raises(LimitExceeded):
        judge(Canvas(PAGE, [run("a")] * 3_000, covers), [], Budget(Limits(work=2_000_000)), "page 1")


def test_shapes_elsewhere_on_the_page_cost_nothing():
    covers = [cover(n, (0.0, 0.25 * n, 9.0, 0.25 * n + 2.0)) for n in range(1, 3_001)]
    judge(Canvas(PAGE, [run("a", (300.0, 300.0))] * 3_000, covers), [], Budget(Limits(work=2_000_000)), "page 1")


def test_bands_give_the_shapes_that_hold_a_place_and_in_order():
    spans = [(0, 300), (10, 3), (-50, 55), (12, 0), (200, 40), (1e300, 1e300), (float("nan"), 2), (5, 30)]
    placed = [
        (at, Shape((), Box(0, float(y), 100, float(height)), Paint(None))) for at, (y, height) in enumerate(spans)
    ]
    bands = Bands(placed)
    for y in (-10.0, 0.0, 4.9, 5.0, 10.0, 12.0, 13.0, 34.0, 35.0, 220.0, 299.0, 301.0, 1.5e300):
        point = (50.0, y)
        holding = [one for one in placed if one[1].box.holds(point)]
        assert [one for one in bands.at(point) if one[1].box.holds(point)] == holding


def element(count):
    return ("<a>" + "=" * 50_000 + "<b " + " ".join(f'b{n}="c"' for n in range(count)) + "/></a>").encode()


def test_an_element_with_endless_attributes_is_not_parsed():
    told = parse_xml(element(ATTRIBUTES + 1), "p", Budget())
    assert isinstance(told, Unread)
    assert told.why == "limit"
    assert not isinstance(parse_xml(element(ATTRIBUTES - 1), "p", Budget()), Unread)


class Nothing:
    def close(self):
        pass


@pytest.mark.parametrize(("count", "refused"), [(30_000, True), (300, False)])
def test_nor_is_it_piece_by_piece(count, refused):
    data = element(count).replace(b"=" * 50_000, b"")
    stream = XmlStream(Nothing(), "p", Budget())
    for _ in stream.run(data[at : at + 1024] for at in range(0, len(data), 1024)):
        pass
    assert (stream.refused is not None and stream.refused.why == "limit") is refused
