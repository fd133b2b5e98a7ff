"""LibreOffice opens every kind of notice, and reads in it what its plain text says."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from zfgk.asking import builtin
from zfgk.notices import NOTICE_TYPES
from zfgk.register.store import open_register

_UNIT = Path(__file__).parents[2] / "unit" / "notices" / "conftest.py"
_spec = importlib.util.spec_from_file_location("notices_outside", _UNIT)
unit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(unit)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Each kind's plain text, and what LibreOffice reads in its Word document."""
    program, folder = shutil.which("soffice"), tmp_path_factory.mktemp("notices")
    if program is None:
        pytest.fail("soffice not found; install with: python3 tools/validators.py")
    texts = {}
    with open_register("sqlite://", builtin().events) as register:
        desk = unit.Desk(register)
        for kind in NOTICE_TYPES:
            notice = desk.sample(kind)
            texts[kind] = notice.text()
            (folder / f"{kind}.docx").write_bytes(notice.word())
    command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", folder / "out", *sorted(folder.glob("*.docx"))]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    return {kind: (text, (folder / "out" / f"{kind}.txt").read_text("utf-8-sig")) for kind, text in texts.items()}


@pytest.mark.parametrize("kind", NOTICE_TYPES)
def test_what_an_office_program_reads_is_what_the_notice_says(kind, opened):
    text, read = opened[kind]
    assert [line.strip() for line in read.splitlines() if line.strip()] == [line.strip() for line in text.splitlines()]
