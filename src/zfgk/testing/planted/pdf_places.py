"""The places of a PDF file beside what its pages draw."""

from __future__ import annotations

from collections.abc import Callable

from zfgk.testing.planted.pdf import Page, Pdf
from zfgk.testing.planted.pdf_drawn import DRAWN
from zfgk.testing.planted.pictures import jpeg
from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds

INFO = kinds("author", "property", "metadata", "info", "company", "custom-property")
XMP = kinds("metadata", "xmp", "author", "property")
NOTE = kinds("comment", "annotation")
WHO = kinds("comment-author", "comment", "annotation", "author")
FIELD = kinds("form-field", "form-value")
LOST = kinds("unreferenced-text", "stray-text", "other-string", "earlier-revision", "undrawn-text", "source")
ANY = ("",)
Put = Callable[[Pdf, str], None]


def _info(before: str, after: str) -> Put:
    return lambda draft, token: draft.info.append(f"{before}{token}{after}")


def _utf16_info(draft: Pdf, token: str) -> None:
    draft.info.append(f"/Subject <FEFF{token.encode('utf-16-be').hex()}>")


def _xmp(draft: Pdf, token: str) -> None:
    draft.root.append(f"/Metadata {draft.stream(_packet(token), '/Type /Metadata /Subtype /XML', deflate=False)} 0 R")


def _packet(token: str) -> str:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{token}</rdf:li></rdf:Seq>'
        '</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def _page_xmp(draft: Pdf, token: str) -> None:
    number = draft.stream(_packet(token), "/Type /Metadata /Subtype /XML")
    draft.pages[0].entries.append(f"/Metadata {number} 0 R")


def _attached(draft: Pdf, token: str, extra: str = "") -> int:
    file = draft.stream(f"memo\n{token}\n", "/Type /EmbeddedFile")
    return draft.add(f"<< /Type /Filespec /F (memo.txt) /UF (memo.txt) {extra} /EF << /F {file} 0 R >> >>")


def _attachment(draft: Pdf, token: str) -> None:
    draft.names.append(f"/EmbeddedFiles << /Names [(memo) {_attached(draft, token)} 0 R] >>")


def _attachment_name(draft: Pdf, token: str) -> None:
    file = draft.stream("memo", "/Type /EmbeddedFile")
    spec = draft.add(f"<< /Type /Filespec /F ({token}.txt) /UF ({token}.txt) /EF << /F {file} 0 R >> >>")
    draft.root.append(f"/AF [{spec} 0 R]")


def _attachment_note(draft: Pdf, token: str) -> None:
    spec = draft.add(f"<< /Type /Filespec /F (n.txt) /Desc ({token}) >>")
    draft.pages[0].entries.append(f"/AF [{spec} 0 R]")


def _attached_to_note(draft: Pdf, token: str) -> None:
    draft.annotate(f"/Subtype /FileAttachment /FS {_attached(draft, token)} 0 R")


def _annotation(before: str, after: str) -> Put:
    return lambda draft, token: void(draft.annotate(f"{before}{token}{after}"))


def void(_: object) -> None:
    """Drop what a call returned.

    Args:
        _: What it returned.
    """


def _field(before: str, after: str) -> Put:
    def put(draft: Pdf, token: str) -> None:
        number = draft.annotate(f"/Subtype /Widget /FT /Tx {before}{token}{after}")
        draft.fields.append(number)

    return put


def _xfa(draft: Pdf, token: str) -> None:
    xml = f'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><data><id>{token}</id></data></xdp:xdp>'
    draft.form.append(f"/XFA {draft.stream(xml)} 0 R")


def _script(draft: Pdf, token: str) -> None:
    draft.root.append(f"/OpenAction << /S /JavaScript /JS (var id = '{token}';) >>")


def _script_stream(draft: Pdf, token: str) -> None:
    number = draft.stream(f"var id = '{token}';")
    draft.names.append(f"/JavaScript << /Names [(s) << /S /JavaScript /JS {number} 0 R >>] >>")


def _outline(draft: Pdf, token: str) -> None:
    first = len(draft.objects) + 1
    draft.add(f"<< /Title ({token}) /Parent {first + 1} 0 R >>")
    draft.add(f"<< /Type /Outlines /First {first} 0 R /Last {first} 0 R /Count 1 >>")
    draft.root.append(f"/Outlines {first + 1} 0 R")


def _destination(draft: Pdf, token: str) -> None:
    draft.names.append(f"/Dests << /Names [(d {token}) [0 /Fit]] >>")


def _label(draft: Pdf, token: str) -> None:
    draft.root.append(f"/PageLabels << /Nums [0 << /P ({token}) >>] >>")


def _structure(entry: str) -> Put:
    def put(draft: Pdf, token: str) -> None:
        found = [at for at, entries in enumerate(draft.root) if entries.startswith("/StructTreeRoot")]
        element = draft.add(f"<< /Type /StructElem /S /Figure {entry} ({token}) >>")
        if found:
            draft.root[found[0]] = draft.root[found[0]].replace("] >>", f" {element} 0 R] >>")
        else:
            draft.root.append(f"/StructTreeRoot << /Type /StructTreeRoot /K [{element} 0 R] >>")

    return put


def _piece(draft: Pdf, token: str) -> None:
    draft.root.append(f"/PieceInfo << /Tool << /LastModified (D:2025) /Private << /Note ({token}) >> >> >>")


def _unreferenced_stream(draft: Pdf, token: str) -> None:
    draft.stream(f"BT /F0 11 Tf 50 500 Td ({token}) Tj ET")


def _unreferenced_string(draft: Pdf, token: str) -> None:
    draft.add(f"<< /Old ({token}) >>")


def _unreferenced_page(draft: Pdf, token: str) -> None:
    content = draft.stream(f"BT /F0 11 Tf 50 500 Td ({token}) Tj ET")
    draft.add(f"<< /Type /Page /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << >> >>")


def _packed(draft: Pdf, token: str) -> None:
    draft.packed.append(f"<< /Old ({token}) >>")


def _earlier(draft: Pdf, token: str) -> None:
    draft.earlier = f"BT /F0 11 Tf 50 500 Td ({token}) Tj ET"


def _before(draft: Pdf, token: str) -> None:
    draft.before = f"{token}\n".encode()


def _between(draft: Pdf, token: str) -> None:
    draft.between = f"% {token}\n".encode()


def _after(draft: Pdf, token: str) -> None:
    draft.after = f"{token}\n".encode()


def _in_dictionary(draft: Pdf, token: str) -> None:
    draft.root.append(f"/Example_Note ({token})")


def _name_object(draft: Pdf, token: str) -> None:
    draft.root.append(f"/Example_Name /{token}")


def _picture_comment(draft: Pdf, token: str) -> None:
    picture = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    number = draft.stream(jpeg(comment=token), f"{picture} /Filter /DCTDecode", deflate=False)
    draft.pages[0].resources.setdefault("XObject", {})["Im9"] = f"{number} 0 R"
    draft.pages[0].content.append("q 9 0 0 9 500 500 cm /Im9 Do Q")


def _collection(draft: Pdf, token: str) -> None:
    draft.root.append(f"/Collection << /Type /Collection /Schema << /a << /Subtype /S /N ({token}) >> >> >>")


def _signature(draft: Pdf, token: str) -> None:
    value = draft.add(f"<< /Type /Sig /Filter /Adobe.PPKLite /Name ({token}) /Contents <00> /ByteRange [0 1 2 3] >>")
    draft.fields.append(draft.annotate(f"/Subtype /Widget /FT /Sig /T (s) /V {value} 0 R"))


def _second_page(draft: Pdf, token: str) -> None:
    draft.pages.append(Page(content=[f"BT /F0 11 Tf 50 500 Td ({token}) Tj ET"]))


PLACES: tuple[Place[Pdf], ...] = (
    *DRAWN,
    Place("second page", _second_page, ("page 2",), kinds("text"), SEEN),
    Place("author", _info("/Author (", ")"), ANY, INFO),
    Place("title", _info("/Title (", ")"), ANY, INFO),
    Place("subject, in UTF-16", _utf16_info, ANY, INFO),
    Place("entry of one's own in the information", _info("/Case (", ")"), ANY, INFO),
    Place("metadata of the file", _xmp, ANY, XMP),
    Place("metadata of a page", _page_xmp, ANY, XMP),
    Place("attached file", _attachment, ("memo", "attachment"), kinds("text")),
    Place(
        "name of an associated file",
        _attachment_name,
        ANY,
        kinds("embedded-name", "attachment", "attachment-name", "file-name"),
    ),
    Place(
        "description of an associated file",
        _attachment_note,
        ANY,
        kinds("embedded-name", "attachment", "attachment-description", "attachment-name", "other-text", "file-name"),
    ),
    Place("file attached to a page", _attached_to_note, ("memo", "attachment"), kinds("text")),
    Place("note", _annotation("/Subtype /Text /Contents (", ")"), ("page 1",), NOTE),
    Place("author of a note", _annotation("/Subtype /Text /Contents (n) /T (", ")"), ("page 1",), WHO),
    Place("subject of a note", _annotation("/Subtype /Text /Contents (n) /Subj (", ")"), ("page 1",), NOTE),
    Place("rich text of a note", _annotation("/Subtype /FreeText /RC (<body><p>", "</p></body>)"), ("page 1",), NOTE),
    Place(
        "hidden note",
        _annotation("/Subtype /Text /F 2 /Contents (", ")"),
        ("page 1",),
        NOTE | kinds("hidden-annotation"),
    ),
    Place(
        "address of a link",
        _annotation("/Subtype /Link /A << /S /URI /URI (http://example.org/?", ") >>"),
        ANY,
        kinds("external-link", "link", "action", "link-target"),
    ),
    Place(
        "program to start",
        _annotation("/Subtype /Link /A << /S /Launch /F (", ".exe) >>"),
        ANY,
        kinds("launch-action", "action", "link", "external-link", "link-target"),
    ),
    Place("value of a field", _field("/T (a) /V (", ")"), ANY, FIELD, UNSEEN | SEEN),
    Place("default of a field", _field("/T (b) /DV (", ")"), ANY, FIELD),
    Place("name of a field", _field("/T (c ", ")"), ANY, FIELD | kinds("field-name")),
    Place("tooltip of a field", _field("/T (d) /TU (", ")"), ANY, FIELD | kinds("tooltip")),
    Place("choice of a field", _field("/T (e) /Opt [(甲) (".replace("甲", "x"), ")]"), ANY, FIELD),
    Place("form data", _xfa, ANY, kinds("xfa", "form-field", "form-data", "form-value")),
    Place("script", _script, ANY, kinds("javascript")),
    Place("script in a stream", _script_stream, ANY, kinds("javascript")),
    Place("bookmark", _outline, ANY, kinds("bookmark", "outline")),
    Place("named destination", _destination, ANY, kinds("destination-name", "bookmark")),
    Place("page's label", _label, ANY, kinds("page-label")),
    Place("text a structure stands for", _structure("/ActualText"), ANY, kinds("actual-text", "alt-text", "structure")),
    Place("alternative text of a structure", _structure("/Alt"), ANY, kinds("alternative-text", "structure-text")),
    Place("title of a structure", _structure("/T"), ANY, kinds("structure-text")),
    Place("application's data", _piece, ANY, kinds("application-data")),
    Place("comment of a picture", _picture_comment, ANY, kinds("image", "image-text", "image-metadata")),
    Place("signer's name", _signature, ANY, kinds("signature")),
    Place("portfolio's column", _collection, ANY, kinds("collection", "other-string")),
    Place("entry the format does not know", _in_dictionary, ANY, kinds("other-string")),
    Place("name in place of a string", _name_object, ANY, kinds("other-string", "name")),
    Place("stream nothing refers to", _unreferenced_stream, ANY, LOST),
    Place("string in an object nothing refers to", _unreferenced_string, ANY, LOST),
    Place("page outside the tree", _unreferenced_page, ANY, LOST),
    Place("object stream no table lists", _packed, ANY, LOST),
    Place("earlier revision", _earlier, ANY, kinds("earlier-revision")),
    Place("before the header", _before, ANY, LOST),
    Place("comment between objects", _between, ANY, LOST),
    Place("after the end", _after, ANY, LOST),
)
"""Places of a PDF file, in the order of their numbers."""
