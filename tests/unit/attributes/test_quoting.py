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


SENTENCES = [
    f"第{i}季度全市应急物资储备库调拨{name}共{100 + 7 * i}件，由{place}统一保管并按月盘点上报"
    for i, (name, place) in enumerate(
        [("帐篷", "东仓"), ("棉被", "西仓"), ("药品", "南仓"), ("食品", "北仓"), ("油料", "中仓"), ("雨衣", "河仓")]
    )
]


def report(sentences):
    return "".join(f"{sentence}。" for sentence in sentences)


@given(st.permutations(range(6)), st.integers(4, 6))
def test_sentences_in_another_order_are_found(order, count):
    found = protected(report(SENTENCES))
    taken = [SENTENCES[i] for i in order[:count]]
    text = "公告。" + "".join(f"本局另行说明第{i}项事宜如下。{sentence}。" for i, sentence in enumerate(taken))
    quoted = "".join(text[start:end] for start, end, _ in found.find(text))
    assert all(sentence in quoted for sentence in taken)


def test_sentences_broken_over_lines_or_under_headings_are_found():
    found = protected("\n".join(f"{i}、物资调拨\n{sentence}。" for i, sentence in enumerate(SENTENCES)))
    broken = "。".join(
        "\n".join(sentence[i : i + 9] for i in range(0, len(sentence), 9)) for sentence in SENTENCES[::-1]
    )
    assert len(list(found.find(broken))) >= 5


def test_two_sentences_or_one_repeated_are_no_quotation():
    found = protected(report(SENTENCES))
    assert list(found.find(report([SENTENCES[4], "另有规定的从其规定", SENTENCES[1]]))) == []
    assert list(found.find(report([SENTENCES[4], "另有规定的从其规定"] * 9))) == []


def test_the_lines_of_one_sentence_count_once():
    lines = "\n".join(LETTERS[i : i + 30] for i in (0, 30, 60))
    assert list(protected(f"公告第一号如下列示吧。{lines}。").find(f"告示。{lines}。")) == []


def test_three_short_sentences_are_set_phrases():
    phrases = ["现将有关事项通知如下请认真贯彻", "本通知自印发之日起开始施行", "各单位要按照要求抓好落实工作"]
    assert list(protected(report(phrases)).find(report(phrases[::-1]))) == []


def test_sentences_of_different_texts_do_not_add_up():
    found = Protected()
    for i, sentence in enumerate(SENTENCES):
        found.add(str(i), report([sentence]))
    assert list(found.find(report(SENTENCES[::-1]))) == []
