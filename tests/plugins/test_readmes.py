"""The README of every plugin: its example does what it says, and its options are those of the exporter."""

import contextlib
import io
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

PLUGINS = [file.parent for file in sorted((Path(__file__).parents[2] / "plugins").glob("zfgk-*/pyproject.toml"))]
each = pytest.mark.parametrize("folder", PLUGINS, ids=lambda folder: folder.name)


@each
def test_the_python_example_prints_what_its_comments_say(folder):
    (code,) = re.findall(r"```python\n(.*?)```", (folder / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    expected = re.findall(r"^print\(.*  # (.*)$", code, re.MULTILINE)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, f"{folder.name}/README.md", "exec"), {})  # noqa: S102  # our own page
    assert expected
    assert printed.getvalue().splitlines() == expected


@each
def test_every_option_is_explained(folder):
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (module,) = project["entry-points"]["zfgk"].values()
    options = {name for exporter in import_module(module).zfgk_exporters() for name in exporter.options}
    written = re.findall(r"^\| `(\w+)` \|", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert options == {name for name in written if not name.isupper()}
