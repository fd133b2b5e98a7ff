"""What is stated of a document's validity beside its life; files of documents; the commands. States were worked out by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from zfgk.catalogue.life import (
    Happening,
    LifeEvent,
    NormativeDocument,
    check_all_stated,
    check_stated,
    read_documents,
    validity,
)
from zfgk.catalogue.profiles.lists import VALIDITY
from zfgk.cli import run
from zfgk.errors import BadInput

ON = date(2021, 1, 1)
PUBLISHED = LifeEvent(what=Happening.PUBLISHED, day=date(2015, 3, 2), effect=date(2015, 4, 1), source="第二十条")
AMENDED = LifeEvent(what=Happening.AMENDED, day=date(2018, 6, 1))
REPEALED = LifeEvent(what=Happening.REPEALED, day=date(2019, 6, 1), source="某政发〔2019〕1号")
LIVES = {
    "effective": (PUBLISHED,),
    "amended": (PUBLISHED, AMENDED),
    "repealed": (PUBLISHED, AMENDED, REPEALED),
    "expired": (LifeEvent(what=Happening.PUBLISHED, day=date(2015, 3, 2), years=5),),
    "not-yet": (LifeEvent(what=Happening.PUBLISHED, day=date(2020, 12, 1), effect=date(2021, 2, 1)),),
}
WORDS = {  # what each word of a portal may be said of without a finding, and of what it is only the wrong word
    "有效": ({"effective", "amended"}, set()),
    "现行有效": ({"effective", "amended"}, set()),
    "已修改": ({"amended"}, {"effective"}),
    "废止": ({"repealed"}, {"expired"}),
    "已废止": ({"repealed"}, {"expired"}),
    "失效": ({"expired"}, {"repealed"}),
    "尚未施行": ({"not-yet"}, set()),
}


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("word", WORDS)
def test_a_stated_validity_that_differs_is_told(word: str, life: str) -> None:
    found = check_stated(validity(NormativeDocument(key="A", title="办法", events=LIVES[life]), ON), word)
    right, wrong_word = WORDS[word]
    if life in right:
        assert found == ()
    else:
        assert [(one.check, one.severity.value) for one in found] == [
            ("validity-differs", "note" if life in wrong_word else "review")
        ]


def test_the_sentence_says_since_when_and_by_what() -> None:
    (found,) = check_stated(validity(NormativeDocument(key="A", title="办法", events=LIVES["repealed"]), ON), "有效")
    assert found.zh == "有效性写“有效”，2021-01-01已废止（自2019-06-01起废止，某政发〔2019〕1号）"
    assert found.basis == "某政发〔2019〕1号"
    (found,) = check_stated(validity(NormativeDocument(key="A", title="办法", events=LIVES["expired"]), ON), "有效")
    assert found.zh == "有效性写“有效”，2021-01-01已失效（有效期至2020-03-01）"


def test_a_word_that_nobody_knows_is_a_note_and_no_word_is_nothing() -> None:
    stood = validity(NormativeDocument(key="A", title="办法", events=LIVES["effective"]), ON)
    assert [(one.check, one.severity.value) for one in check_stated(stood, "部分有效")] == [("validity-word", "note")]
    assert check_stated(stood, " ") == ()
    assert check_stated(validity(NormativeDocument(key="A", title="办法"), ON), "有效") == ()


def test_every_word_of_the_vocabulary_is_compared() -> None:
    stood = validity(NormativeDocument(key="A", title="办法", events=LIVES["effective"]), ON)
    assert "validity-word" not in {one.check for word in VALIDITY.words for one in check_stated(stood, word)}


FILE = """
documents:
  - key: A
    title: 某市征地补偿办法
    number: 某政发〔2015〕3号
    validity: 有效
    events:
      - {event: published, day: 2015-03-02, effect: 2015-04-01, years: 5, source: 第二十条}
      - {event: 修改, day: 2018-06-01, source: 某政发〔2018〕9号}
  - key: B
    title: 某市征地补偿办法
    number: 某政发〔2019〕1号
    validity: 现行有效
    events: [{event: 公布, day: 2019-05-06, effect: 2019-06-01}]
    references:
      - {relation: 废止, number: "某政发[2015]第3号"}
"""


def test_a_file_of_documents_is_read_and_compared() -> None:
    read = read_documents(FILE)
    assert read.stated == {"A": "有效", "B": "现行有效"}
    assert [one.state.value for one in read.library.table(ON)] == ["repealed", "effective"]
    found = list(check_all_stated(read.library, {**read.stated, "unknown": "有效"}, ON))
    assert [(one.about, one.check) for one in found] == [("A", "validity-differs")]
    assert list(check_all_stated(read.library, read.stated, date(2019, 1, 1))) == []


def test_every_fault_of_a_file_is_named_with_its_path() -> None:
    text = """
documents:
  - {key: A, title: 甲, colour: red}
  - {key: A, events: [{event: published, day: 2020-02-30}, {event: born, day: 2020-01-01}, {event: extended, day: 2020-01-01}]}
  - {key: B, title: 乙, events: [{event: published, day: 2020-01-01, years: five}], references: [{relation: repeals}]}
"""
    with pytest.raises(BadInput) as caught:
        read_documents(text, "life.yaml")
    assert [fault.where for fault in caught.value.faults] == [
        "documents[0].colour",
        "documents[1].title",
        "documents[1].events[0].day",
        "documents[1].events[1].event",
        "documents[1].events[2]",
        "documents[2].events[0].years",
        "documents[2].references[0]",
        "documents[1].key",
    ]


@pytest.mark.parametrize(
    ("text", "says"), [("{}", "there are none"), ("[]", "not an object"), ("documents: x", "not a list")]
)
def test_a_file_without_documents_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_documents(text)


# -- the commands ------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "documents.yaml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_state(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["life", "state", file, "--on", "2019-01-01"]) == 0
    assert "A 2019-01-01：已修改，现行有效" in capsys.readouterr().out
    assert run(["life", "state", file, "--on", "2021-01-01", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["documents"][0] == {
        "key": "A",
        "state": "repealed",
        "in_force": False,
        "since": "2015-04-01",
        "until": "2019-05-31",
        "amendments": ["2018-06-01"],
    }
    assert [one["check"] for one in said["findings"]] == ["validity-differs"]


def test_clean(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["life", "clean", file, "--on", "2021-01-01"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "A 某市征地补偿办法 某政发〔2015〕3号: 已废止 · 废止",
        "B 某市征地补偿办法 某政发〔2019〕1号: 现行有效 · 由机关决定",
        "2 documents",
    ]
    assert run(["life", "clean", file, "--on", "2021-01-01", "--format", "json"]) == 0
    assert [row["follows"] for row in json.loads(capsys.readouterr().out)["rows"]] == ["废止", ""]


def test_duties_of_a_pack(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["life", "duties", "yiyang", "--topic", "interpretation", "--on", "2024-06-01"]
    assert run([*asked, "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["topics"]["interpretation"]
    assert {row for one in listed for row in one["rows"]} == {f"YY-B{n}" for n in range(1, 10)} | {
        "YY-C18",
        "YY-C19",
        "YY-C20",
    }
    assert run(asked) == 0
    assert capsys.readouterr().out.startswith(f"interpretation: {len(listed)}\n")
    assert run(["life", "duties", "nowhere"]) == 2
    assert "take one of" in capsys.readouterr().err


def test_bad_input_is_one_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("documents: [{key: A}, {title: 乙}]", encoding="utf-8")
    assert run(["life", "state", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_the_file_that_the_page_shows_can_be_read() -> None:
    page = (Path(__file__).parents[4] / "docs" / "life.md").read_text(encoding="utf-8")
    read = read_documents(page.partition("```yaml\n")[2].partition("```")[0])
    assert [one.state.value for one in read.library.table(ON)] == ["repealed", "effective"]
