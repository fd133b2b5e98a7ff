import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.screening.folded import Fold
from zfgk.screening.terms import Occurrence, Terms
from zfgk.screening.variants import SIMPLIFIED

ENGINES = ["python", "fast"]
NOTHING = Fold(width=False, case=False, invisible=False, spaces=False)
# Few characters, so that terms overlap, repeat and stand at the very end.
LETTERS = st.text(alphabet="甲乙丙a", min_size=1, max_size=4)


def naive(words, text):
    found = []
    for word in set(words):
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word), word))
            at = text.find(word, at + 1)
    return sorted(found, key=lambda hit: (hit[0], -hit[1]))


def triples(occurrences):
    return [(one.start, one.end, one.term) for one in occurrences]


@pytest.mark.parametrize("engine", ENGINES)
@given(st.lists(LETTERS, max_size=12), st.text(alphabet="甲乙丙a", max_size=40))
def test_both_engines_find_what_a_search_term_by_term_finds(engine, words, text):
    assert triples(Terms(words, fold=NOTHING, engine=engine).find(text)) == naive(words, text)


@pytest.mark.parametrize("engine", ENGINES)
@given(st.lists(st.text(min_size=1, max_size=3), max_size=5), st.text(max_size=30))
def test_with_any_characters_too(engine, words, text):
    text += "".join(words)
    assert triples(Terms(words, fold=NOTHING, engine=engine).find(text)) == naive(words, text)


def fold_by_hand(text):
    """The folding said again, character by character, with the place of each that stays."""
    kept = []
    for place, character in enumerate(text):
        if character in " \t\u3000\u00a0\u200b\u00ad":
            continue
        kept.append((chr(ord(character) - 0xFEE0).lower() if "０" <= character <= "ｚ" else character.lower(), place))
    return "".join(character for character, _ in kept), [place for _, place in kept]


MESSY = st.text(alphabet="甲乙aＡb２2 \u3000\u200b\u00ad\t，\n", max_size=40)


@pytest.mark.parametrize("engine", ENGINES)
@given(st.lists(MESSY.filter(lambda word: fold_by_hand(word)[0]), max_size=6), MESSY)
def test_folded_terms_are_found_at_their_original_offsets(engine, words, text):
    folded, places = fold_by_hand(text)
    expected = set()
    for word in words:
        for start, end, _ in naive([fold_by_hand(word)[0]], folded):
            expected.add((places[start], places[end - 1] + 1, word))
    found = triples(Terms(words, engine=engine).find(text))
    assert len(found) == len(expected)
    assert set(found) == expected


@pytest.mark.parametrize("engine", ENGINES)
def test_the_longest_from_the_left(engine):
    terms = Terms(["内部", "内部资料", "资料汇编", "料"], engine=engine)
    assert triples(terms.find_longest("内部资料汇编，料")) == [(0, 4, "内部资料"), (7, 8, "料")]
    assert [one.term for one in terms.find("内部资料汇编")] == ["内部资料", "内部", "资料汇编", "料"]


@given(st.lists(LETTERS, min_size=1, max_size=8), st.text(alphabet="甲乙丙a", max_size=30))
def test_longest_occurrences_never_overlap_and_nothing_better_stands_between(words, text):
    chosen = triples(Terms(words, fold=NOTHING).find_longest(text))
    end, expected = 0, []
    for hit in naive(words, text):
        if hit[0] >= end:
            expected.append(hit)
            end = hit[1]
    assert chosen == expected


def test_terms_that_folding_makes_the_same_are_both_named():
    assert [one.term for one in Terms(["API", "ａｐｉ"]).find("a pi")] == ["API", "ａｐｉ"]
    assert len(Terms(["甲", "甲", "乙"])) == 2


@pytest.mark.parametrize("word", ["", " ", "\u200b"])
def test_a_term_of_nothing_is_refused(word):
    with pytest.raises(ValueError, match="no character that counts"):
        Terms(["甲", word])


def test_traditional_characters_only_where_asked():
    assert list(Terms(["内部资料"]).find("內部資料")) == []
    assert list(Terms(["内部资料"], fold=Fold(traditional=True)).find("內部資料")) == [Occurrence(0, 4, "内部资料")]
    assert list(Terms(["內部資料"], fold=Fold(traditional=True)).find("内部资料")) == [Occurrence(0, 4, "內部資料")]


@pytest.mark.parametrize(
    ("one", "other"), ["絕绝", "機机", "祕秘", "內内", "審审", "員员", "飛飞", "車车", "層层", "聯联"]
)
def test_pairs_of_the_table_from_its_beginning_to_its_end(one, other):
    assert SIMPLIFIED[one] == other


def test_without_the_extra_the_plain_engine_is_taken(monkeypatch):
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert Terms(["甲"]).engine == "python"
    with pytest.raises(ImportError):
        Terms(["甲"], engine="fast")


def test_half_a_surrogate_pair_is_searched_all_the_same():
    assert triples(Terms(["甲"], engine="fast").find("\ud800甲")) == [(1, 2, "甲")]


def operations(terms, text):
    count = 0

    def profile(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        list(terms.find(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", ["甲乙", "甲 乙", "甲", string.ascii_letters])
def test_twice_the_text_takes_twice_the_calls(unit):
    terms = Terms(["甲乙丙", "甲甲甲甲丙", "乙甲", "abc"], engine="python")
    assert operations(terms, unit * 2000) <= 2.1 * operations(terms, unit * 1000) + 50
