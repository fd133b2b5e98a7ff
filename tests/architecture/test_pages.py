"""The pages keep up with the code: every error, hook and term stands where a reader looks for it."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

from zfgk import errors, hookspecs
from zfgk.catalogue.fields import FIELDS
from zfgk.catalogue.schema import Field
from zfgk.model.information import Attribute
from zfgk.model.law import Instrument
from zfgk.model.reading import Reading
from zfgk.packs.shipped import PACKS
from zfgk.rules.events import EventKind

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EVENTS = sorted({kind for pack in PACKS for kind in pack.events}, key=lambda kind: kind.name)
READINGS = [reading for pack in PACKS for reading in pack.readings]
INSTRUMENTS = [instrument for pack in PACKS for instrument in pack.instruments]


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def cells(name: str) -> set[str]:
    """Every cell of every table of a page, without code marks."""
    rows = [line.strip().strip("|").split("|") for line in page(name).splitlines() if line.startswith("|")]
    return {part.strip() for row in rows for cell in row for part in cell.replace("`", "").split(" · ")}


# -- errors ------------------------------------------------------------------------------------------------------------

ERRORS = sorted(
    (
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, errors.ZfgkError) and value.__module__ == errors.__name__
    ),
    key=lambda error: error.code,
)


def test_every_error_class_has_a_code_of_its_own() -> None:
    codes = [error.__dict__.get("code") for error in ERRORS]
    assert None not in codes
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_stands_on_the_errors_page(error: type[errors.ZfgkError]) -> None:
    rows = [line for line in page("errors").splitlines() if line.startswith(f"| `{error.code}` | `{error.__name__}` |")]
    assert len(rows) == 1, f"docs/errors.md needs one row for {error.code} {error.__name__}"
    _, _, _, meaning, todo, _ = rows[0].split("|")
    assert len(meaning.strip()) > 10
    assert len(todo.strip()) > 10


def test_the_errors_page_names_no_error_that_is_gone() -> None:
    listed = {cell for cell in cells("errors") if cell.startswith("ZFGK-")}
    assert listed == {error.code for error in ERRORS}


# -- hooks -------------------------------------------------------------------------------------------------------------

HOOKS = [value for name, value in vars(hookspecs).items() if name.startswith("zfgk_") and inspect.isfunction(value)]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.__name__)
def test_a_hook_is_described_with_its_parameters(hook: object) -> None:
    written = f"{hook.__name__}({', '.join(inspect.signature(hook).parameters)})"
    pages = "".join(page(f.stem) for f in DOCS.glob("*.md"))
    assert f"`{written}`" in pages, f"no page describes {written}"


# -- terms -------------------------------------------------------------------------------------------------------------


def terms_in_packs() -> list[str]:
    trees = [ast.parse(f.read_text(encoding="utf-8")) for f in (ROOT / "src" / "zfgk" / "packs").rglob("*.py")]
    # The subject of an article is a heading, not a term.
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    calls = [call for call in calls if not (isinstance(call.func, ast.Name) and call.func.id == "Provision")]
    keywords = [keyword for call in calls for keyword in call.keywords]
    return sorted({k.value.value for k in keywords if k.arg == "term" and isinstance(k.value, ast.Constant)})


@pytest.mark.parametrize("term", terms_in_packs())
def test_a_law_term_of_the_packs_stands_in_the_glossary(term: str) -> None:
    assert term in cells("glossary")


@pytest.mark.parametrize("attribute", list(Attribute))
def test_an_attribute_stands_in_the_glossary(attribute: Attribute) -> None:
    assert {attribute.value, attribute.term} <= cells("glossary")


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.name)
def test_an_event_stands_in_the_glossary_with_its_term(kind: EventKind) -> None:
    assert f"| `{kind.name}` | {kind.term} |" in page("glossary")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_of_the_catalogue_stands_in_the_glossary(field: Field) -> None:
    assert f"| `{field.name}` | {field.label} | {' · '.join(field.labels)} |" in page("glossary")


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_a_reading_stands_in_the_glossary(reading: Reading) -> None:
    assert f"| `{reading.id}` | {reading.term} |" in page("glossary")


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.id)
def test_an_instrument_stands_in_the_glossary(instrument: Instrument) -> None:
    assert f"| `{instrument.id}` | {instrument.title} | {instrument.number} |" in page("glossary")


# -- the table of contents ---------------------------------------------------------------------------------------------


def test_every_page_is_in_the_table_of_contents() -> None:
    index = page("index")
    listed = index[index.index("```{toctree}") :]
    assert [f.stem for f in sorted(DOCS.glob("*.md")) if f.stem != "index" and f"\n{f.stem}\n" not in listed] == []
