"""The places of a document's drawings."""

from __future__ import annotations

from collections.abc import Callable

from zfgk.testing.planted.docx import NAMES, Docx, part_type, run
from zfgk.testing.planted.pictures import png
from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds

BODY = ("body", "word/document.xml")
TEXT_BOX = kinds("text", "text-box")
_A = "http://schemas.openxmlformats.org/drawingml/2006"
Put = Callable[[Docx, str], None]


def _anchor(name: str, extra: str, content: str) -> str:
    return (
        '<w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/>'
        f'<wp:docPr id="5" name="{name}"{extra}/><a:graphic>{content}</a:graphic></wp:inline></w:drawing>'
    )


def _shape(text: str) -> str:
    return (
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
    )


def _vml(text: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict>"


def _alternative(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _chosen(draft: Docx, token: str) -> None:
    draft.say(_alternative(_anchor("b", "", _shape(token)), _vml("文")))


def _fallback(draft: Docx, token: str) -> None:
    draft.say(_alternative(_anchor("b", "", _shape("文")), _vml(token)))


def _old(draft: Docx, token: str) -> None:
    draft.say(f"<w:r>{_vml(token)}</w:r>")


def _picture(name: str, extra: str) -> Put:
    """Return what puts a picture with a token in one of its attributes."""

    def put(draft: Docx, token: str) -> None:
        number = draft.package.part("word/media/image1.png", png(), "image/png", "image")
        if draft.package.entries.count(draft.package.entries[-1]) > 1:
            draft.package.entries.pop()
        content = (
            f'<a:graphicData uri="{_A}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="6" name="p"/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{number}"/></pic:blipFill><pic:spPr/></pic:pic>'
            "</a:graphicData>"
        )
        draft.say(f"<w:r>{_anchor(name.format(token), extra.format(token), content)}</w:r>")

    return put


def _watermark(draft: Docx, token: str) -> None:
    inner = f'<w:p><w:r><w:pict><v:shape><v:textpath style="" string="{token}"/></v:shape></w:pict></w:r></w:p>'
    number = draft.package.part(
        "word/header_mark.xml", f"<w:hdr {NAMES}>{inner}</w:hdr>", part_type("header"), "header"
    )
    draft.sections.insert(0, f'<w:headerReference w:type="even" r:id="{number}"/>')
    draft.add("settings", "<w:evenAndOddHeaders/>")


def _vml_attribute(draft: Docx, token: str) -> None:
    draft.say(f'<w:r><w:pict><v:shape alt="{token}"/></w:pict></w:r>')


def _diagram(draft: Docx, token: str) -> None:
    draft.package.part(
        "word/diagrams/data1.xml",
        f'<dgm:dataModel xmlns:dgm="{_A}/diagram" xmlns:a="{_A}/main"><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/>'
        f"<a:p><a:r><a:t>{token}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>",
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        "diagramData",
    )


def _chart(draft: Docx, token: str) -> None:
    draft.package.part(
        "word/charts/chart1.xml",
        f'<c:chartSpace xmlns:c="{_A}/chart" xmlns:a="{_A}/main"><c:chart><c:plotArea><c:barChart><c:ser>'
        f'<c:cat><c:strRef><c:f>Sheet1!A1</c:f><c:strCache><c:pt idx="0"><c:v>{token}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>",
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        "chart",
    )


def _active_x(draft: Docx, token: str) -> None:
    draft.package.part(
        "word/activeX/activeX1.xml",
        '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" ax:classid="{0}">'
        f'<ax:ocxPr ax:name="Caption" ax:value="{token}"/></ax:ocx>',
        "application/vnd.ms-office.activeX+xml",
        "control",
    )


def _task_pane(draft: Docx, token: str) -> None:
    draft.package.part(
        "word/webextensions/webextension1.xml",
        '<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{1}">'
        f'<we:properties><we:property name="note" value="{token}"/></we:properties></we:webextension>',
        "application/vnd.ms-office.webextension+xml",
        "http://schemas.microsoft.com/office/2011/relationships/webextension",
    )


DRAWN: tuple[Place[Docx], ...] = (
    Place("text box", _chosen, BODY, TEXT_BOX, SEEN),
    Place("text box that stands in for another", _fallback, BODY, kinds("fallback-text")),
    Place("text box of the older kind", _old, BODY, TEXT_BOX, SEEN),
    Place("description of a picture", _picture("x", ' descr="{}"'), BODY, kinds("alt-text")),
    Place("title of a picture", _picture("x", ' title="{}"'), BODY, kinds("alt-text")),
    Place("name of a picture", _picture("{}", ""), BODY, kinds("alt-text", "object-name", "shape-name")),
    Place("alternative text of the older kind", _vml_attribute, BODY, kinds("alt-text")),
    Place("watermark", _watermark, ("header_mark",), kinds("watermark", "header", "text", "text-art"), SEEN | UNSEEN),
    Place("diagram", _diagram, ("diagrams/data1.xml",), kinds("text", "diagram"), SEEN | UNSEEN),
    Place("chart's cache", _chart, ("charts/chart1.xml",), kinds("chart-cache", "chart"), SEEN | UNSEEN),
    Place("property of a control", _active_x, ("activex1.xml",), kinds("control", "attribute")),
    Place("property of a task pane", _task_pane, ("webextension1.xml",), kinds("task-pane", "attribute")),
)
"""Places of drawings, in the order of their numbers."""
