"""OFD files, written here part by part: what is seen, and every place in which text can stand unseen."""

import io
import time
import zipfile

import pytest

from zfgk.documents import READERS, read_whole, reader_that_knows
from zfgk.documents.ofd import OFD
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Feature, Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget, Limits

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PLANTED = "藏字一二三"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(12)


def text(words, x=20.0, y=30.0, *, attributes="", inner="", code="", delta="5"):
    """A text object whose boundary begins at x, y minus one line."""
    steps = f'DeltaX="g {max(1, len(words) - 1)} {delta}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 100 8" Font="2" Size="5" {attributes}>{inner}'
        f'<ofd:TextCode X="0" Y="5" {steps} {code}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def box(x, y, width, height, *, attributes='Fill="true"', fill='<ofd:FillColor Value="0 0 0"/>'):
    return (
        f'<ofd:PathObject ID="3" Boundary="{x} {y} {width} {height}" {attributes}>{fill}'
        f"<ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def image(x, y, width, height):
    return (
        f'<ofd:ImageObject ID="4" Boundary="{x} {y} {width} {height}" CTM="{width} 0 0 {height} 0 0" ResourceID="9"/>'
    )


def page(*objects, before="", layer=""):
    return f'<ofd:Page {NS}>{before}<ofd:Content><ofd:Layer ID="5" {layer}>{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'


def ofd(*pages, info="", common="", document="", body="", parts=None, root=None):
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    files = {
        "OFD.xml": root
        or f'<ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>'
        f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{body}</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{document}</ofd:Document>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": content for n, content in enumerate(pages)},
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def leaves(data, limits=None):
    return list(read_whole(OFD, Source(data, "a.ofd", Budget(limits)), READERS))


def places(data):
    return [(leaf.where, leaf.kind) for leaf in leaves(data) if isinstance(leaf, TextPart) and PLANTED in leaf.text]


def body(data, where="page 1"):
    return [
        leaf.text for leaf in leaves(data) if isinstance(leaf, TextPart) and (leaf.where, leaf.kind) == (where, "text")
    ]


def unread(data):
    return [(leaf.where, leaf.why) for leaf in leaves(data) if isinstance(leaf, Unread)]


def features(data):
    return {(leaf.kind, leaf.where) for leaf in leaves(data) if isinstance(leaf, Feature)}


def test_an_ordinary_file_gives_its_lines_and_nothing_else():
    data = ofd(
        page(text("关于公布结果的通知", y=20), text("各单位：", y=40)),
        page(text("第二页")),
        info="<ofd:DocID>" + "a1" * 16 + "</ofd:DocID>",
    )
    found = [leaf for leaf in leaves(data) if not (isinstance(leaf, TextPart) and leaf.kind == "part-name")]
    assert found == [TextPart("关于公布结果的通知\n各单位：", "page 1"), TextPart("第二页", "page 2")]


@pytest.mark.parametrize(
    "objects",
    [
        [text("138"), text("0013", x=35), text("8000", x=55)],
        [text("8000", x=55), text("138"), text("0013", x=35)],
        [text("138", y=30.4), text("0013", x=35, y=29.8), text("8000", x=55)],
        [text("138") + box(0, 0, 1, 1), f"<ofd:PageBlock>{text('00138000', x=35)}</ofd:PageBlock>"],
        ['<ofd:TextObject Boundary="20 30 99 9" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5 5">138</ofd:TextCode><ofd:TextCode X="15" Y="5" DeltaX="g 7 5">00138000</ofd:TextCode></ofd:TextObject>'],
        ['<ofd:TextObject Boundary="20 30 99 9" Size="2.5" CTM="2 0 0 2 0 0"><ofd:TextCode X="0" Y="2.5" DeltaX="g 2 2.5 g 8 2.5">13800138000</ofd:TextCode></ofd:TextObject>'],
        ['<ofd:TextObject Boundary="20 30 99 9" Size="5"><ofd:TextCode X="0" Y="5">13800138000</ofd:TextCode></ofd:TextObject>'],
    ],
)  # fmt: skip
def test_a_number_in_several_objects_is_one_number(objects):
    assert body(ofd(page(*objects))) == ["13800138000"]


def test_columns_are_apart_and_lines_are_lines():
    assert body(ofd(page(text("甲"), text("乙", x=60), text("丙", y=50)))) == ["甲 乙\n丙"]


def test_upright_columns_are_read_in_the_order_of_the_file_too():
    down = '<ofd:TextObject Boundary="20 30 9 99" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 10 0" DeltaY="g 10 5">13800138000</ofd:TextCode></ofd:TextObject>'
    found = {leaf.where: (leaf.text, leaf.kind) for leaf in leaves(ofd(page(down))) if isinstance(leaf, TextPart)}
    assert found["page 1 in the order of the file"] == ("13800138000", "source")


@pytest.mark.parametrize(
    ("objects", "kind"),
    [
        ([text(PLANTED, attributes='Visible="false"')], "hidden-text"),
        ([f'<ofd:PageBlock Visible="false">{text(PLANTED)}</ofd:PageBlock>'], "hidden-text"),
        ([text(PLANTED, attributes='Alpha="0"')], "invisible-text"),
        ([text(PLANTED, inner='<ofd:FillColor Value="0 0 0" Alpha="0"/>')], "invisible-text"),
        ([text(PLANTED, attributes='Fill="false"')], "invisible-text"),
        ([text(PLANTED, inner='<ofd:FillColor Value="255 255 255"/>')], "invisible-text"),
        ([text(PLANTED, inner='<ofd:FillColor Value="#FF #FF #FE"/>')], "invisible-text"),
        ([text(PLANTED, inner='<ofd:FillColor Value="255"/>')], "invisible-text"),
        ([text(PLANTED, inner='<ofd:FillColor Value="0 0 0 0"/>')], "invisible-text"),
        ([text(PLANTED, attributes='DrawParam="7"')], "invisible-text"),
        ([box(0, 0, 210, 297), text(PLANTED)], "invisible-text"),
        ([text(PLANTED, attributes='CTM="0.05 0 0 0.05 0 0"')], "tiny-text"),
        ([text(PLANTED).replace("100 8", "0.01 0.01")], "clipped-text"),
        ([text(PLANTED, x=300)], "off-page-text"),
        ([text(PLANTED, y=-90)], "off-page-text"),
        ([text(PLANTED), box(15, 28, 150, 12)], "covered-text"),
        ([text(PLANTED), box(15, 28, 150, 12, fill='<ofd:FillColor Value="255 255 255"/>')], "covered-text"),
        ([text(PLANTED), f'<ofd:PageBlock>{box(15, 28, 150, 12, fill="")}</ofd:PageBlock>'], "covered-text"),
        ([text(PLANTED), image(15, 28, 60, 12)], "text-under-image"),
        (['<ofd:CompositeObject ID="8" Boundary="0 0 210 297" ResourceID="6" Visible="false"/>'], "hidden-text"),
    ],
)  # fmt: skip
def test_text_on_a_page_that_nobody_sees(objects, kind):
    parts = {
        "Doc_0/Res.xml": f'<ofd:Res {NS} BaseLoc="."><ofd:DrawParams><ofd:DrawParam ID="7" Relative="17"/>'
        '<ofd:DrawParam ID="17"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams>'
        f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="6"><ofd:Content>{text(PLANTED) if "Composite" in objects[0] else ""}'
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    }
    data = ofd(page(*objects, text("可见", y=200)), common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>", parts=parts)
    assert places(data) == [("page 1", kind)]


@pytest.mark.parametrize(
    "objects",
    [
        [box(15, 28, 150, 12), text(PLANTED, inner='<ofd:FillColor Value="255 255 255"/>')],
        [image(15, 28, 60, 12), text(PLANTED, inner='<ofd:FillColor Value="255 255 255"/>')],
        [text(PLANTED), box(15, 28, 150, 12, attributes='Stroke="true"')],
        [text(PLANTED), box(15, 28, 150, 12, attributes='Fill="true" Alpha="90"')],
        [text(PLANTED), box(15, 60, 150, 12)],
        [text(PLANTED, attributes='Fill="false" Stroke="true"')],
        [text(PLANTED), '<ofd:PathObject Boundary="15 20 90 30" Fill="true"><ofd:AbbreviatedData>M 0 0 L 90 0 L 0 1 C</ofd:AbbreviatedData></ofd:PathObject>'],
        ['<ofd:CompositeObject ID="8" Boundary="0 0 210 297" ResourceID="6"/>'],
    ],
)  # fmt: skip
def test_text_that_is_seen(objects):
    parts = {
        "Doc_0/Res.xml": f'<Res xmlns="http://www.ofdspec.org/2016"><CompositeGraphicUnits><CompositeGraphicUnit ID="6"><Content xmlns:ofd="urn:x">{text(PLANTED) if "Composite" in objects[0] else ""}'
        "</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>"
    }
    assert places(ofd(page(*objects), common="<ofd:PublicRes>/Doc_0/Res.xml</ofd:PublicRes>", parts=parts)) == [
        ("page 1", "text")
    ]


def annotation(inner, attributes=""):
    return {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NS}><ofd:Page PageID="0"><ofd:FileLoc>P/Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
        "Doc_0/Annots/P/Annot.xml": f'<ofd:PageAnnot {NS}><ofd:Annot ID="1" {attributes}>{inner}</ofd:Annot></ofd:PageAnnot>',
    }


APPEARANCE = f'<ofd:Appearance Boundary="10 10 90 20">{text(PLANTED, x=0, y=0)}</ofd:Appearance>'
ANNOTS = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
NOTE = "Doc_0/Annots/P/Annot.xml Annot"


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (annotation(f"<ofd:Remark>{PLANTED}</ofd:Remark>"), (NOTE, "comment")),
        (annotation(f'<ofd:Parameters><ofd:Parameter Name="a">{PLANTED}</ofd:Parameter></ofd:Parameters>'), (NOTE, "comment")),
        (annotation(APPEARANCE, 'Type="Stamp"'), (NOTE, "comment")),
        (annotation(APPEARANCE, 'Type="Watermark"'), (NOTE, "watermark")),
        (annotation(APPEARANCE, 'Visible="false"'), (NOTE, "hidden-text")),
        (annotation("", f'Creator="{PLANTED}"'), (NOTE, "author")),
        (annotation("", f'Subtype="{PLANTED}"'), ("Doc_0/Annots/P/Annot.xml attributes", "attribute")),
    ],
)  # fmt: skip
def test_notes(parts, place):
    assert place in places(ofd(page(text("甲")), document=ANNOTS, parts=parts))


LISTED = f'<ofd:Attachments {NS}><ofd:Attachment ID="1" Name="附件"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>'
VERSION = (
    '<ofd:Versions><ofd:Version ID="1" Index="1" Current="false" BaseLoc="Doc_0/V/V1.xml"/></ofd:Versions>',
    f'<ofd:DocVersion {NS} ID="1"><ofd:FileList/><ofd:DocRoot>/Doc_0/Old.xml</ofd:DocRoot></ofd:DocVersion>',
    f'<ofd:Document {NS}><ofd:Pages><ofd:Page ID="1" BaseLoc="Old/Content.xml"/></ofd:Pages></ofd:Document>',
)


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ({"info": f"<ofd:Title>{PLANTED}</ofd:Title>"}, ("document information Title", "title")),
        ({"info": f"<ofd:Author>{PLANTED}</ofd:Author>"}, ("document information Author", "author")),
        ({"info": f"<ofd:Creator>{PLANTED}</ofd:Creator>"}, ("document information Creator", "author")),
        ({"info": f"<ofd:Abstract>{PLANTED}</ofd:Abstract>"}, ("document information Abstract", "property")),
        ({"info": f"<ofd:Keywords><ofd:Keyword>{PLANTED}</ofd:Keyword></ofd:Keywords>"}, ("document information Keyword", "property")),
        ({"info": f'<ofd:CustomDatas><ofd:CustomData Name="a">{PLANTED}</ofd:CustomData></ofd:CustomDatas>'}, ("document information CustomData", "custom-property")),
        ({"info": f'<ofd:CustomDatas><ofd:CustomData Name="{PLANTED}">a</ofd:CustomData></ofd:CustomDatas>'}, ("document information CustomData", "custom-property")),
        ({"document": f'<ofd:Outlines><ofd:OutlineElem Title="{PLANTED}"/></ofd:Outlines>'}, ("Doc_0/Document.xml outline", "bookmark")),
        ({"document": f'<ofd:Bookmarks><ofd:Bookmark Name="{PLANTED}"/></ofd:Bookmarks>'}, ("Doc_0/Document.xml outline", "bookmark")),
        ({"document": f'<ofd:Actions><ofd:Action Event="DO"><ofd:URI URI="http://a/{PLANTED}"/></ofd:Action></ofd:Actions>'}, ("Doc_0/Document.xml actions", "link")),
        ({"document": "<ofd:Attachments>A/Attachments.xml</ofd:Attachments>", "parts": {"Doc_0/A/Attachments.xml": LISTED, "Doc_0/A/a.txt": PLANTED}}, ("Doc_0/A/a.txt!body", "text")),
        ({"document": "<ofd:CustomTags>T/CustomTags.xml</ofd:CustomTags>", "parts": {"Doc_0/T/CustomTags.xml": f'<ofd:CustomTags {NS}><ofd:CustomTag TypeID="1"><ofd:FileLoc>t.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>', "Doc_0/T/t.xml": f"<t>{PLANTED}</t>"}}, ("Doc_0/T/t.xml", "custom-tag")),
        ({"document": "<ofd:Extensions>E.xml</ofd:Extensions>", "parts": {"Doc_0/E.xml": f'<ofd:Extensions {NS}><ofd:Extension AppName="a"><ofd:Property Name="b">{PLANTED}</ofd:Property></ofd:Extension></ofd:Extensions>'}}, ("Doc_0/E.xml", "extension")),
        ({"document": "<ofd:Extensions>E.xml</ofd:Extensions>", "parts": {"Doc_0/E.xml": f'<ofd:Extensions {NS}><ofd:Extension AppName="a"><ofd:ExtendData>x.txt</ofd:ExtendData></ofd:Extension></ofd:Extensions>', "Doc_0/x.txt": PLANTED}}, ("Doc_0/x.txt!body", "text")),
        ({"body": VERSION[0], "parts": {"Doc_0/V/V1.xml": VERSION[1], "Doc_0/Old.xml": VERSION[2], "Doc_0/Old/Content.xml": page(text(PLANTED))}}, ("version 1 page 1", "earlier-revision")),
        ({"parts": {"Doc_0/Pages/Page_9/Content.xml": page(text(PLANTED))}}, ("Doc_0/Pages/Page_9/Content.xml", "unreferenced-part")),
        ({"parts": {"Doc_0/notes.txt": PLANTED}}, ("Doc_0/notes.txt!body", "text")),
        ({"common": f"<ofd:Odd>{PLANTED}</ofd:Odd>"}, ("Doc_0/Document.xml", "other-text")),
        ({"common": f"<!-- {PLANTED} -->"}, ("Doc_0/Document.xml comments", "xml-comment")),
        ({"common": f'<ofd:MaxUnitID x="{PLANTED}"/>'}, ("Doc_0/Document.xml attributes", "attribute")),
        ({"common": "<ofd:PublicRes>R.xml</ofd:PublicRes>", "parts": {"Doc_0/R.xml": f'<ofd:Res {NS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="{PLANTED}"/></ofd:Fonts></ofd:Res>'}}, ("Doc_0/R.xml attributes", "attribute")),
        ({"common": "<ofd:PublicRes>R.xml</ofd:PublicRes>", "parts": {"Doc_0/R.xml": f'<ofd:Res {NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>', "Doc_0/Res/a.png": b"\x89PNG\r\n\x1a\n" + (15).to_bytes(4, "big") + b"tEXt" + PLANTED.encode() + bytes(4)}}, ("Doc_0/Res/a.png", "image-metadata")),
        ({"body": "<ofd:Signatures>Doc_0/S/Signatures.xml</ofd:Signatures>", "parts": {"Doc_0/S/Signatures.xml": f'<ofd:Signatures {NS}><ofd:Signature ID="1" BaseLoc="s/Signature.xml"/></ofd:Signatures>', "Doc_0/S/s/Signature.xml": f"<ofd:Signature {NS}><ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo></ofd:Signature>", "Doc_0/S/s/Seal.esl": b"\0\1" + PLANTED.encode() + b"\0"}}, ("Doc_0/S/s/Seal.esl", "signature")),
    ],
)  # fmt: skip
def test_other_places(file, place):
    assert place in places(ofd(page(text("甲")), **file))


@pytest.mark.parametrize(
    ("objects", "kind"),
    [
        ([f'<ofd:PathObject Boundary="0 0 9 9"><ofd:FillColor><ofd:Pattern><ofd:CellContent>{text(PLANTED)}</ofd:CellContent></ofd:Pattern></ofd:FillColor></ofd:PathObject>'], "other-text"),
        ([f"<ofd:Odd>{PLANTED}</ofd:Odd>"], "other-text"),
        ([f"<!--{PLANTED}-->"], "xml-comment"),
        ([f'<ofd:PathObject Boundary="0 0 9 9" Name="{PLANTED}"/>'], "attribute"),
    ],
)  # fmt: skip
def test_words_of_a_page_that_are_no_text_objects(objects, kind):
    assert kind in {found for _, found in places(ofd(page(*objects)))}


def test_numbers_for_drawing_are_no_text_but_long_ones_are():
    data = ofd(page(box(1, 2, 3, 4), '<ofd:PathObject Boundary="0 0 13800138000 1"/>'))
    found = [leaf.text for leaf in leaves(data) if isinstance(leaf, TextPart) and leaf.kind == "attribute"]
    assert found == ["13800138000"]


def test_what_is_signed_or_has_earlier_versions_or_parts_nobody_names_is_told():
    parts = {
        "Doc_0/V/V1.xml": VERSION[1],
        "Doc_0/Old.xml": VERSION[2],
        "Doc_0/Old/Content.xml": page(),
        "Doc_0/x.txt": b"x",
    }
    assert {("earlier-revision", "version 1"), ("unreferenced-part", "Doc_0/x.txt")} <= features(
        ofd(page(), body=VERSION[0], parts=parts)
    )
    parts = {
        "S.xml": f'<ofd:Signatures {NS}><ofd:Signature BaseLoc="T.xml"/></ofd:Signatures>',
        "T.xml": "<Signature/>",
    }
    assert ("signature", "T.xml") in features(ofd(page(), body="<ofd:Signatures>/S.xml</ofd:Signatures>", parts=parts))


def test_templates_lie_under_and_over_the_page():
    common = '<ofd:TemplatePage ID="3" BaseLoc="T/Content.xml"/><ofd:TemplatePage ID="4" ZOrder="Foreground" BaseLoc="U/Content.xml"/>'
    parts = {"Doc_0/T/Content.xml": page(text("页眉", y=10)), "Doc_0/U/Content.xml": page(box(15, 28, 150, 12))}
    both = '<ofd:Template TemplateID="4"/><ofd:Template TemplateID="3" ZOrder="Background"/>'
    data = ofd(page(text(PLANTED), before=both), page(text("无")), common=common, parts=parts)
    assert body(data) == ["页眉"]
    assert places(data) == [("page 1", "covered-text")]
    assert body(data, "page 2") == ["无"]


def test_what_is_covered_and_painted_again_is_seen():
    again = [text(PLANTED), box(0, 0, 210, 297, fill='<ofd:FillColor Value="255 255 255"/>'), text(PLANTED)]
    assert places(ofd(page(*again))) == [("page 1", "text")]
    twice = '<ofd:Template TemplateID="3"/>' * 2
    common = '<ofd:TemplatePage ID="3" BaseLoc="T/Content.xml"/>'
    painted = page(box(0, 0, 210, 297, fill='<ofd:FillColor Value="255 255 255"/>'), text(PLANTED))
    assert places(ofd(page(before=twice), common=common, parts={"Doc_0/T/Content.xml": painted})) == [
        ("page 1", "text")
    ]


def test_single_marks_under_a_picture_are_no_hidden_text():
    data = ofd(page(text("，。"), image(15, 28, 60, 12), text("甲", y=200)))
    assert not [leaf for leaf in leaves(data) if isinstance(leaf, TextPart) and leaf.kind == "text-under-image"]


def test_runs_that_all_claim_the_place_of_their_line_are_read_in_the_order_of_the_file():
    runs = [text("机密★"), text("10", delta="4"), text("年")]
    assert body(ofd(page(*runs)))[0].replace(" ", "") == "机密★10年"


def test_a_size_that_is_missing_is_the_height_of_the_object():
    small = '<ofd:TextObject Boundary="20 30 9 2"><ofd:TextCode X="0" Y="1">{}</ofd:TextCode></ofd:TextObject>'
    data = ofd(page(small.format("甲乙") + small.replace("20 30", "24 30").format("丙丁")))
    assert body(data) == ["甲乙丙丁"]


def test_the_picture_of_a_seal_is_a_document_itself():
    seal = b"\x30\x82" + ofd(page(text(PLANTED))) + b"\0\x30\x82"
    parts = {
        "S.xml": f'<ofd:Signatures {NS}><ofd:Signature BaseLoc="T.xml"/></ofd:Signatures>',
        "T.xml": f"<a {NS}><ofd:SignedValue>V.dat</ofd:SignedValue><ofd:CheckValue>Zm9v</ofd:CheckValue></a>",
        "V.dat": seal,
    }
    data = ofd(page(text("甲")), body="<ofd:Signatures>S.xml</ofd:Signatures>", parts=parts)
    assert places(data) == [("V.dat!page 1", "text")]
    assert unread(data) == []


def test_a_damaged_part_is_told_and_its_words_are_read():
    parts = {
        "Doc_0/T.xml": f"<ofd:CustomTags {NS}><ofd:CustomTag><ofd:FileLoc>u.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>",
        "Doc_0/u.xml": f"<:a>{PLANTED}</:a>",
    }
    data = ofd(page(text("甲")), document="<ofd:CustomTags>T.xml</ofd:CustomTags>", parts=parts)
    assert unread(data) == [("Doc_0/u.xml", "damaged")]
    assert places(data) == [("Doc_0/u.xml", "custom-tag")]


def test_fractions_and_identifiers_of_objects_are_no_numbers_of_persons():
    content = page(
        "<ofd:Odd>0 0 595.303955078125 841.8897705078125</ofd:Odd><ofd:Odd>0d096992-e59c-11f1-9a7c-02fc00000001</ofd:Odd>",
        '<ofd:PathObject Boundary="7.213599903106689 1 1 1"/>',
    )
    assert {leaf.kind for leaf in leaves(ofd(content)) if isinstance(leaf, TextPart)} == {"part-name"}


def test_a_page_of_its_own_size():
    area = "<ofd:Area><ofd:PhysicalBox>0 0 420 297</ofd:PhysicalBox></ofd:Area>"
    assert places(ofd(page(text(PLANTED, x=300), before=area))) == [("page 1", "text")]


@pytest.mark.parametrize(
    ("objects", "why"),
    [
        ([image(0, 0, 210, 297)], "no-text"),
        ([image(20, 20, 30, 30)], "no-text"),
        ([text("甲", y=280), image(0, 0, 210, 200)], "no-text"),
        ([box(n, 9, 1, 1) for n in range(60)], "no-text"),
        ([text("", inner='<ofd:CGTransform CodePosition="0" GlyphCount="2"><ofd:Glyphs>7 8</ofd:Glyphs></ofd:CGTransform>')], "unreliable-text"),
        ([text("\ue001\ue002")], "unreliable-text"),
    ],
)  # fmt: skip
def test_pages_that_cannot_be_read(objects, why):
    assert unread(ofd(page(*objects))) == [("page 1", why)]


@pytest.mark.parametrize(
    "objects",
    [
        [],
        [text("甲"), image(20, 100, 30, 30)],
        [box(1, 1, 1, 1)],
        [text("甲", inner='<ofd:CGTransform CodePosition="0"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>')],
    ],
)
def test_pages_that_can_be_read(objects):
    assert unread(ofd(page(*objects))) == []


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ({"document": "<ofd:Annotations>gone.xml</ofd:Annotations>"}, ("Doc_0/Document.xml", "damaged")),
        ({"common": "<ofd:PublicRes>gone.xml</ofd:PublicRes>"}, ("resources of Doc_0/Document.xml", "damaged")),
        ({"parts": {"Doc_0/a.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}}, ("Doc_0/a.xml", "dtd")),
        ({"parts": {"Doc_0/a.xml": "<a>"}}, ("Doc_0/a.xml", "damaged")),
        ({"parts": {"Doc_0/a.bin": b"\0\1"}}, ("Doc_0/a.bin", "unknown-format")),
        ({"root": f"<ofd:OFD {NS}/>"}, ("OFD.xml", "damaged")),
        ({"root": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>no.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"}, ("document", "damaged")),
        ({"root": "<!DOCTYPE a><a/>"}, ("OFD.xml", "dtd")),
    ],
)  # fmt: skip
def test_what_is_missing_or_not_sound_is_told(file, found):
    assert found in unread(ofd(page(text("甲")), **file))


def test_a_page_that_is_missing():
    document = '<ofd:Pages><ofd:Page BaseLoc="no.xml"/></ofd:Pages>'
    assert ("page 2", "damaged") in unread(ofd(page(text("甲")), document=document))


@pytest.mark.parametrize("place", ["/doc_0/RES.XML", "res.xml", "./x/../Res.xml", "Doc_0/Res.xml", "\\Doc_0\\Res.xml"])
def test_places_are_found_however_they_are_written(place):
    parts = {"Doc_0/Res.xml": f"<ofd:Res {NS}/>"}
    data = ofd(page(text("甲")), common=f"<ofd:PublicRes>{place}</ofd:PublicRes>", parts=parts)
    assert unread(data) == []
    assert features(data) == set()


@pytest.mark.parametrize("namespace", ["http://www.ofdspec.org/2016", "http://www.ofdspec.org", "urn:other"])
def test_the_name_of_the_namespace_does_not_matter(namespace):
    data = ofd(page(text("甲")).replace("http://www.ofdspec.org/2016", namespace))
    assert body(data) == ["甲"]


def test_two_documents_in_one_file():
    root = f"<ofd:OFD {NS}>{'<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>' * 2}</ofd:OFD>"
    assert body(ofd(page(text("甲")), root=root), "document 1 page 1") == ["甲"]


def test_it_is_known_by_its_content_and_not_taken_for_another():
    data = ofd(page(text("甲")))
    assert reader_that_knows(data, READERS) is OFD
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("a.txt", "x")
    assert reader_that_knows(other.getvalue(), READERS).name == "zip"
    with pytest.raises(UnreadableFile, match=r"no part OFD\.xml"):
        leaves(other.getvalue())


def test_visibility():
    found = {
        leaf.kind: leaf.visibility
        for leaf in leaves(ofd(page(text("甲"), text("乙", x=400)), info="<ofd:Author>a</ofd:Author>"))
        if isinstance(leaf, TextPart)
    }
    assert (found["text"], found["off-page-text"], found["author"]) == (
        Visibility.VISIBLE,
        Visibility.HIDDEN,
        Visibility.METADATA,
    )


def test_a_page_with_more_than_a_page_can_hold():
    data = ofd(page(text("甲"), text("0" * 250_000), text(PLANTED, y=50)))
    assert unread(data) == [("page 1", "limit")]
    assert ("Doc_0/Pages/Page_0/Content.xml", "other-text") in places(data)


CYCLE = (
    f'<ofd:Res {NS}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="6"><ofd:Content>'
    + '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="6"/>' * 9
    + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
)


@pytest.mark.parametrize(
    "data",
    [
        lambda: ofd(page('<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="6"/>'), common="<ofd:PublicRes>R.xml</ofd:PublicRes>", parts={"Doc_0/R.xml": CYCLE}),
        lambda: ofd(page(*(text("甲" * 50) for _ in range(4000)), *(box(15, 28, 150, 12) for _ in range(4000)))),
        lambda: ofd(page("<ofd:PageBlock>" * 240 + "</ofd:PageBlock>" * 240)),
        lambda: ofd(page(text("甲").replace('"g 1 5"', "").replace('Y="5"', 'Y="5" DeltaX="' + "g 999999 5 " * 50_000 + '"'))),
        lambda: ofd(page(text("甲", attributes='CTM="1e300 1e300 1e300 1e300 nan inf"'))),
        lambda: ofd(page("<ofd:PathObject Boundary='0 0 9 9' Fill='true'><ofd:AbbreviatedData>" + "M 0 0 L 9 9 L 0 9 " * 50_000 + "</ofd:AbbreviatedData></ofd:PathObject>", *(text("甲" * 50, x=1, y=1) for _ in range(100)))),
        lambda: ofd(page(text("0" * 3_000_000))),
    ],
    ids=["cycle", "many shapes", "deep", "deltas", "numbers", "path", "long"],
)  # fmt: skip
def test_hostile_files_end_soon(data):
    made = data()
    began = time.process_time()
    assert leaves(made, Limits(work=4_000_000))
    assert (
        time.process_time() - began < 12
    )  # squared work takes minutes; a shared machine runs at a fraction of its speed
