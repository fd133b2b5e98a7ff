"""A redacted text copy of a PDF file.

The file itself is not blacked out. A letter can stand in it in a dozen places besides the page, glyph by glyph in
fonts of its own, and a box drawn over it hides it from nobody who copies the text. A new text file holds what was put
into it and nothing else.
"""

from __future__ import annotations

from zfgk.documents.pdf.reading import read
from zfgk.errors import UnreadableFile
from zfgk.model.documents import MARK, Censor, Embedded, Redacted, Removal, Source, TextPart, Unread


def redact(source: Source, censor: Censor) -> Redacted:
    """Make the copy.

    Args:
        source: The file.
        censor: Says what must go.

    Returns:
        A text file in UTF-8, the pages one after the other, each cut replaced by the mark.

    Raises:
        UnreadableFile: If the file cannot be opened, or needs a password.
    """
    pages: list[str] = []
    removals: dict[Removal, None] = {}
    for piece in read(source):
        if isinstance(piece, Unread) and piece.where == "body":
            raise UnreadableFile(source.name, f"it is {piece.why}", "open it by hand and save it anew")
        if isinstance(piece, TextPart) and piece.kind == "text":
            text, cuts = _cut(piece, censor)
            pages.append(text)
            removals.update(dict.fromkeys(cuts))
        else:
            kind = (
                piece.why
                if isinstance(piece, Unread)
                else "embedded-file"
                if isinstance(piece, Embedded)
                else piece.kind
            )
            removals[Removal(piece.where, kind)] = None
    return Redacted("\n\n".join(pages).encode("utf-8"), ".txt", tuple(removals))


def _cut(part: TextPart, censor: Censor) -> tuple[str, list[Removal]]:
    out: list[str] = []
    removals: list[Removal] = []
    position = 0
    for cut in censor(part):
        out += [part.text[position : cut.start], MARK]
        position = cut.end
        removals.append(Removal(part.where, part.kind, cut.rule, cut.ground, cut.start, cut.end))
    out.append(part.text[position:])
    return "".join(out), removals
