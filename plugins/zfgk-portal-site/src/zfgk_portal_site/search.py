"""The search: a page, and an index cut into scripts that the page loads one after another, the newest entries first.

An index of scripts needs no server and works in a folder on a disk too. A search reads as many of them as it takes to
fill a screen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from zfgk_portal_site.pages import Page, Press
from zfgk_portal_site.spool import Row, Spool

IN_A_FILE = 2000
"""How many entries stand in a file of the index; some 300 kilobytes, a fifth of it compressed."""

_PAGE_HEAD, _PAGE_TAIL = "info/", ".html"
_NOT_IN_SCRIPTS = {0x2028: "\\u2028", 0x2029: "\\u2029"}


def print_search(press: Press, spool: Spool) -> None:
    """Write the index and the page that searches it."""
    rows = spool.rows("all")
    count = 0
    while some := list(islice(rows, IN_A_FILE)):
        count += 1
        press.edition.write(f"assets/index-{count}.js", index_file(some))
    page = Page(
        path="search.html",
        title="信息检索",
        column_name="信息检索",
        description="按名称、文号、索引号、机构和关键词检索",
    )
    press.print("search.html", page, shards=count, total=spool.count("all"))


def index_file(rows: list[Row]) -> str:
    """Return one file of the index: a call with an entry in each line.

    Args:
        rows: Its entries.
    """
    return f"zfgkIndex([\n{','.join(_lines(rows))}]);\n"


def _lines(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        place = row.page.removeprefix(_PAGE_HEAD).removesuffix(_PAGE_TAIL)
        line = json.dumps([row.title, row.day, place, row.sub, row.words], ensure_ascii=False, separators=(",", ":"))
        yield line.translate(_NOT_IN_SCRIPTS) + "\n"
