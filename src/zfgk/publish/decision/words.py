"""Words that reach the public beside the items: a withdrawal's reason, the site's title, names of files."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk.errors import Fault
from zfgk.model.findings import Severity
from zfgk.screening import Screener


def masked(text: str, screener: Screener) -> str:
    """Return a text with everything that screening finds in it masked.

    Args:
        text: The text, such as a file's name.
        screener: The recognisers.

    Returns:
        The text, safe to print.
    """
    return screener.masked(text)


def unfit(words: Iterable[tuple[str, str]], screener: Screener) -> list[Fault]:
    """List the words that must not reach the public as they are.

    Args:
        words: Pairs of place and text.
        screener: The recognisers.

    Returns:
        One fault for each text with a finding that blocks or asks for review; the text stands in it masked.
    """
    faults: list[Fault] = []
    for where, text in words:
        serious = [finding for finding in screener.scan(text) if finding.severity is not Severity.NOTE]
        if serious:
            what = f"{masked(text, screener)!r} holds {serious[0].category}"
            faults.append(Fault(where, what, "the public will read it", "say it without"))
    return faults
