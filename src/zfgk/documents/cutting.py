"""Taking spans out of texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zfgk.model.documents import MARK, Cut, Removal, TextPart


def without_cuts(text: str, cuts: Sequence[Cut], keep: re.Pattern[str] | None = None) -> str:
    """Return a text with every cut replaced by the mark.

    Args:
        text: The text.
        cuts: What must go, in order and without overlaps.
        keep: Matches single characters that stay even within a cut, such as line ends and commas of a table.
    """
    out: list[str] = []
    done = 0
    for cut in cuts:
        kept = "".join(keep.findall(text, cut.start, cut.end)) if keep else ""
        out += [text[done : cut.start], MARK, kept]
        done = cut.end
    return "".join([*out, text[done:]])


def removals_of(part: TextPart, cuts: Iterable[Cut]) -> list[Removal]:
    """Return the list of what the cuts took out of a part.

    Args:
        part: The part.
        cuts: The cuts.
    """
    return [Removal(part.where, part.kind, cut.rule, cut.ground, cut.start, cut.end) for cut in cuts]
