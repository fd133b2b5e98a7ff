"""Certify every plugin of this repository, and write the pages that follow from it: the table of plugins, and the twins.

Run it after a plugin was added or changed its declaration, or after a check or a twin was added; the plugins must be
installed (tools/plugins.py). With --quick every check but that of memory runs, on small numbers; what was found out
about memory stays as it is on the page. With --reports FOLDER
nothing runs: FOLDER has a file NAME.json for every plugin, as ``zfgk plugins check NAME --format json`` prints it, so that the
long certificates can be made one by one.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from zfgk.errors import Fault
from zfgk.host import Host
from zfgk.testing import SUITES, Certificate, CheckResult, certify
from zfgk.testing.conformance import contract_of
from zfgk.testing.exporting.bench import MANY
from zfgk.testing.report import failures

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "plugins"
TWINS = ROOT / "tests" / "plugins" / "twins"
QUICK = {"many": 10, "examples": 3}
MEMORY = "many"
"""The check that takes the longest, and has a column of its own."""
TABLE, LIST = DOCS / "table.md", DOCS / "twins.md"


def plugins() -> dict[str, tuple[str, str]]:
    """Return the plugins of this repository by name, each with its distribution and what that says about itself."""
    found = {}
    for file in sorted((ROOT / "plugins").glob("[!_]*/pyproject.toml")):
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        for name in project["entry-points"]["zfgk"]:
            found[name] = (project["name"], project["description"])
    return found


def certificates(**exporting: int) -> dict[str, list[Certificate]]:
    """Certify everything that the plugins of this repository bring.

    Args:
        exporting: Settings of the bench of exporters.

    Returns:
        The certificates, by the plugin's name.

    Raises:
        SystemExit: If a plugin is not installed.
    """
    host = Host.discover()
    brings = {plugin.name: plugin.brings for plugin in host.plugins}
    if absent := plugins().keys() - brings.keys():
        sys.exit(f"not installed: {', '.join(sorted(absent))}; run tools/plugins.py first")
    return {
        name: [
            certify(host.value(kind, key), _tell, **(exporting if kind == "exporters" else {}))
            for kind in SUITES
            for key in brings[name].get(kind, ())
        ]
        for name in plugins()
    }


def claimed(idle: Mapping[str, Iterable[str]]) -> dict[str, list[Certificate]]:
    """Return what the page must say if all is well, without running a check of an exporter.

    Args:
        idle: The checks that do not concern an exporter, by its name; all others are taken to pass.

    Returns:
        The certificates, by the plugin's name. What is no exporter is certified.
    """
    suite, host = SUITES["exporters"], Host.discover()
    brings = {plugin.name: plugin.brings for plugin in host.plugins}

    def claim(kind: str, key: str) -> Certificate:
        value = host.value(kind, key)
        if kind != suite.kind:
            return certify(value)
        results = [
            CheckResult(check, "n/a" if check.id in idle.get(key, ()) else "pass") for check in suite.checks_for(value)
        ]
        return Certificate(
            kind=kind,
            what=suite.what,
            id=key,
            contract=contract_of(value),
            traits=dict(suite.traits(value)),
            results=tuple(results),
        )

    return {name: [claim(kind, key) for kind in SUITES for key in brings[name].get(kind, ())] for name in plugins()}


def reported(folder: Path) -> dict[str, list[Certificate]]:
    """Read certificates that were made before.

    Args:
        folder: A folder with a file ``NAME.json`` for each plugin of this repository.

    Raises:
        SystemExit: If one is missing, or is not about the checks of today, or about fewer changes than the page says.
    """
    if absent := [name for name in plugins() if not (folder / f"{name}.json").is_file()]:
        sys.exit(f"no report of {', '.join(absent)} in {folder}; run zfgk plugins check NAME --format json first")
    return {
        name: [
            _certificate(one)
            for one in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["certificates"]
        ]
        for name in plugins()
    }


def _certificate(value: Mapping[str, Any]) -> Certificate:
    suite = SUITES[value["kind"]]
    checks = suite.checks[max(suite.checks)]
    results = {one["id"]: one for one in value["checks"]}
    said = results.get(MEMORY, {}).get("message", "")
    if results.get(MEMORY, {}).get("status") == "pass" and not said.startswith(f"{MANY} changes, "):
        sys.exit(f"the report of {value['id']} is about too few changes: {said}")
    if {check.id for check in checks} != results.keys():
        sys.exit(f"the report of {value['id']} is about other checks than there are now; make it anew")
    return Certificate(
        kind=suite.kind,
        what=suite.what,
        id=value["id"],
        contract=value["contract"],
        traits=value["traits"],
        results=tuple(
            CheckResult(
                check,
                results[check.id]["status"],
                tuple(Fault(**fault) for fault in results[check.id]["faults"]),
                results[check.id]["message"],
            )
            for check in checks
        ),
    )


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def table(found: Mapping[str, Iterable[Certificate]], memory: Mapping[str, str]) -> str:
    """Write the page of plugins.

    Args:
        found: The certificates, by the plugin's name.
        memory: What was found out about memory, by the value's id.
    """
    rows = []
    for name, (distribution, said) in plugins().items():
        rows += [
            f"| `{name}` | `{distribution}` | {_brings(one)} | {_result(one)} | {memory.get(one.id, '')} |"
            for one in found[name]
        ]
        rows += [f"| | | {said} | | |"]
    (own,) = Host.builtin().plugins
    shipped = [
        f"| {SUITES[kind].what} | {len(ids)} | {_listed(ids)} |" for kind, ids in own.brings.items() if kind in SUITES
    ]
    return "\n".join(
        (
            "# Plugins and what they can do",
            "",
            "This page is written by `tools/certify.py`, which runs every check of [the kit](kit.md) on every plugin of this",
            "repository; a test keeps it equal to what the plugins declare and how they are judged.",
            "",
            "| plugin | distribution | brings | certified | 100,000 changes under the ceiling of memory, all read back: what they took |",
            "|---|---|---|---|---|",
            *rows,
            "",
            "## With zfgk itself",
            "",
            "These enter by the same hooks, and are judged by the same suites.",
            "",
            "| kind | number | ids |",
            "|---|---|---|",
            *shipped,
            "",
        )
    )


def _brings(one: Certificate) -> str:
    traits = ", ".join(f"{name}: {value}" for name, value in one.traits.items())
    return f"{one.what} `{one.id}`, contract {one.contract}; {traits}"


def _result(one: Certificate) -> str:
    results = [result for result in one.results if result.check.id != MEMORY]
    failed = [result.check.id for result in results if result.status in {"fail", "not asked"}]
    idle = [result.check.id for result in results if result.status == "n/a"]
    if failed:
        return f"**no**: {', '.join(failed)}"
    said = f"yes, {len(results) - len(idle)} of {len(results)} checks"
    return said + (f"; not applicable: {', '.join(idle)}" if idle else "")


def measured(found: Mapping[str, Iterable[Certificate]]) -> dict[str, str]:
    """Return what certificates say about memory, by the value's id.

    Args:
        found: The certificates of a run with the full number of changes.
    """
    words = {"fail": "**no**", "n/a": "not measured on this system"}
    return {
        one.id: words.get(result.status) or f"yes: {result.message.removeprefix(f'{MANY} changes, ')}"
        for several in found.values()
        for one in several
        for result in one.results
        if result.check.id == MEMORY
    }


def on_the_page() -> dict[str, str]:
    """Return what the page says about memory, by the exporter's id."""
    text = TABLE.read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `.*? exporter `([^`]+)`,.*\| ([^|]*) \|$", text, re.MULTILINE))


def idle_on_the_page() -> dict[str, list[str]]:
    """Return the checks that the page says do not concern an exporter, by its name."""
    text = TABLE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `.*? exporter `([^`]+)`,.*not applicable: ([^|]*) \|", text, re.MULTILINE)
    return {name: said.split(", ") for name, said in rows}


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in ids)


def twins() -> str:
    """Write the page of twins."""
    exporters, judged = _load("exporters"), _load("judged")
    by_kind: dict[str, Iterable[Any]] = {"exporters": exporters.TWINS, **judged.TWINS}
    parts = [
        "# Broken twins",
        "",
        "For every check there is at least one value that is sound but for one fault, and the check refuses it. The project's tests",
        "show it with every change. The twins stand in `tests/plugins/twins`; this page is written by `tools/certify.py`.",
        "",
    ]
    for kind, suite in sorted(SUITES.items(), key=lambda item: item[0] != "exporters"):
        parts += [f"## {suite.what.capitalize()}", "", "| check | proves that | refuses one that |", "|---|---|---|"]
        for check in suite.checks[max(suite.checks)]:
            faults = [twin.fault for twin in by_kind[kind] if twin.breaks == check.id]
            refused = "; or ".join(faults) or "(the host's own door: no exporter can open it, so a test opens it)"
            parts.append(f"| `{check.id}` | {check.sentence} | {refused} |")
        parts.append("")
    return "\n".join(parts)


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"twins_{name}", TWINS / f"{name}.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{TWINS / name}.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: list[str]) -> int:
    """Certify, write the pages, and tell what failed."""
    quick = arguments == ["--quick"]
    if arguments[:1] == ["--reports"] and len(arguments) == 2:
        found = reported(Path(arguments[1]))
    elif quick or not arguments:
        found = certificates(**(QUICK if quick else {}))
    else:
        print("usage: python tools/certify.py [--quick | --reports FOLDER]", file=sys.stderr)
        return 2
    TABLE.write_text(table(found, on_the_page() if quick else measured(found)), encoding="utf-8")
    LIST.write_text(twins(), encoding="utf-8")
    failed = [line for several in found.values() for one in several for line in failures(one)]
    print("\n".join(failed) or f"{sum(map(len, found.values()))} certificates, all of them passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
