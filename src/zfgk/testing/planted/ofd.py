"""An OFD file being made."""

from __future__ import annotations

import attrs

from zfgk.testing.planted.packing import Packing

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
DOC = "Doc_0"


@attrs.define
class Ofd:
    """A file being made.

    Args:
        layers: Objects of the page by layer: the layer's attributes and what stands in it.
        info: Elements of the document information.
        document: Elements of the document after its pages.
        common: Elements of the common data.
        resources: Elements of the public resources.
        root: Elements of the root after its document's body.
        body: Elements of the document's body in the root.
        page: Elements of the page.
        files: Further entries.
        packing: The archive.
    """

    layers: dict[str, list[str]] = attrs.Factory(lambda: {"": []})
    info: list[str] = attrs.Factory(list)
    document: list[str] = attrs.Factory(list)
    common: list[str] = attrs.Factory(list)
    resources: list[str] = attrs.Factory(list)
    body: list[str] = attrs.Factory(list)
    page: list[str] = attrs.Factory(list)
    files: list[tuple[str, bytes]] = attrs.Factory(list)
    packing: Packing = attrs.Factory(Packing)
    lines: int = 0
    ids: int = 100

    def text(self, text: str, attributes: str = "", inner: str = "", *, at: str = "") -> str:
        """Return a text object on the next free line.

        Args:
            text: Its text.
            attributes: Its attributes besides the usual ones.
            inner: Elements before the text.
            at: Its box; the next free line unless given.
        """
        self.lines += 1
        self.ids += 1
        box = at or f"20 {10 + 6 * self.lines} 100 5"
        deltas = " ".join(["3"] * (len(text) - 1))
        return (
            f'<ofd:TextObject ID="{self.ids}" Boundary="{box}" Font="2" Size="4" {attributes}>{inner}'
            f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas}">{text}</ofd:TextCode></ofd:TextObject>'
        )

    def put(self, thing: str, layer: str = "") -> None:
        """Add an object to the page.

        Args:
            thing: The object.
            layer: The attributes of its layer.
        """
        self.layers.setdefault(layer, []).append(thing)

    def file(self, name: str, text: str) -> None:
        """Add an XML file.

        Args:
            name: Its name.
            text: Its root element.
        """
        self.files.append((name, (_HEAD + text).encode()))

    def finished(self) -> bytes:
        """Return the bytes of the file."""
        self.put(self.text("关于有关事项的通知"))
        layers = "".join(
            f'<ofd:Layer ID="{50 + at}" {attributes}>{"".join(found)}</ofd:Layer>'
            for at, (attributes, found) in enumerate(self.layers.items())
        )
        info = "".join(self.info)
        root = (
            f'<ofd:OFD {NAMES} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>{info}'
            f"</ofd:DocInfo><ofd:DocRoot>{DOC}/Document.xml</ofd:DocRoot>{''.join(self.body)}</ofd:DocBody></ofd:OFD>"
        )
        document = (
            f"<ofd:Document {NAMES}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea>"
            "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
            f'{"".join(self.common)}</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
            f"</ofd:Pages>{''.join(self.document)}</ofd:Document>"
        )
        fonts = '<ofd:Fonts><ofd:Font ID="2" FontName="SimSun"/></ofd:Fonts>'
        self.packing.put("OFD.xml", _HEAD + root)
        self.packing.put(f"{DOC}/Document.xml", _HEAD + document)
        resources = f'<ofd:Res {NAMES} BaseLoc="Res">{fonts}{"".join(self.resources)}</ofd:Res>'
        self.packing.put(f"{DOC}/PublicRes.xml", _HEAD + resources)
        page = f"<ofd:Page {NAMES}>{''.join(self.page)}<ofd:Content>{layers}</ofd:Content></ofd:Page>"
        self.packing.put(f"{DOC}/Pages/Page_0/Content.xml", _HEAD + page)
        for name, data in self.files:
            self.packing.put(name, data)
        return self.packing.packed()
