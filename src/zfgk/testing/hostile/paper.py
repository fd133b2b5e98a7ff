"""PDF files that swell, turn in circles and lie."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from zfgk.testing.hostile.archives import deflated
from zfgk.testing.hostile.case import TOKEN, Hostile
from zfgk.testing.planted.pdf import Page, Pdf

_MB = 1 << 20


def _swelling(data: bytes, times: int = 1) -> bytes:
    out = b"\x78\x9c" + deflated(b"", data, 300, b"")[0]  # without its checksum, as damaged files are
    for _ in range(times - 1):
        out = zlib.compress(out, 9)
    return out


def _content(data: bytes, filters: str) -> bytes:
    draft = Pdf()
    number = draft.add(f"<< /Length {len(data)} /Filter {filters} >>".encode() + b"\nstream\n" + data + b"\nendstream")
    draft.pages[0].entries.append(f"/Contents {number} 0 R")
    return draft.finished().replace(b"/Contents 4 0 R ", b"", 1).replace(b"/Contents 3 0 R ", b"", 1)


def _packed(unit: bytes, before: bytes = b"", after: bytes = b"") -> Callable[[], bytes]:
    """Repeat an operand or operator until there are eight megabytes of it."""
    return lambda: _content(zlib.compress(before + unit * (8 * _MB // len(unit)) + after, 9), "/FlateDecode")


def _file(objects: dict[int, str], trailer: str = "/Root 1 0 R") -> bytes:
    out, offsets = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    out += b"".join(b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in offsets.items())
    return out + f"trailer\n<< /Size {max(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def _line() -> str:
    text = f"BT /F0 11 Tf 50 700 Td ({TOKEN}) Tj ET"
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F0 5 0 R >> >> {} >>"
)


def _small(pages: str = "", page: str = "", root: str = "", **more: str) -> dict[int, str]:
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        2: pages or "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        3: _PAGE.format(page),
        4: _line(),
        5: _FONT,
    }
    return objects | {int(name[1:]): body for name, body in more.items()}


def _endless_xref() -> bytes:
    data = _file(_small())
    start = data.rindex(b"xref\n0 1")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def _two_tables() -> bytes:
    data = _file(_small())
    first = data.rindex(b"xref\n0 1")
    second = len(data)
    more = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return data.replace(b"/Root 1 0 R >>", b"/Root 1 0 R /Prev %d >>" % (second + 13)) + more % (first, second + 13)


def _no_table() -> bytes:
    return _file(_small())[:-60]


def _deep_tree() -> bytes:
    objects = _small(pages="<< /Type /Pages /Count 1 /Kids [10 0 R] >>")
    for n in range(10, 20_010):
        objects[n] = f"<< /Type /Pages /Parent {n - 1} 0 R /Count 1 /Kids [{n + 1} 0 R] >>"
    objects[20_010] = objects.pop(3)
    return _file(objects)


def _forms(count: int, calls: int) -> bytes:
    draft = Pdf()
    for n in range(1, count + 1):
        following = n % count + 1 if calls == 1 else n + 1
        used = f"/Resources << /XObject << /F {following} 0 R >> >>" if following <= count else ""
        draft.stream("/F Do " * calls if used else "", f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {used}")
    draft.pages[0].resources["XObject"] = {"F": "1 0 R"}
    draft.pages[0].content.append("/F Do")
    draft.write(TOKEN)
    return draft.finished()


def _operators(unit: str, count: int) -> bytes:
    draft = Pdf()
    draft.pages[0].content.append(unit * count)
    draft.write(TOKEN)
    return draft.finished()


def _box(box: str) -> bytes:
    draft = Pdf(pages=[Page(box=box)])
    draft.write(TOKEN)
    return draft.finished()


def _table_of_letters() -> bytes:
    rows = "1 beginbfrange <0000> <ffff> <0041> endbfrange " * 3000
    draft = Pdf()
    number = draft.stream(f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {rows} endcmap")
    font = draft.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {number} 0 R >>")
    draft.pages[0].resources["Font"] = {"F9": f"{font} 0 R"}
    draft.pages[0].content.append("BT /F9 9 Tf 50 500 Td (abc) Tj ET")
    draft.write(TOKEN)
    return draft.finished()


def _picture(width: int) -> bytes:
    draft = Pdf()
    entries = f"/Subtype /Image /Width {width} /Height {width} /ColorSpace /DeviceGray /BitsPerComponent 8"
    number = draft.add(
        f"<< /Length 5 /Filter /FlateDecode {entries} >>".encode() + b"\nstream\n" + zlib.compress(b"") + b"\nendstream"
    )
    draft.pages[0].resources["XObject"] = {"I": f"{number} 0 R"}
    draft.write(TOKEN, after="9 0 0 9 0 0 cm /I Do")
    return draft.finished()


def _many_pages() -> bytes:
    draft = Pdf(pages=[Page() for _ in range(3_000)])
    draft.write(TOKEN, page=2_999, at="50 500")
    return draft.finished()


def _many_objects() -> bytes:
    draft = Pdf(objects=[b"null"] * 200_000)
    draft.write(TOKEN)
    return draft.finished()


def _endless_strings(*, table: bool) -> bytes:
    data = _file(_small() | dict.fromkeys(range(6, 3_000), "("))
    return data if table else re.sub(rb"startxref\s+[0-9]+", b"startxref\n7", data)


def _notes() -> bytes:
    draft = Pdf()
    for _ in range(20_000):
        draft.annotate("/Subtype /Text /Contents (n)")
    draft.write(TOKEN)
    return draft.finished()


def _made(**parts: str) -> Callable[[], bytes]:
    return lambda: _file(_small(**parts))


_PREDICTOR = "<< /Predictor 12 /Columns 2000000000 >>"
_SELF_STREAM = "<< /Type /ObjStm /N 1 /First 5 /Length 9 /Extends 6 0 R >>\nstream\n6 0  null\nendstream"
_LENGTH = "<< /Length 6 0 R >>\nstream\nBT ET\nendstream"

PAPER = (
    Hostile("a content that swells", "pdf", lambda: _content(_swelling(b"q Q " * 262_144), "/FlateDecode")),
    Hostile(
        "a content that swells twice", "pdf", lambda: _content(_swelling(b" " * _MB, 2), "[/FlateDecode /FlateDecode]")
    ),
    Hostile(
        "a content of run lengths that swells",
        "pdf",
        lambda: _content(zlib.compress(b"\x81 " * 3_000_000, 9), "[/FlateDecode /RunLengthDecode]"),
    ),
    *(
        Hostile(f"8 MB of {name} that nothing is done with", "pdf", _packed(unit))
        for name, unit in (("numbers", b"1 "), ("strings", b"()"), ("names", b"/a"), ("empty lists", b"[ ] "))
    ),
    Hostile("a list of 2 million strings", "pdf", _packed(b"(a)", b"BT /F0 9 Tf [", b"] TJ ET")),
    Hostile("a text of 8 million letters", "pdf", _packed(b"a", b"BT /F0 9 Tf (", b") Tj ET")),
    Hostile("a text of 4 million signs escaped", "pdf", _packed(b"\\n", b"BT /F0 9 Tf (", b") Tj ET")),
    Hostile("a million remarks", "pdf", _packed(b"%abcde\n")),
    Hostile("curves", "pdf", _packed(b"1 2 3 4 5 6 c S ", b"20 w 0 0 m ")),
    Hostile("twenty filters", "pdf", lambda: _content(_swelling(b" " * _MB), f"[{'/FlateDecode ' * 20}]")),
    Hostile("a table of objects before itself", "pdf", _endless_xref, token=True),
    Hostile("two tables of objects in a circle", "pdf", _two_tables, token=True),
    Hostile("no table of objects", "pdf", _no_table, token=True),
    Hostile(
        "a page tree in a circle", "pdf", _made(pages="<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>"), token=True
    ),
    Hostile(
        "a page tree that says it has a thousand million pages",
        "pdf",
        _made(pages="<< /Type /Pages /Count 1000000000 /Kids [3 0 R] >>"),
        token=True,
    ),
    Hostile(
        "a page 200,000 times",
        "pdf",
        lambda: _file(_small(pages=f"<< /Type /Pages /Count 200000 /Kids [{'3 0 R ' * 200_000}] >>")),
        token=True,
    ),
    Hostile("a page tree 20,000 deep", "pdf", _deep_tree, token=True),
    Hostile(
        "bookmarks in a circle",
        "pdf",
        _made(root="/Outlines 6 0 R", _6="<< /First 7 0 R >>", _7="<< /Title (a) /Next 7 0 R /First 6 0 R >>"),
        token=True,
    ),
    Hostile(
        "names in a circle",
        "pdf",
        _made(root="/Names << /EmbeddedFiles 6 0 R /Dests 6 0 R >>", _6="<< /Kids [6 0 R 6 0 R] >>"),
        token=True,
    ),
    Hostile(
        "fields in a circle",
        "pdf",
        _made(root="/AcroForm << /Fields [6 0 R] >>", _6="<< /T (a) /Kids [6 0 R 6 0 R] /Parent 6 0 R >>"),
        token=True,
    ),
    Hostile(
        "a structure in a circle", "pdf", _made(root="/StructTreeRoot 6 0 R", _6="<< /K [6 0 R 6 0 R] >>"), token=True
    ),
    Hostile("an object that refers to itself", "pdf", _made(page="/Rotate 6 0 R", _6="6 0 R"), token=True),
    Hostile("a length that refers to its own stream", "pdf", _made(_6=_LENGTH), token=True),
    Hostile("an object stream within itself", "pdf", _made(_6=_SELF_STREAM, _7="<< /A 6 0 R >>"), token=True),
    Hostile("lists 200,000 deep", "pdf", lambda: _file(_small(_6="[" * 200_000 + "]" * 200_000)), token=True),
    Hostile(
        "dictionaries 100,000 deep",
        "pdf",
        lambda: _file(_small(_6="<</A " * 100_000 + "1" + ">>" * 100_000)),
        token=True,
    ),
    Hostile("brackets never closed", "pdf", lambda: _file(_small(_6="(" * 500_000)), token=True),
    Hostile(
        "a predictor with endless columns",
        "pdf",
        _made(_6=f"<< /Length 8 /Filter /FlateDecode /DecodeParms {_PREDICTOR} >>\nstream\n{'x' * 8}\nendstream"),
        token=True,
    ),
    Hostile("a form that draws itself", "pdf", lambda: _forms(1, 1), token=True),
    Hostile("forms that draw one another in a circle", "pdf", lambda: _forms(5, 1), token=True),
    Hostile("forms that draw ten others, ten deep", "pdf", lambda: _forms(10, 10), token=True),
    Hostile("a million states saved", "pdf", lambda: _operators("q ", 1_000_000), token=True),
    Hostile("a million lines drawn", "pdf", lambda: _operators("0 0 m 9 9 l S ", 1_000_000), token=True),
    Hostile(
        "30,000 boxes over 30,000 texts",
        "pdf",
        lambda: _operators("BT /F0 9 Tf 9 9 Td (a) Tj ET 0 0 9 9 re f ", 30_000),
        token=True,
    ),
    Hostile("clipping upon clipping", "pdf", lambda: _operators("0 0 500 800 re W n ", 200_000), token=True),
    Hostile(
        "numbers that are none",
        "pdf",
        lambda: _operators("1e999 nan -- 9999999999999999999999 0 0 0 cm ", 1000),
        token=True,
    ),
    Hostile("a page of endless size", "pdf", lambda: _box("[0 0 1000000000 1000000000]"), token=True),
    Hostile("a page without a size", "pdf", lambda: _box("[0 0 0 0]"), token=True),
    Hostile("a picture of endless size", "pdf", lambda: _picture(1_000_000), token=True),
    Hostile("a table of letters that fills many times over", "pdf", _table_of_letters, token=True),
    Hostile("3,000 pages", "pdf", _many_pages, token=True),
    Hostile("200,000 objects", "pdf", _many_objects, token=True),
    Hostile("3,000 strings never closed", "pdf", lambda: _endless_strings(table=True)),
    Hostile("3,000 strings never closed and no table", "pdf", lambda: _endless_strings(table=False)),
    Hostile("20,000 notes", "pdf", _notes, token=True),
    Hostile(
        "encrypted in an unknown way", "pdf", lambda: _file(_small(), "/Root 1 0 R /Encrypt << /Filter /X /V 9 >>")
    ),
    Hostile("a stream cut in the middle", "pdf", lambda: Pdf().finished()[:330]),
)
"""Hostile PDF files."""
