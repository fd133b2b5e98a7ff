"""Concerns: what a check of an attribute saw, on which ground. Never a decision."""

from __future__ import annotations

import attrs

from zfgk.model.findings import Severity
from zfgk.model.law import Basis


@attrs.frozen(kw_only=True)
class Concern:
    """One thing that speaks against a proposal, or that a person should know.

    Args:
        code: A stable identifier, such as ``reason-missing``.
        severity: What it asks for.
        zh: The sentence in Chinese.
        en: The sentence in English.
        basis: The text.
        about: What it is about: a body, a document, an element; empty if the item itself.
    """

    code: str
    severity: Severity
    zh: str
    en: str
    basis: Basis
    about: str = ""

    def text(self, lang: str = "zh") -> str:
        """Return the sentence in ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh
