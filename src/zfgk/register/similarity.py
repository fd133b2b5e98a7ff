"""Texts that say nearly the same, put together in groups: the door to rapidfuzz, which comes with the extra ``similarity``.

What is compared are texts, never who wrote them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from zfgk.errors import LibraryMissing

if TYPE_CHECKING:
    from types import ModuleType

ALIKE = 75
"""From so many percent on two texts are taken to ask the same, unless a caller says otherwise. No text sets a number."""


@attrs.frozen
class Group:
    """Texts that say nearly the same.

    Args:
        leader: The id of the text that all of them resemble.
        members: The ids of all of them, the leader among them, sorted.
        words: The leader's text as it was compared: letters and digits only.
    """

    leader: str
    members: tuple[str, ...]
    words: str = attrs.field(repr=False)


def groups(texts: Mapping[str, str], *, at_least: float = ALIKE) -> tuple[Group, ...]:
    """Put texts together that say nearly the same.

    Texts in the same words go together first; of what is left, those that occur most often lead, and every other one
    joins the leader that it resembles most, if any does. So the groups do not depend on the order of the texts.

    Args:
        texts: Texts by their ids; one without a letter or digit belongs to no group.
        at_least: How much alike a text and its leader must be, in percent: twice the longest common subsequence to the
            length of both.

    Returns:
        The groups, the largest first.

    Raises:
        ValueError: If ``at_least`` is no percentage.
        LibraryMissing: If rapidfuzz is not installed.
    """
    if not 0 < at_least <= 100:
        message = f"at_least is {at_least}; give a percentage above 0, such as {ALIKE}"
        raise ValueError(message)
    same: dict[str, list[str]] = {}
    for name, text in texts.items():
        if words := compared(text):
            same.setdefault(words, []).append(name)
    library = _library()
    leaders: dict[str, list[str]] = {}
    for words in sorted(same, key=lambda words: (-len(same[words]), words)):
        # Of leaders that it resembles alike the first one takes it: the one that occurs most often.
        found = library.process.extractOne(words, leaders.keys(), scorer=library.fuzz.ratio, score_cutoff=at_least)
        leaders.setdefault(found[0] if found else words, []).extend(same[words])
    made = [Group(min(same[words]), tuple(sorted(members)), words) for words, members in leaders.items()]
    return tuple(sorted(made, key=lambda group: (-len(group.members), group.leader)))


def compared(text: str) -> str:
    """Return a text as it is compared: width and case folded, letters and digits only."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _library() -> ModuleType:
    try:
        import rapidfuzz
    except ImportError as error:
        raise LibraryMissing("rapidfuzz", "a comparison of texts", "similarity") from error
    return rapidfuzz
