"""Decisions and runs in few words."""

from __future__ import annotations

import os
import uuid
from datetime import date, datetime

import pytest
from sqlalchemy import create_engine, make_url

from zfgk import Attribute, Record
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.ledger.schema import METADATA
from zfgk.publish.outcome import Decision, Outcome, Reason
from zfgk.publish.run import Run, publish_decisions, withdraw
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED

SERVER = "ZFGK_POSTGRES"
ON = date(2026, 3, 2)
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


class Desk:
    """A bureau's desk: an output directory, its targets, and the moment of the next run."""

    def __init__(self, folder, *exporters, ledger=""):
        self.out = folder / "out"
        self.targets = tuple(Target(name=one.name, exporter=one) for one in exporters)
        self.at = AT
        self.ledger = ledger
        self.pace = Pace()

    @property
    def run_dir(self):
        return self.out.with_name("out.run")

    def publish(self, *decisions, republish=(), dry_run=False):
        return publish_decisions(self.new_run(dry_run), decisions, republish)

    def new_run(self, dry_run=False):
        return Run(out=self.out, targets=self.targets, **self._rest(dry_run))

    def withdraw(self, key, reason="内容有误", dry_run=False):
        return withdraw(key, reason, self.out, self.targets, **self._rest(dry_run))

    def _rest(self, dry_run):
        return {"on": ON, "at": self.at, "ledger": self.ledger, "dry_run": dry_run, "pace": self.pace}

    def held(self, name=""):
        target = next(one for one in self.targets if not name or one.name == name)
        return dict(target.exporter.read_back(target.config(self.out)))

    def files(self):
        return {f.relative_to(self.out.parent).as_posix(): f for f in self.out.parent.rglob("*") if f.is_file()}

    def rows(self, table):
        engine = create_engine(self.ledger or f"sqlite:///{self.run_dir / 'ledger.sqlite'}")
        with engine.connect() as connection:
            found = [dict(row) for row in connection.execute(METADATA.tables[table].select()).mappings()]
        engine.dispose()
        return found


@pytest.fixture
def served_ledger():
    """An empty ledger in the PostgreSQL server that is to be tested, or nothing: then a run makes its own file."""
    if SERVER not in os.environ:
        yield ""
        return
    url, name = make_url(os.environ[SERVER]), f"ledger_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    yield url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
    engine.dispose()


@pytest.fixture
def desk(tmp_path, served_ledger):
    return Desk(tmp_path, PORTAL_FEED, ledger=served_ledger)


@pytest.fixture
def delta_desk(tmp_path, served_ledger):
    return Desk(tmp_path, ONE_FILE_EACH, ledger=served_ledger)


@pytest.fixture
def new_desk(tmp_path, served_ledger):
    def make(*exporters):
        return Desk(tmp_path, *exporters, ledger=served_ledger)

    return make


def pytest_collection_modifyitems(config, items):
    """Leave out what is about the ledger's own file where the ledger is in a server."""
    if SERVER in os.environ:
        about_files = [item for item in items if item.get_closest_marker("ledger_file")]
        config.hook.pytest_deselected(items=about_files)
        items[:] = [item for item in items if item not in about_files]


def _released(key, title="", **fields):
    record = Record(identifier=key, title=title or f"关于{key}的通知", publisher="示例市某局", **fields)
    return Decision(key=key, title=record.title, attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=record)


def _kept_back(key, outcome, attribute=Attribute.PROACTIVE):
    reason = Reason(code="test", zh="有原因", en="for a reason")
    return Decision(key=key, title=f"关于{key}的通知", attribute=attribute, outcome=outcome, reasons=(reason,))


@pytest.fixture
def released():
    return _released


@pytest.fixture
def kept_back():
    return _kept_back
