import json

import pytest

from zfgk.cli import run

KEYS = ("check", "severity", "table", "row", "column", "expected", "actual")


@pytest.fixture
def lint_file(capsys):
    """The findings of the command line about one file, and whether its exit status fits them."""

    def linted(path, *options):
        status = run(["report", "lint", str(path), "--format", "json", *options])
        (held,) = json.loads(capsys.readouterr().out)["files"]
        assert held["path"] == str(path)
        assert status == any(one["severity"] == "error" for one in held["findings"])
        assert all(one["message"] for one in held["findings"])
        return held["findings"]

    return linted


@pytest.fixture
def lint_page(tmp_path, lint_file):
    def linted(text, *options):
        file = tmp_path / "page.html"
        file.write_text(text, "utf-8")
        return [tuple(one[key] for key in KEYS) for one in lint_file(file, *options)]

    return linted
