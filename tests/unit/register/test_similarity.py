import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.errors import LibraryMissing
from zfgk.register.similarity import compared, groups


def common(one: str, other: str) -> int:
    """The length of the longest common subsequence, by the textbook's table."""
    row = [0] * (len(other) + 1)
    for sign in one:
        before = row[:]
        for place, against in enumerate(other):
            row[place + 1] = before[place] + 1 if sign == against else max(row[place], before[place + 1])
    return row[-1]


def alike(one: str, other: str) -> float:
    return 100 * 2 * common(one, other) / (len(one) + len(other))


WORDS = st.text(alphabet="宅基地登记出让公告aB1？ ，", max_size=12)
TEXTS = st.dictionaries(st.text(alphabet="0123456789", min_size=1, max_size=4), WORDS, max_size=12)
CUT = st.sampled_from([40, 60, 75, 90, 100])


def test_questions_in_nearly_the_same_words_stand_together():
    texts = {
        "a": "农村宅基地如何办理不动产登记？",
        "b": "农村宅基地怎么办理不动产登记",
        "c": "土地出让公告在哪里看",
        "d": "土地出让公告 在哪里看！",
        "e": "土地出让公告在哪里看",
        "f": "？！",
    }
    assert [(group.leader, group.members) for group in groups(texts)] == [("c", ("c", "d", "e")), ("a", ("a", "b"))]


def test_the_words_used_most_often_lead():
    # The middle one resembles both others, which do not resemble each other: 80, 80 and 60 percent.
    texts = {"1": "aaaaaabbbb", "2": "aaaabbbbcc", "3": "aaaabbbbcc", "4": "aabbbbcccc"}
    assert [group.members for group in groups(texts, at_least=70)] == [("1", "2", "3", "4")]


def test_width_case_and_punctuation_make_no_difference():
    assert compared("ＧＩＳ 数据，怎么申请？") == "gis数据怎么申请"
    assert [group.members for group in groups({"1": "ＧＩＳ数据？", "2": "gis 数据"}, at_least=100)] == [("1", "2")]


@given(TEXTS, CUT)
def test_every_text_belongs_to_one_group_and_resembles_its_leader(texts, cut):
    found = groups(texts, at_least=cut)
    members = [name for group in found for name in group.members]
    assert sorted(members) == sorted(name for name, text in texts.items() if any(map(str.isalnum, text)))
    for group in found:
        assert group.leader in group.members
        for name in group.members:
            assert alike(compared(texts[name]), group.words) >= cut - 1e-9


@given(TEXTS, CUT)
def test_no_leader_resembles_one_that_occurs_more_often(texts, cut):
    leaders = [group.words for group in groups(texts, at_least=cut)]
    for place, one in enumerate(leaders):
        assert all(alike(one, other) < cut for other in leaders[:place])


@given(TEXTS, CUT, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_the_texts_makes_no_difference(texts, cut, chance: random.Random):
    names = list(texts)
    chance.shuffle(names)
    assert groups({name: texts[name] for name in names}, at_least=cut) == groups(texts, at_least=cut)


@pytest.mark.parametrize("cut", [0, -1, 101])
def test_what_is_no_percentage_is_refused(cut):
    with pytest.raises(ValueError, match="percentage"):
        groups({}, at_least=cut)


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    with pytest.raises(LibraryMissing, match=r"zfgk\[similarity\]"):
        groups({"1": "一"})
