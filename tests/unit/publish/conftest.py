"""Decisions and runs in few words."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import create_engine

from zfgk import Attribute, Record
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.ledger.schema import METADATA
from zfgk.publish.outcome import Decision, Outcome, Reason
from zfgk.publish.run import Run, publish_decisions, withdraw
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED

ON = date(2026, 3, 2)
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


class Desk:
    """A bureau's desk: an output directory, its targets, and the moment of the next run."""

    def __init__(self, folder, *exporters):
        self.out = folder / "out"
        self.targets = tuple(Target(name=one.name, exporter=one) for one in exporters)
        self.at = AT
        self.ledger = ""
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
        engine = create_engine(f"sqlite:///{self.run_dir / 'ledger.sqlite'}")
        with engine.connect() as connection:
            found = [dict(row) for row in connection.execute(METADATA.tables[table].select()).mappings()]
        engine.dispose()
        return found


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path, PORTAL_FEED)


@pytest.fixture
def delta_desk(tmp_path):
    return Desk(tmp_path, ONE_FILE_EACH)


@pytest.fixture
def new_desk(tmp_path):
    def make(*exporters):
        return Desk(tmp_path, *exporters)

    return make


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
