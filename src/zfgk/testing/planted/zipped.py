"""An archive with tokens in every place it has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import attrs

from zfgk.testing.planted.docx import Docx, run
from zfgk.testing.planted.packing import Packing
from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds


@attrs.define
class Zipped:
    """An archive being made.

    Args:
        packing: The archive.
    """

    packing: Packing = attrs.Factory(Packing)

    def finished(self) -> bytes:
        """Return the bytes of the archive."""
        self.packing.put("说明.txt", "关于有关事项的通知\n")
        return self.packing.packed()


Put = Callable[[Zipped, str], None]
GAP = kinds("archive-gap", "archive-comment")


def _entry(name: str, before: str = "", after: str = "") -> Put:
    return lambda draft, token: draft.packing.put(name, f"{before}{token}{after}")


def _name(draft: Zipped, token: str) -> None:
    draft.packing.put(f"a/{token}.txt", "文")


def _folder(draft: Zipped, token: str) -> None:
    draft.packing.put(f"b {token}/", b"")


def _nested(draft: Zipped, token: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr(zipfile.ZipInfo("inner.txt"), token)
    draft.packing.put("c.zip", out.getvalue())


def _document(draft: Zipped, token: str) -> None:
    inner = Docx()
    inner.say(run(token))
    draft.packing.put("d.docx", inner.finished())


def _without_ending(draft: Zipped, token: str) -> None:
    inner = Docx()
    inner.say(run(token))
    draft.packing.put("e", inner.finished())


def _twice(draft: Zipped, token: str) -> None:
    draft.packing.put("f.txt", token)
    draft.packing.put("f.txt", "文")


def _set(name: str) -> Put:
    return lambda draft, token: setattr(draft.packing, name, f"\n{token}\n".encode())


PLACES: tuple[Place[Zipped], ...] = (
    Place("text", _entry("1.txt"), ("1.txt",), kinds("text"), UNSEEN | SEEN),
    Place("page", _entry("2.html", "<p>", "</p>"), ("2.html",), kinds("text"), UNSEEN | SEEN),
    Place("table", _entry("3.csv", "a,b\n1,", "\n"), ("3.csv",), kinds("text"), UNSEEN | SEEN),
    Place("document", _document, ("d.docx",), kinds("text"), UNSEEN | SEEN),
    Place("document without an ending", _without_ending, ("e",), kinds("text"), UNSEEN | SEEN),
    Place("text in an archive within", _nested, ("c.zip",), kinds("text"), UNSEEN | SEEN),
    Place("entry's name", _name, ("",), kinds("embedded-name", "part-name")),
    Place("folder's name", _folder, ("",), kinds("embedded-name", "part-name")),
    Place("entry that stands twice", _twice, ("f.txt",), kinds("text", "duplicate-part"), UNSEEN | SEEN),
    Place("text behind a path that leads out", _entry("../../6.txt"), ("6.txt",), kinds("text"), UNSEEN | SEEN),
    Place("archive's comment", _set("comment"), ("",), kinds("archive-comment")),
    Place("entry's comment", _set("entry_comment"), ("",), kinds("archive-comment", "entry-comment")),
    Place("entry's extra field", _set("extra"), ("",), kinds("extra-field")),
    Place("before the archive", _set("before"), ("",), GAP),
    Place("after the archive", _set("after"), ("",), GAP),
    Place("between entries and directory", _set("gap"), ("",), GAP),
)
"""Places of an archive, in the order of their numbers."""
