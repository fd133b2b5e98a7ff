"""What a check of a document's life saw. Never a verdict."""

from __future__ import annotations

import attrs

from zfgk.engine.remarks import Remark
from zfgk.model.findings import Severity


@attrs.frozen(kw_only=True)
class LifeFinding:
    """One thing that a person should look at.

    Args:
        check: A stable identifier, such as ``repealed-twice``.
        severity: What it asks for.
        about: The document, meeting or consultation concerned.
        zh: The sentence in Chinese.
        en: The sentence in English.
        basis: The text, as a citation; empty where the documents themselves contradict each other.
    """

    check: str
    severity: Severity
    about: str
    zh: str
    en: str
    basis: str = ""

    def message(self, lang: str = "zh") -> str:
        """Return the sentence in ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh


def of_remark(remark: Remark, about: str) -> LifeFinding:
    """Turn what the check of a rule saw into a finding about a document.

    Args:
        remark: What was seen.
        about: The document, meeting or consultation.
    """
    return LifeFinding(
        check=f"{remark.rule}.{remark.element or remark.saw.value}",
        severity=remark.severity,
        about=about,
        zh=remark.message("zh"),
        en=remark.message("en"),
        basis=str(remark.basis),
    )
