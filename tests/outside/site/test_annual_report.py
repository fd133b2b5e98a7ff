"""The page of an annual report: axe-core finds nothing in it, no narrow screen has to scroll it sideways as a whole."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from zfgk.reporting.form import FORM_2019, FORM_2021
from zfgk.reporting.making.write import write_report

_SPEC = spec_from_file_location(
    "report_files", Path(__file__).parents[2] / "unit" / "reporting" / "making" / "test_files.py"
)
files = module_from_spec(_SPEC)
_SPEC.loader.exec_module(files)

LOOKS = {
    "wide": {},
    "wide-dark": {"dark": True},
    "narrow": {"width": 390, "height": 844},
    "printed": {"media": "print"},
}


@pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=lambda form: form.id)
def test_axe_finds_nothing_and_only_tables_scroll(browse, tmp_path, form):
    (path,) = write_report(files.made(form, most=90_000), tmp_path, ["html"])
    (answer,) = browse([{"url": path.as_uri(), "looks": LOOKS, "axe": True}])
    for look in LOOKS:
        found = answer["looks"][look]
        assert found["violations"] == []
        assert {"html-has-lang", "document-title", "landmark-one-main", "color-contrast"} <= set(found["passes"])
        assert found["wide"] <= 0
    assert answer["complaints"] == []
