"""What a store is to its database: its tables, their version, and the errors that speak for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from sqlalchemy import Column, Connection, MetaData, String, Table, Text

from zfgk.errors import StoreError, StoreTooNew, ZfgkError

Step = Callable[[Connection], None]


@attrs.frozen
class Tables:
    """A store's tables.

    Args:
        metadata: All its tables, its own table of versions among them.
        meta: The table of versions; see :func:`meta_table`.
        version: The schema version of this release.
        steps: For each version above 1, the step that leads to it from the version before.
    """

    metadata: MetaData
    meta: Table
    version: int
    steps: Mapping[int, Step] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Store:
    """A kind of store, such as the delivery ledger or the register.

    Args:
        tables: Its tables.
        error: Its error for a database that cannot be used.
        too_new: Its error for a database of a newer release.
        conflict: Makes the error for a write that lost against another program's at the same moment, from where the
            store is; ``None`` where that cannot happen and is a failure like any other.
        option: The option by which the user names the database; empty where it is an argument.
        updated_by: What brings one of an older release up to date.
    """

    tables: Tables
    error: type[StoreError]
    too_new: type[StoreTooNew]
    conflict: Callable[[str], ZfgkError] | None = None
    option: str = ""
    updated_by: str = "run a command that writes to it"

    def another(self, what: str) -> str:
        """Return the advice to name another file or database."""
        return f"name another {what} with {self.option}" if self.option else f"name another {what}"


def meta_table(name: str, metadata: MetaData) -> Table:
    """Return the table of versions of a store."""
    return Table(name, metadata, Column("name", String(100), primary_key=True), Column("value", Text, nullable=False))


def key_type(length: int) -> String:
    """Return the type of a column of keys, which every database sorts by code point.

    Args:
        length: How many characters a key may have.
    """
    # PostgreSQL would sort by its locale, and programs that lock rows in the order of keys would each have their own.
    return String(length).with_variant(String(length, collation="C"), "postgresql")
