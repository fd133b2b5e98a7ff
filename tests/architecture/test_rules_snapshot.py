"""The rule files, their schema and the pages of the packs are those that the rules of today give."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import jsonschema
import pytest

from zfgk.packs.shipped import PACKS

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "rules" / "rules.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def tool():
    spec = importlib.util.spec_from_file_location("rules_tool", ROOT / "tools" / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
    return module


def snapshot(pack_id):
    return json.loads((ROOT / "rules" / f"{pack_id}.json").read_text(encoding="utf-8"))


def test_no_generated_file_is_stale():
    assert [str(path.relative_to(ROOT)) for path in tool().stale()] == [], "run: python tools/rules.py"


def test_every_page_is_in_the_table_of_contents():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [pack.id for pack in PACKS if f"\nlaw/{pack.id}\n" not in index] == []


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_snapshot_follows_the_schema(pack):
    assert list(VALIDATOR.iter_errors(snapshot(pack.id))) == []


def change(value, path, new):
    *way, last = path
    for step in way:
        value = value[step]
    if new is None:
        del value[last]
    else:
        value[last] = new


CLOCK = next(i for i, rule in enumerate(snapshot("jiading")["rules"]) if rule["id"] == "jiading.submit-item")


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (["format"], "zfgk.rules/0"),
        (["rules"], None),
        (["rulez"], []),
        (["rules", CLOCK, "basis"], None),
        (["rules", CLOCK, "type"], "deadlin"),
        (["rules", CLOCK, "termm"], "x"),
        (["rules", CLOCK, "term"], 4),
        (["rules", CLOCK, "force"], "应当"),
        (["rules", CLOCK, "period"], {"working_days": "4"}),
        (["rules", CLOCK, "period"], {"working_days": 4, "days": 4}),
        (["rules", CLOCK, "period"], {"workdays": 4}),
        (["rules", CLOCK, "start", "counting"], None),
        (["instruments", 0, "in_force", "since"], "2015-4-1"),
        (["instruments", 0, "in_force", "since"], 2015),
    ],
)
def test_the_schema_refuses(path, new):
    value = snapshot("jiading")
    change(value, path, new)
    assert list(VALIDATOR.iter_errors(value))
