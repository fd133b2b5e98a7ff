"""What whoever makes a notice must know before it goes out; it stands beside the paper, never in it."""

from __future__ import annotations

import attrs

from zfgk.model.law import Basis


@attrs.frozen
class Caution:
    """A remark on a notice.

    Args:
        code: A stable code, such as ``no-effect``.
        zh: The remark in Chinese, without personal data.
        en: The remark in English.
        basis: The text, if one says so.
    """

    code: str
    zh: str = attrs.field(kw_only=True)
    en: str = attrs.field(kw_only=True)
    basis: Basis | None = attrs.field(default=None, kw_only=True)

    def message(self, lang: str = "zh") -> str:
        """Return the remark in a language, ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh
