"""What a publishing run says about each item and each target."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any, Literal

import attrs

from zfgk.model.exchange import Record
from zfgk.model.information import Attribute
from zfgk.site.figures import Figures, UnitFigures


class Outcome(Enum):
    """What the checks say about an item, before any target is asked."""

    RELEASE = "release"
    """May be published."""
    HOLD = "hold"
    """A person decides first."""
    BLOCK = "block"
    """Must not leave."""
    WITHHOLD = "withhold"
    """Rightly not published: on request or exempt, with what the law asks for."""
    FAIL = "fail"
    """Could not be read or checked; nothing is known, so nothing leaves."""


class Status(Enum):
    """What became of an item in a run."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    BLOCKED = "blocked"
    WITHHELD = "withheld"
    REJECTED = "rejected"
    VANISHED = "vanished"
    FAILED = "failed"


@attrs.frozen(kw_only=True)
class Reason:
    """One reason, for officials, in Chinese and English; never holds unmasked text of a document.

    Args:
        code: A stable identifier, such as ``attribute-missing``.
        zh: The sentence in Chinese.
        en: The sentence in English.
        where: The place concerned, such as ``manifest.csv:7`` or ``notice.html body 120-138``.
        basis: The citation, if there is one.
    """

    code: str
    zh: str
    en: str
    where: str = ""
    basis: str = ""

    def text(self, lang: str = "zh") -> str:
        """Return the sentence in ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh


@attrs.frozen(kw_only=True)
class Decision:
    """What the checks decided about one row of the source.

    Args:
        key: The item's permanent public id.
        title: Its title, masked where it must be.
        attribute: Its disclosure attribute, if it has one.
        outcome: What the checks say.
        reasons: Why, worst first; a released item may carry notes.
        record: The catalogue entry, for released items only.
        due: The statutory day by which it was to be disclosed, if one could be computed.
        figures: What it counts for in the figures of its unit; ``None`` for what is not to be disclosed to the public.
    """

    key: str
    title: str
    attribute: Attribute | None
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    record: Record | None = None
    due: date | None = None
    figures: Figures | None = None


@attrs.frozen(kw_only=True)
class ItemReport:
    """One item of a run report."""

    key: str
    title: str
    attribute: Attribute | None
    status: Status
    reasons: tuple[Reason, ...] = ()
    due: date | None = None
    figures: Figures | None = None

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return the item as the command line prints it."""
        return {
            "id": self.key,
            "title": self.title,
            "attribute": self.attribute.value if self.attribute else None,
            "status": self.status.value,
            "reasons": [reason.text(lang) for reason in self.reasons],
            "due": self.due.isoformat() if self.due else None,
        }


@attrs.frozen(kw_only=True)
class PlannedChange:
    """One change that a target would be given.

    Args:
        key: The item's permanent public id.
        version: The version of the change.
        action: What would become true at the target.
    """

    key: str
    version: int
    action: Literal["publish", "withdraw"]

    def to_json(self) -> dict[str, Any]:
        """Return the change as the command line prints it."""
        return {"id": self.key, "version": self.version, "action": self.action}


@attrs.frozen(kw_only=True)
class ExportReport:
    """One target of a run report.

    Args:
        exporter: The target's name.
        files: The files written, relative to the output directory.
        done: How many changes the target confirmed in this run.
        rejected: How many it refused.
        retry: How many are still due.
        error: Why the target stopped, if it did.
        planned: In a dry run, what it would be given.
        next_try: From when what is still due is worth another try; ``None`` if nothing is, or any moment is as good.
        why: What was said last about something that is still due, if anything was.
        served: Whether the target was one for the run to serve; if not, running again alone is of no use, and ``error``
            tells what to do.
    """

    exporter: str
    files: tuple[str, ...] = ()
    done: int = 0
    rejected: int = 0
    retry: int = 0
    error: str = ""
    planned: tuple[PlannedChange, ...] = ()
    next_try: datetime | None = None
    why: str = ""
    served: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the target as the command line prints it."""
        return {
            "exporter": self.exporter,
            "files": list(self.files),
            "done": self.done,
            "rejected": self.rejected,
            "retry": self.retry,
            "error": self.error,
            "planned": [change.to_json() for change in self.planned],
            "next_try": self.next_try.isoformat(timespec="seconds") if self.next_try else None,
            "why": self.why,
        }


@attrs.frozen(kw_only=True)
class RunReport:
    """What a publishing run did, or with ``dry_run`` what it would do.

    Args:
        on: The day of the run.
        items: One entry per row of the source, and per published item that the source no longer lists.
        exports: One entry per target.
        dry_run: Whether nothing was written.
        unlisted: Files of the source that its manifest does not list; they are not published.
        figures: Coverage, timeliness and completeness of each unit that publishes.
    """

    on: date
    items: tuple[ItemReport, ...]
    exports: tuple[ExportReport, ...]
    dry_run: bool = False
    unlisted: tuple[str, ...] = ()
    figures: tuple[UnitFigures, ...] = ()

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return the report as the command line prints it with ``--format json``."""
        return {
            "on": self.on.isoformat(),
            "dry_run": self.dry_run,
            "items": [item.to_json(lang) for item in self.items],
            "exports": [export.to_json() for export in self.exports],
            "unlisted": list(self.unlisted),
            "figures": [row.to_json() for row in self.figures],
        }
