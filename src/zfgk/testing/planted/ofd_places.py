"""The places of an OFD file in which a token is put."""

from __future__ import annotations

from collections.abc import Callable

from zfgk.testing.planted.ofd import DOC, NAMES, Ofd
from zfgk.testing.planted.pictures import jpeg
from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds

Put = Callable[[Ofd, str], None]
PAGE = ("content.xml", "page 1", "page_0")
HIDDEN = kinds("hidden-text", "invisible-text")
INFO = kinds("author", "property", "metadata", "custom-property", "company", "title")
ANY = ("",)


def _text(attributes: str = "", inner: str = "", at: str = "", layer: str = "") -> Put:
    return lambda draft, token: draft.put(draft.text(token, attributes, inner, at=at), layer)


def _info(before: str, after: str) -> Put:
    return lambda draft, token: draft.info.append(f"{before}{token}{after}")


def _split(draft: Ofd, token: str) -> None:
    draft.lines += 1
    line = 10 + 6 * draft.lines
    for at, part in enumerate((token[:6], token[6:12], token[12:])):
        draft.put(draft.text(part, at=f"{20 + 18 * at} {line} 18 5"))
        draft.lines -= 1


def _covered(draft: Ofd, token: str) -> None:
    draft.put(draft.text(token))
    line = 10 + 6 * draft.lines
    draft.put(
        f'<ofd:PathObject ID="300" Boundary="18 {line - 1} 110 8" Fill="true" Stroke="false">'
        '<ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L 110 0 L 110 8 L 0 8 C</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
    )


def _attachment(draft: Ofd, token: str) -> None:
    draft.document.append("<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>")
    draft.file(
        f"{DOC}/Attachs/Attachments.xml",
        f'<ofd:Attachments {NAMES}><ofd:Attachment ID="1" Name="memo" Format="txt" Visible="false">'
        "<ofd:FileLoc>memo.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>",
    )
    draft.files.append((f"{DOC}/Attachs/memo.txt", token.encode()))


def _attachment_name(draft: Ofd, token: str) -> None:
    draft.file(
        f"{DOC}/Attachs/More.xml",
        f'<ofd:Attachments {NAMES}><ofd:Attachment ID="2" Name="{token}"><ofd:FileLoc>../PublicRes.xml</ofd:FileLoc>'
        "</ofd:Attachment></ofd:Attachments>",
    )
    draft.document.append("<ofd:Attachments>Attachs/More.xml</ofd:Attachments>")


def _annotation(before: str, after: str, number: int) -> Put:
    def put(draft: Ofd, token: str) -> None:
        draft.document.append(f"<ofd:Annotations>Annots/List{number}.xml</ofd:Annotations>")
        draft.file(
            f"{DOC}/Annots/List{number}.xml",
            f'<ofd:Annotations {NAMES}><ofd:Page PageID="1"><ofd:FileLoc>Annot{number}.xml</ofd:FileLoc></ofd:Page>'
            "</ofd:Annotations>",
        )
        draft.file(f"{DOC}/Annots/Annot{number}.xml", f"<ofd:PageAnnot {NAMES}>{before}{token}{after}</ofd:PageAnnot>")

    return put


def _listed(element: str, file: str, inner: str) -> Put:
    def put(draft: Ofd, token: str) -> None:
        draft.document.append(f"<ofd:{element}>{file}</ofd:{element}>")
        draft.file(f"{DOC}/{file}", f"<ofd:{element} {NAMES}>{inner.format(token)}</ofd:{element}>")

    return put


def _signature(draft: Ofd, token: str) -> None:
    draft.body.append(f"<ofd:Signatures>{DOC}/Signs/Signatures.xml</ofd:Signatures>")
    draft.file(
        f"{DOC}/Signs/Signatures.xml",
        f'<ofd:Signatures {NAMES}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
    )
    draft.file(
        f"{DOC}/Signs/Sign_0/Signature.xml",
        f'<ofd:Signature {NAMES}><ofd:SignedInfo><ofd:Provider ProviderName="{token}"/></ofd:SignedInfo></ofd:Signature>',
    )


def _version(draft: Ofd, token: str) -> None:
    draft.body.append('<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="Doc_0/Versions/V1.xml"/></ofd:Versions>')
    draft.file(
        f"{DOC}/Versions/V1.xml",
        f'<ofd:DocVersion {NAMES} ID="1" Name="{token}"><ofd:FileList/><ofd:DocRoot>Document.xml</ofd:DocRoot></ofd:DocVersion>',
    )


def _template(draft: Ofd, token: str) -> None:
    draft.common.append('<ofd:TemplatePage ID="77" BaseLoc="Tpls/Tpl_0/Content.xml"/>')
    draft.page.append('<ofd:Template TemplateID="77" ZOrder="Background"/>')
    thing = draft.text(token)
    draft.file(
        f"{DOC}/Tpls/Tpl_0/Content.xml",
        f'<ofd:Page {NAMES}><ofd:Content><ofd:Layer ID="78">{thing}</ofd:Layer></ofd:Content></ofd:Page>',
    )


def _unused_template(draft: Ofd, token: str) -> None:
    draft.common.append('<ofd:TemplatePage ID="87" BaseLoc="Tpls/Tpl_1/Content.xml"/>')
    thing = draft.text(token)
    draft.file(
        f"{DOC}/Tpls/Tpl_1/Content.xml",
        f'<ofd:Page {NAMES}><ofd:Content><ofd:Layer ID="88">{thing}</ofd:Layer></ofd:Content></ofd:Page>',
    )


def _lone_page(draft: Ofd, token: str) -> None:
    thing = draft.text(token)
    draft.file(
        f"{DOC}/Pages/Page_9/Content.xml",
        f'<ofd:Page {NAMES}><ofd:Content><ofd:Layer ID="98">{thing}</ofd:Layer></ofd:Content></ofd:Page>',
    )


def _bookmark(draft: Ofd, token: str) -> None:
    draft.document.append(
        f'<ofd:Bookmarks><ofd:Bookmark Name="{token}"><ofd:Dest Type="Fit" PageID="1"/></ofd:Bookmark></ofd:Bookmarks>'
    )


def _outline(draft: Ofd, token: str) -> None:
    draft.document.append(f'<ofd:Outlines><ofd:OutlineElem Title="{token}"/></ofd:Outlines>')


def _action(draft: Ofd, token: str) -> None:
    draft.page.append(
        f'<ofd:Actions><ofd:Action Event="PO"><ofd:URI URI="http://example.org/{token}"/></ofd:Action></ofd:Actions>'
    )


def _picture(draft: Ofd, token: str) -> None:
    draft.resources.append(
        '<ofd:MultiMedias><ofd:MultiMedia ID="60" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia>'
        "</ofd:MultiMedias>"
    )
    draft.files.append((f"{DOC}/Res/a.jpg", jpeg(comment=token)))


def _lone_file(draft: Ofd, token: str) -> None:
    draft.files.append((f"{DOC}/old.txt", token.encode()))


def _archive(name: str) -> Put:
    return lambda draft, token: setattr(draft.packing, name, f"\n{token}\n".encode())


_APPEARANCE = (
    '<ofd:Annot ID="201" Type="Stamp" Creator="a" LastModDate="2025-06-02"><ofd:Appearance Boundary="10 250 100 10">'
    '<ofd:TextObject ID="202" Boundary="0 0 100 10" Font="2" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 17 3">'
)

PLACES: tuple[Place[Ofd], ...] = (
    Place("line", _text(), PAGE, kinds("text"), SEEN),
    Place("line, in three objects", _split, PAGE, kinds("text"), SEEN),
    Place("template of the page", _template, ANY, kinds("text", "template-text"), SEEN),
    Place("not visible", _text('Visible="false"'), PAGE, HIDDEN),
    Place("transparent", _text('Alpha="0"'), PAGE, HIDDEN),
    Place("white", _text(inner='<ofd:FillColor Value="255 255 255"/>'), PAGE, HIDDEN),
    Place("transparent colour", _text(inner='<ofd:FillColor Value="0 0 0" Alpha="0"/>'), PAGE, HIDDEN),
    Place("not filled", _text('Fill="false"'), PAGE, HIDDEN),
    Place("off the page", _text(at="20 400 100 5"), PAGE, HIDDEN | kinds("off-page-text")),
    Place(
        "outside its box",
        _text(at="20 280 0.01 0.01"),
        PAGE,
        HIDDEN | kinds("clipped-text", "off-page-text", "tiny-text"),
    ),
    Place("tiny", lambda d, t: d.put(d.text(t).replace('Size="4"', 'Size="0.05"')), PAGE, HIDDEN | kinds("tiny-text")),
    Place("under a black box", _covered, PAGE, HIDDEN | kinds("covered-text")),
    Place(
        "template no page uses",
        _unused_template,
        ANY,
        kinds(
            "unused-template", "unreferenced-text", "undrawn-text", "hidden-text", "unreferenced-part", "template-text"
        ),
    ),
    Place(
        "page outside the list",
        _lone_page,
        ("page_9",),
        kinds("unreferenced-text", "undrawn-text", "unreferenced-part", "hidden-text", "text"),
    ),
    Place("author", _info("<ofd:Author>", "</ofd:Author>"), ("ofd.xml", "document information"), INFO),
    Place("creator program", _info("<ofd:Creator>", "</ofd:Creator>"), ("ofd.xml", "document information"), INFO),
    Place("title", _info("<ofd:Title>", "</ofd:Title>"), ("ofd.xml", "document information"), INFO),
    Place("abstract", _info("<ofd:Abstract>", "</ofd:Abstract>"), ("ofd.xml", "document information"), INFO),
    Place(
        "keyword",
        _info("<ofd:Keywords><ofd:Keyword>", "</ofd:Keyword></ofd:Keywords>"),
        ("ofd.xml", "document information"),
        INFO,
    ),
    Place(
        "datum of one's own",
        _info('<ofd:CustomDatas><ofd:CustomData Name="n">', "</ofd:CustomData></ofd:CustomDatas>"),
        ("ofd.xml", "document information"),
        INFO,
    ),
    Place("attachment", _attachment, ("memo",), kinds("text")),
    Place(
        "name of an attachment",
        _attachment_name,
        ("more.xml",),
        kinds("embedded-name", "attachment", "attachment-name", "attribute", "other-text"),
    ),
    Place(
        "remark of an annotation",
        _annotation(
            '<ofd:Annot ID="200" Type="Highlight" Creator="a"><ofd:Remark>',
            "</ofd:Remark><ofd:Appearance/></ofd:Annot>",
            1,
        ),
        ("annot1.xml",),
        kinds("comment", "annotation"),
    ),
    Place(
        "creator of an annotation",
        _annotation('<ofd:Annot ID="203" Type="Highlight" Creator="', '"><ofd:Appearance/></ofd:Annot>', 2),
        ("annot2.xml",),
        kinds("comment-author", "attribute", "author"),
    ),
    Place(
        "parameter of an annotation",
        _annotation(
            '<ofd:Annot ID="204" Type="Highlight" Creator="a"><ofd:Parameters><ofd:Parameter Name="p">',
            "</ofd:Parameter></ofd:Parameters><ofd:Appearance/></ofd:Annot>",
            3,
        ),
        ("annot3.xml",),
        kinds("comment", "annotation", "other-text", "parameter"),
    ),
    Place(
        "appearance of an annotation",
        _annotation(_APPEARANCE, "</ofd:TextCode></ofd:TextObject></ofd:Appearance></ofd:Annot>", 4),
        ("annot4.xml", "page 1"),
        kinds("comment", "annotation", "text", "annotation-text"),
        SEEN | UNSEEN,
    ),
    Place(
        "custom tag",
        _listed(
            "CustomTags",
            "Tags/CustomTags.xml",
            '<ofd:CustomTag TypeID="1"><ofd:FileLoc>{}</ofd:FileLoc></ofd:CustomTag>',
        ),
        ("customtags.xml",),
        kinds("custom-tag", "other-text", "custom-xml", "metadata"),
    ),
    Place(
        "extension",
        _listed(
            "Extensions",
            "Ext.xml",
            '<ofd:Extension AppName="x" RefId="1"><ofd:Property Name="n">{}</ofd:Property></ofd:Extension>',
        ),
        ("ext.xml",),
        kinds("extension", "other-text", "application-data", "custom-xml", "metadata"),
    ),
    Place("signature's provider", _signature, ("signature.xml",), kinds("signature", "attribute")),
    Place("version's name", _version, ("v1.xml",), kinds("earlier-revision", "version", "attribute")),
    Place("bookmark", _bookmark, ("document.xml",), kinds("bookmark", "attribute")),
    Place("outline", _outline, ("document.xml",), kinds("outline", "bookmark", "attribute"), SEEN | UNSEEN),
    Place(
        "action's address",
        _action,
        (*PAGE, "document.xml"),
        kinds("external-link", "link", "attribute", "action", "link-target"),
    ),
    Place("comment of a picture", _picture, ("a.jpg",), kinds("image", "image-text", "image-metadata")),
    Place("XML comment", lambda d, t: d.put(f"<!-- {t} -->"), PAGE, kinds("xml-comment", "comment")),
    Place(
        "element the format does not know",
        lambda d, t: d.put(f'<x:y xmlns:x="urn:example:x">{t}</x:y>'),
        PAGE,
        kinds("other-text"),
    ),
    Place(
        "attribute the format does not know",
        lambda d, t: d.put(f'<ofd:PathObject ID="301" Boundary="0 0 1 1" x:n="{t}" xmlns:x="urn:example:x"/>'),
        PAGE,
        kinds("other-text", "attribute"),
    ),
    Place(
        "file nothing refers to",
        _lone_file,
        ("old.txt",),
        kinds("unreferenced-part", "unknown-part", "binary-text", "text"),
    ),
    Place("archive's comment", _archive("comment"), ANY, kinds("archive-comment")),
    Place("after the archive", _archive("after"), ANY, kinds("archive-gap", "archive-comment")),
)
"""Places of a file, in the order of their numbers."""
