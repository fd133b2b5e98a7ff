"""A PDF file being made, object by object."""

from __future__ import annotations

import zlib

import attrs

_BINARY = b"%\xe2\xe3\xcf\xd3\n"


@attrs.define
class Page:
    """A page being made.

    Args:
        content: Its drawing operators.
        entries: Entries of its dictionary besides the usual ones.
        annotations: Numbers of its annotations' objects.
        resources: Its resources, by kind: names and what they stand for.
        box: Its media box.
    """

    content: list[str] = attrs.Factory(list)
    entries: list[str] = attrs.Factory(list)
    annotations: list[int] = attrs.Factory(list)
    resources: dict[str, dict[str, str]] = attrs.Factory(dict)
    box: str = "[0 0 595 842]"


@attrs.define
class Pdf:
    """A file being made.

    Args:
        objects: The bytes of its objects, from number 1; an empty one is not written.
        pages: Its pages.
        root: Entries of the catalogue.
        info: Entries of the document information.
        before: Bytes before the header.
        between: Bytes between header and objects.
        after: Bytes after the end.
        names: Entries of the name dictionary.
        earlier: A content of the first page before an update; none if empty.
        packed: Bodies of objects that stand in an object stream.
    """

    objects: list[bytes] = attrs.Factory(list)
    pages: list[Page] = attrs.Factory(lambda: [Page()])
    root: list[str] = attrs.Factory(list)
    info: list[str] = attrs.Factory(list)
    names: list[str] = attrs.Factory(list)
    fields: list[int] = attrs.Factory(list)
    form: list[str] = attrs.Factory(list)
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""
    earlier: str = ""
    packed: list[str] = attrs.Factory(list)
    lines: int = 0

    def add(self, body: str | bytes) -> int:
        """Add an object.

        Args:
            body: Its bytes.

        Returns:
            Its number.
        """
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.objects)

    def stream(self, data: bytes | str, entries: str = "", *, deflate: bool = True) -> int:
        """Add a stream.

        Args:
            data: Its content.
            entries: Entries of its dictionary.
            deflate: Whether it is compressed.

        Returns:
            Its number.
        """
        return self.add(stream_object(data, entries, deflate=deflate))

    def write(self, text: str, before: str = "", after: str = "", *, page: int = 0, at: str = "") -> None:
        """Write a line on a page.

        Args:
            text: The line.
            before: Operators before it.
            after: Operators after it.
            page: The page's number, from 0.
            at: Where it stands; the next free line unless given.
        """
        self.lines += 1
        place = at or f"50 {810 - 14 * self.lines}"
        self.pages[page].content.append(f"q {before} BT /F0 11 Tf {place} Td ({text}) Tj ET {after} Q")

    @property
    def line(self) -> int:
        """The height of the line that is written next."""
        return 810 - 14 * (self.lines + 1)

    def annotate(self, entries: str, page: int = 0) -> int:
        """Add an annotation.

        Args:
            entries: Its entries.
            page: The page's number, from 0.

        Returns:
            The number of its object.
        """
        number = self.add(f"<< /Type /Annot /Rect [400 700 420 720] {entries} >>")
        self.pages[page].annotations.append(number)
        return number

    def finished(self) -> bytes:
        """Return the bytes of the file."""
        font = self.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        tree = len(self.objects) + 2 * len(self.pages) + 1
        kids, contents = [], []
        for page in self.pages:
            content = "\n".join([*page.content, "q BT /F0 11 Tf 50 30 Td (Notice) Tj ET Q"])
            contents.append(self.stream(content))
            page.resources.setdefault("Font", {})["F0"] = f"{font} 0 R"
            kids.append(self.add(_page(page, contents[-1], tree)))
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self.add(f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>")  # its number was counted ahead: tree
        root = [f"/Type /Catalog /Pages {tree} 0 R", *self.root]
        if self.names:
            root.append(f"/Names << {' '.join(self.names)} >>")
        if self.fields or self.form:
            listed = " ".join(f"{field} 0 R" for field in self.fields)
            root.append(f"/AcroForm << /Fields [{listed}] {' '.join(self.form)} >>")
        catalogue = self.add(f"<< {' '.join(root)} >>")
        info = self.add(f"<< /Producer (planted) {' '.join(self.info)} >>")
        for number, body in enumerate(self.packed):
            head = f"{9000 + number} 0 "
            self.stream(head + body, f"/Type /ObjStm /N 1 /First {len(head)}")
        trailer = f"/Root {catalogue} 0 R /Info {info} 0 R"
        return self.before + self._written(trailer, contents[0]) + self.after

    def _written(self, trailer: str, content: int) -> bytes:
        out = bytearray(b"%PDF-1.7\n" + _BINARY + self.between)
        objects = list(self.objects)
        last = objects[content - 1]
        if self.earlier:
            objects[content - 1] = stream_object(self.earlier)
        offsets = []
        for number, body in enumerate(objects, start=1):
            offsets.append(len(out) + len(self.before))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out) + len(self.before)
        rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        size = len(objects) + 1
        out += f"xref\n0 {size}\n0000000000 65535 f \n{rows}".encode()
        out += f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        if self.earlier:
            at = len(out) + len(self.before)
            out += b"%d 0 obj\n%s\nendobj\n" % (content, last)
            again = len(out) + len(self.before)
            out += f"xref\n{content} 1\n{at:010d} 00000 n \n".encode()
            out += f"trailer\n<< /Size {size} {trailer} /Prev {start} >>\nstartxref\n{again}\n%%EOF\n".encode()
        return bytes(out)


def stream_object(data: bytes | str, entries: str = "", *, deflate: bool = True) -> bytes:
    """Return the bytes of a stream object.

    Args:
        data: Its content.
        entries: Entries of its dictionary.
        deflate: Whether it is compressed.
    """
    raw = data.encode("latin-1") if isinstance(data, str) else data
    kept = zlib.compress(raw) if deflate else raw
    head = f"<< /Length {len(kept)} {'/Filter /FlateDecode ' * deflate}{entries} >>"
    return head.encode("latin-1") + b"\nstream\n" + kept + b"\nendstream"


def _page(page: Page, content: int, tree: int) -> str:
    kinds = " ".join(
        f"/{kind} << {' '.join(f'/{name} {value}' for name, value in found.items())} >>"
        for kind, found in page.resources.items()
    )
    annotations = f"/Annots [{' '.join(f'{number} 0 R' for number in page.annotations)}]" if page.annotations else ""
    return (
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox {page.box} /Contents {content} 0 R "
        f"/Resources << {kinds} >> {annotations} {' '.join(page.entries)} >>"
    )
