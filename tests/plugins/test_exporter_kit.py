"""The certification of exporters passes sound ones and refuses every twin with the right check."""

import base64
import gzip
import importlib.util
import re
from pathlib import Path

import attrs
import pytest

from zfgk import Ack
from zfgk.testing import ExporterContract, Suite, certify, markdown
from zfgk.testing.exporting import CHECKS, SUITE, Bench, marks

_SPEC = importlib.util.spec_from_file_location("exporter_twins", Path(__file__).parent / "twins" / "exporters.py")
twins = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(twins)

BY_ID = {check.id: check for check in CHECKS}
FEW = 2_000
HOSTS_OWN = "nothing-non-public"


def statuses(exporter):
    return {one.check.id: (one.status, one.message) for one in certify(exporter, many=FEW, examples=20).results}


def failed(exporter, **settings):
    return {one.check.id for one in certify(exporter, many=10, examples=4, **settings).results if one.status == "fail"}


@pytest.mark.parametrize("exporter", twins.SOUND, ids=lambda exporter: exporter.name)
def test_a_sound_exporter_passes_every_check(exporter):
    assert {name: found for name, found in statuses(exporter).items() if found[0] != "pass"} == {}


@pytest.mark.parametrize("exporter", twins.SOUND_TOO, ids=lambda exporter: exporter.name)
def test_a_sound_exporter_that_declares_more_passes_every_check(exporter):
    assert {one.status for one in certify(exporter, many=10, examples=4).results} == {"pass"}


def test_one_that_never_withdraws_is_not_asked_to():
    never = certify(attrs.evolve(twins.SAMPLE, withdraw="never"), many=10, examples=5)
    found = {one.check.id: (one.status, one.message) for one in never.results}
    assert {name for name, (status, _) in found.items() if status == "n/a"} == {
        "stale-after-withdrawal",
        "withdrawal",
        "second-withdrawal",
        "republication",
        "reasons",
        "recall",
    }
    assert "fail" not in {status for status, _ in found.values()}


@pytest.mark.parametrize("twin", twins.TWINS, ids=lambda twin: f"{twin.breaks}: {twin.fault}")
def test_a_twin_is_refused_by_the_check_that_is_named(twin):
    result = SUITE.run(BY_ID[twin.breaks], twin.value, **twin.settings)
    assert result.status == "fail"
    assert all(fault.then for fault in result.faults), "an author must be told what to do"


ALONE = {
    "twice-in-one-run",
    "extreme-dates",
    "addresses",
    "killed-between-files",
    "nothing-left-over",
    "damaged",
} | {
    "fields",
    "reasons",
    "quiet",
    "modes",
    "any-machine",
    "any-process",
    "any-environment",
    "recall",
}
ALONE_TOO = {
    "keeps versions and writes no record",
    "keeps publisher and number on the tombstone",
    "keeps the title in base64",
}
ONE_THING = [twin for twin in twins.TWINS if twin.breaks in ALONE or twin.fault in ALONE_TOO]


@pytest.mark.parametrize("twin", ONE_THING, ids=lambda twin: f"{twin.breaks}: {twin.fault}")
def test_no_other_check_refuses_a_twin_that_breaks_one_thing(twin):
    assert failed(twin.value) == {twin.breaks}


@pytest.mark.parametrize(
    ("fault", "file"),
    [
        ("leaves a text in the freed cells of a database", "index.sqlite"),
        ("leaves a text in the free pages of a database", "index.sqlite"),
        ("leaves a text in the journal of a database", "index.sqlite-journal"),
    ],
)
def test_what_a_database_keeps_of_a_withdrawn_text_is_found_in_that_file(fault, file):
    (twin,) = [twin for twin in twins.TWINS if twin.fault == fault]
    assert SUITE.run(BY_ID["withdrawal"], twin.value).faults[0].where == f"its summary in {file}"


def test_one_lost_change_among_many_is_found_by_the_check_of_many_alone():
    (twin,) = [twin for twin in twins.TWINS if twin.fault == "loses one change in a thousand"]
    certificate = certify(twin.value, examples=4, **twin.settings)
    assert {one.check.id for one in certificate.results if one.status == "fail"} == {"many"}
    (fault,) = next(one for one in certificate.results if one.check.id == "many").faults
    assert fault.what == "2000 changes were answered done, and 2 of them are not read back in version 1"
    assert fault.where == "key 'M0000999', key 'M0001999'"


def test_one_record_without_its_text_among_many_is_found_by_the_check_of_many_alone():
    (twin,) = [twin for twin in twins.TWINS if twin.fault == "writes one record in a thousand without its text"]
    certificate = certify(twin.value, examples=4, **twin.settings)
    assert {one.check.id for one in certificate.results if one.status == "fail"} == {"many"}
    (fault,) = next(one for one in certificate.results if one.check.id == "many").faults
    assert fault.where == "key 'M0000999', key 'M0001999'"


@pytest.mark.parametrize("field", ["title", "summary", "url", "keywords", "extra", "name of a part", "text of a part"])
@pytest.mark.parametrize(
    "packed",
    [
        str.encode,
        lambda text: text.encode("utf-16"),
        lambda text: "\r\n ".join(text).encode(),
        lambda text: base64.b64encode(b"a" + text.encode() + b"bc"),
        lambda text: gzip.compress(text.encode()),
    ],
)
def test_a_mark_is_found_in_any_field_however_it_is_packed(tmp_path, field, packed):
    bench = Bench(twins.SAMPLE, tmp_path)
    (bench.out / "file").write_bytes(packed(f"前{marks.mark('A', 1, field)}后"))
    assert marks.standing(bench, "A", 1, readers=False) == {field: "file"}
    assert marks.standing(bench, "A", 2, readers=False) == {}


def test_a_mark_is_found_in_the_name_of_a_file_and_a_hidden_file_shows_readers_nothing(tmp_path):
    bench = Bench(twins.SAMPLE, tmp_path)
    name = f".{marks.mark('A', 1, 'name of a part')}.txt"
    (bench.out / name).write_text(marks.mark("A", 1, "title"))
    assert marks.standing(bench, "A", 1, readers=False) == {"name of a part": name, "title": name}
    assert marks.standing(bench, "A", 1) == {}


def test_the_root_of_all_failures_is_told_once():
    def run(changes, _config):
        return (Ack(change.key, change.version, "reject", error="no") for change in changes)

    certificate = certify(attrs.evolve(twins.SAMPLE, run=run), many=10, examples=2)
    told = {one.check.id: one.message for one in certificate.results if one.status in {"fail", "not asked"}}
    (first, *others) = told.values()
    assert first.startswith("after one record was published: expected done, it answered reject: no · key 'A'")
    assert set(others) == {"not asked: one failed; mend that first"}
    assert not certificate.passed


def test_what_a_check_needs_is_asked_before_it():
    ids = [check.id for check in CHECKS]
    assert [
        (check.id, need) for check in CHECKS for need in check.needs if need not in ids[: ids.index(check.id)]
    ] == []


def test_in_pytest_too_the_root_is_told_once_and_the_others_name_it():
    class Silent(ExporterContract):
        exporter = attrs.evolve(twins.SAMPLE, run=twins.answers_nothing)

    class Alone(Silent):
        pass

    said = []
    for kind, check in ((Silent, "one"), (Silent, "correction"), (Silent, "any-history"), (Alone, "correction")):
        with pytest.raises((pytest.fail.Exception, pytest.skip.Exception)) as outcome:
            kind().test_it_keeps_its_contract(BY_ID[check])
        said.append((type(outcome.value), str(outcome.value).partition("\n")[0]))
    root = "one: a record arrives and is read back: not so"
    again = "was not asked: one failed; mend that first"
    assert said == [
        (pytest.fail.Exception, root),
        (pytest.skip.Exception, f"correction {again}"),
        (pytest.skip.Exception, f"any-history {again}"),
        (pytest.fail.Exception, root),  # whoever runs one test alone must see why it says nothing
    ]


WORDS = {
    "withdrawal": (
        "after 'A' was withdrawn as version 2: its text is still at the target",
        "usually the text stays in",
    ),
    "durable": ("it was answered done before it was there", "usually the answer is given"),
    "killed-after-acks": ("'K5' expected version 1, found nothing", "usually done is answered before the effect"),
    "killed-while-reading": ("it swallowed the death of the process", "catch Exception at most"),
    "killed-between-files": (
        "readers expect the old or the new file, and find nothing",
        "usually the old file is removed",
    ),
    "correction": ("'A' expected version 2, found version 1", "usually the name of a file"),
    "any-history": ("'A' expected version 3, found version 1", "usually what stood before the run"),
}


@pytest.mark.parametrize("check", WORDS)
def test_a_newcomer_is_told_what_was_expected_and_found_where_and_what_usually_is_wrong(check):
    twin = next(twin for twin in twins.TWINS if twin.breaks == check)
    message = SUITE.run(BY_ID[check], twin.value, **twin.settings).message
    for words in WORDS[check]:
        assert words in message
    assert re.search(r"key '[A-Z]\d*'|[0-9a-f]{32}\.json|death after", message), message


def test_every_check_has_a_twin():
    # The last one tries the host's own door; no exporter can open it, so none can fail it (see the next test).
    assert {check.id for check in CHECKS} - {twin.breaks for twin in twins.TWINS} == {HOSTS_OWN}


def test_the_hosts_last_door_is_really_tried(monkeypatch):
    from zfgk.publish.delivery import handover

    monkeypatch.setattr(handover, "check_disclosable", lambda _key, _record: None)
    result = SUITE.run(BY_ID[HOSTS_OWN], twins.SAMPLE)
    assert (result.status, result.faults[0].what) == ("fail", "a record marked on-request was handed over")


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (lambda changes, config: [*twins.sample.run(changes, config), Ack("stranger", 1)], "had not been given"),
        (
            lambda changes, config: (
                attrs.evolve(ack, version=ack.version + 1) for ack in twins.sample.run(changes, config)
            ),
            "in another version",
        ),
        (lambda changes, config: ("done" for _ in twins.sample.run(changes, config)), "is no acknowledgement"),
        (
            lambda changes, config: (attrs.evolve(ack, status="ok") for ack in twins.sample.run(changes, config)),
            "'ok' is no status",
        ),
        (lambda _changes, _config: 1 / 0, "it raised ZeroDivisionError"),
    ],
)
def test_a_malformed_answer_is_told(run, said):
    assert said in SUITE.run(BY_ID["one"], attrs.evolve(twins.SAMPLE, run=run)).message


def test_the_history_that_is_told_is_the_smallest():
    twin = next(twin for twin in twins.TWINS if twin.breaks == "any-history")
    (fault,) = SUITE.run(BY_ID["any-history"], twin.value).faults
    assert fault.where == "smallest example: [publish 'A' v1] then [publish 'A' v3]; key 'A'"


def test_the_death_that_is_told_is_the_smallest():
    twin = next(twin for twin in twins.TWINS if twin.fault == "answers before it writes")
    (fault,) = SUITE.run(BY_ID["any-history"], twin.value).faults
    # Either death shows that the answer came before the file, and neither goes any lower.
    death = r"(1 acknowledgements|0 acts on files)"
    assert re.fullmatch(rf"smallest example: \[publish 'A' v1\] — death after {death}; key 'A'", fault.where)


def test_a_snapshot_that_writes_in_place_is_seen_while_it_writes():
    def run(changes, config):
        file = Path(config["out"]) / "all.json"
        content = {}
        for change in changes:
            content[change.key] = {"version": change.version, "title": change.record and change.record.title}
            file.write_text(twins.json.dumps(content))
        yield Ack(through=True)

    result = SUITE.run(BY_ID["old-file-stays"], attrs.evolve(twins.SNAPSHOT, run=run))
    assert "a file changed after 1 changes" in result.message


def test_loopback_is_open_to_one_that_declares_a_network():
    def run(changes, config):
        with pytest.raises(ConnectionRefusedError):
            twins.socket.create_connection(("127.0.0.1", 9), timeout=1)
        yield from twins.sample.run(changes, config)

    exporter = attrs.evolve(twins.SAMPLE, run=run, network=True)
    assert SUITE.run(BY_ID["no-network"], exporter).status == "pass"
    assert SUITE.run(BY_ID["no-network"], attrs.evolve(exporter, network=False)).status == "fail"


def test_a_secret_option_in_the_output_is_found_even_when_packed():
    import gzip

    def run(changes, config):
        yield from twins.sample.run(changes, config)
        (Path(config["out"]) / "settings.gz").write_bytes(gzip.compress(config["api_token"].encode(), mtime=0))

    exporter = attrs.evolve(
        twins.SAMPLE, run=run, options={"api_token": "Its token."}, sample_config={"api_token": "x"}
    )
    assert "settings.gz" in SUITE.run(BY_ID["secrets"], exporter).message


def test_the_report_is_a_markdown_table_with_one_row_per_check():
    broken = attrs.evolve(twins.SAMPLE, read_back=lambda _config: {"a|b": 1})
    text = markdown(certify(broken, many=FEW, examples=1))
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(CHECKS) + 1
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)


def test_an_unknown_contract_is_judged_by_the_newest_checks():
    suite: Suite = attrs.evolve(SUITE, checks={1: CHECKS[:1], 2: CHECKS[:2]})
    assert suite.checks_for(twins.SAMPLE) == CHECKS[:1]
    assert suite.checks_for(attrs.evolve(twins.SAMPLE, contract=2)) == CHECKS[:2]
    assert suite.checks_for(attrs.evolve(twins.SAMPLE, contract=9)) == CHECKS[:2]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            {"run": lambda _changes, _config: None},
            "it returned None · run · yield an Ack for what became of each change",
        ),
        (
            {"read_back": lambda _config: None},
            "it returned None · read_back · return {key: version} of what the target",
        ),
    ],
)
def test_a_beginners_mistake_is_told_in_words(fault, said):
    assert said in SUITE.run(BY_ID["one"], attrs.evolve(twins.SAMPLE, **fault)).message


def test_an_exception_is_told_with_the_line_that_raised_it():
    def run(changes, _config):
        for change in changes:
            yield {}[change.key]

    for check in ("one", "any-history"):
        (fault,) = SUITE.run(BY_ID[check], attrs.evolve(twins.SAMPLE, run=run)).faults
        assert "it raised KeyError: 'A'" in fault.what
        assert f"{Path(__file__).name}:" in fault.where
        assert fault.why == "yield {}[change.key]"
