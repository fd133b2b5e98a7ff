"""A redacted text copy of a PDF file.

The file itself is not blacked out. A letter can stand in it in a dozen places besides the page, glyph by glyph in
fonts of its own, and a box drawn over it hides it from nobody who copies the text. A new text file holds what was put
into it and nothing else.
"""

from __future__ import annotations

from zfgk.documents.pdf.reading import read
from zfgk.documents.text_copy import redacted_text
from zfgk.model.documents import Censor, Redacted, Source


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
    return redacted_text(source, read(source), censor, {"text"})
