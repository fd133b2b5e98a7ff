"""A word-processing document with tokens in every place it has."""

from __future__ import annotations

import attrs

from zfgk.testing.planted.opc import OFFICE, RELATIONSHIPS, Office, Package

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = (
    f'xmlns:w="{WORD}" {RELATIONSHIPS} xmlns:m="{OFFICE}/math" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WHO = 'w:id="9" w:author="a" w:date="2025-06-02T08:00:00Z"'


_ORDINARY = "<w:p><w:r><w:t>关于有关事项的通知</w:t></w:r></w:p>" + "".join(
    f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
    for line in (
        "各有关单位：",
        "为做好有关工作，现将有关事项通知如下，请认真贯彻执行。",
        "一、各单位要提高认识，加强领导，把各项措施落到实处。",
        "二、各单位要按照职责分工，密切配合，共同做好有关工作。",
        "三、本通知自印发之日起施行，有效期五年。",
    )
)
"""What an ordinary notice says: a document of a picture and few words would pass for a scanned page."""


@attrs.define
class Docx(Office):
    """A document being made.

    Args:
        body: The blocks of the body.
        parts: Inner elements of the parts that are one list each, by the part's word.
        sections: Elements of the last section's properties.
    """

    package: Package = attrs.Factory(lambda: Package("word/document.xml", f"{_TYPE}.document.main+xml"))
    body: list[str] = attrs.Factory(list)
    parts: dict[str, list[str]] = attrs.Factory(dict)
    sections: list[str] = attrs.Factory(list)

    def say(self, runs: str) -> None:
        """Add a paragraph.

        Args:
            runs: Its runs.
        """
        self.body.append(f"<w:p>{runs}</w:p>")

    def add(self, part: str, element: str) -> None:
        """Add an element to a part that is a list.

        Args:
            part: Its word, such as ``settings``.
            element: The element.
        """
        self.parts.setdefault(part, []).append(element)

    def finished(self) -> bytes:
        """Return the bytes of the document."""
        package = self.package
        for word, root in _LISTS.items():
            if word in self.parts or word in ("styles", "settings"):
                inner = "".join(self.parts.get(word, ()))
                package.part(f"word/{word}.xml", f"<{root} {NAMES}>{inner}</{root}>", f"{_TYPE}.{word}+xml", word)
        self.finish_properties()
        body = f"{_ORDINARY}{''.join(self.body)}"
        section = f"<w:sectPr>{''.join(self.sections)}</w:sectPr>"
        document = f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>"
        package.part("word/document.xml", document, f"{_TYPE}.document.main+xml")
        return package.finished()


_LISTS = {
    "styles": "w:styles",
    "settings": "w:settings",
    "comments": "w:comments",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "numbering": "w:numbering",
    "fontTable": "w:fonts",
    "webSettings": "w:webSettings",
}


def run(text: str, properties: str = "") -> str:
    """Return a run.

    Args:
        text: Its text.
        properties: The elements of its properties.
    """
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def part_type(word: str) -> str:
    """Return the content type of a part of a document.

    Args:
        word: The word that tells the part.
    """
    return f"{_TYPE}.{word}+xml"
