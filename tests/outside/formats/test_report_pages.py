"""Annual reports that LibreOffice made from pages: what it writes is read as the pages are."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from zfgk.reporting.lint.file import check_file
from zfgk.reporting.reading import read_report

_LAYOUTS = Path(__file__).parents[2] / "unit" / "reporting" / "lint" / "layouts.py"
_spec = importlib.util.spec_from_file_location("report_layouts_outside", _LAYOUTS)
layouts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(layouts)

FILTERS = {"docx": ("HTML (StarWriter)", "docx:MS Word 2007 XML"), "xlsx": ("HTML (StarCalc)", "xlsx")}
PAGES = ("merged", "split", "nested", "full_width", "wrong_spans", "grouped")
# Calc puts the numbers of tables within cells where no row of the report is: nothing is left to read.
MADE = [(kind, name) for kind in FILTERS for name in PAGES if (kind, name) != ("xlsx", "nested")]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The pages as documents and workbooks, and each once more with a wrong number."""
    program, folder = shutil.which("soffice"), tmp_path_factory.mktemp("reports")
    if program is None:
        pytest.fail("soffice not found; install with: python3 tools/validators.py")
    for name in PAGES:
        (folder / f"{name}.html").write_text(getattr(layouts, name)(), "utf-8")
    right = layouts.NUMBERS["（一）予以公开"]
    layouts.NUMBERS["（一）予以公开"] = [13, *right[1:]]
    for name in PAGES:
        (folder / f"{name}-slip.html").write_text(getattr(layouts, name)(), "utf-8")
    layouts.NUMBERS["（一）予以公开"] = right
    for kind, (reader, writer) in FILTERS.items():
        command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", f"--infilter={reader}"]
        command += ["--convert-to", writer, "--outdir", folder / kind, *sorted(folder.glob("*.html"))]
        subprocess.run(command, capture_output=True, timeout=300, check=True)
    return folder


@pytest.mark.parametrize(("kind", "name"), MADE)
def test_what_an_office_program_made_of_a_page_is_read(made, kind, name):
    clean = list(check_file(read_report(made / kind / f"{name}.{kind}")))
    slips = list(check_file(read_report(made / kind / f"{name}-slip.{kind}")))
    assert clean == []
    assert [(one.check, one.row, one.column, one.expected, one.actual) for one in slips] == [
        ("table3.results", "granted", "natural", 12, 13)
    ]
