"""The pieces of HTML that the pages of reports are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape


def text(value: str) -> str:
    """Return a text as HTML shows it, whatever stands in it.

    Control characters and lone surrogates have no place in HTML; a replacement character shows that something stood there.
    """
    clean = "".join(c if c.isprintable() or c in " \u3000" else "\ufffd" for c in value)
    return escape(clean)


def head(words: Mapping[str, str], names: Iterable[str]) -> str:
    """Return the heads of a table's columns.

    Args:
        words: The words of the page.
        names: Their names among the words.
    """
    return "".join(f'<th scope="col">{text(words[name])}</th>' for name in names)


def cell(label: str, content: str, style: str = "") -> str:
    """Return a cell that names its column itself where the table is too narrow for heads.

    Args:
        label: The head of the column.
        content: Markup; a cell without any has no label.
        style: Its class.
    """
    shape = f' class="{style}"' if style else ""
    return f'<td{shape} data-label="{text(label)}">{content}</td>' if content else f"<td{shape}></td>"
