"""Identification codes of government web sites (网站标识码), for the meta tag SiteIDCode.

Ten characters: a division and four digits, ``bm`` and eight digits for central bodies, ``N`` and nine digits for bodies
that are no agencies. The form was read off codes in use; the text that prescribes it was not seen.
"""

from __future__ import annotations

import re

import attrs

from zfgk.catalogue.numbers.examined import Defect, Examined
from zfgk.catalogue.numbers.folding import fold
from zfgk.model.law import Seen

KIND = "网站标识码"
SEEN = Seen.INFERENCE
"""How well the form was verified: read off codes in use."""
_CODE = re.compile(r"[0-9]{10}|bm[0-9]{8}|N[0-9]{9}")


@attrs.frozen(order=True)
class SiteCode:
    """An identification code of a government web site.

    Args:
        text: The ten characters.
    """

    text: str

    @property
    def holder(self) -> str:
        """Whose site it is: ``local``, ``central``, or ``other`` for bodies that are no agencies."""
        return {"b": "central", "N": "other"}.get(self.text[0], "local")

    @property
    def division(self) -> str:
        """The code of the division (GB/T 2260); empty for central and other bodies."""
        return self.text[:6] if self.holder == "local" else ""

    def __str__(self) -> str:
        """Print the ten characters."""
        return self.text

    @classmethod
    def parse(cls, text: str) -> SiteCode:
        """Read an identification code.

        Args:
            text: Ten characters.

        Returns:
            The code.

        Raises:
            InvalidNumber: With every fault.
        """
        return examine_site_code(text).demand()


def examine_site_code(text: str) -> Examined[SiteCode]:
    """Read an identification code and say what is wrong with it.

    Args:
        text: The text.

    Returns:
        The code if it has one of the forms in use, and the defects.
    """
    defects: list[Defect] = []
    code = fold(text, defects)
    written = "bm" + code[2:] if code[:2].lower() == "bm" else "N" + code[1:] if code[:1] == "n" else code
    if written != code:
        defects.append(Defect("letters", "字母大小写不符", "the case of the letters is off", "写成bm、N", fatal=False))
    if len(written) != 10:
        defects.append(Defect("length", f"应为10位，写了{len(written)}位", f"{len(written)} characters instead of 10"))
    elif not _CODE.fullmatch(written):
        defects.append(
            Defect(
                "structure",
                "应为6位行政区划代码加4位数字，或bm加8位数字，或N加9位数字",
                "it is neither ten digits, nor bm and eight, nor N and nine",
            )
        )
    value = None if any(defect.fatal for defect in defects) else SiteCode(written)
    return Examined(KIND, text, value, tuple(defects))
