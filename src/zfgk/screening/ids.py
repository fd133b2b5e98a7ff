"""Ids and keys that say something about a person, though they stay when personal data are erased."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from zfgk.model.findings import Severity
from zfgk.screening.screener import Screener

_MAY_HOLD = re.compile(r"1[3-9](?:[ —-]?[0-9]){9}|[0-9](?:[ —-]?[0-9]){13}|@")
"""What an id looks like that is worth a scan: a mobile number, a long number, a mail address. Most ids are none of it."""


def personal_in(text: str) -> tuple[str, ...]:
    """Return the Chinese names of what a text says of persons that somebody should look at; nothing of it is repeated.

    Args:
        text: The text.
    """
    screener = _screener()
    rules = {finding.rule for finding in screener.scan(text) if finding.severity is not Severity.NOTE}
    return tuple(one.title for one in screener.recognisers if one.id in rules)


def personal_in_id(written: str) -> tuple[str, ...]:
    """Return the Chinese names of what an id says of a person; fast where there are many ids.

    Args:
        written: The id, such as a request's or an event's, or the key of a file.
    """
    if len(written) < len("a@b.c") or not _MAY_HOLD.search(unicodedata.normalize("NFKC", written)):
        return ()
    return personal_in(written)


@cache
def _screener() -> Screener:
    return Screener.default()
