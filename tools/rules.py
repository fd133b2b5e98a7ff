"""Write the rule files, their schema and the page of each pack: ``python tools/rules.py``; ``--check`` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from rules_pages import page  # a script beside its helper

from zfgk.files.atomic import write_text
from zfgk.packs.shipped import PACKS
from zfgk.rules.codec import write
from zfgk.rules.codec_schema import schema

ROOT = Path(__file__).resolve().parents[1]


def files() -> dict[Path, str]:
    """Return what every generated file must hold, by its path."""
    written = {ROOT / "rules" / "rules.schema.json": json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"}
    for pack in PACKS:
        written[ROOT / "rules" / f"{pack.id}.json"] = write(pack)
        written[ROOT / "docs" / "law" / f"{pack.id}.md"] = page(pack)
    return written


def stale() -> list[Path]:
    """Return the generated files that are missing or hold something else, and those of packs that are gone."""
    wanted = files()
    there = [*(ROOT / "rules").glob("*.json"), *(ROOT / "docs" / "law").glob("*.md")]
    changed = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    return changed + [path for path in there if path not in wanted]


def main() -> int:
    """Write what is stale, or only name it."""
    found = stale()
    wanted = files()
    for path in found:
        print(path.relative_to(ROOT))
        if "--check" in sys.argv[1:]:
            continue
        if path in wanted:
            write_text(path, wanted[path])
        else:
            path.unlink()
    return 1 if found and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
