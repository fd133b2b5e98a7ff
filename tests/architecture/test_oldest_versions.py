"""tools/constraints-min.txt pins the lower bounds of pyproject.toml, each of them and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOUND = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)(?:\[[^]]*\])?>=(?P<version>[0-9.]+)(?:,<[0-9.]+)?")


def lower_bounds(requirements: list[str]) -> dict[str, str]:
    found = {}
    for requirement in requirements:
        match = BOUND.fullmatch(requirement.partition(";")[0].replace(" ", ""))
        assert match, f"{requirement} has no lower bound"
        found[match["name"].lower()] = match["version"]
    return found


def test_the_constraints_are_the_lower_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    written = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        written += [requirement for requirement in extra if not requirement.startswith("zfgk[")]
    lines = (ROOT / "tools" / "constraints-min.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    assert pinned == lower_bounds(written)


def test_plugins_ask_for_no_older_version_than_the_core() -> None:
    core = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = lower_bounds(core["dependencies"])
    for file in sorted((ROOT / "plugins").glob("*/pyproject.toml")):
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        for name, version in lower_bounds(project["dependencies"]).items():
            if name in bounds:
                assert version == bounds[name], f"{project['name']} and zfgk disagree about {name}"
