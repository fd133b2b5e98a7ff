"""Documents: files of the formats that need no library, with what a person sees in them; and rows of manifests."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from zfgk.model.documents import Source
from zfgk.model.exchange import Record
from zfgk.model.information import Attribute
from zfgk.publish.source.items import Item
from zfgk.testing.strategies.records import records
from zfgk.testing.strategies.text import lines, titles


@st.composite
def documents(draw: DrawFn, text: SearchStrategy[str] | None = None) -> Source:
    """Draw a file: plain text in an encoding of the field, CSV, HTML or JSON.

    Args:
        draw: Given by hypothesis.
        text: The lines in it; ordinary titles unless given.
    """
    written = draw(st.lists(titles() if text is None else text, min_size=1, max_size=5))
    kind = draw(st.sampled_from(sorted(_FORMATS)))
    return Source(_FORMATS[kind](written), f"notice.{kind}")


def _csv(written: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["名称"], *([line] for line in written)])
    return out.getvalue().encode("utf-8-sig")


def _html(written: list[str]) -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in written)
    return f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>通知</title><body>{body}</body></html>'.encode()


_FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "csv": _csv,
    "html": _html,
    "json": lambda written: json.dumps({"lines": written}, ensure_ascii=False).encode(),
    # The head makes it plain which encoding this is; two bytes alone may mean one character or another.
    "txt": lambda written: "\n".join(["政府信息公开", *written]).encode("gb18030"),
}


def information() -> SearchStrategy[Item]:
    """Return government information as rows of a manifest: public, on request, exempt with a reason, or not yet marked."""

    def of(entry: Record, attribute: Attribute | None, row: int, reason: str) -> Item:
        kept = attribute in {Attribute.ON_REQUEST, Attribute.EXEMPT}
        disclosure = attribute.value if attribute else ""
        marked = attrs.evolve(entry, disclosure=disclosure, reason=reason if kept else "", parts=())
        return Item(where=f"manifest.csv:{row}", entry=marked, attribute=attribute)

    attributes = st.sampled_from([*Attribute, None])
    return st.builds(of, records(), attributes, st.integers(2, 99), lines(most=30))
