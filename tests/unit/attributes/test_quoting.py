from hypothesis import given
from hypothesis import strategies as st

from zfgk.attributes.quoting import WIDTH, Protected

LETTERS = "".join(chr(0x4E00 + i * 7 % 20000) for i in range(2000))


def protected(text=LETTERS):
    found = Protected()
    found.add("内部", text)
    return found


def test_nothing_to_look_for():
    assert not Protected()
    assert list(Protected().find(LETTERS)) == []


@given(start=st.integers(0, 1800), length=st.integers(2 * WIDTH, 200), before=st.integers(0, 100))
def test_a_long_passage_is_always_found_wherever_it_begins(start, length, before):
    passage = LETTERS[start : start + length]
    text = "公" * before + passage + "告" * 50
    ((first, last, key),) = protected().find(text)
    assert key == "内部"
    assert before <= first < last <= before + len(passage)


@given(start=st.integers(0, 1900), length=st.integers(0, WIDTH - 1))
def test_a_short_one_never_is(start, length):
    assert list(protected().find("公告" * 30 + LETTERS[start : start + length] + "公告" * 30)) == []


def test_a_new_layout_does_not_hide_it():
    passage = LETTERS[100 : 100 + 3 * WIDTH]
    spread = "，\n　".join(passage[i : i + 7] for i in range(0, len(passage), 7))
    ((first, last, _),) = protected().find(spread)
    assert last - first > WIDTH


def test_two_texts_are_told_apart():
    found = protected()
    other = LETTERS[::-1]
    found.add("另一件", other)
    text = LETTERS[: 3 * WIDTH] + "公告" + other[: 3 * WIDTH]
    assert [key for _, _, key in found.find(text)] == ["内部", "另一件"]
