"""What a check of a copy of a site costs in memory: 10,000 and 40,000 pages beside 1,000, each in a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from zfgk.site import Scan
from zfgk.testing.site_faults import ARTICLE, clean_site

COUNTS = (1_000, 10_000, 40_000)
MOST = 1.5
"""How many times the memory of 1,000 pages the largest site may take."""


def generate(folder: Path, count: int) -> None:
    """Write a home page and so many articles, each with all tags and a link to a place on the next one."""
    article = clean_site()[ARTICLE]
    head = article[: article.index("<body>")]
    folder.mkdir()
    (folder / "index.html").write_text(clean_site()["index.html"].partition("<a ")[0], encoding="utf-8")
    for number in range(count):
        after = (number + 1) % count
        body = f'<body><p id="a{number}">第一条</p><a href="{after}.html#a{after}">下一件</a></body></html>'
        (folder / f"{number}.html").write_text(head.replace("某办法", f"某办法{number}") + body, encoding="utf-8")


def scan(folder: Path) -> None:
    """Check a site and print the pages, the findings and the most memory that the process took, in kB."""
    with Scan(folder) as found:
        findings = sum(1 for _ in found.findings())
        print(found.pages, findings, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    """Print the figures."""
    first = 0
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as directory:
            generate(Path(directory, "site"), count)
            command = [sys.executable, __file__, str(Path(directory, "site"))]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        pages, findings, memory = map(int, said.split())
        first = first or memory
        print(f"{pages:>6} pages, {findings} findings: {memory / 1024:.1f} MB, {memory / first:.2f} of the first")
    assert memory <= MOST * first


if __name__ == "__main__":
    scan(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
