"""A writer of PDF files, object by object, for files that no ordinary program writes."""

import zlib

import pytest

from zfgk.documents.pdf import PDF
from zfgk.model.documents import Source, TextPart
from zfgk.model.limits import Budget, Limits


class RawPdf:
    """Builds a file from objects as they stand in it."""

    def __init__(self):
        self.objects = {}
        self.root = "/Type /Catalog /Pages 2 0 R"
        self.trailer = ""
        self.kids = []
        self.put(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        self.next = 10

    def put(self, number, body):
        self.objects[number] = body.encode("latin-1") if isinstance(body, str) else body
        return number

    def add(self, body):
        self.next += 1
        return self.put(self.next, body)

    def stream(self, data, entries="", *, packed=False):
        data = data.encode("latin-1") if isinstance(data, str) else data
        if packed:
            data, entries = zlib.compress(data), entries + " /Filter /FlateDecode"
        head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode("latin-1")
        return self.add(head + data + b"\nendstream")

    def page(self, content, entries="", *, resources="", box="0 0 595 842"):
        number = self.stream(content)
        self.kids.append(
            self.add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {number} 0 R "
                f"/Resources << /Font << /F1 3 0 R >> {resources} >> {entries} >>"
            )
        )
        return self.kids[-1]

    def bytes(self, start=b"%PDF-1.7\n", previous=None, only=None):
        """Return the file; or a revision of it that holds only some objects, to be put after an older one."""
        kids = " ".join(f"{kid} 0 R" for kid in self.kids)
        self.put(2, f"<< /Type /Pages /Count {len(self.kids)} /Kids [{kids}] >>")
        self.put(1, f"<< {self.root} >>")
        out = bytearray(start)
        table = []
        for number in sorted(self.objects if only is None else only):
            table.append((number, len(out)))
            out += b"%d 0 obj\n" % number + self.objects[number] + b"\nendobj\n"
        xref = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \n"
        for number, offset in table:
            out += b"%d 1\n%010d 00000 n \n" % (number, offset)
        before = "" if previous is None else f"/Prev {previous}"
        size = max(self.objects) + 1
        out += f"trailer\n<< /Size {size} /Root 1 0 R {self.trailer} {before} >>\nstartxref\n{xref}\n%%EOF\n".encode()
        self.xref = xref
        return bytes(out)


def show(text, *, at=(72, 700), size=12, before="", after=""):
    return f"BT /F1 {size} Tf {before} {at[0]} {at[1]} Td ({text}) Tj {after} ET\n"


@pytest.fixture
def pdf():
    return RawPdf()


@pytest.fixture
def line():
    return show


@pytest.fixture
def read():
    def pieces(data, **limits):
        budget = Budget(Limits(**limits), "file.pdf") if limits else Budget()
        return list(PDF.read(Source(data, "file.pdf", budget)))

    return pieces


@pytest.fixture
def texts(read):
    def by_kind(data):
        found = {}
        for piece in read(data):
            if isinstance(piece, TextPart):
                found[piece.kind] = found.get(piece.kind, "") + "\n" + piece.text
        return found

    return by_kind
