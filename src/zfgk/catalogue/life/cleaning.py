"""The cleaning of normative documents (清理): for each document on a day, what follows and what a person decides.

That a document is no longer in force follows from what happened to it. Whether one that is in force is kept, amended or
repealed is the body's decision: the table only says what speaks against keeping it. A published list is compared with the
table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

import attrs

from zfgk.catalogue.life.events import ReferenceKind
from zfgk.catalogue.life.finding import LifeFinding
from zfgk.catalogue.life.library import Library
from zfgk.catalogue.life.validity import State, Validity
from zfgk.engine.coverage import Share, share
from zfgk.model.findings import Severity
from zfgk.rules.shape import Coverage


class Cleaning(Enum):
    """What a cleaning decides about a document."""

    KEEP = "keep"
    """继续有效."""
    AMEND = "amend"
    """修改."""
    REPEAL = "repeal"
    """废止."""
    EXPIRED = "expired"
    """失效."""

    @property
    def term(self) -> str:
        """The Chinese term."""
        return _TERMS[self]


_TERMS = {
    Cleaning.KEEP: "继续有效",
    Cleaning.AMEND: "修改",
    Cleaning.REPEAL: "废止",
    Cleaning.EXPIRED: "失效",
}


@attrs.frozen(kw_only=True)
class CleaningRow:
    """One document of the table.

    Args:
        key: The document's identifier.
        title: Its title.
        number: Its document number.
        validity: How it stands on the day.
        follows: What follows without anybody's decision: 失效 or 废止; ``None`` if the body decides.
        against: What speaks against keeping it, in Chinese: bases that are no longer in force, a period that ends.
    """

    key: str
    title: str
    number: str
    validity: Validity
    follows: Cleaning | None
    against: tuple[str, ...]

    def to_row(self) -> dict[str, str]:
        """Return the row for a sheet or a file, under stable heads."""
        return {
            "key": self.key,
            "title": self.title,
            "number": self.number,
            "state": self.validity.state.value,
            "state_term": self.validity.state.term,
            "since": str(self.validity.since or ""),
            "until": str(self.validity.until or ""),
            "follows": self.follows.term if self.follows else "",
            "against": "；".join(self.against),
        }


def cleaning_table(library: Library, on: date, *, soon: int = 0) -> tuple[CleaningRow, ...]:
    """Make the table of a cleaning.

    Args:
        library: The documents.
        on: The day of the cleaning.
        soon: Within how many days the end of a period speaks against keeping a document as it is; 0 leaves it out.

    Returns:
        One row for each document published by the day, in their order.
    """
    standing = {one.key: one for one in library.table(on)}
    return tuple(
        CleaningRow(
            key=document.key,
            title=document.title,
            number=document.number,
            validity=standing[document.key],
            follows=_follows(standing[document.key].state),
            against=tuple(_against(library, document.key, standing, soon)),
        )
        for document in library.documents
        if standing[document.key].since is not None
    )


def _follows(state: State) -> Cleaning | None:
    return {State.REPEALED: Cleaning.REPEAL, State.EXPIRED: Cleaning.EXPIRED}.get(state)


def _against(library: Library, key: str, standing: Mapping[str, Validity], soon: int) -> Iterator[str]:
    own = standing[key]
    if not own.in_force:
        return
    for link in library.links:
        if link.source == key and link.relation is ReferenceKind.BASED_ON:
            basis = standing[link.target]
            if basis.state in {State.REPEALED, State.EXPIRED}:
                yield f"制定依据《{library.document(link.target).title}》{basis.state.term}"
            elif basis.state is State.AMENDED and own.since and max(basis.amendments) > own.since:
                yield f"制定依据《{library.document(link.target).title}》在其施行后修改"
    if own.until is not None and (own.until - own.on).days <= soon and soon:
        yield f"有效期至{own.until}"


def shown_in_force(library: Library, shown: Iterable[str], rule: Coverage, on: date) -> Share:
    """Say which of the documents that a site shows as in force (现行有效) are.

    Args:
        library: The documents.
        shown: The keys of those that are shown.
        rule: The share to be reached, such as ``shanghai.valid-only``.
        on: The day.

    Raises:
        BadInput: If a document is shown that nobody knows.
    """
    keys = list(dict.fromkeys(shown))
    return share(rule, keys, [key for key in keys if library.validity(key, on).in_force])


def compare(library: Library, on: date, published: Mapping[str, Cleaning]) -> tuple[LifeFinding, ...]:
    """Compare a published result of a cleaning with the documents.

    Args:
        library: The documents.
        on: The day of the cleaning.
        published: The result, by the documents' keys.

    Returns:
        A finding for each document in force that the result leaves out, each that it names and nobody knows, and each
        that it keeps or amends although it has ended, or calls expired although its period runs on.
    """
    rows = {row.key: row for row in cleaning_table(library, on)}
    return (*_left_out(rows, published), *_not_so(rows, published))


def _left_out(rows: Mapping[str, CleaningRow], published: Mapping[str, Cleaning]) -> Iterator[LifeFinding]:
    for key, row in rows.items():
        if row.validity.in_force and key not in published:
            zh = f"《{row.title}》现行有效，清理结果没有列入"
            yield _finding(key, "left-out", zh, f"{key} is in force and not in the result")


def _not_so(rows: Mapping[str, CleaningRow], published: Mapping[str, Cleaning]) -> Iterator[LifeFinding]:
    for key, result in published.items():
        row = rows.get(key)
        if row is None:
            yield _finding(key, "unknown-document", f"清理结果列有{key}，查无此件", f"{key} is not known")
            continue
        state = row.validity.state
        if result in {Cleaning.KEEP, Cleaning.AMEND} and row.follows is not None:
            zh = f"《{row.title}》{state.term}，不能{result.term}"
            yield _finding(key, "ended-already", zh, f"{key} is {state.value} and cannot be result {result.value}")
        elif result is Cleaning.EXPIRED and row.validity.in_force:
            zh = f"《{row.title}》在{row.validity.on}仍现行有效，列为失效须说明理由（如适用期已过、调整对象已消失）"
            yield _finding(key, "not-expired", zh, f"{key} is in force; to call it expired needs a reason")
        elif result is Cleaning.REPEAL and state is State.EXPIRED:
            yield _finding(
                key, "expired-not-repealed", f"《{row.title}》已失效，宜列为失效", f"{key} has expired", Severity.NOTE
            )


def _finding(key: str, check: str, zh: str, en: str, severity: Severity = Severity.REVIEW) -> LifeFinding:
    return LifeFinding(check=check, severity=severity, about=key, zh=zh, en=en)
