"""A manifest as rows of cells, whatever file it came from; and how faults name places and quote values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

import attrs

from zfgk.catalogue import CORE
from zfgk.catalogue.schema import Field, Kind, Term, Vocabulary
from zfgk.errors import Fault
from zfgk.model.information import Scope
from zfgk.publish.source.items import Site
from zfgk.screening import Screener

PATH = Field(
    name="path",
    label="文件",
    kind=Kind.LIST,
    labels=("文件名", "文件路径"),
    note="相对于清单所在文件夹的文件名",
)
"""The column that lists an item's files; not a field of its catalogue entry."""
SCOPES = Vocabulary("scope", "公开范围", tuple(Term(scope.value, scope.term) for scope in Scope))
"""The scopes of disclosure as a list to choose from."""
SCOPE = Field(name="scope", label="公开范围", kind=Kind.TERM, vocabulary=SCOPES.name)
"""The column that says whether everybody, a place, or particular parties are meant (定点、定向公开)."""
DISCLOSED_TO = Field(name="disclosed_to", label="公开对象", labels=("公开地点",), kind=Kind.LIST)
"""The column that names the places or parties."""
COLUMNS = (*CORE.fields, PATH, SCOPE, DISCLOSED_TO)
MANIFEST = attrs.evolve(CORE, title="公开文件清单", fields=COLUMNS)
"""The schema of a manifest: the core fields and the columns that only a manifest has."""
_BY_HEAD = {head.lower(): field for field in COLUMNS for head in field.heads}
_EXTRA = ("extra.", "扩展.")


@attrs.frozen
class Cell:
    """A value as the manifest writes it.

    Args:
        where: Its place.
        values: Its text; several only where a list is written as such.
        several: Whether the values are the members of a list already, so that nothing separates them any more.
    """

    where: str
    values: tuple[str, ...]
    several: bool = False

    @property
    def text(self) -> str:
        """The only value, or several joined as a spreadsheet cell would write them."""
        return ";".join(self.values)


@attrs.frozen
class Row:
    """A row.

    Args:
        where: Its place.
        cells: The cells that hold something, by the name of their field; ``extra.NAME`` for extra fields.
        faults: What is wrong with the row's shape.
        whole: Whether every field that somebody wrote is among the cells; if not, a missing one may have been meant.
    """

    where: str
    cells: Mapping[str, Cell]
    faults: tuple[Fault, ...] = ()
    whole: bool = True


@attrs.frozen
class Table:
    """A manifest.

    Args:
        rows: Its rows that hold anything, or have faults.
        columns: The names of its columns; for YAML those that any row uses.
        where_columns: The place where a missing column is reported.
        site: What it says about the site.
    """

    rows: tuple[Row, ...]
    columns: frozenset[str]
    where_columns: str
    site: Site = attrs.field(factory=Site)


def column_name(head: str) -> str:
    """Return the name of the field that a column head stands for.

    Args:
        head: The head as written: an English name, a Chinese label, or ``extra.NAME`` (``扩展.NAME``).

    Returns:
        The name, ``extra.NAME``, or an empty text if the head is unknown.
    """
    plain = head.strip()
    for prefix in _EXTRA:
        if plain.startswith(prefix) and plain.removeprefix(prefix).strip():
            return "extra." + plain.removeprefix(prefix).strip()
    field = _BY_HEAD.get(plain.lower())
    return field.name if field else ""


def field_of(name: str) -> Field | None:
    """Return the field of a name, or ``None``."""
    return _BY_HEAD.get(name)


def did_you_mean(word: str, known: Iterable[str] = _BY_HEAD) -> str:
    """Return a suggestion for a misspelt word, or the words themselves if they are few and none is near."""
    words = list(known)
    near = difflib.get_close_matches(word.strip().lower(), words, n=2, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"known are {', '.join(words)}" if len(words) <= 8 else "write extra.NAME for a field of your own"


def shown(value: str) -> str:
    """Quote a value in a message: shortened, and masked where screening finds something."""
    masked = " ".join(Screener.default().masked(value).split())
    return f"{masked[:40] + '…' if len(masked) > 40 else masked!r}"
