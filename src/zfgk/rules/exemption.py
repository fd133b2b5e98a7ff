"""Exemptions: what is not disclosed, and how firmly."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

import attrs

from zfgk.rules.rule import Rule
from zfgk.rules.shape import Element


class Strength(Enum):
    """How firmly an exemption bars disclosure. The three are never one flag."""

    ABSOLUTE = "absolute"
    """Must not be disclosed (不予公开)."""
    RELATIVE = "relative"
    """Must not be disclosed unless the third party agrees or the public interest weighs more (不得公开)."""
    DISCRETIONARY = "discretionary"
    """May be withheld (可以不予公开): an official decides."""


@attrs.frozen(kw_only=True)
class Exemption(Rule):
    """A ground for not disclosing.

    Args:
        strength: How firmly it bars disclosure.
        elements: What must be shown.
        unless: What lifts it.
    """

    kind: ClassVar[str] = "V"

    strength: Strength
    elements: tuple[Element, ...]
    unless: tuple[Element, ...] = ()
