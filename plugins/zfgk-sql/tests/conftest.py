"""The database that the exporter is tested with: SQLite, or the PostgreSQL server that ``ZFGK_POSTGRES`` names."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import uuid
from contextlib import closing

import attrs
import pytest
from sqlalchemy import create_engine, make_url

from zfgk_sql import EXPORTER

SERVER = "ZFGK_POSTGRES"
TABLE = "public_information"


class Embedded:
    """An SQLite file in each target's folder."""

    served = False
    exporter = EXPORTER

    def connect(self, folder):
        return closing(sqlite3.connect(folder / "catalogue.sqlite"))

    def rows(self, folder):
        with self.connect(folder) as database:
            database.row_factory = sqlite3.Row
            return {row["key"]: dict(row) for row in database.execute(f"SELECT * FROM {TABLE}")}  # noqa: S608  # our own name


class Served:
    """One table for each target's folder, in a schema of its own; read with the driver alone."""

    served = True

    def __init__(self, url):
        self.url = url
        self.exporter = attrs.evolve(
            EXPORTER,
            run=lambda changes, config: EXPORTER.run(changes, self.settings(config)),
            read_back=lambda config: EXPORTER.read_back(self.settings(config)),
        )

    def settings(self, config):
        return {"url": self.url, "table": self.table(config["out"]), **config}

    def table(self, folder):
        return f"t_{hashlib.sha256(bytes(folder)).hexdigest()[:24]}"

    def connect(self, _folder):
        from psycopg import connect

        return connect(make_url(self.url).set(drivername="postgresql").render_as_string(hide_password=False))

    def rows(self, folder):
        from psycopg.rows import dict_row

        with self.connect(folder) as database:
            database.row_factory = dict_row
            return {row["key"]: row for row in database.execute(f"SELECT * FROM {self.table(folder)}")}  # noqa: S608  # our own name


@pytest.fixture(scope="session")
def database():
    """The database under test."""
    if SERVER not in os.environ:
        yield Embedded()
        return
    url, name = make_url(os.environ[SERVER]), f"sql_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    yield Served(url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
    engine.dispose()
