"""What a source folder holds: the manifest's rows as items, and the site they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import attrs

from zfgk.model.documents import Reader
from zfgk.model.exchange import Record
from zfgk.model.information import Attribute, Scope


class Trouble(Enum):
    """Why a file that a row lists cannot be used. It stops its item, never the run."""

    MISSING = "file-missing"
    UNOPENED = "file-unopened"
    UNREADABLE = "file-unreadable"


@attrs.frozen(kw_only=True)
class Document:
    """A file that a row of the manifest lists.

    Args:
        path: The file, absolute and without symbolic links.
        name: Its name as the manifest writes it, relative to the folder, with ``/``.
        reader: What reads it; ``None`` if no installed reader does.
        trouble: Why it cannot be used, as far as that is seen without reading it.
        why: What the system says about the trouble.
    """

    path: Path
    name: str
    reader: Reader | None = None
    trouble: Trouble | None = None
    why: str = ""


@attrs.frozen(kw_only=True)
class Item:
    """One row of the manifest.

    Args:
        where: Its place, such as ``manifest.csv:3`` (the header is row 1) or ``manifest.yaml:12 items[1]``.
        entry: Its fields as a record without content; ``disclosure`` is empty where the row gives no attribute.
        attribute: Its disclosure attribute, if the row gives one.
        scope: To whom it is disclosed.
        disclosed_to: The places or parties of a scope that is not public.
        documents: The files it lists, in order.
        places: The place of each cell, by the name of its field.
    """

    where: str
    entry: Record
    attribute: Attribute | None = None
    scope: Scope = Scope.PUBLIC
    disclosed_to: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    places: Mapping[str, str] = attrs.field(factory=dict)

    def place(self, field: str) -> str:
        """Return the place of a field's cell, or the row's if it has no such cell."""
        return self.places.get(field, self.where)


@attrs.frozen(kw_only=True)
class Site:
    """The site that the items belong to, as a YAML manifest may describe it.

    Args:
        title: Its title.
        base_url: Its address.
        agency: The agency behind it; the publisher of items that name none.
    """

    title: str = ""
    base_url: str = ""
    agency: str = ""


@attrs.frozen(kw_only=True)
class Source:
    """A source folder whose manifest has no faults.

    Args:
        folder: The folder.
        manifest: The manifest.
        items: One item per row, in order.
        site: What the manifest says about the site.
        unlisted: Files in the folder that no row lists, relative to it, sorted; names that begin with a dot are not
            counted.
    """

    folder: Path
    manifest: Path
    items: tuple[Item, ...]
    site: Site = attrs.field(factory=Site)
    unlisted: tuple[str, ...] = ()
