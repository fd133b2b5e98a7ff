"""What a check of a web site saw. Never a verdict."""

from __future__ import annotations

import attrs

from zfgk.model.findings import Severity
from zfgk.model.law import Seen


@attrs.frozen(kw_only=True)
class SiteFinding:
    """One thing that a person should look at.

    Args:
        check: A stable identifier, such as ``tag-missing``.
        severity: What it asks for.
        page: The page, as a path below the folder; empty for the site as a whole.
        path: The place on the page: a meta tag, or a link.
        zh: The sentence in Chinese.
        en: The sentence in English.
        basis: The text, as a citation, if there is one.
        seen: How well that text was verified.
    """

    check: str
    severity: Severity
    page: str
    path: str
    zh: str
    en: str
    basis: str = ""
    seen: Seen = Seen.SECONDARY

    def message(self, lang: str = "zh") -> str:
        """Return the sentence in ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh

    def to_json(self) -> dict[str, str]:
        """Return the finding as the command line prints it."""
        return {
            "check": self.check,
            "severity": self.severity.value,
            "page": self.page,
            "path": self.path,
            "message": self.zh,
            "message_en": self.en,
            "basis": self.basis,
            "seen": self.seen.value,
        }
