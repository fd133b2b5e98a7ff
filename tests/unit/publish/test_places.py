"""A target that no longer delivers where it did: its old place is never left behind without a word."""

import json
import sqlite3
from contextlib import closing
from urllib.parse import quote

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from zfgk import Ack, Exporter
from zfgk.errors import AnotherPlace
from zfgk.publish.delivery.addresses import leads_to
from zfgk.publish.delivery.secrets import fill
from zfgk.publish.delivery.targets import Target
from zfgk.publish.forgetting import forget
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Status
from zfgk.publish.upkeep import rebuild, resume, verify
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_jcms_list import EXPORTER as JCMS_LIST
from zfgk_portal_feed import EXPORTER as PORTAL_FEED
from zfgk_sql import EXPORTER as SQL
from zfgk_table import EXPORTER as TABLE


class Net:
    """Servers by address; each holds versions by key, and 0 for what it withdrew."""

    def __init__(self):
        self.servers = {}
        self.away = set()
        self.late = set()
        self.exporter = Exporter(
            name="hub",
            run=self.run,
            read_back=lambda config: {k: v for k, (v, live) in self.at(config).items() if live},
            options={"url": "The address.", "table": "The table.", "title": "A title."},
            place=("url", "table"),
            network=True,
        )

    def at(self, config):
        return self.servers.setdefault(config["url"], {})

    def run(self, changes, config):
        for change in changes:
            if config["url"] in self.away:
                raise ConnectionError("away")
            if change.key in self.late:
                yield Ack(change.key, change.version, "retry")
                continue
            self.at(config)[change.key] = (change.version, change.record is not None)
            yield Ack(change.key, change.version)

    def live(self, url):
        return sorted(key for key, (_, live) in self.servers.get(url, {}).items() if live)

    def target(self, url, name="hub", **more):
        return Target(name=name, exporter=self.exporter, options={"url": url, **more})


@pytest.fixture
def net():
    return Net()


@pytest.fixture
def moved(new_desk, net, released):
    """A desk that published A and B to one address, and now has another one under the same name."""
    desk = new_desk(ONE_FILE_EACH)
    desk.beside = desk.targets
    desk.targets = (net.target("https://old/x"), *desk.beside)
    desk.publish(released("A"), released("B"))
    desk.targets = (net.target("https://new/x"), *desk.beside)
    return desk


def statuses(report):
    return {item.key: item.status for item in report.items}


def test_a_withdrawal_is_never_confirmed_by_another_place_than_the_one_that_shows_the_item(moved, net):
    report = moved.withdraw("A")
    hub, files = report.exports
    assert statuses(report) == {"A": Status.FAILED}
    assert (hub.done, hub.retry) == (0, 1)
    for part in ("选项url", "option url", "1项公开、1项撤回未确认", "zfgk targets rebuild hub --moved"):
        assert part in hub.error
    assert "https" not in hub.error
    assert (files.done, files.error) == (1, "")
    assert net.live("https://old/x") == ["A", "B"]
    assert "https://new/x" not in net.servers
    (reason, *_) = report.items[0].reasons
    assert reason.code == "withdrawal-unconfirmed"


def test_it_is_told_even_if_nothing_is_due_and_nothing_is_sent(moved, net, released):
    report = moved.publish(released("A"), released("B"))
    assert [bool(one.error) for one in report.exports] == [True, False]
    assert report.exports[0].retry == 0
    assert set(net.servers) == {"https://old/x"}
    assert [bool(one.error) for one in resume(moved.new_run()).exports] == [True, False]


def test_a_dry_run_tells_it_too_and_plans_nothing_there(moved, released):
    report = moved.publish(released("A"), released("B"), released("C"), dry_run=True)
    assert [(bool(one.error), len(one.planned)) for one in report.exports] == [(True, 0), (False, 1)]
    assert statuses(report)["C"] is Status.FAILED


def test_new_items_are_not_called_published(moved, released):
    report = moved.publish(released("A"), released("B"), released("C"))
    assert statuses(report) == {"A": Status.UNCHANGED, "B": Status.UNCHANGED, "C": Status.FAILED}


def test_who_switches_back_goes_on_as_if_nothing_had_been(moved, net, released):
    moved.withdraw("A")
    moved.targets = (net.target("https://old/x"), *moved.beside)
    report = moved.publish(released("A"), released("B"))
    assert [(one.retry, one.error) for one in report.exports] == [(0, "")] * 2
    assert net.live("https://old/x") == ["B"]


def test_with_a_name_of_its_own_the_new_place_gets_everything_and_the_old_one_stays_accountable(moved, net, released):
    moved.targets = (net.target("https://new/x", "fresh"), *moved.beside)
    moved.publish(released("A"), released("B"))
    assert net.live("https://new/x") == ["A", "B"]
    report = moved.withdraw("A")
    assert {one.exporter: (one.retry, bool(one.error)) for one in report.exports} == {
        "fresh": (0, False),
        ONE_FILE_EACH.name: (0, False),
        "hub": (1, True),
    }
    assert statuses(report) == {"A": Status.FAILED}


def test_a_rebuilding_refuses_until_it_is_told_that_the_place_is_another(moved, net):
    moved.withdraw("A")
    for dry_run in (True, False):
        with pytest.raises(AnotherPlace) as caught:
            rebuild(moved.out, moved.targets, moved.at, ledger=moved.ledger, dry_run=dry_run)
        assert (caught.value.target, caught.value.changed) == ("hub", ("option url",))
        assert (caught.value.live, caught.value.owed) == (1, 1)
    assert set(net.servers) == {"https://old/x"}


def test_a_rebuilding_at_another_place_gives_it_everything_and_keeps_what_the_old_one_shows(moved, net, released):
    moved.withdraw("A")
    before = [dict(row) for row in moved.rows("delivery")]
    planned = rebuild(moved.out, moved.targets[:1], moved.at, ledger=moved.ledger, dry_run=True, moved=True)
    assert [len(one.planned) for one in planned] == [2]
    assert moved.rows("delivery") == before
    (report,) = rebuild(moved.out, moved.targets[:1], moved.at, ledger=moved.ledger, moved=True)
    assert (report.done, report.retry, report.error) == (2, 0, "")
    assert net.servers["https://new/x"] == {"A": (2, False), "B": (1, True)}
    kept = {row["name"]: row["value"] for row in moved.rows("meta")}
    (debt,) = json.loads(kept["forgotten:hub"])
    assert (debt["owed"], debt["live"], debt["changed"]) == (["A"], 1, ["option url"])
    report = moved.publish(released("A"), released("B"), released("C"))
    assert [(one.done, one.retry, one.error) for one in report.exports] == [(1, 0, "")] * 2
    moved.targets = (net.target("https://old/x"), *moved.beside)
    assert moved.publish(released("A"), released("B"), released("C")).exports[0].error


def test_a_forgotten_target_is_a_new_one_wherever_it_delivers(moved, net, released):
    forget("hub", moved.out, at=moved.at, ledger=moved.ledger)
    report = moved.publish(released("A"), released("B"))
    assert [(one.retry, one.error) for one in report.exports] == [(0, "")] * 2
    assert net.live("https://new/x") == ["A", "B"]


def test_nothing_in_the_ledger_tells_any_more_where_a_forgotten_target_delivered(moved, released):
    def places():
        return {row["name"] for row in moved.rows("meta") if row["name"].startswith("place:")}

    kept = f"place:{ONE_FILE_EACH.name}"
    assert places() == {"place:hub", kept}
    forget("hub", moved.out, at=moved.at, ledger=moved.ledger)
    assert places() == {kept}
    # With another exporter the place would be another one whatever was confirmed there since.
    moved.targets = (Target(name="hub", exporter=TABLE), *moved.beside)
    assert [(one.retry, one.error) for one in moved.publish(released("A"), released("B")).exports] == [(0, "")] * 2
    assert {key for key, version in moved.held("hub").items()} == {"A", "B"}


def test_another_place_is_not_verified_against_what_the_old_one_confirmed(moved):
    hub, files = verify(moved.out, moved.targets, ledger=moved.ledger)
    assert "option url" in hub.error
    assert (hub.sound, files.sound) == (False, True)


def test_a_wrong_address_may_be_put_right_as_long_as_nothing_was_confirmed(new_desk, net, released):
    desk = new_desk()
    net.away.add("https://wrong/x")
    desk.targets = (net.target("https://wrong/x"),)
    assert desk.publish(released("A")).exports[0].retry == 1
    desk.targets = (net.target("https://right/x"),)
    assert desk.publish(released("A")).exports[0].error == ""
    desk.targets = (net.target("https://wrong/x"),)
    assert desk.publish(released("A")).exports[0].error


def test_other_options_are_no_place(new_desk, net, released):
    desk = new_desk()
    for options in ({"title": "old"}, {"title": "new"}):
        desk.targets = (net.target("https://old/x", **options),)
        assert desk.publish(released("A")).exports[0].error == ""
    desk.targets = (net.target("https://old/x", table="other"),)
    assert "option table" in desk.publish(released("A")).exports[0].error


def test_an_exporter_with_a_network_and_an_address_need_not_say_so(new_desk, net, released):
    net.exporter = attrs.evolve(net.exporter, place=())
    desk = new_desk()
    desk.targets = (net.target("https://old/x"),)
    desk.publish(released("A"))
    desk.targets = (net.target("https://new/x"),)
    assert "option url" in desk.publish(released("A")).exports[0].error


def test_the_ledger_keeps_no_address_and_another_digest_of_it_for_each_target(new_desk, net, released):
    desk = new_desk()
    desk.targets = tuple(net.target("https://host/secret-path", name) for name in ("a", "b"))
    desk.publish(released("A"))
    kept = {row["name"]: row["value"] for row in desk.rows("meta") if row["name"].startswith("place:")}
    assert "secret-path" not in str(kept)
    assert len({json.loads(one)["options"]["url"] for one in kept.values()}) == 2


def test_of_two_runs_that_begin_at_two_places_the_second_is_not_served(new_desk, net, released, tmp_path):
    north, south = (new_desk() for _ in range(2))
    for desk, name in ((north, "north"), (south, "south")):
        (tmp_path / name).mkdir()
        desk.out = tmp_path / name / "out"
        desk.ledger = desk.ledger or f"sqlite:///{tmp_path / 'shared.sqlite'}"
        desk.pace = Pace(at_once=1)
    north.targets = (net.target("https://north/x"),)
    net.late.add("B")

    def meanwhile(changes, _config):
        north.publish(released("A"))
        for change in changes:
            yield Ack(change.key, change.version)

    early = Exporter(name="early", run=meanwhile, read_back=lambda _config: {}, network=True)
    south.targets = (Target(name="early", exporter=early), net.target("https://south/x"))
    hub = south.publish(released("A"), released("B")).exports[1]
    assert (hub.done, hub.retry) == (0, 1)
    assert "option url" in hub.error
    assert net.live("https://north/x") == ["A"]
    assert net.live("https://south/x") == []


# -- another exporter, whose files stand in the same folder


@pytest.fixture
def swapped(new_desk, released):
    desk = new_desk()
    desk.targets = (Target(name="x", exporter=PORTAL_FEED),)
    desk.publish(released("A"), released("B"))
    desk.targets = (Target(name="x", exporter=JCMS_LIST),)
    return desk


def names(desk):
    return {file.name for file in (desk.out / "x").rglob("*") if file.is_file()}


def test_another_exporter_under_the_name_does_not_leave_the_files_of_the_first(swapped, released):
    before = names(swapped)
    report = swapped.withdraw("A")
    assert statuses(report) == {"A": Status.FAILED}
    assert "exporter portal-feed → jcms-list" in report.exports[0].error
    assert names(swapped) == before
    assert not verify(swapped.out, swapped.targets, ledger=swapped.ledger)[0].sound
    (rebuilt,) = rebuild(swapped.out, swapped.targets, swapped.at, ledger=swapped.ledger, moved=True)
    assert (rebuilt.retry, rebuilt.error) == (0, "")
    assert not names(swapped) & {"atom.xml", "rss.xml"}
    assert "关于A的通知" not in "".join(file.read_text(encoding="utf-8") for file in (swapped.out / "x").glob("*.xml"))
    assert swapped.publish(released("A"), released("B")).exports[0].error == ""
    assert not any(row["name"].startswith("forgotten:") for row in swapped.rows("meta"))  # nothing is left of it


def test_a_rebuilding_that_failed_leaves_the_target_refused_until_one_succeeds(swapped, released):
    def broken(changes, _config):
        for _ in changes:
            raise OSError("the disk is full")
        yield Ack(through=True)

    good = swapped.targets
    swapped.targets = (Target(name="x", exporter=attrs.evolve(JCMS_LIST, run=broken)),)
    before = names(swapped)
    (report,) = rebuild(swapped.out, swapped.targets, swapped.at, ledger=swapped.ledger, moved=True)
    assert report.retry == 2
    for targets in (good, (Target(name="x", exporter=PORTAL_FEED),)):
        swapped.targets = targets
        assert swapped.publish(released("A"), released("B")).exports[0].error
        assert names(swapped) == before
    swapped.targets = good
    rebuild(swapped.out, swapped.targets, swapped.at, ledger=swapped.ledger, moved=True)
    assert swapped.publish(released("A"), released("B")).exports[0].error == ""
    assert not names(swapped) & {"atom.xml", "rss.xml"}


def test_a_ledger_of_an_older_release_knows_the_exporter(swapped, released):
    engine = create_engine(swapped.ledger or f"sqlite:///{swapped.run_dir / 'ledger.sqlite'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM meta WHERE name LIKE 'place:%%'")
    engine.dispose()
    assert "exporter portal-feed → jcms-list" in swapped.publish(released("A")).exports[0].error


def test_files_that_stay_when_a_target_goes_on_elsewhere_are_owed(new_desk, net, released):
    desk = new_desk()
    desk.targets = (Target(name="hub", exporter=TABLE),)
    desk.publish(released("A"))
    desk.targets = (net.target("https://new/x"),)
    assert "exporter table → hub" in desk.publish(released("A")).exports[0].error
    rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger, moved=True)
    (debt,) = [json.loads(row["value"]) for row in desk.rows("meta") if row["name"] == "forgotten:hub"]
    assert debt[0]["live"] == 1


def test_a_database_of_another_name_is_another_place(new_desk, released, tmp_path):
    desk = new_desk()
    desk.targets = (Target(name="sql", exporter=SQL, options={"url": f"sqlite:///{tmp_path}/q1.sqlite"}),)
    desk.publish(released("A"), released("B"))
    desk.targets = (Target(name="sql", exporter=SQL, options={"url": f"sqlite:///{tmp_path}/q2.sqlite"}),)
    report = desk.withdraw("A")
    assert statuses(report) == {"A": Status.FAILED}
    assert not (tmp_path / "q2.sqlite").exists()


@pytest.mark.parametrize("table", [None, "public_information", "old_table"])
@pytest.mark.parametrize("other", [None, "public_information", "new_table"])
def test_a_table_of_another_name_is_another_place_and_the_usual_name_need_not_be_written(
    new_desk, released, tmp_path, table, other
):
    desk = new_desk()
    options = [{"url": f"sqlite:///{tmp_path}/q.sqlite"} | ({"table": one} if one else {}) for one in (table, other)]
    desk.targets = (Target(name="sql", exporter=SQL, options=options[0]),)
    desk.publish(released("A"), released("B"))
    desk.targets = (Target(name="sql", exporter=SQL, options=options[1]),)
    (report,) = desk.withdraw("A").exports
    with closing(sqlite3.connect(tmp_path / "q.sqlite")) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        rows = dict(database.execute(f"SELECT key, withdrawn FROM {table or 'public_information'}"))  # noqa: S608  # our own name
    assert tables == {table or "public_information"}
    if {table, other} <= {None, "public_information"}:
        assert (report.retry, report.error, rows) == (0, "", {"A": 1, "B": 0})
    else:
        assert "option table" in report.error
        assert rows == {"A": 0, "B": 0}


# -- what an address says


def setting(written, **environ):
    faults = []
    found = fill(written, "x", environ, faults)
    assert faults == []
    return found


ONE = "postgresql+psycopg://clerk:first-password@db.gov.example/city?sslmode=require&password=first-password"


@pytest.mark.parametrize(
    "other",
    [
        "postgresql+psycopg://clerk:other-password@db.gov.example/city?sslmode=require&password=other-password",
        "postgresql+psycopg://chief@db.gov.example/city?password=&sslmode=require",
        "postgresql+asyncpg://clerk:x@DB.gov.example:5432/city?password=y&sslmode=require",
        "postgresql+psycopg://clerk:a@b@db.gov.example/city?sslmode=require&password=",
    ],
)
def test_other_credentials_lead_to_the_same_place(other):
    assert leads_to(other) == leads_to(ONE)


@pytest.mark.parametrize(
    "other",
    [
        "mysql+psycopg://clerk:first-password@db.gov.example/city?sslmode=require&password=first-password",
        "postgresql+psycopg://clerk:first-password@db2.gov.example/city?sslmode=require&password=first-password",
        "postgresql+psycopg://clerk:first-password@db.gov.example:5433/city?sslmode=require&password=first-password",
        "postgresql+psycopg://clerk:first-password@db.gov.example/county?sslmode=require&password=first-password",
        "postgresql+psycopg://clerk:first-password@db.gov.example/city?sslmode=disable&password=first-password",
        "city",
        None,
    ],
)
def test_another_host_port_path_or_query_leads_elsewhere(other):
    assert leads_to(other) != leads_to(ONE)


def test_a_file_that_is_named_from_the_working_directory_is_another_one_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = leads_to("sqlite:///q1.sqlite")
    assert here == leads_to(f"sqlite:///{tmp_path}/q1.sqlite")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert leads_to("sqlite:///q1.sqlite") != here
    assert leads_to("sqlite://") == leads_to("sqlite://")


@pytest.mark.parametrize(
    ("written", "one", "other", "same"),
    [
        ("https://u:${S}@h/push", "first/pass", "second@pass", True),
        ("https://h/push?access_token=${S}", "first", "second", True),
        ("https://h/push?x=${S}", "first", "second", True),
        ("https://h/hook/${S}", "first", "second", True),
        ("https://${S}/push", "first.example", "second.example", False),
        ("${S}", "https://u:one@h/push", "https://u:two@h/push", True),
        ("${S}", "https://h/push", "https://h/pull", False),
        ("${S}", "https://h/push", "https://i/push", False),
        ("${S}/push", "https://one.example", "https://two.example", False),
        ("${S}/push", "https://h.example", "http://h.example", False),
        ("${S}/push", "https://h/north", "https://h/south", False),
        ("${S}/push", "https://u:one@h", "https://u:two@h", True),
        ("${S}://h/push", "https", "http+x", False),
        ("https://${S}", "one.example/push", "two.example/push", False),
        ("https://${S}", "h.example/push", "h.example/pull", False),
        ("https://${S}/push", "user:pass@h.example", "user:word@h.example", True),
        ("https://${S}/push", "user:pass@h.example", "user:pass@i.example", False),
        ("https://${S}@h/push", "user:first/pass", "user:second?pass", True),
        ("https://h${S}/push", ".one.example", ".two.example", False),
        ("https://h:${S}/push", "8443", "9443", False),
        ("https://h/push?x=a${S}&y=1", "first", "second", True),
        ("https://h/push?x=${S}", "a&y=1", "a&y=2#z", True),
        ("postgresql://u@h/${S}", "city", "county", False),
        ("postgresql://u@h/city?options=${S}", "-csearch_path=a", "-csearch_path=b", False),
        ("postgresql://u@h/city?sslpassword=${S}", "first", "second", True),
        ("sqlite:///${S}", "one.sqlite", "two.sqlite", False),
        ("$${S}://h", "same", "same", True),
        ("table_${S}", "first", "second", False),
    ],
)
def test_a_secret_is_no_place_unless_it_names_one(written, one, other, same):
    assert (leads_to(setting(written, S=one)) == leads_to(setting(written, S=other))) is same


@pytest.mark.parametrize(
    ("written", "other", "same"),
    [
        ("https://${S}@h/push", "https://h/push", True),
        ("${S}/push", "https://base.example/push", True),
        ("https://h/${S}", "https://h/", False),
        ("https://h/push?x=${S}", "https://h/push?x=", False),
        ("https://h/push?x=a${S}", "https://h/push?x=b${S}", False),
        ("https://h/a/${S}", "https://h/b/${S}", False),
    ],
)
def test_a_secret_counts_as_what_it_says_where_it_counts(written, other, same):
    here = leads_to(setting(written, S="https://base.example" if written.startswith("$") else "user:pass"))
    assert (here == leads_to(setting(other, S="user:pass"))) is same


def test_lists_and_mappings_of_addresses_count_address_by_address():
    def several(password, host):
        return leads_to(setting(["https://u:${P}@h", {"mirror": "https://${H}/x"}], P=password, H=host))

    assert several("first-pass", "one.example") == several("other-pass", "one.example")
    assert several("first-pass", "one.example") != several("first-pass", "two.example")
    assert leads_to(3) != leads_to(4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://h.example", "https://h.example/"),
        ("https://h.example?x=1", "https://h.example/?x=1"),
        ("https://H.example:443/", "https://h.example:/"),
        ("https://h/a%2fb", "https://h/a%2Fb"),
        ("https://h/%7Eoffice/%61", "https://h/~office/a"),
        ("https://h/?x=1&y=%41", "https://h/?y=A&x=1"),
        (" https://h/a", "https://h/a\n"),
        ("https://h/a#top", "https://h/a"),
    ],
)
def test_two_ways_to_write_a_web_address_lead_to_the_same_place(one, other):
    assert leads_to(one) == leads_to(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://h/a%2Fb", "https://h/a/b"),
        ("https://h/a", "https://h/A"),
        ("https://h/a", "https://h/a/"),
        ("https://h/?x=%FF", "https://h/?x=%FE"),
        ("https://h/?x=1&x=2", "https://h/?x=2&x=1"),
        ("http://h/", "https://h/"),
        ("https://h:8443/", "https://h/"),
        ("sqlite:///a%20b", "sqlite:///a b"),
    ],
)
def test_what_only_looks_alike_does_not(one, other):
    assert leads_to(one) != leads_to(other)


@pytest.mark.parametrize("name", ["design", "author", "assign", "passage", "monkey", "keyspace", "tenant_key", "users"])
def test_a_name_that_only_contains_the_word_is_no_credential(name):
    assert leads_to(f"https://h/a?{name}=1") != leads_to(f"https://h/a?{name}=2")


@pytest.mark.parametrize(
    "name",
    [
        "key",
        "sig",
        "sign",
        "user",
        "uid",
        "token",
        "access_token",
        "accessToken",
        "accesstoken",
        "token2",
        "api_key",
        "apikey",
        "APIKey",
        "X-Api-Key",
        "appsecret",
        "client_secret",
        "sslpassword",
        "password",
        "passwd",
        "pwd",
        "auth",
        "X-Amz-Signature",
        "x-amz-credential",
    ],
)
def test_a_name_that_has_the_word_is_one(name):
    assert leads_to(f"https://h/a?{name}=1&x=1") == leads_to(f"https://h/a?x=1&{name}=2")
    assert leads_to(f"https://h/a?{name}=1&x=1") != leads_to("https://h/a?x=1")


@given(user=st.text(min_size=1), password=st.text(), token=st.text())
def test_whatever_the_credentials_are_the_place_is_the_same(user, password, token):
    user, password, token = (quote(one, safe="", errors="replace") for one in (user, password, token))
    written = f"https://{user}:{password}@hub.example:8443/push?api_token={token}&part=1"
    assert leads_to(written) == leads_to("https://hub.example:8443/push?part=1&api_token=")
