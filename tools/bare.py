"""Does the core work alone? Runs in an environment that holds zfgk and its own requirements, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = ("numpy", "workalendar", "hypothesis", "pytest", "zfgk_portal_feed")
ZFGK = [sys.executable, "-I", "-c", "import sys; from zfgk.cli import main; main(sys.argv[1:])"]


def zfgk(*arguments: str) -> str:
    """Run the command line and return what it prints."""
    return subprocess.run([*ZFGK, *arguments], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def expect(what: str, *, holds: bool) -> None:
    """Say what was checked, or stop."""
    if not holds:
        sys.exit(f"failed: {what}")
    print(f"ok: {what}")


def main() -> None:
    """Import, compute, and publish to nowhere."""
    expect(f"none of {', '.join(EXTRAS)} is installed", holds=not any(find_spec(name) for name in EXTRAS))

    import zfgk as library

    received = library.Event("request.received", date(2022, 9, 30), channel="registered-mail")
    answer = library.due("national.reply-to-request", events=[received])
    expect("the reply to a request of 2022-09-30 is due on 2022-11-02", holds=answer.due == date(2022, 11, 2))

    event = "request.received=2022-09-30,channel=registered-mail"
    said = json.loads(zfgk("due", "national.reply-to-request", "--event", event, "--format", "json"))
    expect("the command line says the same", holds=said["due"] == "2022-11-02")
    expect("every command shows its help", holds="publish" in zfgk("--help"))

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        run = ("publish", str(ROOT / "examples" / "bureau"), "--out", str(out), "--on", "2025-05-30")
        report = json.loads(zfgk(*run, "--format", "json"))
        expect("the example is checked without any exporter", holds=bool(report["items"]) and not report["exports"])
        expect("its report is written", holds=any((Path(folder) / "out.run").glob("*.html")))


if __name__ == "__main__":
    main()
