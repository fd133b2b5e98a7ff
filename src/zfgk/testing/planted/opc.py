"""An Office Open XML package being made, and the places that documents and workbooks share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import attrs

from zfgk.testing.planted.packing import Packing
from zfgk.testing.planted.pictures import compound, jpeg, png
from zfgk.testing.planted.plant import Place, kinds

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIPS = f'xmlns:r="{OFFICE}/relationships"'
_REL = f"{OFFICE}/relationships"


@attrs.define
class Package:
    """Parts, their types and their relationships.

    Args:
        main: The name of the main part.
        main_type: Its content type.
        packing: The archive.
        rels: Relationships by the part they start from: type, target, and whether the target is outside.
    """

    main: str
    main_type: str
    packing: Packing = attrs.Factory(Packing)
    rels: dict[str, list[tuple[str, str, bool]]] = attrs.Factory(dict)
    overrides: dict[str, str] = attrs.Factory(dict)
    entries: list[tuple[str, bytes]] = attrs.Factory(list)
    last: list[tuple[str, bytes]] = attrs.Factory(list)

    def relate(self, kind: str, target: str, *, source: str | None = None, outside: bool = False) -> str:
        """Add a relationship.

        Args:
            kind: Its type; the last word of a type of the transitional standard, or a whole address.
            target: A part's name, or an address outside.
            source: The part it starts from; the main part unless given, the package if empty.
            outside: Whether the target is outside.

        Returns:
            Its id.
        """
        found = self.rels.setdefault(self.main if source is None else source, [])
        whole = kind if ":" in kind else f"{_REL}/{kind}"
        found.append((whole, target if outside else f"/{target}", outside))
        return f"rId{len(found)}"

    def part(  # a part and how it is reached
        self, name: str, data: str | bytes, content_type: str, kind: str = "", source: str | None = None
    ) -> str:
        """Add a part.

        Args:
            name: Its name.
            data: Its content; a declaration is put before text.
            content_type: Its content type.
            kind: The type of the relationship that leads to it; none if empty.
            source: The part the relationship starts from.

        Returns:
            The id of the relationship; empty if there is none.
        """
        self.entries.append((name, data if isinstance(data, bytes) else (HEAD + data).encode()))
        self.overrides[name] = content_type
        return self.relate(kind, name, source=source) if kind else ""

    def finished(self) -> bytes:
        """Return the bytes of the package."""
        self.relate("officeDocument", self.main, source="")
        types = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in {self.main: self.main_type, **self.overrides}.items()
        )
        defaults = "".join(
            f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in sorted(_DEFAULTS.items())
        )
        self.packing.entries.insert(
            0,
            (
                "[Content_Types].xml",
                f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{types}</Types>'.encode(),
            ),
        )
        for name, data in self.entries:
            self.packing.put(name, data)
        for source, found in self.rels.items():
            folder, _, stem = source.rpartition("/")
            name = f"{folder}/_rels/{stem}.rels".lstrip("/") if source else "_rels/.rels"
            rows = "".join(
                f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"{_MODE[outside]}/>'
                for number, (kind, target, outside) in enumerate(found, start=1)
            )
            self.packing.put(name, f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>')
        for name, data in self.last:
            self.packing.put(name, data)
        return self.packing.packed()


_MODE = {True: ' TargetMode="External"', False: ""}
_DEFAULTS = {
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "txt": "text/plain",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}


@attrs.define
class Office:
    """What a document and a workbook have in common while they are made.

    Args:
        package: The package.
        core: Elements of the core properties.
        app: Elements of the extended properties.
    """

    package: Package
    core: list[str] = attrs.Factory(list)
    app: list[str] = attrs.Factory(list)

    def finish_properties(self) -> None:
        """Write the parts of the properties."""
        names = (
            f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/"'
        )
        self.package.part(
            "docProps/core.xml",
            f"<cp:coreProperties {names}>{''.join(self.core)}</cp:coreProperties>",
            "application/vnd.openxmlformats-package.core-properties+xml",
            f"{PACKAGE}/relationships/metadata/core-properties",
            "",
        )
        self.package.part(
            "docProps/app.xml",
            f'<Properties xmlns="{OFFICE}/extended-properties">{"".join(self.app)}</Properties>',
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            "extended-properties",
            "",
        )


SomeOffice = TypeVar("SomeOffice", bound=Office)


def _core(element: str) -> Callable[[Office, str], None]:
    return lambda draft, token: draft.core.append(f"<{element}>{token}</{element}>")


def _app(element: str) -> Callable[[Office, str], None]:
    return lambda draft, token: draft.app.append(f"<{element}>{token}</{element}>")


def _custom_property(draft: Office, token: str) -> None:
    types = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
    fmtid = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    draft.package.part(
        "docProps/custom.xml",
        f'<Properties {types}><property fmtid="{fmtid}" pid="2" name="note"><vt:lpwstr>{token}</vt:lpwstr></property>'
        "</Properties>",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "custom-properties",
        "",
    )


def _custom_xml(draft: Office, token: str) -> None:
    draft.package.part("customXml/item1.xml", f"<data><id>{token}</id></data>", "application/xml", "customXml")


def _thumbnail(draft: Office, token: str) -> None:
    kind = f"{PACKAGE}/relationships/metadata/thumbnail"
    draft.package.part("docProps/thumbnail.jpeg", jpeg(comment=token), "image/jpeg", kind, "")


def _unreferenced(draft: Office, token: str) -> None:
    folder = draft.package.main.split("/", maxsplit=1)[0]
    draft.package.part(f"{folder}/trash.xml", f"<old>{token}</old>", "application/xml")


def _unknown(draft: Office, token: str) -> None:
    draft.package.part("tool/notes.txt", token.encode(), "text/plain", "http://example.org/notes")


def _utf16(draft: Office, token: str) -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?><data><id>{token}</id></data>'
    draft.package.part("customXml/item9.xml", text.encode("utf-16"), "application/xml", "customXml")


def _label(draft: Office, token: str) -> None:
    text = (
        '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        f'<clbl:label id="{token}" enabled="1" method="Standard" siteId="1"/></clbl:labelList>'
    )
    draft.package.part(
        "docMetadata/LabelInfo.xml",
        text,
        "application/vnd.ms-office.classificationlabels+xml",
        "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
        "",
    )


def _signature(draft: Office, token: str) -> None:
    text = (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><Object><SignatureProperties>'
        '<SignatureProperty Id="p" Target="#s"><SignatureInfoV1 xmlns="http://schemas.microsoft.com/office/2006/digsig">'
        f"<SignatureComments>{token}</SignatureComments></SignatureInfoV1></SignatureProperty>"
        "</SignatureProperties></Object></Signature>"
    )
    origin = "application/vnd.openxmlformats-package.digital-signature-origin"
    base = f"{PACKAGE}/relationships/digital-signature"
    draft.package.part("_xmlsignatures/origin.sigs", b"", origin, f"{base}/origin", "")
    draft.package.part(
        "_xmlsignatures/sig1.xml",
        text,
        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
        f"{base}/signature",
        "_xmlsignatures/origin.sigs",
    )


def _macro(draft: Office, token: str) -> None:
    folder = draft.package.main.split("/", maxsplit=1)[0]
    draft.package.part(
        f"{folder}/vbaProject.bin",
        compound("PROJECT", f'Name="{token}"'.encode()),
        "application/vnd.ms-office.vbaProject",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    )


def _ole_stream(draft: Office, token: str) -> None:
    folder = draft.package.main.split("/", maxsplit=1)[0]
    data = compound("CONTENTS", f"memo {token} end".encode())
    draft.package.part(f"{folder}/embeddings/oleObject1.bin", data, _DEFAULTS["bin"], "oleObject")


def _ole_wide(draft: Office, token: str) -> None:
    folder = draft.package.main.split("/", maxsplit=1)[0]
    data = compound("WordDocument", f"memo {token} end".encode("utf-16-le"))
    draft.package.part(f"{folder}/embeddings/oleObject2.bin", data, _DEFAULTS["bin"], "oleObject")


def _png_text(draft: Office, token: str) -> None:
    folder = draft.package.main.split("/", maxsplit=1)[0]
    draft.package.part(f"{folder}/media/image7.png", png(token), "image/png", "image")


def _exif(draft: Office, token: str) -> None:
    folder = draft.package.main.split("/", maxsplit=1)[0]
    draft.package.part(f"{folder}/media/image8.jpeg", jpeg(artist=token), "image/jpeg", "image")


def _printer(draft: Office, token: str) -> None:
    folder = draft.package.main.split("/", maxsplit=1)[0]
    data = f"Printer {token}".encode("utf-16-le").ljust(220, b"\0")
    draft.package.part(
        f"{folder}/printerSettings/printerSettings1.bin",
        data,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
        "printerSettings",
    )


def _entry_name(draft: Office, token: str) -> None:
    draft.package.part(f"customXml/{token}.xml", "<data/>", "application/xml", "customXml")


def _duplicate(draft: Office, token: str) -> None:
    name = "customXml/item4.xml"
    draft.package.part(name, f"<data>{token}</data>", "application/xml", "customXml")
    draft.package.last.append((name, f"{HEAD}<data/>".encode()))


def _comment(draft: Office, token: str) -> None:
    draft.package.packing.comment = token.encode()


def _before(draft: Office, token: str) -> None:
    draft.package.packing.before = f"#! {token}\n".encode()


def _after(draft: Office, token: str) -> None:
    draft.package.packing.after = f"\n{token}\n".encode()


def _gap(draft: Office, token: str) -> None:
    draft.package.packing.gap = f"...{token}...".encode()


def _entry_comment(draft: Office, token: str) -> None:
    draft.package.packing.entry_comment = token.encode()


def _extra(draft: Office, token: str) -> None:
    draft.package.packing.extra = token.encode()


PROPERTY = kinds("author", "company", "template", "property", "metadata")
BINARY = kinds("embedded", "other-text", "unknown-part", "unreferenced-part", "binary-text")

SHARED: tuple[Place[Office], ...] = (
    Place("creator", _core("dc:creator"), ("docprops/core.xml",), kinds("author")),
    Place("last modified by", _core("cp:lastModifiedBy"), ("docprops/core.xml",), kinds("author")),
    Place("title property", _core("dc:title"), ("docprops/core.xml",), PROPERTY),
    Place("keywords property", _core("cp:keywords"), ("docprops/core.xml",), PROPERTY),
    Place("description property", _core("dc:description"), ("docprops/core.xml",), PROPERTY),
    Place("company", _app("Company"), ("docprops/app.xml",), PROPERTY),
    Place("manager", _app("Manager"), ("docprops/app.xml",), PROPERTY),
    Place("template name", _app("Template"), ("docprops/app.xml",), PROPERTY),
    Place("hyperlink base", _app("HyperlinkBase"), ("docprops/app.xml",), PROPERTY),
    Place("custom property", _custom_property, ("docprops/custom.xml",), kinds("custom-property")),
    Place("custom XML", _custom_xml, ("customxml/item1.xml",), kinds("custom-xml")),
    Place("part in UTF-16", _utf16, ("customxml/item9.xml",), kinds("custom-xml")),
    Place(
        "thumbnail's comment",
        _thumbnail,
        ("docprops/thumbnail.jpeg",),
        kinds("thumbnail", "image-text", "image-metadata"),
    ),
    Place("part nothing refers to", _unreferenced, ("trash.xml",), kinds("unreferenced-part", "unknown-part")),
    Place(
        "part of an unknown type",
        _unknown,
        ("tool/notes.txt",),
        kinds("unknown-part", "unreferenced-part", "binary-text"),
    ),
    Place("sensitivity label", _label, ("docmetadata/labelinfo.xml",), kinds("sensitivity-label", "attribute")),
    Place("signature's comment", _signature, ("_xmlsignatures/sig1.xml",), kinds("signature")),
    Place("macro project", _macro, ("vbaproject.bin",), kinds("macro", "binary-text")),
    Place("OLE object, bytes", _ole_stream, ("oleobject1.bin",), BINARY),
    Place("OLE object, UTF-16", _ole_wide, ("oleobject2.bin",), BINARY),
    Place("picture's text chunk", _png_text, ("media/image7.png",), kinds("image", "image-text", "image-metadata")),
    Place("picture's EXIF artist", _exif, ("media/image8.jpeg",), kinds("image", "image-text", "image-metadata")),
    Place("printer settings", _printer, ("printersettings1.bin",), kinds("printer-settings", "binary-text")),
    Place("entry's name", _entry_name, ("customxml/", "zip directory"), kinds("entry-name", "part-name")),
    Place("entry that stands twice", _duplicate, ("customxml/item4.xml",), kinds("duplicate-part", "custom-xml")),
    Place("archive's comment", _comment, ("archive", "zip", "comment"), kinds("archive-comment")),
    Place("before the archive", _before, ("archive", "zip", "gap", "before", "byte"), kinds("archive-gap")),
    Place(
        "after the archive", _after, ("archive", "zip", "gap", "after", "byte"), kinds("archive-gap", "archive-comment")
    ),
    Place("between entries and directory", _gap, ("archive", "zip", "gap", "byte"), kinds("archive-gap")),
    Place("entry's comment", _entry_comment, ("",), kinds("archive-comment", "entry-comment")),
    Place("entry's extra field", _extra, ("",), kinds("extra-field")),
)
"""Places that every such package has."""
