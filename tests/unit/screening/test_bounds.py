"""What bounds the work of screening: texts that some recognisers are not shown, findings that are too many."""

from hypothesis import given
from hypothesis import strategies as st

from zfgk.documents import READERS
from zfgk.inspection import inspect
from zfgk.model.documents import TextPart
from zfgk.model.limits import Limits
from zfgk.screening import DEFAULT, DocumentScan, Screener
from zfgk.testing.planted.plant import resident_number

ASCII = "".join(map(chr, range(32, 127))) + "\r\n\t"
WORDS = (
    "HIV",
    "QQ: 12345678",
    "1990-01-01",
    "13800138000",
    "No. ",
    "WJ",
    "A12345",
    "10",
    "(2024) 1",
    "draft",
    "*",
    "id ",
)
ID = resident_number(7, 1)


@given(st.lists(st.sampled_from(WORDS) | st.text(ASCII, max_size=6), max_size=20).map("".join))
def test_what_looks_beyond_ascii_finds_nothing_in_it(text):
    for recogniser in DEFAULT:
        if recogniser.beyond_ascii:
            assert list(recogniser.find(text)) == [], recogniser.id


def test_most_recognisers_of_words_are_not_shown_ascii():
    assert sum(recogniser.beyond_ascii for recogniser in DEFAULT) > len(DEFAULT) // 2


def test_a_document_with_too_many_findings_says_that_it_is_full():
    scan = DocumentScan(Screener.default(), most=3)
    assert len(scan.part(TextPart(f"{ID}，{ID}"))) == 2
    assert not scan.full
    assert len(scan.part(TextPart("，".join([ID] * 5), "more"))) == 1
    assert scan.full


def test_what_could_not_be_told_is_unscreened():
    data = "\n".join([ID] * 30).encode()
    seen = inspect(data, "a.txt", screener=Screener.default(), readers=READERS, limits=Limits(findings=10))
    assert [one.rule for one in seen.findings] == ["zfgk.resident-id"] * 10 + ["zfgk.unscreened"]
    assert seen.findings[-1].kind == "limit"
    whole = inspect(data, "a.txt", screener=Screener.default(), readers=READERS)
    assert [one.rule for one in whole.findings] == ["zfgk.resident-id"] * 30
