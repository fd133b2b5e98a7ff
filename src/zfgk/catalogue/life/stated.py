"""What a catalogue or a page states of a document's validity (有效性), beside what happened to the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from zfgk.catalogue.life.finding import LifeFinding
from zfgk.catalogue.life.library import Library
from zfgk.catalogue.life.validity import State, Validity
from zfgk.catalogue.profiles.lists import VALIDITY
from zfgk.model.findings import Severity

_MEANS = {
    # 有效 says no more than that it is in force, amended or not; 已修改 says which.
    "effective": frozenset((State.EFFECTIVE, State.AMENDED)),
    "amended": frozenset((State.AMENDED,)),
    "repealed": frozenset((State.REPEALED,)),
    "expired": frozenset((State.EXPIRED,)),
    "not-yet-effective": frozenset((State.NOT_YET,)),
}


def check_stated(found: Validity, written: str) -> tuple[LifeFinding, ...]:
    """Compare what is stated of a document's validity with what follows from its life.

    Args:
        found: How it stands on the day, as ``validity`` or a library says.
        written: The value of 有效性, as the catalogue or the page writes it; empty where it says nothing.

    Returns:
        One finding where they differ, for a person where one of them says that the document is in force and the other
        that it is not, and a note where only the word is another (废止 for 失效) or is not known. None where nothing is
        stated, or nothing is known of the document's publication.
    """
    word = written.strip()
    if not word or found.since is None:
        return ()
    means = _MEANS.get(VALIDITY.spellings.get(word, ""))
    if means is None:
        zh = f"有效性“{word}”不是所列的写法，没有核对"
        return (_finding("validity-word", found, zh, "the word is none of those known; nothing was compared"),)
    if found.state in means:
        return ()
    past = [one for one in found.grounds if one.day is not None and one.day <= found.on]
    ground = max(past, key=lambda one: one.day or date.min, default=None)
    why = f"（{ground.zh}{'，' + ground.source if ground.source else ''}）" if ground else ""
    zh = f"有效性写“{word}”，{found.on}{found.state.term}{why}"
    en = f"stated as {word}, but {found.state.value} on {found.on}" + (f": {ground.en}" if ground else "")
    serious = found.state.in_force != bool(means & {State.EFFECTIVE, State.AMENDED}) or (
        found.state is State.NOT_YET or State.NOT_YET in means
    )
    severity = Severity.REVIEW if serious else Severity.NOTE
    return (_finding("validity-differs", found, zh, en, severity=severity, basis=ground.source if ground else ""),)


def check_all_stated(library: Library, stated: Mapping[str, str], on: date) -> Iterator[LifeFinding]:
    """Compare what a catalogue states of its documents with a library.

    Args:
        library: The documents.
        stated: The values of 有效性, by the documents' keys.
        on: The day.

    Yields:
        The findings of :func:`check_stated`, in the order given. A key that the library does not have is skipped: a
        catalogue holds more than normative documents.
    """
    standing = {one.key: one for one in library.table(on)}
    for key, written in stated.items():
        if key in standing:
            yield from check_stated(standing[key], written)


def _finding(
    check: str, found: Validity, zh: str, en: str, *, severity: Severity = Severity.NOTE, basis: str = ""
) -> LifeFinding:
    return LifeFinding(check=check, severity=severity, about=found.key, zh=zh, en=en, basis=basis)
