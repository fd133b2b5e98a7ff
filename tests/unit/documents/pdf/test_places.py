"""Where a PDF file can hold text: a token is planted in each place, and found with its kind and place."""

import pytest

from zfgk.documents import READERS, read_whole
from zfgk.documents.pdf import PDF, rendering
from zfgk.model.documents import Feature, Source, TextPart, Visibility

PLANTED = "TOKEN4711"
HIDDEN, METADATA, VISIBLE = Visibility.HIDDEN, Visibility.METADATA, Visibility.VISIBLE


def form(pdf, text, entries=""):
    content = f"BT /F1 12 Tf 5 5 Td ({text}) Tj ET"
    return pdf.stream(
        content,
        f"/Type /XObject /Subtype /Form /BBox [0 0 500 900] /Resources << /Font << /F1 3 0 R >> >> {entries}",
    )


def picture(pdf, entries=""):
    return pdf.stream(
        b"\0\0\0",
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 " + entries,
    )


def packet(text, attribute=""):
    return (
        "<?xpacket begin='' id='x'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        f"<a b='{attribute}'>{text}</a></x:xmpmeta><?xpacket end='w'?>"
    )


# -- the page ----------------------------------------------------------------------------------------------------------


def on_page(content, entries="", resources=""):
    def build(pdf, line):
        del line
        pdf.page(content, entries, resources=resources)

    return build


def shown(text=PLANTED, **how):
    from string import Template

    where = how.pop("at", (72, 600))
    return Template("BT /F1 $size Tf $before $x $y Td ($text) Tj $after ET\n").substitute(
        {"size": 12, "before": "", "after": "", "x": where[0], "y": where[1], "text": text, **how}
    )


def under_an_image(pdf, line):
    number = picture(pdf)
    pdf.page(line(PLANTED) + "q 300 0 0 40 60 690 cm /Im Do Q", resources=f"/XObject << /Im {number} 0 R >>")


def over_an_image(pdf, line):
    number = picture(pdf)
    content = "q 300 0 0 40 60 690 cm /Im Do Q " + line(PLANTED, before="3 Tr")
    pdf.page(content, resources=f"/XObject << /Im {number} 0 R >>")


def in_a_layer(pdf, line):
    pdf.put(9, "<< /Type /OCG /Name (Draft) >>")
    pdf.root += " /OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] >> >>"
    pdf.page("/OC /L BDC " + line(PLANTED) + " EMC", resources="/Properties << /L 9 0 R >>")


def in_a_form_of_a_layer(pdf, line):
    del line
    pdf.put(9, "<< /Type /OCG /Name (Draft) >>")
    pdf.root += " /OCProperties << /OCGs [9 0 R] /D << /BaseState /OFF >> >>"
    number = form(pdf, PLANTED, "/OC 9 0 R")
    pdf.page("/Fm Do", resources=f"/XObject << /Fm {number} 0 R >>")


def in_a_form(pdf, line):
    del line
    number = form(pdf, PLANTED)
    pdf.page("/Fm Do", resources=f"/XObject << /Fm {number} 0 R >>")


def in_a_form_that_is_not_drawn(pdf, line):
    number = form(pdf, PLANTED)
    pdf.page(line("page"), resources=f"/XObject << /Fm {number} 0 R >>")


def under_a_square(pdf, line):
    pdf.page(line(PLANTED), "/Annots [<< /Type /Annot /Subtype /Square /Rect [50 690 400 720] /IC [0 0 0] >>]")


def marked_for_redaction(pdf, line):
    pdf.page(line(PLANTED), "/Annots [<< /Type /Annot /Subtype /Redact /Rect [50 690 400 720] >>]")


PAGE = {
    "visible": (on_page(shown()), "text", "page 1", VISIBLE),
    "in a form": (in_a_form, "text", "page 1", VISIBLE),
    "rendering mode 3": (on_page(shown(before="3 Tr")), "invisible-text", "page 1", HIDDEN),
    "white": (on_page(shown(before="1 g")), "invisible-text", "page 1", HIDDEN),
    "almost white": (on_page(shown(before="0.97 0.97 0.97 rg")), "invisible-text", "page 1", HIDDEN),
    "colour of the box under it": (
        on_page("0 0 1 rg 60 590 300 30 re f " + shown(before="0 0 1 rg")),
        "invisible-text",
        "page 1",
        HIDDEN,
    ),
    "transparent": (
        on_page("/G gs " + shown(), resources="/ExtGState << /G << /ca 0 >> >>"),
        "invisible-text",
        "page 1",
        HIDDEN,
    ),
    "tiny": (on_page(shown(size=0.5)), "tiny-text", "page 1", HIDDEN),
    "tiny by the matrix": (on_page("q 0.05 0 0 0.05 0 0 cm " + shown() + " Q"), "tiny-text", "page 1", HIDDEN),
    "off the page": (on_page(shown(at=(72, 2000))), "off-page-text", "page 1", HIDDEN),
    "outside the crop box": (
        on_page(shown(at=(72, 20)), "/CropBox [0 50 595 842]"),
        "off-page-text",
        "page 1",
        HIDDEN,
    ),
    "outside the clip": (on_page("q 0 0 10 10 re W n " + shown() + " Q"), "clipped-text", "page 1", HIDDEN),
    "under a black box": (on_page(shown() + "0 g 60 590 300 30 re f"), "covered-text", "page 1", HIDDEN),
    "under an opaque highlight": (on_page(shown() + "1 1 0 rg 60 590 300 30 re f"), "covered-text", "page 1", HIDDEN),
    "under a thick line": (on_page(shown() + "20 w 60 605 m 400 605 l S"), "covered-text", "page 1", HIDDEN),
    "under a drawn shape": (
        on_page(shown() + "0 g 50 580 m 50 640 l 230 660 l 400 640 l 400 580 l h f"),
        "covered-text",
        "page 1",
        HIDDEN,
    ),
    "under a square annotation": (under_a_square, "covered-text", "page 1", HIDDEN),
    "under an image": (under_an_image, "text-under-image", "page 1", HIDDEN),
    "recognised in an image": (over_an_image, "ocr-text", "page 1", HIDDEN),
    "layer that is off": (in_a_layer, "hidden-layer", "page 1", HIDDEN),
    "form of a layer that is off": (in_a_form_of_a_layer, "hidden-layer", "page 1", HIDDEN),
    "marked for redaction": (marked_for_redaction, "redact-annotation", "page 1", HIDDEN),
    "replacement text in the content": (
        on_page(f"/Span << /ActualText ({PLANTED}) >> BDC " + shown("abc") + " EMC"),
        "actual-text",
        "page 1",
        HIDDEN,
    ),
    "form that is not drawn": (in_a_form_that_is_not_drawn, "undrawn-text", "page 1 object 11", HIDDEN),
}


# -- annotations and fields --------------------------------------------------------------------------------------------


def annotated(entries, more=lambda _pdf: ""):
    def build(pdf, line):
        extra = more(pdf)
        pdf.page(line("page"), f"/Annots [<< /Type /Annot /Rect [10 10 510 910] {entries} {extra} >>]")

    return build


def appearance(state):
    return lambda pdf: f"/AP << /{state} {form(pdf, PLANTED)} 0 R >>"


def attached(pdf):
    number = pdf.stream(PLANTED, "/Type /EmbeddedFile")
    return f"/FS << /Type /Filespec /F (a.txt) /EF << /F {number} 0 R >> >>"


NOTES = "page 1 annotations"
ANNOTATIONS = {
    "contents": (annotated(f"/Subtype /Text /Contents ({PLANTED})"), "comment", NOTES, HIDDEN),
    "author": (annotated(f"/Subtype /Text /T ({PLANTED})"), "comment-author", NOTES, HIDDEN),
    "subject": (annotated(f"/Subtype /Text /Subj ({PLANTED})"), "comment", NOTES, HIDDEN),
    "rich text": (annotated(f"/Subtype /FreeText /RC (<p>{PLANTED}</p>)"), "comment", NOTES, HIDDEN),
    "rich text stream": (
        annotated("/Subtype /FreeText", lambda pdf: f"/RC {pdf.stream(f'<p>{PLANTED}</p>')} 0 R"),
        "comment",
        NOTES,
        HIDDEN,
    ),
    "popup": (annotated(f"/Subtype /Popup /Contents ({PLANTED})"), "comment", NOTES, HIDDEN),
    "overlay of a redaction": (annotated(f"/Subtype /Redact /OverlayText ({PLANTED})"), "comment", NOTES, HIDDEN),
    "appearance": (annotated("/Subtype /Stamp", appearance("N")), "annotation", "page 1", VISIBLE),
    "hidden appearance": (annotated("/Subtype /Stamp /F 2", appearance("N")), "hidden-annotation", "page 1", HIDDEN),
    "other appearance": (annotated("/Subtype /Stamp", appearance("D")), "undrawn-text", "page 1 object 11", HIDDEN),
    "link": (annotated(f"/Subtype /Link /A << /S /URI /URI (http://x/{PLANTED}) >>"), "link", NOTES, METADATA),
    "launched file": (annotated(f"/Subtype /Link /A << /S /Launch /F ({PLANTED}) >>"), "link", NOTES, METADATA),
    "submitting": (
        annotated(f"/Subtype /Link /A << /S /SubmitForm /F << /FS /URL /F (http://{PLANTED}) >> >>"),
        "link",
        NOTES,
        METADATA,
    ),
    "attached file": (annotated("/Subtype /FileAttachment", attached), "text", "page 1 attachment 1!body", HIDDEN),
    "field value": (annotated(f"/Subtype /Widget /FT /Tx /V ({PLANTED})"), "form-field", NOTES, HIDDEN),
    "field default": (annotated(f"/Subtype /Widget /FT /Tx /DV ({PLANTED})"), "form-field", NOTES, HIDDEN),
    "field name": (annotated(f"/Subtype /Widget /FT /Tx /T ({PLANTED})"), "form-field", NOTES, HIDDEN),
    "field tooltip": (annotated(f"/Subtype /Widget /FT /Tx /TU ({PLANTED})"), "form-field", NOTES, HIDDEN),
    "field options": (annotated(f"/Subtype /Widget /FT /Ch /Opt [[(1) ({PLANTED})]]"), "form-field", NOTES, HIDDEN),
    "field script": (
        annotated(f"/Subtype /Widget /AA << /K << /S /JavaScript /JS ({PLANTED}) >> >>"),
        "javascript",
        NOTES,
        HIDDEN,
    ),
}


# -- the document ------------------------------------------------------------------------------------------------------


def catalog(entries, body=None):
    def build(pdf, line):
        pdf.page(line("page"))
        number = body(pdf) if body else 0
        pdf.root += " " + entries.replace("@", f"{number} 0 R")

    return build


def information(entries):
    def build(pdf, line):
        pdf.page(line("page"))
        pdf.trailer = f"/Info {pdf.add(f'<< {entries} >>')} 0 R"

    return build


def unreferenced(body):
    def build(pdf, line):
        pdf.page(line("page"))
        body(pdf)

    return build


def font_name(pdf, line):
    pdf.put(3, f"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+{PLANTED} /Encoding /WinAnsiEncoding >>")
    pdf.page(line("page"))


def layer_name(pdf, line):
    pdf.page(line("page"))
    pdf.root += f" /OCProperties << /OCGs [<< /Type /OCG /Name ({PLANTED}) >>] >>"


def image_packet(pdf, line):
    number = pdf.stream(packet(PLANTED), "/Type /Metadata /Subtype /XML")
    image = picture(pdf, f"/Metadata {number} 0 R")
    pdf.page(line("page") + "/Im Do", resources=f"/XObject << /Im {image} 0 R >>")


def in_piece_info(pdf, line):
    pdf.page(line("page"), f"/PieceInfo << /App << /Private << /Note ({PLANTED}) >> >> >>")


def utf16(text):
    return "<FEFF" + text.encode("utf-16-be").hex() + ">"


def file_in(entries):
    return catalog(entries, lambda pdf: pdf.stream(PLANTED, "/Type /EmbeddedFile", packed=True))


def xmp(text, attribute=""):
    return catalog("/Metadata @", lambda pdf: pdf.stream(packet(text, attribute), "/Type /Metadata /Subtype /XML"))


DOCUMENT = {
    "author": (information(f"/Author ({PLANTED})"), "author", "document information", METADATA),
    "title": (information(f"/Title {utf16(PLANTED)}"), "property", "document information", METADATA),
    "own property": (information(f"/Reviewer ({PLANTED})"), "property", "document information", METADATA),
    "metadata": (xmp(PLANTED), "xmp", "object 13", METADATA),
    "metadata attribute": (xmp("", PLANTED), "xmp", "object 13", METADATA),
    "metadata of an image": (image_packet, "xmp", "page 1 object 11", METADATA),
    "attachment of the name tree": (
        file_in("/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.txt) /EF << /F @ >> >>] >> >>"),
        "text",
        "attachment 1!body",
        HIDDEN,
    ),
    "associated file": (
        file_in("/AF [<< /Type /Filespec /F (a.txt) /EF << /UF @ >> >>]"),
        "text",
        "attachment 1!body",
        HIDDEN,
    ),
    "attachment's name": (
        file_in(f"/AF [<< /Type /Filespec /UF ({PLANTED}.txt) /EF << /F @ >> >>]"),
        "embedded-name",
        "attachment 1",
        METADATA,
    ),
    "portfolio": (
        catalog(f"/Collection << /Schema << /A << /Type /CollectionField /N ({PLANTED}) >> >> >>"),
        "other-string",
        "object 1",
        METADATA,
    ),
    "script": (catalog(f"/OpenAction << /S /JavaScript /JS ({PLANTED}) >>"), "javascript", "scripts", HIDDEN),
    "script stream": (
        catalog("/OpenAction << /S /JavaScript /JS @ >>", lambda pdf: pdf.stream(f"app.alert('{PLANTED}')")),
        "javascript",
        "scripts",
        HIDDEN,
    ),
    "XFA form": (
        catalog("/AcroForm << /XFA [(template) @] >>", lambda pdf: pdf.stream(f"<xdp><a>{PLANTED}</a></xdp>")),
        "form-field",
        "form fields",
        HIDDEN,
    ),
    "bookmark": (
        catalog("/Outlines << /First @ >>", lambda pdf: pdf.add(f"<< /Title ({PLANTED}) /Parent 1 0 R >>")),
        "bookmark",
        "bookmarks",
        METADATA,
    ),
    "named destination": (
        catalog(f"/Names << /Dests << /Names [({PLANTED}) [12 0 R /Fit]] >> >>"),
        "destination-name",
        "named destinations",
        METADATA,
    ),
    "page label": (catalog(f"/PageLabels << /Nums [0 << /P ({PLANTED}) >>] >>"), "page-label", "page labels", METADATA),
    "alternative text": (
        catalog(
            "/StructTreeRoot << /K @ >>", lambda pdf: pdf.add(f"<< /Type /StructElem /S /Figure /Alt ({PLANTED}) >>")
        ),
        "alternative-text",
        "structure tree",
        HIDDEN,
    ),
    "replacement text": (
        catalog("/StructTreeRoot << /K @ >>", lambda pdf: pdf.add(f"<< /Type /StructElem /ActualText ({PLANTED}) >>")),
        "actual-text",
        "structure tree",
        HIDDEN,
    ),
    "layer's name": (layer_name, "layer-name", "layers", METADATA),
    "font's name": (font_name, "font-name", "fonts", METADATA),
    "private data": (in_piece_info, "application-data", "page 1 object 12", METADATA),
    "object that nothing refers to": (
        unreferenced(lambda pdf: pdf.add(f"<< /Note ({PLANTED}) >>")),
        "unreferenced-text",
        "object 13",
        HIDDEN,
    ),
    "content that nothing refers to": (
        unreferenced(lambda pdf: pdf.stream(f"BT /F1 12 Tf ({PLANTED[:3]}) Tj ({PLANTED[3:]}) Tj ET", packed=True)),
        "unreferenced-text",
        "object 13",
        HIDDEN,
    ),
    "stream that nothing refers to": (
        unreferenced(lambda pdf: pdf.stream(PLANTED, packed=True)),
        "unreferenced-text",
        "object 13",
        HIDDEN,
    ),
    "file that nothing refers to": (
        unreferenced(lambda pdf: pdf.stream(PLANTED, "/Type /EmbeddedFile")),
        "unreferenced-text",
        "object 13",
        HIDDEN,
    ),
}

PLACES = {**PAGE, **ANNOTATIONS, **{f"document: {name}": place for name, place in DOCUMENT.items()}}


def leaves(data):
    return list(read_whole(PDF, Source(data, "file.pdf"), READERS))


@pytest.fixture(params=["drawn", "not drawn"])
def drawing(request, monkeypatch):
    if request.param == "not drawn":
        monkeypatch.setattr(rendering, "available", lambda: False)


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("name", PLACES)
def test_a_token_is_found_in_each_place_with_its_kind(name, pdf, line):
    build, kind, where, visibility = PLACES[name]
    build(pdf, line)
    found = [leaf for leaf in leaves(pdf.bytes()) if isinstance(leaf, TextPart) and PLANTED in leaf.text]
    places = {(leaf.kind, leaf.where, leaf.visibility) for leaf in found}
    assert (kind, where, visibility) in places
    if visibility is not VISIBLE:
        assert not any(leaf.visibility is VISIBLE for leaf in found)


def test_more_places_are_planted_than_any_list_of_peers_names():
    assert len(PLACES) >= 60


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ("/OpenAction << /S /JavaScript /JS (1) >>", "javascript"),
        ("/OpenAction << /S /Launch /F (x) >>", "launch-action"),
        ("/OpenAction << /S /SubmitForm /F (x) >>", "submit-action"),
        ("/OpenAction << /S /GoToR /F (x) >>", "external-link"),
        (
            "/AcroForm << /Fields [<< /FT /Sig /V << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >> >>] >>",
            "signature",
        ),
    ],
)
def test_actions_and_signatures_are_features(pdf, line, entries, kind):
    pdf.page(line("page"))
    pdf.root += entries
    assert kind in {leaf.kind for leaf in leaves(pdf.bytes()) if isinstance(leaf, Feature)}


def test_a_thumbnail_and_an_image_are_features(pdf, line):
    thumb, image = pdf.stream(b"\0\0\0", "/Width 1 /Height 1"), picture(pdf)
    content = line("some ordinary words") + "q 100 0 0 100 9 9 cm /Im Do Q"
    pdf.page(content, f"/Thumb {thumb} 0 R", resources=f"/XObject << /Im {image} 0 R >>")
    assert {(leaf.kind, leaf.where) for leaf in leaves(pdf.bytes()) if isinstance(leaf, Feature)} == {
        ("thumbnail", "page 1"),
        ("image", "page 1"),
    }


def test_an_ordinary_page_has_its_text_and_nothing_else(pdf, line):
    pdf.page(line("some ordinary words"))
    assert [(leaf.kind, leaf.text) for leaf in leaves(pdf.bytes())] == [
        ("text", "some ordinary words"),
        ("font-name", "Helvetica"),
    ]
