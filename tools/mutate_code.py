"""Would a test notice? Changes the code of the calendar and the engine in a random sample of places, one at a time.

mutmut makes the changes and picks for each one the tests that run the changed function, the fastest first. This script
adds what a repeatable answer needs: a copy of the tree, so that the working tree is never touched, a sample by seed,
a limit of time, and a report with every change that no test noticed.

    python tools/mutate_code.py --part calendar --sample 200 --seed 2026

needs the development tools and ``pip install mutmut``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = {
    "calendar": ["tests/unit/calendar", "tests/properties/test_calendar_laws.py"],
    "engine": [
        "tests/unit/engine", "tests/unit/packs", "tests/law/test_cases.py",
        "tests/law/test_law_mutator.py", "tests/properties/test_clock_laws.py", "tests/properties/test_shape_laws.py",
        "tests/properties/test_horizon_laws.py", "tests/law/test_ledger.py", "tests/properties/test_ledger_laws.py",
        "tests/law/test_unverified.py", "tests/unit/questions",
    ],
}  # fmt: skip
# What a message says is read by other tests; here it would only hide the changes that move a date.
SKIPPED_LINES = [
    r"^\s*(message|why|then) = ",
    r"\braise [A-Z]",
    r"\bFault\(",
    r"\byield Fault",
    r"^\s*(zh|en)=f?\"",
    r"^\s*r?f?\"[^\"]*\",?$",
]
CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/zfgk/{part}/*"]
also_copy = ["docs", "tools", "examples", "plugins", "verify", "vectors", "rules", "README.md", "pyproject.toml"]
do_not_mutate_patterns = {skipped}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "fresh"]
use_git_change_detection = false
timeout_multiplier = 3.0
timeout_constant = 3.0
"""
# mutmut forks each run from a process in which the tests have passed once, so what they built is still there. A
# calendar that the true code built would hide what the changed code builds.
FRESH = """
import functools, gc, sys

def pytest_configure():
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("zfgk."):
            one.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "conftest")]:
        del sys.modules[name]
"""
KILLED = {1, 3}
"""Exit statuses of a test run that failed, or that could not even collect its tests."""
SLOW = {24, 36, 152, -24, -9}
"""Those of a run that was stopped because it took too long: a loop without an end is noticed too."""


def main() -> None:
    """Sample, run, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=TESTS, required=True)
    parser.add_argument("--sample", type=int, default=200, help="how many changes")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--minutes", type=float, default=60, help="stop after so long; what is done is reported")
    parser.add_argument("--report", type=Path, help="write the survivors here")
    parser.add_argument("--only", default="", help="only changes whose name contains this")
    parser.add_argument("--without", default="\0", help="no changes whose name contains this")
    parser.add_argument("--again", type=Path, help="only the survivors of this report, of the same code")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="zfgk-mutants-") as folder:
        tree = copy(Path(folder) / "tree", asked.part)
        # Generates the changes, and then finds that nothing bears this name.
        mutmut(tree, "run", "--max-children", "1", "nothing", minutes=asked.minutes)
        names = sorted(name for name in statuses(tree) if asked.only in name and asked.without not in name)
        if asked.again:
            told = asked.again.read_text(encoding="utf-8").splitlines()
            names = [name for name in names if any(line.startswith(f"{name} (") for line in told)]
        sample = sorted(random.Random(asked.seed).sample(names, min(asked.sample, len(names))))
        print(f"{len(sample)} of {len(names)} changes of zfgk.{asked.part}, seed {asked.seed}", flush=True)
        mutmut(tree, "run", "--max-children", str(asked.jobs), *sample, minutes=asked.minutes)
        report(tree, sample, asked.report)


def copy(tree: Path, part: str) -> Path:
    """Copy what the tests need, and say in the copy what to mutate."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", ".git", ".tox", ".venv", "mutants")
    for name in ("src", "tests", "docs", "tools", "examples", "plugins", "changelog.d", "verify", "vectors", "rules"):
        shutil.copytree(ROOT / name, tree / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tree / name)
    tests = [test for test in TESTS[part] if (ROOT / test).exists()]
    config = CONFIG.format(part=part, skipped=json.dumps(SKIPPED_LINES), tests=json.dumps(tests))
    with (tree / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(config)
    (tree / "src" / "fresh.py").write_text(FRESH, encoding="utf-8")
    return tree


def mutmut(tree: Path, *arguments: str, minutes: float) -> str:
    """Run mutmut in the copy, with examples that do not change from run to run."""
    environment = {**os.environ, "ZFGK_HYPOTHESIS": "repeatable"}
    command = [sys.executable, "-m", "mutmut", *arguments]
    process = subprocess.Popen(
        command, cwd=tree, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        out, _ = process.communicate(timeout=60 * minutes)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 15)
        out, _ = process.communicate()
    text = out.decode(errors="replace")
    if "Failed to run clean test" in text or "failed to collect stats" in text:
        sys.exit(f"the tests fail before any change:\n{text[-4000:]}")
    return text


def statuses(tree: Path) -> dict[str, int | None]:
    """Return the exit status of the tests for each change; ``None`` if they were not run."""
    out: dict[str, int | None] = {}
    for meta in sorted((tree / "mutants").rglob("*.meta")):
        out |= json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    return out


def report(tree: Path, sample: list[str], path: Path | None) -> None:
    """Print the score, and write every survivor with what was changed."""
    found = statuses(tree)
    done = [name for name in sample if found[name] is not None]
    kinds = Counter(
        "killed" if found[name] in KILLED else "timeout" if found[name] in SLOW else "survived" for name in done
    )
    noticed = kinds["killed"] + kinds["timeout"]
    score = 100 * noticed / len(done) if done else 0
    lines = [
        f"{len(done)} run, {kinds['killed']} killed, {kinds['timeout']} timed out, {kinds['survived']} survived: {score:.1f} %"
    ]
    for name in done:
        if found[name] not in KILLED | SLOW:
            shown = mutmut(tree, "show", name, minutes=1).splitlines()
            changed = [line for line in shown if line.startswith(("-", "+")) and not line.startswith(("---", "+++"))]
            lines += [f"\n{name} ({found[name]})", *changed]
    text = "\n".join(lines)
    print(text)
    if path:
        path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
