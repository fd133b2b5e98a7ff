"""The schema of OAI-PMH finds every answer valid, and a harvester of others gathers what the repository holds."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import IdDoesNotExist, NoRecordsMatch

from zfgk import Attribute, Change, Record
from zfgk.publish.conduct import Run
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Decision, Outcome
from zfgk.publish.run import publish_decisions, withdraw
from zfgk.publish.upkeep import rebuild, resume
from zfgk.testing.exporter_sample import EXPORTER as OTHER
from zfgk_oai_pmh import EXPORTER, Application

PROTOCOL = Path(__file__).parents[3] / ".tox" / ".validators" / "OAI-PMH.xsd"
MANY = 250
EXPORTED = 6_000
EXPORT = """
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zfgk import Change, Record
from zfgk_oai_pmh import EXPORTER

at = datetime(2026, 3, 20, tzinfo=timezone(timedelta(hours=8)))

def changes(many):
    for number in range(many):
        if number == many * 3 // 4:
            print("writing", flush=True)
            sys.stdin.readline()
        record = Record(identifier=f"K{number:05}", title="关于供应计划的通知", summary="概述" * 200)
        yield Change(record.identifier, 2, at, record)

config = {"out": Path(sys.argv[1]), "base_url": "https://zrzyj.example.gov.cn/"}
list(EXPORTER.run(changes(int(sys.argv[2])), config))
"""
STATIC = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:oai="http://www.openarchives.org/OAI/2.0/"
    xmlns="http://www.openarchives.org/OAI/2.0/static-repository" elementFormDefault="qualified"
    targetNamespace="http://www.openarchives.org/OAI/2.0/static-repository">
  <xs:import namespace="http://www.openarchives.org/OAI/2.0/" schemaLocation="{schema}"/>
  <xs:element name="Repository">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Identify" type="oai:IdentifyType"/>
        <xs:element name="ListMetadataFormats" type="oai:ListMetadataFormatsType"/>
        <xs:element name="ListRecords" type="Records" maxOccurs="unbounded"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="Records">
    <xs:complexContent>
      <xs:extension base="oai:ListRecordsType">
        <xs:attribute name="metadataPrefix" type="oai:metadataPrefixType" use="required"/>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>
</xs:schema>"""
ASKED = {
    "Identify": {"verb": "Identify"},
    "ListMetadataFormats": {"verb": "ListMetadataFormats"},
    "ListMetadataFormats of one": {"verb": "ListMetadataFormats", "identifier": "oai:zrzyj.example.gov.cn:N"},
    "ListRecords": {"verb": "ListRecords", "metadataPrefix": "oai_dc"},
    "ListRecords of a day": {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-03-04"},
    "ListIdentifiers": {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "until": "2026-12-31"},
    "GetRecord": {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:zrzyj.example.gov.cn:N"},
    "GetRecord of a deleted one": {
        "verb": "GetRecord",
        "metadataPrefix": "oai_dc",
        "identifier": "oai:zrzyj.example.gov.cn:H%2F0%20%E5%8F%B7",
    },
}
REFUSED = {
    "badVerb": {"verb": "Give"},
    "badArgument": {"verb": "ListRecords", "from": "<b>'\"]]>"},
    "badResumptionToken": {"verb": "ListRecords", "resumptionToken": "x"},
    "cannotDisseminateFormat": {"verb": "ListRecords", "metadataPrefix": "marc"},
    "idDoesNotExist": {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:example.org:没有"},
    "noRecordsMatch": {"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "2001-01-01"},
    "noSetHierarchy": {"verb": "ListSets"},
}
PLANTED = {
    "a status that is none": (b'status="deleted"', b'status="gone"', "'gone'"),
    "elements in another order": (b"<responseDate>2026-04-01T08:00:00Z</responseDate>", b"", "}request"),
    "a day for a moment": (b"T08:00:00Z</responseDate>", b"</responseDate>", "'2026-04-01'"),
    "a day that is none": (b"<datestamp>2026-03-", b"<datestamp>2026-23-", "2026-23-"),
    "no identifier": (b"<header><identifier>", b"<header><name>", "}name"),
    "a request of no verb": (b'verb="ListRecords"', b'verb="Records"', "'Records'"),
}


@pytest.fixture
def faults(schema):
    return schema("OAI-PMH.xsd")


@pytest.fixture
def static_faults(tmp_path, schema):
    """The document as a whole by the few facts of its specification, all that is of the protocol by the protocol's own."""
    schema("OAI-PMH.xsd")  # fails where it is missing
    outer = tmp_path / "static-repository.xsd"
    outer.write_text(STATIC.format(schema=PROTOCOL.as_uri()), "utf-8")
    validator = etree.XMLSchema(etree.parse(outer))

    def faults(data):
        document = etree.fromstring(data)
        validator.validate(document)
        found = [entry.message for entry in validator.error_log]
        said = {name: document.findtext(f".//{{*}}{name}") for name in ("deletedRecord", "granularity")}
        if said != {"deletedRecord": "no", "granularity": "YYYY-MM-DD"}:
            found.append(f"a static repository knows no deleted records and days only, not {said}")
        found += [f"{one.text} is no day" for one in document.iterfind(".//{*}datestamp") if "T" in one.text]
        return found + [f"{one.tag} is deleted" for one in document.iterfind(".//{*}header[@status='deleted']")]

    return faults


@pytest.fixture
def application(give, history):
    folder = give(EXPORTER, *history[0])
    config = {"out": folder, "base_url": "https://zrzyj.example.gov.cn/", "address": "https://zrzyj.example.gov.cn/oai"}
    return Application(config, now=lambda: datetime(2026, 4, 1, 8, tzinfo=UTC))


def errors(answer):
    return etree.fromstring(answer).xpath("//o:error/@code", namespaces={"o": "http://www.openarchives.org/OAI/2.0/"})


@pytest.mark.parametrize("name", ASKED)
def test_answers_are_valid(application, faults, name):
    answer = application.answer(ASKED[name].items())
    assert (faults(answer), errors(answer)) == ([], [])


@pytest.mark.parametrize("code", REFUSED)
def test_refusals_are_valid(application, faults, code):
    answer = application.answer(REFUSED[code].items())
    assert (faults(answer), errors(answer)) == ([], [code])


@pytest.mark.parametrize("name", ["from", "until", "set", "metadataPrefix"])
@pytest.mark.parametrize("value", ["", " ", "a b"])
def test_refusals_of_empty_and_illegal_arguments_are_valid(application, faults, name, value):
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc", name: value}
    answer = application.answer(asked.items())
    assert (faults(answer), errors(answer)) == ([], ["badArgument"])


@pytest.mark.parametrize("name", PLANTED)
def test_planted_errors_are_caught(application, faults, name):
    old, new, expected = PLANTED[name]
    answer = application.answer(ASKED["ListRecords"].items())
    assert old in answer
    changed = answer.replace(old, new, 1)
    if new.endswith(b"<name>"):
        changed = changed.replace(b"</identifier>", b"</name>", 1)
    assert expected in "\n".join(faults(changed))


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def harvester():
    """Return a function that serves a repository on this machine and returns a harvester of it."""
    servers = []

    def harvest(folder, now=None):
        server = make_server("127.0.0.1", 0, None, handler_class=_Quiet)
        address = f"http://127.0.0.1:{server.server_port}/"
        config = {"out": folder, "base_url": "https://zrzyj.example.gov.cn/", "address": address}
        server.set_app(Application(config, now=now) if now else Application(config))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return Sickle(address)

    yield harvest
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_harvester_gathers_everything_deleted_records_included(give, history, harvester):
    runs, live = history
    sickle = harvester(give(EXPORTER, *runs))
    assert sickle.Identify().deletedRecord == "persistent"
    gathered = list(sickle.ListRecords(metadataPrefix="oai_dc"))
    deleted = [record.header.identifier for record in gathered if record.deleted]
    assert deleted == ["oai:zrzyj.example.gov.cn:H%2F0%20%E5%8F%B7"]
    found = {record.metadata["identifier"][0]: record.metadata for record in gathered if not record.deleted}
    assert found.keys() == live.keys()
    for key, metadata in found.items():
        record = live[key].record
        assert metadata["title"] == [record.title]
        assert metadata.get("subject", []) == [one for one in (record.theme, *record.keywords) if one]
        assert metadata.get("description", []) == [one for one in (record.summary,) if one]
    with pytest.raises(IdDoesNotExist):
        sickle.GetRecord(identifier="oai:zrzyj.example.gov.cn:X", metadataPrefix="oai_dc")
    with pytest.raises(NoRecordsMatch):
        sickle.ListRecords(metadataPrefix="oai_dc", until="2001-01-01")


def test_a_harvester_resumes_a_long_list(give, history, harvester):
    sample = history[0][0][0]
    keys = [f"K{number:03}" for number in range(MANY)]
    made = [Change(key, 1, sample.at, sample.record) for key in keys]
    sickle = harvester(give(EXPORTER, made, [*made[:-50], *(Change(key, 2, sample.at) for key in keys[-50:])]))
    headers = list(sickle.ListIdentifiers(metadataPrefix="oai_dc"))
    names = [header.identifier.rpartition(":")[2] for header in headers]
    assert sorted(names) == keys  # none is lost at the seams, none comes twice
    assert {name for name, header in zip(names, headers, strict=True) if header.deleted} == set(keys[-50:])


def test_a_harvester_that_asks_for_what_is_new_holds_everything_though_the_target_was_left_out_of_runs(
    tmp_path, harvester
):
    clock = [datetime(2026, 3, 2, 1, tzinfo=UTC)]
    oai = Target(name="oai-pmh", exporter=EXPORTER, base_url="https://zrzyj.example.gov.cn/")
    every = (oai, Target(name="other", exporter=OTHER))

    def publish(key, title, *, served):
        record = Record(identifier=key, title=title)
        decision = Decision(key=key, title=title, attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=record)
        publish_decisions(Run(out=tmp_path / "out", targets=every if served else every[1:], **when()), [decision])

    def when():
        return {"on": clock[0].date(), "at": clock[0], "pace": Pace(clock=lambda: clock[0])}

    def gathered(since=""):
        try:
            found = sickle.ListRecords(metadataPrefix="oai_dc", **({"from": since} if since else {}))
        except NoRecordsMatch:
            return {}
        return {
            one.header.identifier.rpartition(":")[2]: None if one.deleted else one.metadata["title"][0] for one in found
        }

    publish("A", "甲", served=True)
    publish("B", "乙", served=True)
    sickle = harvester(tmp_path / "out" / "oai-pmh", now=lambda: clock[0])
    held, since = gathered(), "2026-03-02"
    served = {"A": "甲", "B": "乙"}
    assert held == served
    acts = [
        (lambda: publish("C", "丙", served=False), {}),
        (lambda: withdraw("A", "内容有误", tmp_path / "out", every[1:], **when()), {}),
        (lambda: publish("B", "乙（更正）", served=False), {}),
        (lambda: resume(Run(out=tmp_path / "out", targets=every, **when())), {"A": None, "B": "乙（更正）", "C": "丙"}),
        (lambda: publish("D", "丁", served=False), {}),
        (lambda: rebuild(tmp_path / "out", [oai], clock[0], pace=when()["pace"]), {"D": "丁"}),
        (lambda: publish("E", "戊", served=True), {"E": "戊"}),
    ]
    for act, new in acts:
        clock[0] += timedelta(days=1, hours=5)
        act()
        served |= new
        clock[0] += timedelta(days=1)  # so much later that all days of changes were asked for already
        held |= gathered(since)
        since = sickle.harvest(verb="Identify").xml.findtext(".//{*}responseDate")[:10]
        assert held == gathered() == served


def test_a_harvester_is_served_while_an_export_writes(give, history, harvester):
    sample, old = history[0][0][0], {f"K{number:05}" for number in range(MANY)}
    folder = give(EXPORTER, [Change(key, 1, sample.at, sample.record) for key in sorted(old)])
    sickle = harvester(folder)

    def keys():
        return [one.identifier.rpartition(":")[2] for one in sickle.ListIdentifiers(metadataPrefix="oai_dc")]

    command = [sys.executable, "-c", EXPORT, str(folder), str(EXPORTED)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as export:
        assert export.stdout.readline() == "writing\n"  # so much is written that the shelf is locked for everybody
        assert sorted(keys()) == sorted(old)
        record = sickle.GetRecord(identifier="oai:zrzyj.example.gov.cn:K00001", metadataPrefix="oai_dc")
        assert record.metadata["title"] == [sample.record.title]
        export.stdin.write("go on\n")
        export.stdin.flush()
        new = {f"K{number:05}" for number in range(EXPORTED)}
        while export.poll() is None:
            found = keys()  # what begins before the end of an export and ends after it sees some of both
            assert old <= set(found) <= new
    assert export.returncode == 0
    assert sorted(keys()) == sorted(new)
    record = sickle.GetRecord(identifier="oai:zrzyj.example.gov.cn:K00001", metadataPrefix="oai_dc")
    assert record.metadata["title"] == ["关于供应计划的通知"]


def test_the_static_repository_is_valid(give, history, static_faults):
    folder = give(EXPORTER, *history[0])
    assert static_faults((folder / "repository.xml").read_bytes()) == []


PLANTED_IN_STATIC = {
    "a version of its own": (b"<oai:protocolVersion>2.0", b"<oai:protocolVersion>2.1", "'2.1'"),
    "deleted records": (b"<oai:deletedRecord>no", b"<oai:deletedRecord>persistent", "'persistent'"),
    "a finer granularity": (b"<oai:granularity>YYYY-MM-DD<", b"<oai:granularity>YYYY-MM-DDThh:mm:ssZ<", "hh:mm:ss"),
    "no address to ask": (b"<oai:adminEmail>", b"<oai:adminEmail>nobody ", "'nobody "),
    "no format of records": (b' metadataPrefix="oai_dc"', b"", "metadataPrefix"),
    "a day that is none": (b"<oai:datestamp>2026-03-", b"<oai:datestamp>2026-23-", "2026-23-"),
    "a moment": (b"<oai:datestamp>2026-03-03", b"<oai:datestamp>2026-03-03T00:00:00Z", "T00:00:00Z"),
    "a record of another protocol": (b"<oai:record>", b"<record>", "}record"),
    "a deleted record": (b"<oai:header>", b'<oai:header status="deleted">', "deleted"),
    "another root": (b"<Repository", b"<Depository", "Depository"),
}


@pytest.mark.parametrize("name", PLANTED_IN_STATIC)
def test_planted_errors_in_the_static_repository_are_caught(give, history, static_faults, name):
    old, new, expected = PLANTED_IN_STATIC[name]
    data = (give(EXPORTER, *history[0]) / "repository.xml").read_bytes()
    assert old in data
    changed = data.replace(old, new, 1)
    for start in (b"Repository", b"oai:record"):
        if start in old and start not in new:
            changed = changed.replace(b"</" + start, b"</" + new.strip(b"<> "), 1)
    assert expected in "\n".join(static_faults(changed))
