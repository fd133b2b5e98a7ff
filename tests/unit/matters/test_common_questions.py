import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.errors import BadInput
from zfgk.matters.common_questions import Asked, candidates
from zfgk.screening import Screener

SCREENER = Screener.default()
NUMBER = "110101199003078515"  # made up, with a right check character
QUESTIONS = [
    Asked(id="1", question=f"我叫张三，身份证号{NUMBER}，请问农村宅基地如何办理不动产登记？", answer="请到窗口办理。"),
    Asked(id="2", question="请问农村宅基地怎么办理不动产登记？", answer="请到窗口办理。"),
    Asked(id="3", question="请问农村宅基地怎么办理不动产登记", answer="请致电13800138000，找户主陈建国。"),
    Asked(id="4", question="土地出让公告在哪里看？"),
    Asked(id="5", question="土地出让公告在哪里看"),
    Asked(id="6", question="？"),
]


def found(least=2, **options):
    return candidates(QUESTIONS, SCREENER, least=least, **options)


def test_questions_asked_often_become_candidates_the_most_frequent_first():
    assert [one.messages for one in found(at_least=60)] == [("1", "2", "3"), ("4", "5")]
    assert [one.count for one in found(least=3, at_least=60)] == [3]
    assert [one.messages for one in found(least=1, at_least=100)] == [("2", "3"), ("4", "5"), ("1",)]


def test_the_words_shown_are_those_that_show_the_least_of_anybody():
    first, second = found(at_least=60)
    assert first.question == "请问农村宅基地怎么办理不动产登记？"
    assert (second.question, second.answers, second.clean) == ("土地出让公告在哪里看？", (), True)


def test_answers_are_masked_and_different_ones_stand_side_by_side():
    first = found(at_least=60)[0]
    assert first.answers == ("请到窗口办理。", "请致电****，找户主****。")
    assert (first.clean, first.findings) == (False, ("zfgk.mobile-number", "zfgk.personal-name"))


def test_a_question_that_only_shows_somebody_is_masked_whole():
    (one,) = candidates(QUESTIONS[:1], SCREENER, least=1)
    assert one.question == "我叫****，身份证号****，请问农村宅基地如何办理不动产登记？"
    assert not one.clean


PERSONAL = st.sampled_from([NUMBER, "13800138000", "someone@example.org", "户主陈建国", "622202000000000000123456"])
WORDS = st.sampled_from(["宅基地怎么登记", "出让公告在哪里", "补偿标准是多少，联系", "请问"])


@given(st.lists(st.tuples(WORDS, PERSONAL, WORDS), max_size=6), st.randoms(use_true_random=False))
def test_nothing_that_screening_knows_of_persons_is_legible_anywhere(parts, chance: random.Random):
    texts = [" ".join(chance.sample(part, 3)) for part in parts]
    asked = [Asked(id=str(number), question=text, answer=text) for number, text in enumerate(texts)]
    shown = f"{candidates(asked, SCREENER, least=1)}{asked}"
    for token in (NUMBER, "13800138000", "someone@example", "陈建国", "622202000000000000123456"):
        assert token not in shown


def test_faults_are_told_all_at_once():
    with pytest.raises(BadInput) as error:
        candidates([QUESTIONS[0], QUESTIONS[1], QUESTIONS[0].__class__(id="1", question="另一个")], SCREENER, least=0)
    assert [fault.where for fault in error.value.faults] == ["least", "asked[2].id"]
    assert NUMBER not in str(error.value)
