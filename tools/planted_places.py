"""Write the list of planted places into docs/hiding-places.md: ``python tools/planted_places.py``.

``--check`` says whether the list is what it would be, and changes nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from zfgk.documents import READERS
from zfgk.inspection import inspect
from zfgk.model.findings import Finding
from zfgk.screening import Screener
from zfgk.testing.planted import FORMATS, Plant, planted_singly

PAGE = Path(__file__).resolve().parent.parent / "docs" / "hiding-places.md"
BEGIN, END = "<!-- planted: begin -->\n", "<!-- planted: end -->\n"
HEAD = """
## What is planted to prove it

`zfgk.testing.planted` writes files with a token in every place below, and files with one token each, byte by byte from
the facts of the formats, without knowing the readers. A token is a resident identity number or a mobile number of
nobody. The tests ask that each is found, with its part and a kind that tells what held it. *Told* is the kind that the
finding carries; a dash means that the token is not found yet.

{summary}
"""


def told(finding: Finding, plant: Plant) -> bool:
    """Return whether a finding says the truth about where a token stands.

    Args:
        finding: The finding.
        plant: The token and its place.
    """
    return (
        finding.kind in plant.kinds_expected
        and finding.visibility in plant.visibility_expected
        and any(part in finding.where.lower() for part in plant.where)
    )


def section() -> str:
    """Return the list as the page shows it."""
    screener = Screener.default()
    lists, counts = [], []
    for suffix in FORMATS:
        rows, found = [], 0
        for data, plant in planted_singly(suffix):
            seen = inspect(data, f"a.{suffix}", screener=screener, readers=READERS)
            kinds = sorted({one.kind for one in seen.findings if one.rule in RULES and told(one, plant)})
            found += bool(kinds)
            rows.append(f"| {plant.number} | {plant.place} | {', '.join(f'`{kind}`' for kind in kinds) or '–'} |")
        counts.append(f"| {suffix} | {found} | {len(rows)} |")
        lists.append(f"\n### Planted in {suffix}\n\n| no. | place | told |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    summary = "| format | found and told | planted |\n|---|---|---|\n" + "\n".join(counts)
    return BEGIN + HEAD.format(summary=summary) + "".join(lists) + "\n" + END


RULES = ("zfgk.resident-id", "zfgk.mobile-number")


def main() -> int:
    """Write the list, or compare it."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    new = (before if rest else f"{page}\n") + section() + after
    if "--check" in sys.argv:
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
