"""An OpenDocument text with tokens in every place it has."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from zfgk.testing.planted.packing import Packing
from zfgk.testing.planted.pictures import png
from zfgk.testing.planted.plant import DELETED, INSERTED, SEEN, UNSEEN, Place, kinds

_O = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{_O}:office:1.0" xmlns:text="{_O}:text:1.0" xmlns:style="{_O}:style:1.0" '
    f'xmlns:table="{_O}:table:1.0" xmlns:draw="{_O}:drawing:1.0" xmlns:meta="{_O}:meta:1.0" '
    f'xmlns:fo="{_O}:xsl-fo-compatible:1.0" xmlns:svg="{_O}:svg-compatible:1.0" xmlns:script="{_O}:script:1.0" '
    f'xmlns:config="{_O}:config:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TYPE = "application/vnd.oasis.opendocument.text"


@attrs.define
class Odt:
    """A text being made.

    Args:
        body: The blocks of the text.
        changes: The tracked changes.
        styles: Automatic styles of the text.
        masters: What stands in the page's style.
        meta: The metadata.
        settings: The settings.
        extra: Further entries.
        packing: The archive.
    """

    body: list[str] = attrs.Factory(list)
    changes: list[str] = attrs.Factory(list)
    styles: list[str] = attrs.Factory(list)
    masters: list[str] = attrs.Factory(list)
    meta: list[str] = attrs.Factory(list)
    settings: list[str] = attrs.Factory(list)
    extra: list[tuple[str, str, bytes]] = attrs.Factory(list)
    packing: Packing = attrs.Factory(Packing)

    def say(self, inner: str) -> None:
        """Add a paragraph.

        Args:
            inner: What stands in it.
        """
        self.body.append(f"<text:p>{inner}</text:p>")

    def finished(self) -> bytes:
        """Return the bytes of the text."""
        changes = f"<text:tracked-changes>{''.join(self.changes)}</text:tracked-changes>" if self.changes else ""
        content = (
            f"<office:document-content {NAMES}><office:automatic-styles>{''.join(self.styles)}</office:automatic-styles>"
            f"<office:body><office:text>{changes}<text:p>关于有关事项的通知</text:p>{''.join(self.body)}</office:text>"
            "</office:body></office:document-content>"
        )
        styles = (
            f"<office:document-styles {NAMES}><office:styles/><office:automatic-styles>"
            '<style:page-layout style:name="L"/></office:automatic-styles><office:master-styles>'
            f'<style:master-page style:name="Standard" style:page-layout-name="L">{"".join(self.masters)}'
            "</style:master-page></office:master-styles></office:document-styles>"
        )
        meta = f"<office:document-meta {NAMES}><office:meta>{''.join(self.meta)}</office:meta></office:document-meta>"
        settings = (
            f"<office:document-settings {NAMES}><office:settings>{''.join(self.settings)}</office:settings>"
            "</office:document-settings>"
        )
        parts = [("content.xml", content), ("styles.xml", styles), ("meta.xml", meta), ("settings.xml", settings)]
        entries = [(name, "text/xml", (_HEAD + text).encode()) for name, text in parts] + self.extra
        rows = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
            for name, kind, _ in [("/", _TYPE, b""), *entries]
            if kind
        )
        self.packing.put("mimetype", _TYPE)
        for name, _, data in entries:
            self.packing.put(name, data)
        manifest = (
            f'<manifest:manifest xmlns:manifest="{_O}:manifest:1.0" manifest:version="1.3">{rows}</manifest:manifest>'
        )
        self.packing.put("META-INF/manifest.xml", _HEAD + manifest)
        return self.packing.packed()


Put = Callable[[Odt, str], None]
BODY = ("body", "content.xml")
META = ("meta.xml",)
_INFO = "<office:change-info><dc:creator>a</dc:creator><dc:date>2025-06-02T08:00:00</dc:date></office:change-info>"
_WHO = "<dc:creator>a</dc:creator><dc:date>2025-06-02T08:00:00</dc:date>"
PROPERTY = kinds("author", "company", "property", "metadata", "template", "custom-property", "title")


def _say(before: str, after: str) -> Put:
    return lambda draft, token: draft.say(f"{before}{token}{after}")


def _block(before: str, after: str) -> Put:
    return lambda draft, token: draft.body.append(f"{before}{token}{after}")


def _meta(before: str, after: str) -> Put:
    return lambda draft, token: draft.meta.append(f"{before}{token}{after}")


def _master(before: str, after: str) -> Put:
    return lambda draft, token: draft.masters.append(f"{before}{token}{after}")


def _styled(name: str, properties: str) -> Put:
    def put(draft: Odt, token: str) -> None:
        draft.styles.append(
            f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'
        )
        draft.say(f'<text:span text:style-name="{name}">{token}</text:span>')

    return put


def _deleted(draft: Odt, token: str) -> None:
    draft.changes.append(
        f'<text:changed-region text:id="c1"><text:deletion>{_INFO}<text:p>{token}</text:p></text:deletion>'
        "</text:changed-region>"
    )
    draft.say('文<text:change text:change-id="c1"/>')


def _inserted(draft: Odt, token: str) -> None:
    draft.changes.append(
        f'<text:changed-region text:id="c2"><text:insertion>{_INFO}</text:insertion></text:changed-region>'
    )
    draft.say(f'<text:change-start text:change-id="c2"/>{token}<text:change-end text:change-id="c2"/>')


def _inserted_now(draft: Odt, token: str) -> None:
    ident = 'xml:id="c4" text:id="c4"'
    draft.changes.append(f"<text:changed-region {ident}><text:insertion>{_INFO}</text:insertion></text:changed-region>")
    draft.say(f'<text:change-start text:change-id="c4"/>{token}<text:change-end text:change-id="c4"/>')


def _change_author(draft: Odt, token: str) -> None:
    info = _INFO.replace(">a<", f">{token}<")
    draft.changes.append(
        f'<text:changed-region text:id="c3"><text:insertion>{info}</text:insertion></text:changed-region>'
    )
    draft.say('<text:change-start text:change-id="c3"/>增<text:change-end text:change-id="c3"/>')


def _setting(draft: Odt, token: str) -> None:
    item = f'<config:config-item config:name="PrinterName" config:type="string">{token}</config:config-item>'
    draft.settings.append(f'<config:config-item-set config:name="ooo:s">{item}</config:config-item-set>')


def _extra(name: str, kind: str, before: str, after: str) -> Put:
    return lambda draft, token: draft.extra.append((name, kind, f"{before}{token}{after}".encode()))


def _version(draft: Odt, token: str) -> None:
    inner = Odt()
    inner.say(token)
    draft.extra.append(("Versions/Version1", "application/zip", inner.finished()))


def _object(draft: Odt, token: str) -> None:
    text = f"<office:document-content {NAMES}><office:body><office:text><text:p>{token}</text:p></office:text></office:body></office:document-content>"
    draft.extra.append(("Object 1/content.xml", "text/xml", (_HEAD + text).encode()))
    draft.say('<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>')


def _thumbnail(draft: Odt, token: str) -> None:
    draft.extra.append(("Thumbnails/thumbnail.png", "image/png", png(token)))


def _comment(draft: Odt, token: str) -> None:
    draft.packing.comment = token.encode()


PLACES: tuple[Place[Odt], ...] = (
    Place("paragraph", _say("", ""), BODY, kinds("text"), SEEN),
    Place(
        "paragraph, split over spans",
        lambda d, t: d.say(f"{t[:6]}<text:span>{t[6:12]}</text:span>{t[12:]}"),
        BODY,
        kinds("text"),
        SEEN,
    ),
    Place(
        "table cell",
        _block(
            '<table:table table:name="t"><table:table-row><table:table-cell><text:p>',
            "</text:p></table:table-cell></table:table-row></table:table>",
        ),
        BODY,
        kinds("text"),
        SEEN,
    ),
    Place("deleted text", _deleted, BODY, kinds("deleted-text"), DELETED),
    Place("inserted text", _inserted_now, BODY, kinds("inserted-text"), INSERTED),
    Place("inserted text of older files", _inserted, BODY, kinds("inserted-text"), INSERTED),
    Place("author of a change", _change_author, BODY, kinds("change-author", "author")),
    Place(
        "comment", _say(f"<office:annotation>{_WHO}<text:p>", "</text:p></office:annotation>"), BODY, kinds("comment")
    ),
    Place(
        "author of a comment",
        _say("<office:annotation><dc:creator>", "</dc:creator><text:p>n</text:p></office:annotation>"),
        BODY,
        kinds("comment-author", "author"),
    ),
    Place("hidden characters", _styled("T1", 'text:display="none"'), BODY, kinds("hidden-text")),
    Place("white", _styled("T2", 'fo:color="#ffffff"'), BODY, kinds("invisible-text", "hidden-text")),
    Place("one point", _styled("T3", 'fo:font-size="1pt"'), BODY, kinds("tiny-text", "invisible-text", "hidden-text")),
    Place(
        "hidden text field",
        _say('<text:hidden-text text:condition="ooow:1" text:string-value="', '" text:is-hidden="true"/>'),
        BODY,
        kinds("hidden-text", "field", "attribute"),
    ),
    Place(
        "hidden paragraph",
        _say('<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>', ""),
        BODY,
        kinds("hidden-text"),
    ),
    Place(
        "hidden section",
        _block('<text:section text:name="s" text:display="none"><text:p>', "</text:p></text:section>"),
        BODY,
        kinds("hidden-text"),
    ),
    Place(
        "conditional text",
        _say(
            '<text:conditional-text text:condition="ooow:1" text:string-value-if-true="a" text:string-value-if-false="',
            '">a</text:conditional-text>',
        ),
        BODY,
        kinds("hidden-text", "field", "attribute", "field-code"),
    ),
    Place(
        "footnote",
        _say(
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>',
            "</text:p></text:note-body></text:note>",
        ),
        BODY,
        kinds("text", "footnote", "note"),
        SEEN,
    ),
    Place(
        "user field",
        _block(
            '<text:user-field-decls><text:user-field-decl text:name="u" office:value-type="string" office:string-value="',
            '"/></text:user-field-decls>',
        ),
        BODY,
        kinds("field", "attribute", "document-variable", "variable", "field-value"),
    ),
    Place(
        "text box",
        _say("<draw:frame><draw:text-box><text:p>", "</text:p></draw:text-box></draw:frame>"),
        BODY,
        kinds("text", "text-box"),
        SEEN,
    ),
    Place("title of a frame", _say("<draw:frame><svg:title>", "</svg:title></draw:frame>"), BODY, kinds("alt-text")),
    Place(
        "description of a frame", _say("<draw:frame><svg:desc>", "</svg:desc></draw:frame>"), BODY, kinds("alt-text")
    ),
    Place(
        "name of a frame",
        _say('<draw:frame draw:name="', '"/>'),
        BODY,
        kinds("attribute", "alt-text", "object-name", "name"),
    ),
    Place(
        "address of a link",
        _say('<text:a xlink:href="http://example.org/?', '">链接</text:a>'),
        BODY,
        kinds("link", "external-link", "attribute", "link-target"),
    ),
    Place("bookmark's name", _say('<text:bookmark text:name="b ', '"/>'), BODY, kinds("bookmark", "attribute")),
    Place(
        "ruby",
        _say("<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>", "</text:ruby-text></text:ruby>"),
        BODY,
        kinds("text", "ruby"),
        SEEN,
    ),
    Place("XML comment", _say("<!-- ", " -->"), BODY, kinds("xml-comment", "comment")),
    Place(
        "script in the text",
        _say('<text:script script:language="x">', "</text:script>"),
        BODY,
        kinds("macro", "script"),
    ),
    Place(
        "header",
        _master("<style:header><text:p>", "</text:p></style:header>"),
        ("styles.xml",),
        kinds("text", "header"),
        SEEN,
    ),
    Place(
        "footer of left pages, unused",
        _master(
            '<style:footer><text:p>a</text:p></style:footer><style:footer-left style:display="false"><text:p>',
            "</text:p></style:footer-left>",
        ),
        ("styles.xml",),
        kinds("unused-footer", "footer", "hidden-text"),
        SEEN | UNSEEN,
    ),
    Place("initial creator", _meta("<meta:initial-creator>", "</meta:initial-creator>"), META, PROPERTY),
    Place("creator", _meta("<dc:creator>", "</dc:creator>"), META, PROPERTY),
    Place("title property", _meta("<dc:title>", "</dc:title>"), META, PROPERTY),
    Place("keyword", _meta("<meta:keyword>", "</meta:keyword>"), META, PROPERTY),
    Place("property of one's own", _meta('<meta:user-defined meta:name="n">', "</meta:user-defined>"), META, PROPERTY),
    Place("template", _meta('<meta:template xlink:href="', '"/>'), META, PROPERTY | kinds("attribute")),
    Place("setting", _setting, ("settings.xml",), kinds("setting", "settings", "printer-settings", "application-data")),
    Place(
        "macro",
        _extra("Basic/Standard/Module1.xml", "text/xml", '<m xmlns="urn:x">', "</m>"),
        ("basic",),
        kinds("macro", "unknown-part"),
    ),
    Place("object", _object, ("object 1",), kinds("text"), UNSEEN | SEEN),
    Place("version", _version, ("versions",), kinds("text", "earlier-revision"), UNSEEN),
    Place("thumbnail's text", _thumbnail, ("thumbnails",), kinds("thumbnail", "image", "image-text", "image-metadata")),
    Place(
        "entry the list does not name",
        _extra("old/notes.txt", "", "", ""),
        ("old/notes.txt",),
        kinds("unreferenced-part", "unknown-part", "text", "binary-text"),
    ),
    Place("archive's comment", _comment, ("",), kinds("archive-comment")),
)
"""Places of a text, in the order of their numbers."""
