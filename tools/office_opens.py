"""Ask LibreOffice to open redacted copies of files full of planted tokens: ``python tools/office_opens.py``.

The copies of documents and of a workbook with a token in every place, and of each with one token in one place, are
converted to PDF; what the converted files say holds no token, and the ordinary text is still there. The tests ask other
libraries the same; LibreOffice takes minutes, so it is asked by hand.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from zfgk.documents import READERS
from zfgk.inspection import redacted
from zfgk.screening import Screener
from zfgk.testing.planted import planted, planted_singly

ORDINARY = {"docx": "关于有关事项的通知", "xlsx": "说明", "odt": "关于有关事项的通知"}
BATCH = 30
"""How many files LibreOffice is given at a time."""


def copies(folder: Path, every: int) -> Iterator[tuple[Path, str, list[str]]]:
    """Write redacted copies; yield each with its format and the tokens that its original bore.

    Args:
        folder: Where to.
        every: Of the files with one token, each how-manieth.
    """
    screener = Screener.default()
    for suffix in ORDINARY:
        whole, plants = planted(suffix)
        files = [(whole, list(plants)), *((data, [plant]) for data, plant in planted_singly(suffix))]
        for number, (data, found) in enumerate(files):
            if number % every == 0:
                path = folder / f"{suffix}{number}.{suffix}"
                path.write_bytes(redacted(data, path.name, screener=screener, readers=READERS).data)
                yield path, suffix, [plant.token for plant in found]


def main() -> int:
    """Convert the copies and print what is wrong with the results."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--every", type=int, default=1, help="look at every n-th file only")
    given = options.parse_args()
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice (soffice) is not on the PATH: nothing was checked.")
        return 2
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = list(copies(folder, given.every))
        for start in range(0, len(made), BATCH):
            command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
            command += ["--outdir", str(folder / "out"), *(str(path) for path, _, _ in made[start : start + BATCH])]
            subprocess.run(command, check=False, capture_output=True)
        for path, suffix, tokens in made:
            shown = folder / "out" / f"{path.stem}.pdf"
            text = "".join(page.extract_text() for page in PdfReader(shown).pages) if shown.exists() else ""
            text = "".join(text.split())
            if ORDINARY[suffix] not in text or any(token in text for token in tokens):
                faults += 1
                print(f"! {path.name}: {'a token is left' if ORDINARY[suffix] in text else 'does not open'}")
    print(f"{len(made)} copies, {len(made) - faults} open without what was planted")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
