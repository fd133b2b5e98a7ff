"""What ``zfgk screen`` saw of one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from zfgk.cli.explaining import Explained
    from zfgk.model.documents import Removal
    from zfgk.model.findings import Finding


@attrs.frozen
class Screened:
    """What was seen of one file.

    Args:
        path: The file.
        findings: The findings, in the order of the file's parts.
        error: Why it could not be screened, or no copy was made of it; empty otherwise.
        redacted: The redacted copy, where one was asked for and made.
        removals: What the copy lacks.
        near: What looked like something and was none; ``None`` unless that was asked for.
    """

    path: Path
    findings: tuple[Finding, ...]
    error: str = ""
    redacted: Path | None = None
    removals: tuple[Removal, ...] = ()
    near: tuple[Explained, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the file as the command prints it."""
        explained = {} if self.near is None else {"near_misses": [near.to_json() for near in self.near]}
        return {
            "path": str(self.path),
            "findings": [
                {
                    "rule": finding.rule,
                    "category": finding.category,
                    "severity": finding.severity.value,
                    "start": finding.start,
                    "end": finding.end,
                    "where": finding.where,
                    "visibility": finding.visibility.value,
                    "kind": finding.kind,
                    "excerpt": finding.excerpt,
                    "basis": str(finding.basis),
                    "action": finding.action,
                }
                for finding in self.findings
            ],
            "redacted": str(self.redacted) if self.redacted else None,
            "error": self.error or None,
            **explained,
        }
