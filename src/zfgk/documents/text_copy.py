"""A redacted copy of a file as plain text, for formats whose own copy could not be proved to hold nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from zfgk.documents.cutting import removals_of, without_cuts
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Censor, Embedded, Piece, Redacted, Removal, Source, TextPart, Unread, Visibility


def redacted_text(source: Source, pieces: Iterable[Piece], censor: Censor, kinds: Collection[str]) -> Redacted:
    """Make the copy.

    Args:
        source: The file.
        pieces: What its reader gives.
        censor: Says what must go.
        kinds: The kinds of visible text that the copy holds.

    Returns:
        A text file in UTF-8, the texts one after the other, each cut replaced by the mark.

    Raises:
        UnreadableFile: If the file cannot be read as a whole.
    """
    texts: list[str] = []
    removals: dict[Removal, None] = {}
    for piece in pieces:
        if isinstance(piece, Unread) and piece.where == "body":
            raise UnreadableFile(source.name, f"it is {piece.why}", "open it by hand and save it anew")
        if isinstance(piece, TextPart) and piece.kind in kinds and piece.visibility is Visibility.VISIBLE:
            cuts = censor(piece)
            texts.append(without_cuts(piece.text, cuts).strip())
            removals.update(dict.fromkeys(removals_of(piece, cuts)))
        else:
            kind = "embedded-file" if isinstance(piece, Embedded) else getattr(piece, "kind", "")
            removals[Removal(piece.where, piece.why if isinstance(piece, Unread) else kind)] = None
    return Redacted("\n\n".join(filter(None, texts)).encode("utf-8"), ".txt", tuple(removals))
