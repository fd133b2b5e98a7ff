"""Values that try to be more than values come out as they are, in text and in Word; what no document holds is refused."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zfgk import BadInput
from zfgk.notices import WordTemplate

HOSTILE = (
    "<w:p/> & \"quoted\" 'single' ]]> <!-- -->",
    "{{applicant}} {{x}} {{reasons?}} }} {{",
    "# 一、标题 > 右 ! 左",
    "第一行\n第二行\n\n# 第四行",
    "\\1 \\g<0> %s {0} $HOME",
    "a\tb",
    "𠮷𪚥﷽ \u202eoverride\u202c \ufeffmark",
    "=1+1 @sum |x",
)
FORBIDDEN = ("\x00", "\x0b", "\x1f", "\ud800", "\ufffe")


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_comes_out_literally(value: str, desk, given, words) -> None:
    values = given("refused-16") | {"reasons": value, "agency": value.partition("\n")[0]}
    notice = desk.make("refused-16", desk.received("2025-1"), values)
    told = words(notice.word()).split("\n")
    for line in lines_of(value):
        assert line in told
        assert f"　　{line}\n" in notice.text()
    assert told.count("欧阳某甲：") == 1


@pytest.mark.parametrize("value", HOSTILE)
def test_so_it_does_in_the_document_of_an_office(value: str, desk) -> None:
    document = docx.Document()
    document.add_paragraph(
        "{{applicant}}{{request}}{{received}}{{subject}}{{basis}}{{remedy}}{{agency}}{{day}}{{decision}}{{search}}"
    )
    document.add_paragraph("前{{office-contact}}后")
    held = io.BytesIO()
    document.save(held)
    given = {"agency": "局", "search": "无", "review-body": "甲", "court": "乙", "office-contact": value}
    notice = desk.make("not-held", desk.received("2025-1"), given, template=WordTemplate("own.docx", held.getvalue()))
    assert docx.Document(io.BytesIO(notice.word())).paragraphs[1].text == f"前{value}后"


@pytest.mark.parametrize("character", FORBIDDEN)
def test_what_no_document_can_carry_is_refused_by_its_code(character: str, desk, given) -> None:
    values = given("refused-16") | {"reasons": f"密语{character}一二", "way": "x"}
    with pytest.raises(BadInput) as caught:
        desk.make("refused-16", desk.received("2025-1"), values)
    (fault,) = [fault for fault in caught.value.faults if fault.where == "field reasons"]
    assert f"U+{ord(character):04X}" in fault.what
    assert "密语" not in str(caught.value)


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.lists(TEXT, min_size=1, max_size=4).map("\n".join).filter(lambda text: text.strip()))
def test_any_value_stands_in_text_and_word_as_it_was_given(value: str, desk, words) -> None:
    given = {"agency": "局", "reasons": value, "decision": "办结", "legal-basis": "某规定"}
    if not desk.register.length("2025-1"):
        desk.received("2025-1")
    notice = desk.make("other", "2025-1", given | {"review-body": "甲", "court": "乙"})
    told = words(notice.word())
    for line in lines_of(value.strip()):
        assert line in told
        assert line in notice.text()
