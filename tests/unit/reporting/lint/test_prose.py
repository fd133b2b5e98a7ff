"""Sentences of reports against the tables and against themselves: nothing is invented, what was planted is found."""

import importlib.util
from collections import Counter
from pathlib import Path

import attrs
import pytest

from zfgk.reporting.lint.file import check_file
from zfgk.reporting.reading.files import read_report

HERE = Path(__file__).parent


def load(name):
    spec = importlib.util.spec_from_file_location(f"prose_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


layouts, sentences = load("layouts"), load("sentences")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Findings about the report with one paragraph of its first part changed, as check and severity."""
    file = tmp_path_factory.mktemp("prose") / "page.html"
    file.write_text(layouts.merged(), "utf-8")
    scan = read_report(file)

    at = scan.prose.index(layouts.TEXTS[0])

    def linted(said):
        changed = attrs.evolve(scan, prose=(*scan.prose[:at], said, *scan.prose[at + 1 :]))
        return [(one.check, one.severity) for one in check_file(changed)]

    return linted


every_layout = pytest.mark.parametrize("layout", layouts.LAYOUTS.values(), ids=layouts.LAYOUTS)


@every_layout
def test_in_every_layout_all_right_sentences_together_are_no_finding(layout, lint_page, monkeypatch):
    monkeypatch.setattr(layouts, "TEXTS", ["</p><p>".join(sentences.CLEAN), *layouts.TEXTS[1:]])
    assert lint_page(layout()) == []


@every_layout
def test_in_every_layout_each_wrong_sentence_is_found(layout, lint_page, monkeypatch):
    monkeypatch.setattr(layouts, "TEXTS", ["</p><p>".join(said for said, _ in sentences.PLANTED), *layouts.TEXTS[1:]])
    counts = Counter(one[0] for one in lint_page(layout()))
    wanted = Counter(check for _, check in sentences.PLANTED)
    assert {check: counts[check] for check in wanted if counts[check] < wanted[check]} == {}


@pytest.mark.parametrize("said", sentences.CLEAN)
def test_nothing_is_found_in_a_sentence_that_is_right(told, said):
    assert told(said) == []


@pytest.mark.parametrize(("said", "check"), sentences.NOTED)
def test_what_may_be_right_is_a_note(told, said, check):
    assert set(told(said)) == {(check, "note")}


@pytest.mark.parametrize(("said", "check"), sentences.PLANTED)
def test_what_is_wrong_is_found(told, said, check):
    assert check in {one for one, _ in told(said)}
