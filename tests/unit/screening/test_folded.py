"""Folding of words: what it makes of a text, and the way back to the offsets, against a slow way to do the same."""

from hypothesis import given
from hypothesis import strategies as st

from zfgk.screening.folded import Fold

FOLD = Fold(dropped="*-")
ORDINARY = dict(zip("ＡＺａｚ０９", "azaz09", strict=True))
GONE = " \t\u3000\u200b\u00ad\ufeff*-"


def slowly(text):
    """Fold character by character: the text, and where each of its characters stood."""
    kept = [(i, ORDINARY.get(one) or (one.lower() if one.isascii() else one)) for i, one in enumerate(text)]
    kept = [(i, one) for i, one in kept if one not in GONE]
    return "".join(one for _, one in kept), [i for i, _ in kept]


@given(
    st.text(st.sampled_from("aAzZ09.★秘密國\n\0" + "".join(ORDINARY) + GONE + "\U00020bb7"), max_size=60),
    st.integers(min_value=0, max_value=40),
    st.sampled_from(["", "字", "Ａ b", " "]),
)
def test_folding_and_the_way_back(text, before, filler):
    long = filler * (before * 97) + text  # over the edges of blocks too
    folded = FOLD.folded(long)
    plain, places = slowly(long)
    assert folded.text == plain
    for start in range(max(0, len(plain) - 8), len(plain)):
        for end in (start + 1, len(plain)):
            assert folded.span(start, end) == (places[start], places[end - 1] + 1)


def test_nothing_to_fold_is_the_text_itself():
    text = "保守秘密"
    assert FOLD.folded(text).text is text
    assert FOLD.folded(text).span(1, 3) == (1, 3)
