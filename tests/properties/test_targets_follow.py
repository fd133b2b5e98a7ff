"""Whatever happens to targets and ledger's answers, after each run every target shows what a dictionary says.

A history is published through the whole host: corrections, exemptions, withdrawals by order, republications, with targets
that are left out for a while, lost, damaged or rebuilt in between. Beside it runs a model as naive as can be: by key, the
list of what was ever said under it. Each target is read by a reader of its own, and so is what people hold who subscribed.
"""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from unittest import mock

import attrs
import httpx
import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zfgk import Attribute, Record
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Decision, Outcome
from zfgk.publish.run import Run, publish_decisions, withdraw
from zfgk.publish.upkeep import rebuild, resume, verify
from zfgk_icalendar import EXPORTER as ICALENDAR
from zfgk_portal_site import EXPORTER as PORTAL_SITE
from zfgk_table import EXPORTER as TABLE
from zfgk_webhook import EXPORTER as WEBHOOK
from zfgk_webhook import exporter as webhook_module

START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
KEYS = "abc"
# What is said of an item: a title and a day, or why it is not published.
STATES = {
    "plain": ("没有日期的公告", ""),
    "dated": ("三月的听证会", "2026-03-20"),
    "moved": ("改期的听证会", "2026-04-09"),
    "unreadable": ("日期写错的听证会", "三月二十日"),
    "exempt": None,
    "held": None,
}
CARRIED_BY_CALENDARS = {"plain", "dated", "moved", "gone"}


class Told:
    """The model: by key, the states of its versions in order; ``gone`` for a withdrawal."""

    def __init__(self) -> None:
        self.versions: dict[str, list[str]] = {}
        self.ordered: set[str] = set()

    def publish(self, states: dict[str, str]) -> None:
        for key, state in states.items():
            said = self.versions.get(key, [])
            new = "gone" if state == "exempt" or key in self.ordered else state
            if state == "held" and key not in self.ordered:
                continue
            if said[-1:] == [new] or (new == "gone" and not said):
                continue
            self.versions[key] = [*said, new]

    def withdraw(self, key: str) -> None:
        if key in self.versions:
            self.ordered.add(key)
            if self.versions[key][-1] != "gone":
                self.versions[key].append("gone")

    def live(self) -> dict[str, tuple[int, str]]:
        return {key: (len(said), said[-1]) for key, said in self.versions.items() if said[-1] != "gone"}


class Follower:
    """A receiver that drops what it has seen the id of, as the specification of webhooks advises, and keeps the rest."""

    def __init__(self) -> None:
        self.ids: dict[str, bytes] = {}
        self.held: dict[str, tuple[int, str]] = {}

    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start_response("200 OK", [("Content-Type", "application/json")])
        if environ["REQUEST_METHOD"] == "GET":
            return [json.dumps({key: version for key, (version, title) in self.held.items() if title}).encode()]
        name = environ["HTTP_WEBHOOK_ID"]
        if name in self.ids:
            assert self.ids[name] == body, "two messages bear one id"
            return [b"{}"]
        self.ids[name] = body
        said = json.loads(body)["data"]
        if said["version"] >= self.held.get(said["key"], (0, ""))[0]:
            self.held[said["key"]] = said["version"], said["record"]["title"] if said["record"] else ""
        return [b"{}"]


class Office:
    """Targets, their readers, and what people hold who subscribed to the calendar."""

    def __init__(self, folder: Path, *exporters) -> None:
        self.out = folder / "out"
        options = {
            "table": {"xlsx": "off"},
            "webhook": {"secret": "s"},
            "portal-site": {"title": "某局", "author": "某局", "site_id_code": "0000000001"},
        }
        self.targets = tuple(
            Target(name=one.name, exporter=one, options=options.get(one.name, {})) for one in exporters
        )
        self.left_out: set[str] = set()
        self.model = Told()
        self.receiver = Follower()
        self.subscribed: dict[str, tuple[int, str]] = {}
        self.taken: dict[
            str, int
        ] = {}  # what the calendar took last; of a version that it refuses it keeps the one before
        self.round = 0

    def run(self) -> Run:
        self.round += 1
        at = START + timedelta(hours=self.round)
        served = [target for target in self.targets if target.name not in self.left_out]
        return Run(out=self.out, targets=served, on=at.date(), at=at, pace=Pace(at_once=1))

    def publish(self, states, republish=()):
        known = [key for key in republish if key in self.model.versions]
        self.model.ordered.difference_update(known)
        self.model.publish(states)
        publish_decisions(self.run(), [decision(key, state) for key, state in states.items()], known)

    def withdraw(self, key):
        if key not in self.model.versions:
            return
        self.model.withdraw(key)
        run = self.run()
        withdraw(key, "情况有变", run.out, run.targets, on=run.on, at=run.at, pace=run.pace)

    def target(self, name):
        return next(target for target in self.targets if target.name == name)

    def folder(self, name):
        return self.out / name

    def check(self):
        readers = {
            "table": self.check_table,
            "icalendar": self.check_calendar,
            "webhook": self.check_receiver,
            "portal-site": self.check_site,
        }
        for target in self.targets:
            if target.name not in self.left_out:
                readers[target.name]()

    def check_table(self):
        live = {key: (version, STATES[state][0]) for key, (version, state) in self.model.live().items()}
        folder = self.folder("table")
        lines = (folder / "catalogue.jsonl").read_text("utf-8").splitlines() if folder.exists() else []
        rows = [json.loads(line) for line in lines]
        assert {row["identifier"]: (row["version"], row["title"]) for row in rows} == live
        assert len(rows) == len(live)
        if rows:
            with (folder / "catalogue.csv").open(encoding="utf-8", newline="") as file:
                cells = list(csv.DictReader(file))
            assert {row["identifier"]: (int(row["version"]), row["title"]) for row in cells} == live

    def check_calendar(self):
        file = self.folder("icalendar") / "calendar.ics"
        events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT") if file.exists() else []
        found = {str(event["uid"]).partition("@")[0]: event for event in events}
        assert len(found) == len(events)
        expected = {}
        self.take()
        for key, version in self.taken.items():
            said = self.model.versions[key]
            state = said[version - 1]
            days = [STATES[one][1] for one in said[:version] if one in {"dated", "moved"}]
            if state in {"dated", "moved"}:
                expected[key] = (version - 1, "CONFIRMED", STATES[state][1])
            elif days:
                expected[key] = (version - 1, "CANCELLED", days[-1])
        read = {
            key: (int(event["sequence"]), str(event["status"]), event.decoded("dtstart").isoformat())
            for key, event in found.items()
        }
        assert read == expected
        for key, (sequence, status) in self.subscribed.items():
            assert key in read, "an event that people hold is just missing"
            assert read[key][0] > sequence or read[key][:2] == (sequence, status)
        self.subscribed = {key: event[:2] for key, event in read.items()}

    def check_receiver(self):
        live = {key: (version, STATES[state][0]) for key, (version, state) in self.model.live().items()}
        assert {key: one for key, one in self.receiver.held.items() if one[1]} == live
        gone = {key: len(said) for key, said in self.model.versions.items() if said[-1] == "gone"}
        assert {key: version for key, (version, title) in self.receiver.held.items() if not title} == gone

    def check_site(self):
        www = self.folder("portal-site") / "www"
        pages = {page.stem.removeprefix("gk-"): page.read_text("utf-8") for page in www.glob("info/*/*.html")}
        assert set(pages) == set(self.model.versions)
        for key, said in self.model.versions.items():
            titles = {title for title, _ in filter(None, STATES.values()) if title in pages[key]}
            assert titles == ({STATES[said[-1]][0]} if said[-1] != "gone" else set())
        listed = "".join(page.read_text("utf-8") for page in www.rglob("index*.js")) if pages else ""
        for state in {"plain", "dated", "moved", "unreadable"} - {state for _, state in self.model.live().values()}:
            assert STATES[state][0] not in listed

    def take(self):
        for key, said in self.model.versions.items():
            if said[-1] in CARRIED_BY_CALENDARS:
                self.taken[key] = len(said)

    # -- what happens to targets

    def lose(self, name):
        shutil.rmtree(self.folder(name), ignore_errors=True)
        if name == "webhook":
            self.receiver.held.clear()
            rebuild(self.out, [self.target(name)], START, pace=Pace(at_once=1))

    def damage(self, name):
        for file in sorted(self.folder(name).rglob("*")):
            if file.is_file() and not file.is_symlink():
                file.write_bytes(file.read_bytes()[:-7] + b"damaged")
                return

    def rebuild(self, name):
        if name == "icalendar":
            self.take()
        rebuild(self.out, [self.target(name)], START, pace=Pace(at_once=1))


def decision(key, state):
    said = STATES[state]
    if said is None:
        kept = state == "held"
        attribute, outcome = (Attribute.PROACTIVE, Outcome.HOLD) if kept else (Attribute.EXEMPT, Outcome.WITHHOLD)
        return Decision(key=key, title=key, attribute=attribute, outcome=outcome)
    title, day = said
    record = Record(identifier=key, title=title, publisher="某局", extra={"starts": day} if day else {})
    return Decision(key=key, title=title, attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=record)


@contextmanager
def office(*exporters):
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        desk = Office(Path(folder), *exporters)

        @contextmanager
        def inside(_settings, _out):
            with httpx.Client(transport=httpx.WSGITransport(desk.receiver)) as client:
                yield client

        stack.enter_context(mock.patch.object(webhook_module, "_client", inside))
        yield desk


def rounds(names):
    states = st.fixed_dictionaries({key: st.sampled_from(sorted(STATES)) for key in KEYS})
    publishing = st.tuples(st.just("publish"), states)
    republishing = st.tuples(st.just("republish"), states, st.sampled_from(KEYS))
    withdrawing = st.tuples(st.just("withdraw"), st.sampled_from(KEYS))
    accidents = st.tuples(st.sampled_from(["lose", "damage", "rebuild", "leave out"]), st.sampled_from(names))
    return st.lists(publishing | republishing | withdrawing | accidents, min_size=2, max_size=9)


def follow(desk, history):
    """Carry a history out; after each round what was served shows what the model says, and at the end all targets do."""
    for what, *more in history:
        if what == "publish":
            desk.publish(*more)
        elif what == "republish":
            desk.publish(more[0], more[1:])
        elif what == "withdraw":
            desk.withdraw(*more)
        elif what == "leave out":
            desk.left_out ^= set(more)
            continue
        elif desk.model.versions:
            getattr(desk, what)(*more)
            if what != "rebuild" or more[0] in desk.left_out:
                continue  # the next round finds it, and mends what it serves
        if desk.model.versions:
            resume(desk.run())
            desk.check()
    if not desk.model.versions:
        return
    desk.left_out = set()
    resume(desk.run())
    desk.check()
    assert [one for one in verify(desk.out, desk.targets) if not one.sound] == []


FAST = (TABLE, ICALENDAR, WEBHOOK)
SLOW_MACHINES = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=10, deadline=None, suppress_health_check=SLOW_MACHINES)
@given(rounds([one.name for one in FAST]))
def test_tables_calendars_and_receivers_follow(history):
    with office(*FAST) as desk:
        follow(desk, history)


@settings(max_examples=6, deadline=None, suppress_health_check=SLOW_MACHINES)
@given(rounds([PORTAL_SITE.name]))
def test_pages_follow(history):
    with office(PORTAL_SITE) as desk:
        follow(desk, history)


DATED = dict.fromkeys(KEYS, "dated")


@pytest.mark.parametrize("accident", ["lose", "damage", "rebuild"])
@pytest.mark.parametrize("taken_back", ["exempt", "plain"])
def test_a_cancelled_event_outlives_every_accident(accident, taken_back):
    with office(ICALENDAR) as desk:
        desk.publish(DATED)
        desk.check()
        desk.publish({**DATED, "a": taken_back})
        desk.check()
        getattr(desk, accident)("icalendar")
        resume(desk.run())
        desk.check()
        assert desk.subscribed["a"] == (1, "CANCELLED")


def test_a_version_that_no_calendar_carries_neither_cancels_nor_revives():
    with office(ICALENDAR) as desk:
        for state in ("dated", "unreadable", "exempt"):
            desk.publish({"a": state})
            desk.check()
        assert desk.subscribed["a"] == (2, "CANCELLED")
        desk.rebuild("icalendar")
        desk.check()


def test_a_receiver_that_drops_what_it_knows_is_filled_again_by_a_rebuilding():
    with office(WEBHOOK) as desk:
        desk.publish(DATED)
        desk.withdraw("b")
        before, count = dict(desk.receiver.held), len(desk.receiver.ids)
        desk.receiver.held.clear()
        desk.rebuild("webhook")
        assert desk.receiver.held == before
        assert len(desk.receiver.ids) == count + len(KEYS)


def test_what_a_killed_rebuilding_sent_is_sent_again_under_the_same_id():
    with office(WEBHOOK) as desk:
        desk.publish(DATED)
        calls = iter([True, False])

        def dies(changes, config):
            for ack in WEBHOOK.run(changes, config):
                if not next(calls):
                    raise OSError("the line went dead")
                yield ack

        sound = desk.targets
        desk.targets = (attrs.evolve(sound[0], exporter=attrs.evolve(WEBHOOK, run=dies)),)
        desk.rebuild("webhook")
        sent = set(desk.receiver.ids)
        desk.targets = sound
        resume(desk.run())
        assert len(sent) == len(KEYS) + 2
        assert len(desk.receiver.ids) == 2 * len(KEYS)
