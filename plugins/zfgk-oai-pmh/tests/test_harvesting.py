"""Harvesters that ask only for what is new hold what the whole repository holds, whatever happened to its target."""

from __future__ import annotations

import contextlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import attrs
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from lxml import etree

from zfgk import Attribute, Record
from zfgk.publish.conduct import Run
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Decision, Outcome
from zfgk.publish.run import publish_decisions, withdraw
from zfgk.publish.upkeep import rebuild, resume
from zfgk.testing.exporter_sample import EXPORTER as OTHER
from zfgk_oai_pmh import EXPORTER, Application, application, exporter

START = datetime.fromisoformat("2026-03-03T07:30:00+08:00")  # near the end of a day in UTC
OAI = "{http://www.openarchives.org/OAI/2.0/}"
KEYS = ("A", "B", "C", "示/D")
PLACES = ("one", "two")
POISON = "\x0b"
AT_WORK = timedelta(minutes=35)
"""How long an export takes at most here; with a clock that is slow it must stay below the hour that is allowed for."""


class Harvester:
    """A stranger who comes again and again, and knows the protocol and nothing else.

    Args:
        config: The settings with which the repository is served.
        habit: ``asked`` if it asks for everything since the day of its last visit, ``seen`` if since the newest
            datestamp that it has seen.
    """

    def __init__(self, config, habit):
        self._config = config
        self._habit = habit
        self.since = ""
        self.held = {}

    def told(self, config):
        """Serve the repository with other settings."""
        self._config = config

    def come(self, now):
        """Harvest what is new."""
        found, day = self.ask(now, **({"from": self.since} if self.since else {}))
        self.held |= found
        self.since = day if self._habit == "asked" else max([self.since, *(stamp for stamp, *_ in found.values())])

    def ask(self, now, **arguments):
        """List records, part by part; return them by identifier, and the day of the answer."""
        found, asked = {}, {"verb": "ListRecords", "metadataPrefix": "oai_dc", **arguments}
        answers = Application(self._config, now=lambda: now)
        while True:
            root = etree.fromstring(answers.answer(asked.items()))
            for record in root.iter(f"{OAI}record"):
                header = record.find(f"{OAI}header")
                body = record.find(f"{OAI}metadata")
                found[header.findtext(f"{OAI}identifier")] = (
                    header.findtext(f"{OAI}datestamp"),
                    header.get("status"),
                    None if body is None else "".join(body.itertext()),
                )
            token = root.findtext(f".//{OAI}resumptionToken")
            if not token:
                return found, root.findtext(f"{OAI}responseDate")[:10]
            asked = {"verb": "ListRecords", "resumptionToken": token}


class Bureau:
    """Two machines that publish with one ledger, each into a directory of its own, and harvesters who come to both."""

    def __init__(self, folder):
        self.now = START
        self._ledger = f"sqlite:///{folder / 'ledger.sqlite'}"
        self._folder = folder
        self.fast = dict.fromkeys(PLACES, timedelta())
        self.works = timedelta()  # how long the next export is at work; harvesters come meanwhile
        self.dies = False  # whether it dies just before harvesters are answered from it
        self.whole = set()  # where nothing was lost since the repository was served
        self._target = Target(
            name="oai-pmh",
            exporter=attrs.evolve(EXPORTER, run=self._run),
            base_url="https://www.example.gov.cn/",
        )
        self._other = Target(name="other", exporter=OTHER)
        self.harvesters = {
            place: [Harvester(self._target.config(self.out(place)), habit) for habit in ("asked", "seen")]
            for place in PLACES
        }

    def out(self, place):
        return self._folder / place

    def files(self, place):
        return self.out(place) / "oai-pmh"

    def run(self, place, what, *, oai=True, midnight=False, again=False):
        """Have a machine run, which knows the time by its own clock.

        Args:
            place: Which one.
            what: What is published, the key of what is withdrawn, ``resume`` or ``rebuild``.
            oai: Whether the repository is served.
            midnight: Whether the changes bear the first moment of the day, as if only that was named.
            again: Whether an order to withdraw is lifted.
        """
        clock = self.now + self.fast[place]
        at = clock.replace(hour=0, minute=0) if midnight else clock
        targets = (self._other, self._target) if oai else (self._other,)
        shared = {"at": at, "ledger": self._ledger, "pace": Pace(clock=lambda: self.now + self.fast[place], at_once=1)}
        if what == "rebuild":
            exports = rebuild(self.out(place), [self._target], **shared)
        elif what == "resume":
            exports = resume(Run(out=self.out(place), targets=targets, on=at.date(), **shared)).exports
        elif isinstance(what, str):
            exports = withdraw(what, "内容有误", self.out(place), targets, on=at.date(), **shared).exports
        else:
            run = Run(out=self.out(place), targets=targets, on=at.date(), **shared)
            exports = publish_decisions(run, [what], republish={what.key} if again else ()).exports
        self.works, self.dies = timedelta(), False
        served = [one for one in exports if one.exporter == "oai-pmh" and not one.planned]
        if what == "rebuild" or oai:
            self.whole.discard(place)
            self.whole |= {place for one in served if not one.retry and not one.error}

    def _run(self, changes, config):
        def slowly():
            yield from changes
            self.now += self.works
            self.works = timedelta()
            for visitors in self.harvesters.values():
                for one in visitors:
                    one.come(self.now)

        with patch.object(exporter, "serve", _die) if self.dies else contextlib.nullcontext():
            yield from EXPORTER.run(slowly(), config)

    def move(self, base_url):
        """Give the site another address: the application is told at once, exports when they run."""
        self._target = attrs.evolve(self._target, base_url=base_url)
        for place, visitors in self.harvesters.items():
            for one in visitors:
                one.told(self._target.config(self.out(place)))

    def check(self, place):
        """Let harvesters come, and compare them with one who takes everything."""
        everything, _ = Harvester(self._target.config(self.out(place)), "asked").ask(self.now)
        for one in self.harvesters[place]:
            before = one.since
            one.come(self.now)
            if place in self.whole:
                assert one.held == everything, f"asked in {place} since {before or 'ever'}"


def _die(*_given):
    message = "power failure"
    raise RuntimeError(message)


def release(key, title):
    record = Record(identifier=key, title=title, date_published=START.date())
    return Decision(key=key, title=title, attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=record)


@pytest.fixture
def bureau(tmp_path):
    return Bureau(tmp_path)


def days(bureau, place="one"):
    """Let harvesters come, and return the datestamps that all of them found, by key; a deleted record has a mark."""
    bureau.check(place)
    found, other = ({key: one[:2] for key, one in who.held.items()} for who in bureau.harvesters[place])
    assert found == other
    return {key.rpartition(":")[2]: stamp + ("†" if status else "") for key, (stamp, status) in found.items()}


def test_what_a_run_left_out_bears_the_day_on_which_it_came(bureau):
    bureau.run("one", release("A", "甲"))
    bureau.run("one", release("B", "乙"))
    assert days(bureau) == {"A": "2026-03-03", "B": "2026-03-03"}
    bureau.now += timedelta(days=1)
    bureau.run("one", release("C", "丙"), oai=False)
    bureau.run("one", "A", oai=False)
    bureau.now += timedelta(days=1)
    assert days(bureau) == {"A": "2026-03-03", "B": "2026-03-03"}
    bureau.now += timedelta(days=4)
    bureau.run("one", "resume")
    expected = {"A": "2026-03-09†", "B": "2026-03-03", "C": "2026-03-09"}
    assert days(bureau) == expected
    bureau.now += timedelta(days=1)
    bureau.run("one", "resume")
    assert days(bureau) == expected


def test_a_day_that_was_named_is_not_the_moment_at_which_harvesters_meet_it(bureau):
    bureau.run("one", release("A", "甲"))
    bureau.now += timedelta(days=1, hours=3)  # 10:30 in China, of a day that began there at 16:00 in UTC
    assert days(bureau) == {"A": "2026-03-03"}
    bureau.run("one", release("B", "乙"), midnight=True)
    assert days(bureau) == {"A": "2026-03-03", "B": "2026-03-04"}


def test_an_export_over_midnight_bears_the_day_on_which_it_is_through(bureau):
    bureau.run("one", release("A", "甲"))
    bureau.works = AT_WORK
    bureau.run("one", release("B", "乙"))  # harvesters come before it is through, on the next day
    assert bureau.harvesters["one"][0].since == "2026-03-03"
    assert days(bureau) == {"A": "2026-03-03", "B": "2026-03-03"}


def test_what_nobody_was_shown_because_the_export_died_bears_the_day_on_which_it_is_shown(bureau):
    bureau.run("one", release("A", "甲"))
    bureau.dies = True
    bureau.run("one", release("B", "乙"))
    bureau.now += timedelta(days=3)
    assert days(bureau) == {"A": "2026-03-03"}
    bureau.run("one", "resume")
    assert days(bureau) == {"A": "2026-03-03", "B": "2026-03-06"}


@pytest.mark.parametrize("lost", [False, True])
def test_a_clock_that_was_set_back_takes_no_day_back(bureau, lost):
    bureau.run("one", release("A", "甲"), oai=False)
    bureau.fast["one"] = timedelta(days=9)
    bureau.run("one", "resume")
    assert days(bureau) == {"A": "2026-03-12"}
    bureau.fast["one"] = timedelta()
    if lost:
        shutil.rmtree(bureau.files("one"))
        bureau.run("one", "resume")
    else:
        bureau.run("one", "rebuild")
    assert days(bureau) == {"A": "2026-03-12"}
    bureau.run("one", release("B", "乙"))
    assert days(bureau) == {"A": "2026-03-12", "B": "2026-03-12"}


def test_a_change_of_a_day_to_come_takes_no_day_back_when_it_is_replaced(bureau):
    bureau.fast["one"] = timedelta(days=9)
    bureau.run("one", release("A", "甲"), oai=False)
    bureau.fast["one"] = timedelta()
    bureau.run("one", "resume")
    assert days(bureau) == {"A": "2026-03-12"}
    bureau.run("one", release("A", "乙"), oai=False)
    bureau.run("one", "rebuild")
    assert days(bureau) == {"A": "2026-03-12"}


def test_the_second_machine_shows_what_the_first_published_from_the_day_on_which_it_does(bureau):
    bureau.run("one", release("A", "甲"))
    bureau.run("two", "resume")
    assert days(bureau, "two") == {"A": "2026-03-03"}
    bureau.now += timedelta(days=1)
    bureau.run("one", release("B", "乙"))
    bureau.now += timedelta(days=2)
    assert days(bureau, "two") == {"A": "2026-03-03"}
    bureau.run("two", "resume")
    assert days(bureau, "one") == {"A": "2026-03-03", "B": "2026-03-04"}
    assert days(bureau, "two") == {"A": "2026-03-03", "B": "2026-03-06"}


def test_the_same_version_with_another_text_is_asked_for_again(bureau, tmp_path):
    bureau.run("one", release("A", "甲"))
    assert days(bureau) == {"A": "2026-03-03"}
    bureau.now += timedelta(days=2)
    (tmp_path / "ledger.sqlite").unlink()  # and the manifest says something else by now
    bureau.run("one", release("A", "乙"))
    assert days(bureau) == {"A": "2026-03-05"}


@pytest.mark.parametrize("dies", [False, True])
def test_a_site_that_moves_takes_its_records_to_new_identifiers(bureau, dies):
    bureau.run("one", release("A", "甲"))
    bureau.run("one", release("B", "乙"))
    bureau.run("one", "B")
    before = days(bureau)
    bureau.now += timedelta(days=2)
    bureau.move("https://new.example.gov.cn/")
    assert days(bureau) == before
    bureau.dies = dies
    bureau.run("one", "resume")
    bureau.now += timedelta(days=1)
    bureau.run("one", release("C", "丙"))
    bureau.check("one")
    day = "2026-03-06" if dies else "2026-03-05"
    for harvester in bureau.harvesters["one"]:
        assert {key: one[:2] for key, one in harvester.held.items()} == {
            "oai:www.example.gov.cn:A": (day, "deleted"),
            "oai:www.example.gov.cn:B": (day, "deleted"),
            "oai:new.example.gov.cn:A": (day, None),
            "oai:new.example.gov.cn:B": (day, "deleted"),
            "oai:new.example.gov.cn:C": ("2026-03-06", None),
        }


class AnyHistory(RuleBasedStateMachine):
    """Runs with and without the repository, failures and repairs, and harvests in between."""

    @initialize()
    def found(self):
        self._directory = TemporaryDirectory(prefix="zfgk-")
        self.bureau = Bureau(Path(self._directory.name))
        self.said = {}  # the last title of every key; None if withdrawn
        self.refused = set()
        self.began = set()

    def teardown(self):
        if not hasattr(self, "bureau"):
            return
        with self._directory:
            for place in sorted(self.began):
                self.bureau.fast[place] = timedelta()
                for _ in range(2):  # what died is served by the next run
                    self.bureau.run(place, "resume")
                assert place in self.bureau.whole
                self.bureau.check(place)
                self._compare(self.bureau.harvesters[place][0].held)

    def _compare(self, held):
        """Compare with what was published and withdrawn, as far as no record was refused."""
        shown = {
            identifier.rpartition(":")[2]: None if status else text.partition("2026")[0]
            for identifier, (_, status, text) in held.items()
        }
        for key, title in self.said.items():
            if key not in self.refused:
                assert shown[key.replace("示/", "%E7%A4%BA%2F")] == title

    @rule(days=st.sampled_from([0, 1, 5]), hour=st.sampled_from([2, 9.5, 16.5, 23.5]))
    def time_passes(self, days, hour):
        """Go on to an hour in UTC: shortly before the next day there, or in China, or in between."""
        day = self.bureau.now.astimezone(UTC).replace(hour=0, minute=0)
        later = day + timedelta(days=days, hours=hour)
        self.bureau.now = later if later > self.bureau.now else later + timedelta(days=1)

    @rule(
        place=st.sampled_from(PLACES),
        what=st.tuples(st.sampled_from(KEYS), st.sampled_from(["甲", "乙", "丙", POISON])),
        oai=st.booleans(),
        midnight=st.booleans(),
        works=st.sampled_from([timedelta(), AT_WORK]),
    )
    def publish(self, place, what, oai, midnight, works):
        key, title = what
        self.bureau.works = works
        again = key in self.said and self.said[key] is None
        self.bureau.run(place, release(key, title), oai=oai, midnight=midnight, again=again)
        self.began.add(place)
        self.said[key] = title
        if title == POISON:
            self.refused.add(key)

    @precondition(lambda self: self.said)
    @rule(place=st.sampled_from(PLACES), number=st.integers(0, 3), oai=st.booleans())
    def withdraw(self, place, number, oai):
        key = sorted(self.said)[number % len(self.said)]
        self.bureau.run(place, key, oai=oai)
        self.began.add(place)
        self.said[key] = None

    @precondition(lambda self: self.began)
    @rule(number=st.integers(0, 1), what=st.sampled_from(["resume", "rebuild"]))
    def look_after(self, number, what):
        self.bureau.run(sorted(self.began)[number % len(self.began)], what)

    @rule()
    def the_next_export_dies(self):
        self.bureau.dies = True

    @rule(place=st.sampled_from(PLACES), fast=st.sampled_from([timedelta(), timedelta(minutes=-20), timedelta(days=3)]))
    def a_clock_is_set(self, place, fast):
        self.bureau.fast[place] = fast

    @precondition(lambda self: self.bureau.whole)
    @rule(number=st.integers(0, 1), file=st.sampled_from(["", "repository.xml", ".shelf.sqlite", ".served.sqlite"]))
    def something_is_lost(self, number, file):
        place = sorted(self.bureau.whole)[number % len(self.bureau.whole)]
        self.bureau.whole.discard(place)
        if file:
            (self.bureau.files(place) / file).unlink(missing_ok=True)
        else:
            shutil.rmtree(self.bureau.files(place), ignore_errors=True)

    @rule(place=st.sampled_from(PLACES))
    def harvest(self, place):
        self.bureau.check(place)


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.fixture(autouse=True, scope="module")
def _short_parts():
    """Two records in each part of a list, so that a few make several parts."""
    with patch.object(application, "PAGE", 2):
        yield
