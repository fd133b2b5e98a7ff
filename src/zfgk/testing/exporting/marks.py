"""Records whose every field bears a mark of its own, and which of the marks stand at a target.

A mark is a short word of ASCII, so that escaping leaves it as it is; it is found in archives, in folded lines, in UTF-16, in
base64, in the names of files and in the free pages and the logs of a database.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from zfgk.model.exchange import Change, ContentPart
from zfgk.testing.conformance import require
from zfgk.testing.exporting.bench import Bench
from zfgk.testing.exporting.contents import SQLITE, inner, rows

_LINES = ("summary", "publisher", "document_number", "theme", "genre", "audience")
_LISTS = ("keywords", "related", "attachments")
_FIELDS = ("title", "url", *_LINES, *_LISTS, "extra", "name of a part", "text of a part")
_LONG = "本级人民政府办公室承办的事项与办理结果。" * 100
"""Text of several pages of a database, so that its end stands in another one than its beginning."""
_FOLDED = re.compile(rb"\r?\n[ \t]")


def mark(key: str, version: int, field: str) -> str:
    """Return the mark of a field of a version of a key: 15 letters and digits."""
    return f"zfgk{hashlib.sha256(f'{key}|{version}|{field}'.encode()).hexdigest()[:10]}x"


def marked(bench: Bench, key: str, version: int = 1) -> Change:
    """Return a change that publishes a record with a mark in every field of text, and with a document.

    Args:
        bench: The exporter on its bench; the document stands in a folder of its directory.
        key: The key.
        version: The version.
    """
    words = {field: mark(key, version, field) for field in _FIELDS}
    folder = bench.root / "documents-on-this-machine"
    folder.mkdir(parents=True, exist_ok=True)
    data = f"正文：{words['text of a part']}。".encode()
    file = folder / f"{hashlib.sha256(data).hexdigest()[:16]}.txt"
    file.write_bytes(data)
    part = ContentPart(str(file), hashlib.sha256(data).hexdigest(), "text/plain", f"{words['name of a part']}.txt")
    sample: Mapping[str, Any] = bench.exporter.sample_fields
    fields: dict[str, Any] = {field: words[field] for field in _LINES}
    fields["summary"] = f"{words['summary']}。{_LONG}{words['summary']}。"
    fields |= {field: (words[field],) for field in _LISTS}
    fields |= {"url": f"art/{words['url']}.html", "parts": (part,)}
    fields["extra"] = {"column": words["extra"]} | dict(sample.get("extra", {}))
    return bench.publish(key, version, f"关于{words['title']}的通知", **fields)


def standing(bench: Bench, key: str, version: int, *, readers: bool = True) -> dict[str, str]:
    """Return the fields of a marked record that stand at the target, each with the file.

    Args:
        bench: The exporter on its bench.
        key: The record's key.
        version: The record's version.
        readers: Whether only what readers see counts: the content of files that are not hidden; else any trace does.
    """
    needles = {field: mark(key, version, field) for field in _FIELDS}
    forms = {
        field: [word.encode()] if readers else [word.encode(), *_in_base64(word)] for field, word in needles.items()
    }
    found: dict[str, str] = {}
    for path in sorted(bench.out.rglob("*")):
        name = path.relative_to(bench.out).as_posix()
        if not path.is_file() or (readers and is_hidden(name)):
            continue
        open_ = forms.keys() - found.keys()
        if not readers:
            found |= {field: name for field in open_ if needles[field] in name}
        for layer in layers(path):
            found |= {field: name for field in open_ if any(form in layer for form in forms[field])}
    return found


def layers(path: Path) -> Iterator[bytes]:
    """Yield what stands in a file: its bytes, those of files inside, the rows of a database; lines unfolded, too."""
    data = path.read_bytes()
    for layer in inner(data):
        yield layer
        if b"\n " in layer:
            yield _FOLDED.sub(b"", layer)
        if b"\0" in layer:
            yield layer.replace(b"\0", b"")
    if data.startswith(SQLITE):
        yield rows(path)


def is_hidden(name: str) -> bool:
    """Tell whether a file, by its path below the target's folder, is one that readers are not shown."""
    return any(part.startswith(".") for part in name.split("/"))


def must_show(bench: Bench, key: str, version: int, after: str) -> frozenset[str]:
    """Check that readers find a record's title or its address at the target.

    Args:
        bench: The exporter on its bench.
        key: The record's key.
        version: The record's version.
        after: What went before, in words.

    Returns:
        The fields that they find; none of a target that is not files of this machine.
    """
    if bench.exporter.network:
        return frozenset()
    found = frozenset(standing(bench, key, version))
    require(
        bool(found & {"title", "url"}),
        f"{after}: expected its title or its address in a file that readers see, found neither",
        f"key {key!r}",
    )
    return found


def must_not_show(bench: Bench, key: str, version: int, what: str) -> None:
    """Check that no trace of a record stands at the target, hidden files and names of files included.

    Args:
        bench: The exporter on its bench.
        key: The record's key.
        version: The record's version.
        what: What is wrong if there is one.
    """
    found = standing(bench, key, version, readers=False)
    require(not found, what, ", ".join(f"its {field} in {name}" for field, name in found.items()))


def _in_base64(word: str) -> list[bytes]:
    """Return the middle of a word in base64, for each of the three places at which it may begin."""
    data = word.encode()
    return [base64.b64encode(data[at : at + (len(data) - at) // 3 * 3]) for at in range(3)]
