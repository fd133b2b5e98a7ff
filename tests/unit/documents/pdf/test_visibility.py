"""What only a drawn page can tell, and what is told where none can be drawn."""

import pytest

from zfgk.documents.pdf import rendering
from zfgk.model.documents import Feature, TextPart


@pytest.fixture
def undrawn(monkeypatch):
    monkeypatch.setattr(rendering, "available", lambda: False)


def image(pdf, *, mask=None, shade=0):
    clear = ""
    if mask is not None:
        number = pdf.stream(
            bytes([mask]),
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        )
        clear = f"/SMask {number} 0 R"
    number = pdf.stream(
        bytes([shade]) * 3,
        f"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 {clear}",
    )
    return f"/XObject << /Im {number} 0 R >>"


DRAW = "q 300 0 0 50 50 680 cm /Im Do Q\n"


def masked(pdf):
    number = pdf.stream(
        "", "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Group << /S /Transparency /CS /DeviceGray >>"
    )
    return f"/ExtGState << /G << /SMask << /S /Luminosity /G {number} 0 R >> >> >>"


def patterned(pdf):
    number = pdf.stream(
        "0 g 0 0 10 10 re f",
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 "
        "/Resources << >>",
    )
    return f"/Pattern << /P {number} 0 R >>"


DOUBTS = {
    "clear image over it": (lambda pdf: image(pdf, mask=0), "@" + DRAW, "text"),
    "masked image over it": (lambda pdf: image(pdf, mask=255), "@" + DRAW, "text-under-image"),
    "image of another colour under it": (lambda pdf: image(pdf, shade=255), DRAW + "@", "text"),
    "image of its own colour under it": (image, DRAW + "@", "invisible-text"),
    "soft mask that lets nothing through": (masked, "/G gs @", "invisible-text"),
    "pattern over it": (patterned, "@/Pattern cs /P scn 50 690 300 40 re f", "covered-text"),
}


def kinds_of(pieces):
    return {piece.kind for piece in pieces if isinstance(piece, TextPart) and "hidden words" in piece.text}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("name", DOUBTS)
def test_the_drawn_page_decides(name, rotate, pdf, line, read):
    resources, content, kind = DOUBTS[name]
    made = resources(pdf)
    shown = content.replace("@", line("hidden words")) + " 0 g " + line("others", at=(72, 200))
    pdf.page(shown, f"/Rotate {rotate} /CropBox [20 30 500 800]", resources=made)
    found = read(pdf.bytes())
    assert kinds_of(found) - {"source"} == {kind}
    assert Feature("visibility-not-checked", "page 1") not in found


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("name", DOUBTS)
def test_where_no_page_can_be_drawn_the_doubt_is_told(name, pdf, line, read):
    resources, content, _ = DOUBTS[name]
    made = resources(pdf)
    pdf.page(content.replace("@", line("hidden words")), resources=made)
    found = read(pdf.bytes())
    assert kinds_of(found)
    assert Feature("visibility-not-checked", "page 1") in found


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(
    "content",
    [
        "0.5 g 60 690 300 40 re f 0 g @",  # a table's cell
        "@ 0 G 60 690 m 400 690 l S",  # a rule
        "@ /G gs 1 1 0 rg 60 690 300 40 re f",  # a marker that darkens
        "0 0 1 rg 60 690 300 40 re f 1 g @",  # white on blue
        "0.6 g @",  # gray
    ],
)
def test_what_is_seen_needs_no_drawing_to_be_known_as_seen(content, pdf, line, read):
    pdf.page(content.replace("@", line("plain words")), resources="/ExtGState << /G << /BM /Multiply >> >>")
    found = read(pdf.bytes())
    assert [piece.text for piece in found if isinstance(piece, TextPart) and piece.kind == "text"] == ["plain words"]


def test_a_marker_that_darkens_leaves_the_text_seen(pdf, line, read):
    pdf.page(
        line("plain words") + "/G gs 1 1 0 rg 60 690 300 40 re f", resources="/ExtGState << /G << /BM /Multiply >> >>"
    )
    found = read(pdf.bytes())
    assert found[0] == TextPart("plain words", "page 1")
    assert Feature("visibility-not-checked", "page 1") not in found


def test_less_than_a_word_is_no_hidden_text(pdf, line, read):
    pdf.page(line("plain words") + line(". . . x . . .", at=(72, 600), before="1 g"))
    assert {piece.kind for piece in read(pdf.bytes()) if isinstance(piece, TextPart)} == {"text", "font-name"}


def test_a_box_hides_only_what_lies_under_it(pdf, line, read):
    # In Helvetica at 12 points "half seen " is some 52 points wide: the box begins there.
    pdf.page(line("half seen half hidden") + "0 g 125 690 300 30 re f")
    texts = {piece.kind: piece.text for piece in read(pdf.bytes()) if isinstance(piece, TextPart)}
    assert texts["text"].startswith("half")
    assert texts["covered-text"].endswith("hidden")
    assert "hidden" not in texts["text"]


def test_text_over_the_box_is_seen(pdf, line, read):
    pdf.page("0 g 60 690 300 30 re f 1 g " + line("white on black"))
    assert read(pdf.bytes())[0] == TextPart("white on black", "page 1")


def test_a_scanned_page_is_unread(pdf, read):
    made = image(pdf)
    pdf.page("q 595 0 0 842 0 0 cm /Im Do Q", resources=made)
    assert [(piece.where, piece.why) for piece in read(pdf.bytes()) if hasattr(piece, "why")] == [("page 1", "no-text")]


def test_a_scanned_page_with_a_stamp_of_text_is_unread_too(pdf, line, read):
    made = image(pdf)
    pdf.page("q 595 0 0 842 0 0 cm /Im Do Q 1 g " + line("page 7"), resources=made)
    assert "no-text" in {piece.why for piece in read(pdf.bytes()) if hasattr(piece, "why")}


def test_letters_drawn_as_shapes_are_unread(pdf, read):
    pdf.page("".join(f"{x} 700 m {x} 712 l {x + 5} 706 l h f " for x in range(20, 520, 8)))
    assert [piece.why for piece in read(pdf.bytes()) if hasattr(piece, "why")] == ["no-text"]


def test_an_empty_page_is_not_unread(pdf, read):
    pdf.page("")
    assert not [piece for piece in read(pdf.bytes()) if hasattr(piece, "why")]


def shading(pdf):
    program = "{ " + "dup sin cos exp " * 200 + "}"
    number = pdf.stream(program, "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]")
    return f"/Shading << /S << /ShadingType 1 /ColorSpace /DeviceGray /Function {number} 0 R >> >>"


def patterns_in_patterns(pdf):
    entries = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1"
    inner = pdf.stream("0 0 1 1 re f", f"{entries} /Resources << >>")
    outer = pdf.stream("/P scn 0 0 9 9 re f", f"{entries} /Resources << /Pattern << /P {inner} 0 R >> >>")
    return f"/Pattern << /P {outer} 0 R >>"


def vast_image(pdf):
    number = pdf.stream(
        b"",
        "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Mask []",
    )
    return f"/XObject << /Im {number} 0 R >>"


HEAVY = {
    "shading by a program": (shading, "/S sh"),
    "pattern within a pattern": (patterns_in_patterns, "/Pattern cs /P scn 60 690 300 40 re f"),
    "vast image": (vast_image, DRAW),
    "paint over paint": (lambda _: "/ExtGState << /G << /ca 0.5 >> >>", "/G gs " + "0 0 595 842 re f " * 100),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_page_that_takes_long_to_draw_is_not_drawn_and_that_is_told(name, pdf, line, read, monkeypatch):
    resources, content = HEAVY[name]

    def never(*_):
        raise AssertionError("the page was drawn")

    monkeypatch.setattr(rendering.Pictures, "ink", never)
    made = resources(pdf)
    pdf.page(line("words") + content, resources=made)
    found = read(pdf.bytes())
    assert Feature("visibility-not-checked", "page 1") in found
    assert TextPart("words", "page 1") in found
