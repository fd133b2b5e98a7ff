"""A real PostgreSQL server, which is installed and started if none is given."""

from __future__ import annotations

import importlib.util
import os
import sys
import uuid
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

TOOL = Path(__file__).parents[2] / "tools" / "postgres.py"


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL server: that of ``ZFGK_POSTGRES``, or one of our own. Without any, tests fail."""
    if given := os.environ.get("ZFGK_POSTGRES"):
        yield given
        return
    specification = importlib.util.spec_from_file_location("zfgk_tool_postgres", TOOL)
    tool = importlib.util.module_from_spec(specification)
    sys.modules["zfgk_tool_postgres"] = tool
    specification.loader.exec_module(tool)
    with tool.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request, tmp_path):
    """The address of an empty database, of both kinds one after the other."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'database.sqlite'}"
    return request.getfixturevalue("empty_schema")


@pytest.fixture
def empty_schema(postgres):
    """The address of an empty database in the server."""
    url, name = make_url(postgres), f"test_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    yield url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
    engine.dispose()
