"""Turn a copy of the template into a plugin of your own: ``python rename.py county-xml``. Run it once, inside the copy.

It writes the name into every file, names the module after it, and takes itself away.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    """Rename the copy in which this file stands."""
    if len(arguments) != 1 or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", arguments[0]):
        print(
            "usage: python rename.py NAME · small letters, digits and single hyphens, such as county-xml",
            file=sys.stderr,
        )
        return 2
    if HERE.name == "_template":
        print(f"{HERE} is the template itself · copy the folder first, then run the copy's rename.py", file=sys.stderr)
        return 2
    name = arguments[0]
    module = name.replace("-", "_")
    words = {
        "zfgk-template": f"zfgk-{name}",
        "zfgk_template": f"zfgk_{module}",
        "TestTemplate": f"Test{name.title().replace('-', '')}",
        "template": name,
    }
    pattern = re.compile("|".join(words))
    for path in sorted(HERE.rglob("*"), key=lambda path: len(path.parts), reverse=True):
        if path.name == Path(__file__).name or "__pycache__" in path.parts or ".git" in path.parts:
            continue
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            path.write_text(pattern.sub(lambda found: words[found[0]], text), encoding="utf-8")
        if "template" in path.name:
            path.rename(path.with_name(path.name.replace("template", module)))
    Path(__file__).unlink()
    print(f"zfgk-{name} stands in {HERE}\nnext: pip install -e '.[test]' && pytest && zfgk plugins check {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
