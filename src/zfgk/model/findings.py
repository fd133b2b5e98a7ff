"""Findings: what a check saw, where, and on which ground. Never a verdict."""

from __future__ import annotations

from enum import Enum

import attrs

from zfgk.model.documents import Visibility
from zfgk.model.law import Basis


class Severity(Enum):
    """What a finding asks for."""

    BLOCK = "block"
    """The item must not leave."""
    REVIEW = "review"
    """A person decides."""
    NOTE = "note"
    """Worth knowing; nothing is held back."""


@attrs.frozen(kw_only=True)
class Finding:
    """One hit of a screening rule.

    Args:
        rule: The id of the rule that fired, such as ``zfgk.secrecy-mark``.
        category: What was found, such as ``state-secret`` or ``resident-id``.
        severity: What the finding asks for.
        start: The offset of the first code point in the original text.
        end: The offset after the last code point.
        basis: The ground, as a citation.
        action: What a person should do, in Chinese.
        excerpt: The hit, masked: safe to print in a log or a report.
        where: The part of the file, such as ``body`` or ``word/comments.xml``.
        visibility: Whether a person who opens the file sees it.
        kind: What holds it, as the reader names it: ``text``, ``comment``, ``deleted-text``.
    """

    rule: str
    category: str
    severity: Severity
    start: int
    end: int
    basis: Basis
    action: str
    excerpt: str = ""
    where: str = "body"
    visibility: Visibility = Visibility.VISIBLE
    kind: str = "text"
