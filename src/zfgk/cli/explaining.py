"""``zfgk screen --explain``: why what looks like a number of somebody's is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from zfgk.errors import UnreadableFile

if TYPE_CHECKING:
    from zfgk.host import Host
    from zfgk.screening import Screener
    from zfgk.screening.screener import NearMiss


@attrs.frozen
class Explained:
    """A near miss and the part of the file that it stands in.

    Args:
        where: The part of the file.
        near: The near miss.
    """

    where: str
    near: NearMiss

    def to_json(self) -> dict[str, Any]:
        """Return it as the command prints it."""
        return {
            "rule": self.near.rule,
            "start": self.near.start,
            "end": self.near.end,
            "where": self.where,
            "why": self.near.why,
            "because": self.near.because,
            "excerpt": self.near.excerpt,
        }

    def to_line(self) -> str:
        """Return it as a line for people."""
        place = f"{self.where} {self.near.start}-{self.near.end}"
        return f"未列 {self.near.title} {self.near.excerpt} ({place}) {self.near.because}"


def explain(path: Path, screener: Screener, host: Host) -> tuple[Explained, ...]:
    """Explain what in one file looks like something and is none.

    Args:
        path: The file.
        screener: The recognisers.
        host: The host whose readers are used.

    Returns:
        Everything of the kind; nothing for a file that cannot be read, of which there is an error already.
    """
    from zfgk.documents import read_whole, reader_for
    from zfgk.files.reading import read_bytes
    from zfgk.model.documents import Source, TextPart
    from zfgk.screening.screener import SOURCE

    reader = reader_for(str(path), host.readers)
    if reader is None:
        return ()
    try:
        leaves = read_whole(reader, Source(read_bytes(path), str(path)), host.readers)
        return tuple(
            Explained(leaf.where, near)
            for leaf in leaves
            # The raw source repeats what the other parts have.
            if isinstance(leaf, TextPart) and leaf.kind != SOURCE
            for near in screener.near_misses(leaf.text)
        )
    except UnreadableFile:
        return ()
