"""The places on the pages of a PDF file, shown and not."""

from __future__ import annotations

from collections.abc import Callable

from zfgk.testing.planted.pdf import Pdf
from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds

PAGE = ("page 1",)
TEXT = kinds("text")
HIDDEN = kinds("hidden-text", "invisible-text")
Put = Callable[[Pdf, str], None]


def _write(before: str = "", after: str = "") -> Put:
    return lambda draft, token: draft.write(token, before, after)


def _at(place: str) -> Put:
    return lambda draft, token: draft.write(token, at=place)


def _tiny(draft: Pdf, token: str) -> None:
    draft.lines += 1
    draft.pages[0].content.append(f"q BT /F0 0.4 Tf 50 {draft.line} Td ({token}) Tj ET Q")


def _kerned(draft: Pdf, token: str) -> None:
    draft.lines += 1
    shown = " 20 ".join(f"<{letter.encode().hex()}>" for letter in token)
    draft.pages[0].content.append(f"q BT /F0 11 Tf 50 {draft.line} Td [{shown}] TJ ET Q")


def _letter_by_letter(draft: Pdf, token: str) -> None:
    draft.lines += 1
    line = draft.line
    for at, letter in enumerate(token):
        draft.pages[0].content.append(f"BT /F0 11 Tf {50 + at * 7} {line} Td ({letter}) Tj ET")


def _boxed(draft: Pdf, token: str) -> None:
    draft.write(token, after=f"0 g 45 {draft.line - 4} 200 14 re f")


def _highlighted(draft: Pdf, token: str) -> None:
    line = draft.line
    draft.write(token)
    stamp = draft.stream("1 1 0 rg 0 0 200 14 re f", "/Type /XObject /Subtype /Form /BBox [0 0 200 14]")
    number = draft.annotate(f"/Subtype /Stamp /AP << /N {stamp} 0 R >>")
    body = draft.objects[number - 1].replace(
        b"/Rect [400 700 420 720]", b"/Rect [45 %d 245 %d]" % (line - 4, line + 10)
    )
    draft.objects[number - 1] = body


def _to_be_redacted(draft: Pdf, token: str) -> None:
    line = draft.line
    draft.write(token)
    number = draft.annotate("/Subtype /Redact")
    body = draft.objects[number - 1].replace(
        b"/Rect [400 700 420 720]", b"/Rect [45 %d 245 %d]" % (line - 4, line + 10)
    )
    draft.objects[number - 1] = body


def _under_picture(draft: Pdf, token: str) -> None:
    entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    number = draft.stream(b"\x80", entries)
    draft.pages[0].resources.setdefault("XObject", {})["Im1"] = f"{number} 0 R"
    draft.write(token, after=f"200 0 0 14 45 {draft.line - 4} cm /Im1 Do")


def _layer(draft: Pdf, token: str) -> None:
    group = draft.add("<< /Type /OCG /Name (L) >>")
    draft.root.append(f"/OCProperties << /OCGs [{group} 0 R] /D << /OFF [{group} 0 R] >> >>")
    draft.pages[0].resources.setdefault("Properties", {})["MC0"] = f"{group} 0 R"
    draft.write(token, "/OC /MC0 BDC", "EMC")


def _layer_name(draft: Pdf, token: str) -> None:
    group = draft.add(f"<< /Type /OCG /Name ({token}) >>")
    draft.pages[0].resources.setdefault("Properties", {})["MC1"] = f"{group} 0 R"


def _state(entries: str, name: str) -> Put:
    def put(draft: Pdf, token: str) -> None:
        draft.pages[0].resources.setdefault("ExtGState", {})[name] = f"<< {entries} >>"
        draft.write(token, f"/{name} gs")

    return put


def _crop(draft: Pdf, token: str) -> None:
    draft.pages[0].entries.append("/CropBox [0 0 595 825]")
    draft.write(token, at="50 832")


def _form(draft: Pdf, token: str) -> None:
    draft.lines += 1
    font = draft.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    entries = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 {font} 0 R >> >>"
    number = draft.stream(f"BT /F1 11 Tf 50 {draft.line} Td ({token}) Tj ET", entries)
    draft.pages[0].resources.setdefault("XObject", {})["Fm1"] = f"{number} 0 R"
    draft.pages[0].content.append("/Fm1 Do")


def _form_not_drawn(draft: Pdf, token: str) -> None:
    number = draft.stream(
        f"BT /F0 11 Tf 50 300 Td ({token}) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    )
    draft.pages[0].resources.setdefault("XObject", {})["Fm2"] = f"{number} 0 R"


def _appearance(draft: Pdf, token: str) -> None:
    font = draft.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    number = draft.stream(
        f"BT /F1 9 Tf 2 2 Td ({token}) Tj ET",
        f"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 {font} 0 R >> >>",
    )
    draft.annotate(f"/Subtype /Stamp /AP << /N {number} 0 R >>")


def _stands_for(draft: Pdf, token: str) -> None:
    draft.write("Notice", f"/Span << /ActualText ({token}) >> BDC", "EMC")


def _content_comment(draft: Pdf, token: str) -> None:
    draft.pages[0].content.append(f"% {token}\n")


def _lying_font(draft: Pdf, token: str) -> None:
    """Draw the token's digits while the font's table says that they are others."""
    rows = "".join(f"<{0x30 + digit:02x}> <{0x61 + digit:04x}>\n" for digit in range(10))
    table = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def 1 begincodespacerange <00> <ff> "
        f"endcodespacerange 10 beginbfchar {rows}endbfchar endcmap end"
    )
    number = draft.stream(table)
    font = draft.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {number} 0 R >>")
    draft.pages[0].resources.setdefault("Font", {})["F9"] = f"{font} 0 R"
    draft.lines += 1
    draft.pages[0].content.append(f"q BT /F9 11 Tf 50 {draft.line} Td ({token}) Tj ET Q")


COVERED = kinds("covered-text", "invisible-text")

DRAWN: tuple[Place[Pdf], ...] = (
    Place("line", _write(), PAGE, TEXT, SEEN),
    Place("line, kerned", _kerned, PAGE, TEXT, SEEN),
    Place("line, letter by letter", _letter_by_letter, PAGE, TEXT, SEEN),
    Place("form drawn on the page", _form, PAGE, TEXT, SEEN),
    Place("render mode 3", _write("3 Tr"), PAGE, HIDDEN | kinds("ocr-text")),
    Place("white", _write("1 g"), PAGE, HIDDEN),
    Place("near-white", _write("0.99 g"), PAGE, HIDDEN),
    Place("tiny", _tiny, PAGE, HIDDEN | kinds("tiny-text")),
    Place("off the page", _at("50 -200"), PAGE, HIDDEN | kinds("off-page-text")),
    Place("outside the crop box", _crop, PAGE, HIDDEN | kinds("off-page-text")),
    Place(
        "outside a clipping path",
        _write("0 0 1 1 re W n"),
        PAGE,
        HIDDEN | kinds("clipped-text", "off-page-text", "covered-text"),
    ),
    Place("under a black box", _boxed, PAGE, COVERED),
    Place("under a picture", _under_picture, PAGE, COVERED | kinds("text-under-image", "ocr-text")),
    Place("under an opaque stamp", _highlighted, PAGE, COVERED),
    Place("marked to be redacted", _to_be_redacted, PAGE, COVERED | TEXT | kinds("redact-annotation"), SEEN | UNSEEN),
    Place("transparent", _state("/ca 0", "G1"), PAGE, HIDDEN),
    Place("layer that is off", _layer, PAGE, kinds("hidden-layer", "hidden-text", "invisible-text")),
    Place("name of a layer", _layer_name, ("",), kinds("layer-name", "hidden-layer", "layer")),
    Place("form no page draws", _form_not_drawn, ("",), kinds("undrawn-text")),
    Place(
        "appearance of a stamp",
        _appearance,
        PAGE,
        TEXT | kinds("comment", "annotation", "annotation-text"),
        SEEN | UNSEEN,
    ),
    Place("text that marked content stands for", _stands_for, PAGE, kinds("actual-text", "alt-text")),
    Place(
        "comment in the content",
        _content_comment,
        ("",),
        kinds("other-text", "stray-text", "source", "content-comment"),
    ),
    Place("font that says other letters", _lying_font, PAGE, kinds("unreliable-text", "source"), SEEN | UNSEEN),
)
"""Places on pages, in the order of their numbers."""
