"""The schema of OAI-PMH finds every answer valid, and a harvester of others gathers what the repository holds."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import IdDoesNotExist, NoRecordsMatch

from zfgk import Change
from zfgk_oai_pmh import EXPORTER, Application

MANY = 250
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

    def harvest(folder):
        server = make_server("127.0.0.1", 0, None, handler_class=_Quiet)
        address = f"http://127.0.0.1:{server.server_port}/"
        server.set_app(Application({"out": folder, "base_url": "https://zrzyj.example.gov.cn/", "address": address}))
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
