"""The pages for plugin authors keep up with the code."""

import importlib
import importlib.util
import inspect
import re
from pathlib import Path

import pytest

from zfgk import Host, hookspecs
from zfgk.host.kinds import KINDS
from zfgk.testing import SUITES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
_SPEC = importlib.util.spec_from_file_location("tools_certify", ROOT / "tools" / "certify.py")
tool = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tool)

HOOKS = {name: hook for name, hook in vars(hookspecs).items() if name.startswith("zfgk_")}


def page(name):
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def test_the_hooks_on_the_page_are_those_of_the_code_with_their_signatures():
    shown = re.findall(r"^## `(.*)`$", page("plugins/hooks"), re.MULTILINE)
    assert shown == [f"{name}{inspect.signature(hook)}".replace("'", "") for name, hook in HOOKS.items()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_hook_says_its_class_its_id_and_its_contract(kind):
    said = page("plugins/hooks").partition(f"## `{kind.hook}(")[2].partition("\n## ")[0]
    assert f"`zfgk.{kind.class_name}`" in said
    assert f"The id is {'the year' if kind.id_field == 'year' else f'`{kind.id_field}`'}" in said or (
        f"The id\nis `{kind.id_field}`" in said
    )
    assert ("Contract 1." in said) == bool(kind.contracts)


def test_the_table_of_plugins_is_what_they_declare():
    # That the checks pass is shown by the contract tests in plugins/, whose conftest.py holds every skip against this page.
    found = tool.claimed(tool.idle_on_the_page())
    assert tool.table(found, tool.on_the_page()) == page("plugins/table"), "run tools/plugins.py, then tools/certify.py"
    assert all(one.passed for several in found.values() for one in several)


@pytest.mark.parametrize("name", tool.idle_on_the_page())
def test_what_the_table_calls_not_applicable_does_not_concern_the_exporter(name):
    suite, exporter, idle = SUITES["exporters"], Host.discover().value("exporters", name), tool.idle_on_the_page()[name]
    said = {check.id: suite.run(check, exporter, **tool.QUICK).status for check in suite.checks[1] if check.id in idle}
    assert said == dict.fromkeys(idle, "n/a")


@pytest.mark.parametrize("folder", sorted((ROOT / "plugins").glob("zfgk-*")), ids=lambda folder: folder.name)
def test_every_exporter_has_a_contract_test(folder):
    said = (folder / "tests" / "test_contract.py").read_text(encoding="utf-8")
    module = folder.name.replace("-", "_")
    assert re.search(rf"^from {module} import .*EXPORTER", said, re.MULTILINE)
    assert re.search(
        r"^class Test\w+\(ExporterContract\):\n(?: {4}.*\n|\n)*? {4}exporter = EXPORTER$", said, re.MULTILINE
    )
    assert importlib.import_module(module).EXPORTER in Host.discover().exporters


def test_the_table_says_of_every_exporter_whether_100_000_changes_fit():
    exporters = {one.name for one in Host.discover().exporters} & tool.plugins().keys()
    assert {name for name, said in tool.on_the_page().items() if said} == exporters


def test_the_list_of_twins_is_that_of_the_tests():
    assert tool.twins() == page("plugins/twins"), "run tools/certify.py"


def test_the_rules_of_exporters_name_every_check():
    ids = [check.id for check in SUITES["exporters"].checks[1]]
    named = set(re.findall(r"`([a-z-]+)`", page("plugins/exporters").partition("## What it declares")[0]))
    # A dot stands for two that begin alike; two belong to the declaration below.
    assert {one for one in ids if not one.startswith("killed-")} - named == {"declaration", "kinds"}


def test_every_page_for_authors_is_in_the_table_of_contents():
    listed = page("index").split("\n")
    assert [file.stem for file in (DOCS / "plugins").glob("*.md") if f"plugins/{file.stem}" not in listed] == []


def test_the_contract_numbers_on_the_page_are_those_that_are_spoken():
    rows = dict(re.findall(r"^\| ([^|`]+) \| ([0-9, ]+) \|$", page("plugins/versions"), re.MULTILINE))
    spoken = {SUITES[kind.name].what: kind.contracts for kind in KINDS if kind.contracts}
    assert {what: tuple(map(int, rows[what].split(","))) for what in spoken} == spoken


def test_the_template_page_shows_the_commands_that_the_template_is_tested_with():
    said = page("plugins/template")
    commands = re.search(r"```sh\n(.*?)```", said, re.DOTALL)[1].split("\n")[:-1]
    assert commands == [
        "cp -r plugins/_template zfgk-county-xml",
        "cd zfgk-county-xml",
        "python rename.py county-xml",
        "pip install -e '.[test]'",
        "pytest",
        "zfgk plugins check county-xml",
    ]
