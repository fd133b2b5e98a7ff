"""What the application answers, by the protocol; the schema and a harvester are asked in the project's outside tests."""

import io
import sqlite3
from base64 import urlsafe_b64encode
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from lxml import etree

from zfgk import BadInput, Change, Record
from zfgk_oai_pmh import EXPORTER, Application

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
NAMES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "s": "http://www.openarchives.org/OAI/2.0/static-repository",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def publish(key, version=1, **fields):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=f"标题{key}", **fields))


def withdraw(key, version=2):
    return Change(key, version, AT + timedelta(days=version), None, "内容有误")


@pytest.fixture
def config(tmp_path):
    return {"out": tmp_path, "base_url": "https://www.example.gov.cn/", "address": "https://www.example.gov.cn/oai"}


@pytest.fixture
def ask(config):
    application = Application(config, now=lambda: datetime(2026, 4, 1, 8, tzinfo=UTC))

    def answer(verb="", **arguments):
        given = {"verb": verb, **{name.rstrip("_"): value for name, value in arguments.items()}}
        return etree.fromstring(application.answer(given.items() if verb else arguments.items()))

    return answer


def give(config, *changes):
    return list(EXPORTER.run(iter(changes), config))


def give_one_by_one(config, *changes):
    """Publish in as many runs, each of which brings, as a snapshot does, all that came before."""
    for number in range(len(changes)):
        give(config, *reversed(changes[: number + 1]))


def days(ask, **arguments):
    root = ask("ListIdentifiers", metadataPrefix="oai_dc", **arguments)
    names = [one.rpartition(":")[2] for one in found(root, "//o:identifier/text()")]
    return dict(zip(names, found(root, "//o:datestamp/text()"), strict=True))


def found(root, path):
    return [str(one) for one in root.xpath(path, namespaces=NAMES)]


def code(root):
    (one,) = found(root, "/o:OAI-PMH/o:error/@code")
    return one


def test_records_live_and_deleted(config, ask):
    give(config, publish("A", publisher="财政局", date_written=date(2026, 1, 5), url="art/1.html"), publish("B"))
    give(config, publish("A", publisher="财政局", date_written=date(2026, 1, 5), url="art/1.html"), withdraw("B"))
    root = ask("ListRecords", metadataPrefix="oai_dc")
    assert found(root, "//o:identifier/text()") == ["oai:www.example.gov.cn:A", "oai:www.example.gov.cn:B"]
    assert found(root, "//o:datestamp/text()") == ["2026-03-03", "2026-03-04"]
    assert found(root, "//o:header/@status") == ["deleted"]
    assert found(root, "//dc:title/text()") == ["标题A"]
    assert found(root, "//dc:date/text()") == ["2026-01-05"]
    assert found(root, "//dc:identifier/text()") == ["A", "https://www.example.gov.cn/art/1.html"]
    assert "标题B" not in etree.tostring(root, encoding="unicode")
    assert found(root, "/o:OAI-PMH/o:responseDate/text()") == ["2026-04-01T08:00:00Z"]
    assert found(ask("Identify"), "//o:deletedRecord/text()") == ["persistent"]


def test_a_long_list_comes_in_parts_and_every_record_once(config, ask):
    give(config, *[publish(f"K{n:03}", 1 + n % 3) for n in range(250)])
    root, keys, parts = ask("ListIdentifiers", metadataPrefix="oai_dc"), [], 0
    while True:
        parts += 1
        keys += found(root, "//o:identifier/text()")
        token = found(root, "//o:resumptionToken/text()")
        if not token:
            break
        root = ask("ListIdentifiers", resumptionToken=token[0])
    assert parts == 3
    assert sorted(keys) == [f"oai:www.example.gov.cn:K{n:03}" for n in range(250)]
    assert len(found(root, "//o:resumptionToken")) == 1


def test_from_and_until_include_their_days(config, ask):
    give_one_by_one(config, *[publish(f"K{n}", n) for n in range(1, 6)])
    root = ask("ListIdentifiers", metadataPrefix="oai_dc", from_="2026-03-04", until="2026-03-06")
    assert [one[-2:] for one in found(root, "//o:identifier/text()")] == ["K2", "K3", "K4"]
    assert code(ask("ListIdentifiers", metadataPrefix="oai_dc", from_="2027-01-01")) == "noRecordsMatch"


def test_the_same_version_keeps_its_day(config, ask):
    give(config, publish("A"))
    later = Change("A", 1, AT + timedelta(days=9), Record(identifier="A", title="标题A"))
    give(config, later)
    assert found(ask("ListIdentifiers", metadataPrefix="oai_dc"), "//o:datestamp/text()") == ["2026-03-03"]


def test_what_comes_late_has_no_day_that_harvesters_have_asked_for(config, ask):
    give(config, publish("A", 9))
    give(config, publish("A", 9), publish("B", 1))
    assert days(ask) == {"A": "2026-03-11", "B": "2026-03-11"}


@pytest.mark.parametrize("late", [publish("B", 1), withdraw("B", 1)])
def test_what_comes_with_something_newer_bears_the_day_of_that(config, ask, late):
    give(config, publish("A", 0))
    # The target was left out for a week; then the run that serves it again publishes something new.
    give(config, publish("C", 7), late, publish("A", 0))
    assert days(ask) == {"A": "2026-03-02", "B": "2026-03-09", "C": "2026-03-09"}
    assert days(ask, from_="2026-03-06") == {"B": "2026-03-09", "C": "2026-03-09"}


def test_what_is_laid_out_anew_lies_before_no_day_that_was_asked_for(config, ask, tmp_path):
    give_one_by_one(config, publish("A", 1), publish("B", 5))
    for file in tmp_path.iterdir():
        file.unlink()
    give(config, publish("B", 5), publish("C", 3), publish("A", 1))  # C was owed when the folder was lost
    assert days(ask, from_="2026-03-07") == dict.fromkeys("ABC", "2026-03-07")


def test_a_record_that_is_refused_tells_the_day_as_well(config, ask):
    give(config, publish("A", 1))
    give(config, publish("X", 9, summary="\x0b"), publish("B", 2), publish("A", 1))
    assert days(ask) == {"A": "2026-03-03", "B": "2026-03-11"}


@pytest.mark.parametrize("key", ["A", "示A/2026：1", "a b%", "a:b:c"])
def test_one_record_by_its_identifier(config, ask, key):
    give(config, publish(key))
    (identifier,) = found(ask("ListIdentifiers", metadataPrefix="oai_dc"), "//o:identifier/text()")
    assert identifier.isascii()
    assert found(ask("GetRecord", identifier=identifier, metadataPrefix="oai_dc"), "//dc:title/text()") == [
        f"标题{key}"
    ]
    assert len(found(ask("ListMetadataFormats", identifier=identifier), "//o:metadataPrefix")) == 1


@pytest.mark.parametrize(
    ("verb", "arguments", "expected"),
    [
        ("", {}, "badVerb"),
        ("Nonsense", {}, "badVerb"),
        ("Identify", {"x": "1"}, "badArgument"),
        ("ListRecords", {}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "set": "a"}, "noSetHierarchy"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "from_": "2026-3-1"}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "from_": "2026-03-02T00:00:00Z"}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "from_": "2026-03-02", "until": "2026-03-01"}, "badArgument"),
        ("ListRecords", {"resumptionToken": "nonsense"}, "badResumptionToken"),
        ("ListRecords", {"resumptionToken": "WzFd"}, "badResumptionToken"),
        ("ListRecords", {"resumptionToken": "bnVsbA=="}, "badResumptionToken"),
        ("ListRecords", {"resumptionToken": "WyIiLCIiLCIiLCJcdWQ4MDAiXQ=="}, "badResumptionToken"),
        ("ListRecords", {"resumptionToken": urlsafe_b64encode(b"[" * 40_000).decode()}, "badResumptionToken"),
        ("ListRecords", {f"x{n}": "1" for n in range(40)}, "badArgument"),
        ("ListRecords", {"resumptionToken": "a", "metadataPrefix": "oai_dc"}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "from_": "2026-02-30"}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "from_": ""}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "until": ""}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "set": ""}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai_dc", "set": "a b"}, "badArgument"),
        ("ListRecords", {"metadataPrefix": ""}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "oai dc"}, "badArgument"),
        ("ListMetadataFormats", {"identifier": ""}, "badArgument"),
        ("ListRecords", {"resumptionToken": ""}, "badResumptionToken"),
        ("ListSets", {}, "noSetHierarchy"),
        ("GetRecord", {"identifier": "oai:other:A", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ("GetRecord", {"identifier": "nonsense", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ("ListMetadataFormats", {"identifier": "oai:www.example.gov.cn:Z"}, "idDoesNotExist"),
    ],
)
def test_what_the_protocol_does_not_allow_is_named(config, ask, verb, arguments, expected):
    give(config, publish("A"))
    root = ask(verb, **arguments)
    assert code(root) == expected
    if expected in {"badVerb", "badArgument"}:
        assert found(root, "/o:OAI-PMH/o:request/@*") == []


def test_nothing_was_published_yet(ask):
    assert code(ask("ListRecords", metadataPrefix="oai_dc")) == "noRecordsMatch"
    assert code(ask("GetRecord", identifier="oai:www.example.gov.cn:A", metadataPrefix="oai_dc")) == "idDoesNotExist"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_it_is_a_proper_wsgi_application(config, method):
    give(config, publish("A"))
    environ = {"REQUEST_METHOD": method, "QUERY_STRING": ""}
    setup_testing_defaults(environ)
    query = urlencode({"verb": "GetRecord", "identifier": "oai:www.example.gov.cn:\x0bA", "metadataPrefix": "oai_dc"})
    if method == "GET":
        environ["QUERY_STRING"] = query
    else:
        environ |= {"wsgi.input": io.BytesIO(query.encode()), "CONTENT_LENGTH": str(len(query))}
    started = []
    result = validator(Application(config))(
        environ, lambda status, headers, _error=None: started.append((status, headers))
    )
    body = b"".join(result)
    result.close()
    assert started[0][0] == "200 OK"
    assert code(etree.fromstring(body)) == "idDoesNotExist"


def serve(config, method, query=""):
    """Return the status, the headers and the body of an answer that the validator of WSGI has seen."""
    environ = {"REQUEST_METHOD": method, "QUERY_STRING": query}
    setup_testing_defaults(environ)
    started = []
    application = Application(config, now=lambda: datetime(2026, 4, 1, 8, tzinfo=UTC))
    result = validator(application)(environ, lambda status, headers, _error=None: started.append((status, headers)))
    body = b"".join(result)
    result.close()
    return started[0][0], dict(started[0][1]), body


@pytest.mark.parametrize("method", ["DELETE", "PUT", "OPTIONS"])
def test_other_methods_are_refused(config, method):
    status, headers, body = serve(config, method)
    assert (status, headers["Allow"], body) == ("405 Method Not Allowed", "GET, HEAD, POST", b"")


def test_the_head_of_an_answer_is_that_of_the_answer(config):
    give(config, publish("A"))
    status, headers, body = serve(config, "GET", "verb=ListRecords&metadataPrefix=oai_dc")
    assert len(body) == int(headers["Content-Length"]) > 0
    assert serve(config, "HEAD", "verb=ListRecords&metadataPrefix=oai_dc") == (status, headers, b"")


def test_harvesters_are_answered_from_what_stood_while_an_export_is_at_work(config, ask):
    give(config, publish("A"), publish("B"))
    asked = []

    def changes():
        yield publish("A", 2)
        for number in range(3_000):  # more than the database keeps in memory, so that it writes and locks
            yield publish(f"N{number:04}", summary="概述" * 400)
        asked.append(found(ask("ListIdentifiers", metadataPrefix="oai_dc"), "//o:identifier/text()"))
        asked.append(
            found(
                ask("GetRecord", identifier="oai:www.example.gov.cn:A", metadataPrefix="oai_dc"), "//o:datestamp/text()"
            )
        )

    list(EXPORTER.run(changes(), config))
    assert asked == [["oai:www.example.gov.cn:A", "oai:www.example.gov.cn:B"], ["2026-03-03"]]
    assert code(ask("GetRecord", identifier="oai:www.example.gov.cn:B", metadataPrefix="oai_dc")) == "idDoesNotExist"
    assert found(
        ask("GetRecord", identifier="oai:www.example.gov.cn:A", metadataPrefix="oai_dc"), "//o:datestamp/text()"
    ) == ["2026-03-04"]


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"x" * 4096)])
def test_a_damaged_copy_is_named_and_made_good(config, ask, tmp_path, damage):
    give(config, publish("A"))
    damage(tmp_path / ".served.sqlite")
    with pytest.raises(ValueError, match=r"\.served\.sqlite: .* publish again"):
        EXPORTER.read_back(config)
    give(config, publish("A"))
    assert EXPORTER.read_back(config) == {"A": 1}
    assert len(found(ask("ListIdentifiers", metadataPrefix="oai_dc"), "//o:identifier")) == 1


def test_a_run_that_died_before_harvesters_were_served_is_noticed(config, tmp_path):
    give(config, publish("A"))
    before = (tmp_path / ".served.sqlite").read_bytes()
    give(config, withdraw("A"))
    (tmp_path / ".served.sqlite").write_bytes(before)
    with pytest.raises(ValueError, match="harvesters are answered from another state"):
        EXPORTER.read_back(config)


def test_the_static_repository_holds_what_lives(config, tmp_path):
    give(config, publish("A"), publish("B"), withdraw("C"))
    root = etree.parse(tmp_path / "repository.xml").getroot()
    assert root.tag == "{http://www.openarchives.org/OAI/2.0/static-repository}Repository"
    assert found(root, "//o:record/o:header/o:identifier/text()") == [
        "oai:www.example.gov.cn:A",
        "oai:www.example.gov.cn:B",
    ]
    assert found(root, "//dc:title/text()") == ["标题A", "标题B"]
    assert found(root, "//o:deletedRecord/text()") == ["no"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.example.gov.cn/oai", "//a.cn/oai"])
def test_all_options_that_cannot_be_used_are_told_at_once(config, tmp_path, address):
    wrong = {"address": address, "email": "a b", "name": "a\0b"}
    for refuse in (EXPORTER.check, lambda one: give(one, publish("A")), lambda one: Application(one).answer([])):
        with pytest.raises(BadInput) as refusal:
            refuse(config | wrong)
        assert [fault.where for fault in refusal.value.faults] == ["options.name", "options.address", "options.email"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("email", ["a b", "a@b", "a@b c.cn", "@b.cn", "a@.cn", "gk"])
def test_what_the_protocol_takes_for_no_address_of_mail_is_refused(config, email):
    with pytest.raises(BadInput, match=r"options\.email: '.*' is no e-mail address"):
        EXPORTER.check(config | {"email": email})


MOVED = {"base_url": "https://new.example.gov.cn/", "address": "https://www.example.gov.cn/oai"}


def listed(ask, **arguments):
    """Return day and status by identifier, from all parts of a list."""
    root, held = ask("ListIdentifiers", metadataPrefix="oai_dc", **arguments), {}
    while True:
        for header in root.iter("{*}header"):
            assert header.findtext("{*}identifier") not in held
            held[header.findtext("{*}identifier")] = header.findtext("{*}datestamp"), header.get("status")
        token = found(root, "//o:resumptionToken/text()")
        if not token:
            return held
        root = ask("ListIdentifiers", resumptionToken=token[0])


def test_other_identifiers_are_told_to_harvesters_who_ask_for_what_is_new(config, ask):
    give(config, publish("A"), publish("示B"), withdraw("C"))
    # The application is told of the new address before the next run, and says nothing that was not exported.
    before = listed(ask)
    config.update(MOVED)
    assert listed(ask) == before
    give({**config, "at": AT + timedelta(days=20)}, withdraw("C"), publish("示B"), publish("A"))
    old, new, day = "oai:www.example.gov.cn", "oai:new.example.gov.cn", "2026-03-22"
    assert listed(ask, from_=day) == {
        f"{old}:A": (day, "deleted"),
        f"{old}:%E7%A4%BAB": (day, "deleted"),
        f"{old}:C": (day, "deleted"),
        f"{new}:A": (day, None),
        f"{new}:%E7%A4%BAB": (day, None),
        f"{new}:C": (day, "deleted"),
    }
    assert code(ask("ListIdentifiers", metadataPrefix="oai_dc", until="2026-03-21")) == "noRecordsMatch"
    gone = ask("GetRecord", identifier=f"{old}:A", metadataPrefix="oai_dc")
    assert found(gone, "//o:header/@status") == ["deleted"]
    assert found(gone, "//dc:title") == []
    assert found(ask("GetRecord", identifier=f"{new}:A", metadataPrefix="oai_dc"), "//dc:title/text()") == ["标题A"]
    assert EXPORTER.read_back(config) == {"A": 1, "示B": 1, "C": 2}


def test_identifiers_that_ceased_to_be_stay_so_and_keep_their_day(config, ask):
    give(config, publish("A"), publish("B"))
    config.update(MOVED)
    give({**config, "at": AT + timedelta(days=20)}, publish("A"), publish("B"))
    give({**config, "at": AT + timedelta(days=30)}, publish("A", 2), publish("B"))
    assert listed(ask) == {
        "oai:www.example.gov.cn:A": ("2026-03-22", "deleted"),
        "oai:www.example.gov.cn:B": ("2026-03-22", "deleted"),
        "oai:new.example.gov.cn:A": ("2026-04-01", None),
        "oai:new.example.gov.cn:B": ("2026-03-22", None),
    }


def test_identifiers_that_are_used_again_live_again(config, ask):
    first = dict(config)
    give(config, publish("A"))
    config.update(MOVED)
    give({**config, "at": AT + timedelta(days=20)}, publish("A"))
    config.update(first)
    give({**config, "at": AT + timedelta(days=25)}, publish("A"))
    assert listed(ask) == {
        "oai:www.example.gov.cn:A": ("2026-03-27", None),
        "oai:new.example.gov.cn:A": ("2026-03-27", "deleted"),
    }


def test_the_old_prefix_keeps_identifiers_and_days_when_the_site_moves(config, ask):
    give(config, publish("A"), withdraw("B"))
    before = listed(ask)
    config.update(MOVED, id_prefix="oai:www.example.gov.cn:")
    give({**config, "at": AT + timedelta(days=20)}, publish("A"), withdraw("B"))
    assert listed(ask) == before


def test_what_a_run_lets_stand_is_new_under_its_new_identifier_too(config, ask):
    give(config, publish("A", 3), publish("B"))
    config.update(MOVED)
    give({**config, "at": AT + timedelta(days=20)}, publish("A", 1), publish("B", summary="\x0b"))
    assert listed(ask, from_="2026-03-22").keys() == {
        "oai:www.example.gov.cn:A",
        "oai:www.example.gov.cn:B",
        "oai:new.example.gov.cn:A",
    }
    assert EXPORTER.read_back(config) == {"A": 3}


def test_many_identifiers_that_ceased_to_be_come_in_parts(config, ask):
    some = [publish(f"K{n:03}") for n in range(130)]
    give(config, *some)
    config.update(MOVED)
    give({**config, "at": AT + timedelta(days=20)}, *some)
    held = listed(ask)
    assert [sum(status == wanted for _, status in held.values()) for wanted in ("deleted", None)] == [130, 130]


def test_a_run_that_died_before_it_told_of_other_identifiers_is_made_good(config, ask, tmp_path):
    give(config, publish("A"))
    before = (tmp_path / ".served.sqlite").read_bytes()
    config.update(MOVED)
    give({**config, "at": AT + timedelta(days=20)}, publish("A"))
    (tmp_path / ".served.sqlite").write_bytes(before)
    give({**config, "at": AT + timedelta(days=22)}, publish("A"))
    assert listed(ask) == {
        "oai:www.example.gov.cn:A": ("2026-03-24", "deleted"),
        "oai:new.example.gov.cn:A": ("2026-03-24", None),
    }


def test_a_copy_of_an_older_release_serves_and_is_taken_over(config, ask, tmp_path):
    give(config, publish("A"))
    with closing(sqlite3.connect(tmp_path / ".served.sqlite")) as database:
        database.executescript("DROP TABLE former; DROP TABLE prefix")
    assert listed(ask) == {"oai:www.example.gov.cn:A": ("2026-03-03", None)}
    give({**config, "at": AT + timedelta(days=20)}, publish("A"))
    assert listed(ask) == {"oai:www.example.gov.cn:A": ("2026-03-03", None)}


@pytest.mark.parametrize("prefix", ["oai", "a b:", "//a.cn/", "foo/"])
def test_a_prefix_that_is_no_iri_is_refused_by_name(config, prefix):
    with pytest.raises(
        BadInput, match=r"options\.id_prefix: '.*' is no absolute IRI · such as oai:www.example.gov.cn:"
    ):
        give({**config, "id_prefix": prefix}, publish("A"))


def test_any_absolute_iri_may_be_the_prefix(config, ask):
    config["id_prefix"] = "https://id.example.gov.cn/gk/"
    give(config, publish("示:A"))
    (identifier,) = listed(ask)
    assert identifier == "https://id.example.gov.cn/gk/%E7%A4%BA%3AA"
    assert found(ask("GetRecord", identifier=identifier, metadataPrefix="oai_dc"), "//dc:title/text()") == ["标题示:A"]
