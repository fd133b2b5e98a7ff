"""The places of a document in which a token is put."""

from __future__ import annotations

from collections.abc import Callable

from zfgk.testing.planted.docx import NAMES, WHO, Docx, part_type, run
from zfgk.testing.planted.docx_drawn import DRAWN
from zfgk.testing.planted.opc import SHARED
from zfgk.testing.planted.plant import DELETED, INSERTED, SEEN, UNSEEN, Place, kinds

BODY = ("body", "word/document.xml")
TEXT = kinds("text", "table")
HIDDEN = kinds("hidden-text", "invisible-text", "covered-text")
Put = Callable[[Docx, str], None]


def _say(before: str, after: str = "") -> Put:
    return lambda draft, token: draft.say(f"{before}{token}{after}")


def _run(properties: str) -> Put:
    return lambda draft, token: draft.say(run(token, properties))


def _add(part: str, before: str, after: str) -> Put:
    return lambda draft, token: draft.add(part, f"{before}{token}{after}")


def _split(draft: Docx, token: str) -> None:
    thirds = (token[:5], token[5:11], token[11:])
    draft.say(
        '<w:proofErr w:type="spellStart"/>'.join(run(third, "<w:b/>" * (at % 2)) for at, third in enumerate(thirds))
    )


def _cell(draft: Docx, token: str) -> None:
    draft.body.append(
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>'
        f"<w:tr><w:tc><w:tcPr/><w:p>{run(token)}</w:p></w:tc></w:tr></w:tbl>"
    )


def _by_style(draft: Docx, token: str) -> None:
    draft.add(
        "styles",
        '<w:style w:type="character" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    draft.say(run(token, '<w:rStyle w:val="Quiet"/>'))


def _by_based_on(draft: Docx, token: str) -> None:
    draft.add(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Base0"><w:name w:val="Base0"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heir"><w:name w:val="Heir"/><w:basedOn w:val="Base0"/></w:style>',
    )
    draft.body.append(f'<w:p><w:pPr><w:pStyle w:val="Heir"/></w:pPr>{run(token)}</w:p>')


def _headed(kind: str, reference: str) -> Put:
    def put(draft: Docx, token: str) -> None:
        root = "hdr" if kind == "header" else "ftr"
        name = f"word/{kind}_{reference}.xml"
        number = draft.package.part(
            name, f"<w:{root} {NAMES}><w:p>{run(token)}</w:p></w:{root}>", part_type(kind), kind
        )
        draft.sections.insert(0, f'<w:{kind}Reference w:type="{reference}" r:id="{number}"/>')

    return put


def _note(kind: str) -> Put:
    def put(draft: Docx, token: str) -> None:
        draft.add(f"{kind}s", f'<w:{kind} w:id="2"><w:p>{run(token)}</w:p></w:{kind}>')
        draft.say(f'<w:r><w:{kind}Reference w:id="2"/></w:r>')

    return put


def _comment(number: int, who: str, initials: str, said: str) -> Put:
    def put(draft: Docx, token: str) -> None:
        head = f'<w:comment w:id="{number}" w:author="{who or token}" w:initials="{initials or token}">'
        draft.add("comments", f"{head}<w:p>{run(said or token)}</w:p></w:comment>")
        draft.say(
            f'<w:commentRangeStart w:id="{number}"/>{run("文")}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    return put


def _people(draft: Docx, token: str) -> None:
    draft.package.part(
        "word/people.xml",
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        f'<w15:person w15:author="{token}"><w15:presenceInfo w15:providerId="None" w15:userId="a"/></w15:person>'
        "</w15:people>",
        part_type("people"),
        "http://schemas.microsoft.com/office/2011/relationships/people",
    )


def _control(before: str, after: str) -> Put:
    return lambda draft, token: draft.body.append(
        f"<w:sdt><w:sdtPr>{before}{token}{after}</w:sdtPr><w:sdtContent><w:p>{run('选')}</w:p></w:sdtContent></w:sdt>"
    )


def _glossary(draft: Docx, token: str) -> None:
    part = (
        '<w:docPart><w:docPartPr><w:name w:val="p"/></w:docPartPr>'
        f"<w:docPartBody><w:p>{run(token)}</w:p></w:docPartBody></w:docPart>"
    )
    draft.package.part(
        "word/glossary/document.xml",
        f"<w:glossaryDocument {NAMES}><w:docParts>{part}</w:docParts></w:glossaryDocument>",
        part_type("document.glossary"),
        "glossaryDocument",
    )


def _alt_chunk(draft: Docx, token: str) -> None:
    page = f"<html><body><p>{token}</p></body></html>".encode()
    number = draft.package.part("word/chunk1.html", page, "text/html", "aFChunk")
    draft.body.append(f'<w:altChunk r:id="{number}"/>')


def _outside(kind: str, target: str) -> Put:
    def put(draft: Docx, token: str) -> None:
        draft.package.relate(kind, f"{target}{token}", outside=True)

    return put


def _link(draft: Docx, token: str) -> None:
    number = draft.package.relate("hyperlink", f"http://example.org/?id={token}", outside=True)
    draft.say(f'<w:hyperlink r:id="{number}">{run("链接")}</w:hyperlink>')


def _inner(draft: Docx, token: str) -> None:
    inside = Docx()
    inside.say(run(token))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    draft.package.part("word/embeddings/inner.docx", inside.finished(), kind, "package")


_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _instruction(tag: str) -> Put:
    def put(draft: Docx, token: str) -> None:
        code = f"<w:r><w:{tag}> DOCPROPERTY {token} </w:{tag}></w:r>"
        if tag == "delInstrText":
            code = f"<w:del {WHO}>{code}</w:del>"
        draft.say(_FIELD.format("begin") + code + _FIELD.format("separate") + run("值") + _FIELD.format("end"))

    return put


PLACES: tuple[Place[Docx], ...] = (
    Place("paragraph", _run(""), BODY, TEXT, SEEN),
    Place("paragraph, split over runs", _split, BODY, TEXT, SEEN),
    Place("table cell", _cell, BODY, TEXT, SEEN),
    Place(
        "inserted run", _say(f"<w:ins {WHO}><w:r><w:t>", "</w:t></w:r></w:ins>"), BODY, kinds("inserted-text"), INSERTED
    ),
    Place(
        "deleted run",
        _say(f"<w:del {WHO}><w:r><w:delText>", "</w:delText></w:r></w:del>"),
        BODY,
        kinds("deleted-text"),
        DELETED,
    ),
    Place(
        "moved from",
        _say(f"<w:moveFrom {WHO}><w:r><w:t>", "</w:t></w:r></w:moveFrom>"),
        BODY,
        kinds("deleted-text"),
        DELETED,
    ),
    Place(
        "moved to",
        _say(f"<w:moveTo {WHO}><w:r><w:t>", "</w:t></w:r></w:moveTo>"),
        BODY,
        kinds("inserted-text"),
        INSERTED,
    ),
    Place("vanish", _run("<w:vanish/>"), BODY, HIDDEN),
    Place("vanish by a style", _by_style, BODY, HIDDEN),
    Place("vanish by the style a style is based on", _by_based_on, BODY, HIDDEN),
    Place("specVanish", _run("<w:vanish/><w:specVanish/>"), BODY, HIDDEN),
    Place("webHidden", _run("<w:webHidden/>"), BODY, HIDDEN | TEXT, UNSEEN | SEEN),
    Place("white", _run('<w:color w:val="FFFFFF"/>'), BODY, HIDDEN),
    Place("near-white", _run('<w:color w:val="FEFEFE"/>'), BODY, HIDDEN),
    Place("one point", _run('<w:sz w:val="2"/>'), BODY, HIDDEN | kinds("tiny-text")),
    Place(
        "colour of its shading", _run('<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>'), BODY, HIDDEN
    ),
    Place(
        "black under black shading",
        _run('<w:shd w:val="clear" w:color="auto" w:fill="000000"/><w:color w:val="000000"/>'),
        BODY,
        HIDDEN,
    ),
    Place("header", _headed("header", "default"), ("header_default",), kinds("header", "text"), SEEN),
    Place("first page's header, unused", _headed("header", "first"), ("header_first",), kinds("unused-header")),
    Place("first page's footer, unused", _headed("footer", "first"), ("footer_first",), kinds("unused-footer")),
    Place("footnote", _note("footnote"), ("footnotes",), kinds("footnote"), SEEN),
    Place("endnote", _note("endnote"), ("endnotes",), kinds("endnote"), SEEN),
    Place("comment", _comment(1, "a", "b", ""), ("comments.xml",), kinds("comment")),
    Place("comment's author", _comment(2, "", "b", "文"), ("comments.xml",), kinds("comment-author")),
    Place("comment's initials", _comment(3, "a", "", "文"), ("comments.xml",), kinds("comment-author")),
    Place(
        "author of a change", _say('<w:ins w:id="7" w:author="', f'">{run("增")}</w:ins>'), BODY, kinds("change-author")
    ),
    Place(
        "author of a change of format",
        _say(
            '<w:r><w:rPr><w:b/><w:rPrChange w:id="8" w:author="', '"><w:rPr/></w:rPrChange></w:rPr><w:t>变</w:t></w:r>'
        ),
        BODY,
        kinds("change-author"),
    ),
    Place("people", _people, ("people.xml",), kinds("comment-author", "change-author", "author", "attribute")),
    Place("instruction of a field", _instruction("instrText"), BODY, kinds("field-code")),
    Place(
        "deleted instruction of a field",
        _instruction("delInstrText"),
        BODY,
        kinds("field-code", "deleted-text"),
        UNSEEN | DELETED,
    ),
    Place(
        "simple field's instruction",
        _say('<w:fldSimple w:instr=" ASK ', f' ">{run("值")}</w:fldSimple>'),
        BODY,
        kinds("field-code"),
    ),
    Place(
        "simple field's result",
        _say('<w:fldSimple w:instr=" DATE "><w:r><w:t>', "</w:t></w:r></w:fldSimple>"),
        BODY,
        TEXT | kinds("field-result"),
        SEEN,
    ),
    Place(
        "default of a form field",
        _say(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:textInput><w:default w:val="',
            '"/></w:textInput></w:ffData></w:fldChar></w:r>' + _FIELD.format("end"),
        ),
        BODY,
        kinds("form-field"),
    ),
    Place(
        "entry of a form's list",
        _say(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="g"/><w:ddList><w:listEntry w:val="',
            '"/></w:ddList></w:ffData></w:fldChar></w:r>' + _FIELD.format("end"),
        ),
        BODY,
        kinds("form-field"),
    ),
    Place("alias of a control", _control('<w:alias w:val="', '"/>'), BODY, kinds("content-control", "control")),
    Place("tag of a control", _control('<w:tag w:val="', '"/>'), BODY, kinds("content-control", "control")),
    Place(
        "choice of a control",
        _control('<w:dropDownList><w:listItem w:displayText="', '" w:value="1"/></w:dropDownList>'),
        BODY,
        kinds("content-control", "control"),
    ),
    Place(
        "value behind a choice",
        _control('<w:dropDownList><w:listItem w:displayText="x" w:value="', '"/></w:dropDownList>'),
        BODY,
        kinds("content-control", "control"),
    ),
    Place(
        "data binding",
        _control('<w:dataBinding w:xpath="/d/', '" w:storeItemID="{1}"/>'),
        BODY,
        kinds("content-control", "control", "data-binding"),
    ),
    Place(
        "document variable",
        _add("settings", '<w:docVars><w:docVar w:name="v" w:val="', '"/></w:docVars>'),
        ("settings.xml",),
        kinds("document-variable"),
    ),
    Place(
        "mail merge query",
        _add(
            "settings",
            '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT ',
            '"/></w:mailMerge>',
        ),
        ("settings.xml",),
        kinds("mail-merge"),
    ),
    Place(
        "attached template",
        _outside("attachedTemplate", "file:///C:/Users/"),
        ("rels", "settings", "document.xml"),
        kinds("external-link", "template", "link-target"),
    ),
    Place("target of a link", _link, ("rels", "document.xml"), kinds("external-link", "link", "link-target")),
    Place(
        "tooltip of a link",
        _say('<w:hyperlink w:anchor="x" w:tooltip="', f'">{run("链")}</w:hyperlink>'),
        BODY,
        kinds("tooltip", "link", "smart-tag", "attribute"),
    ),
    Place(
        "subdocument",
        _outside("subDocument", "file:///C:/"),
        ("rels", "document.xml"),
        kinds("external-link", "link-target"),
    ),
    Place(
        "bookmark's name",
        _say('<w:bookmarkStart w:id="4" w:name="n_', '"/><w:bookmarkEnd w:id="4"/>'),
        BODY,
        kinds("bookmark"),
    ),
    Place("glossary", _glossary, ("glossary",), kinds("glossary")),
    Place("alternative chunk", _alt_chunk, ("chunk1.html",), kinds("text", "embedded"), SEEN | UNSEEN),
    Place("document within", _inner, ("inner.docx",), kinds("text")),
    Place(
        "ruby",
        _say(
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>",
            f"</w:t></w:r></w:rt><w:rubyBase>{run('字')}</w:rubyBase></w:ruby></w:r>",
        ),
        BODY,
        TEXT | kinds("ruby"),
        SEEN,
    ),
    Place("formula", _say("<m:oMath><m:r><m:t>", "</m:t></m:r></m:oMath>"), BODY, TEXT | kinds("formula"), SEEN),
    Place(
        "style's name",
        _add("styles", '<w:style w:type="paragraph" w:styleId="S7"><w:name w:val="s ', '"/></w:style>'),
        ("styles.xml",),
        kinds("style-name", "attribute"),
    ),
    Place(
        "text of a numbering",
        _add(
            "numbering",
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="',
            '"/></w:lvl></w:abstractNum>',
        ),
        ("numbering.xml",),
        kinds("numbering", "text", "list-label", "attribute"),
        SEEN | UNSEEN,
    ),
    Place(
        "font's name",
        _add("fontTable", '<w:font w:name="f ', '"/>'),
        ("fonttable.xml",),
        kinds("font-name", "other-text", "attribute"),
    ),
    Place("XML comment", _say("<!-- ", " -->"), BODY, kinds("xml-comment")),
    Place("processing instruction", _say("<?note ", "?>"), BODY, kinds("xml-comment", "processing-instruction")),
    Place(
        "element the format does not know", _say('<x:y xmlns:x="urn:example:x">', "</x:y>"), BODY, kinds("other-text")
    ),
    Place(
        "attribute the format does not know",
        _say('<w:r xmlns:x="urn:example:x" x:note="', '"><w:t>文</w:t></w:r>'),
        BODY,
        kinds("other-text", "attribute"),
    ),
    Place("text between elements", lambda draft, token: draft.body.append(token), BODY, kinds("other-text")),
    *DRAWN,
    *SHARED,
)
"""Places of a document, in the order of their numbers."""
