"""Text: as officials write it, and as nobody should."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from zfgk.testing.hostile_text import HOSTILE, POISON

_ORDINARY = "关于公布年度国有建设用地供应计划的通知〔〕（）、，。《》0123456789号第期ABCabc 𠮷㐂"


def titles() -> SearchStrategy[str]:
    """Return short titles of ordinary characters, rare ones included; every format carries them."""
    return st.text(_ORDINARY, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


def lines(most: int = 60) -> SearchStrategy[str]:
    """Return single lines of any characters that text files, XML and JSON can carry.

    Args:
        most: The most characters.
    """
    # Cs: halves of characters. Cc: controls. Zl and Zp end a line in some programs. Cn: not assigned, such as U+FFFE.
    characters = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"])
    return st.text(characters, min_size=1, max_size=most).filter(lambda text: text == text.strip())


def hostile_text() -> SearchStrategy[str]:
    """Return text that breaks careless writers: markup, formulas, controls, halves of characters, reversed runs."""
    known = st.sampled_from([*HOSTILE, *POISON])
    return known | st.builds("".join, st.lists(known | titles(), max_size=3)) | st.text(max_size=40)
