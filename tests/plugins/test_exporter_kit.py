"""The certification of exporters passes sound ones and catches every planted fault."""

import json
from pathlib import Path

import attrs
import pytest

from zfgk import Ack, Exporter
from zfgk.testing import exporter_sample as sample
from zfgk.testing.exporter_checks import CHECKS
from zfgk.testing.exporters import certify, markdown, run_check

SAMPLE = sample.EXPORTER


def test_the_sample_exporter_passes_every_check_that_concerns_it():
    results = {result.check.id: (result.status, result.message) for result in certify(SAMPLE)}
    assert {name for name, (status, _) in results.items() if status != "pass"} == {"old-file-stays"}
    assert results["old-file-stays"][0] == "n/a"


# -- a small snapshot exporter: one JSON file with everything


def snapshot_run(changes, config):
    file = Path(config["out"]) / "all.json"
    held = snapshot_read(config)
    content = {}
    for change in changes:
        key, version = change.key, change.version
        if held.get(key, 0) > version:
            content[key] = json.loads(file.read_text())[key]
            continue
        try:
            title = change.record.title if change.record else None
            json.dumps(title, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            yield Ack(key, version, "reject", error="no UTF-8 form")
            continue
        content[key] = {"version": version, "title": title}
    new = file.with_suffix(".new")
    new.write_text(json.dumps(content, ensure_ascii=False))
    new.replace(file)
    yield Ack(through=True)


def snapshot_read(config):
    file = Path(config["out"]) / "all.json"
    return {key: one["version"] for key, one in json.loads(file.read_text()).items()} if file.exists() else {}


SNAPSHOT = Exporter(name="all", run=snapshot_run, read_back=snapshot_read, shape="snapshot", withdraw="tombstone")


def test_a_sound_snapshot_exporter_passes_every_check():
    assert {result.check.id: result.message for result in certify(SNAPSHOT) if result.status != "pass"} == {}


def test_one_that_never_withdraws_is_not_asked_to():
    results = {result.check.id: result.status for result in certify(attrs.evolve(SAMPLE, withdraw="never"))}
    assert {name for name, status in results.items() if status == "n/a"} == {
        "stale-after-withdrawal",
        "withdrawal",
        "second-withdrawal",
        "republication",
        "old-file-stays",
    }
    assert "fail" not in results.values()


# -- planted faults: each breaks one promise, and the named checks must notice


def acks_too_early(changes, config):
    for change in changes:
        yield Ack(change.key, change.version)
        list(sample.run(iter([change]), config))


def ignores_versions(changes, config):
    for change in changes:
        sample._file(config, change.key).unlink(missing_ok=True)
        yield from sample.run(iter([change]), config)


def forgets_withdrawals(changes, config):
    for change in changes:
        if change.record is None:
            yield Ack(change.key, change.version)
        else:
            yield from sample.run(iter([change]), config)


def refuses_second_withdrawals(changes, config):
    for change in changes:
        if change.record is None and not sample._file(config, change.key).exists():
            yield Ack(change.key, change.version, "reject", error="unknown")
        else:
            yield from sample.run(iter([change]), config)


def never_comes_back(changes, config):
    for change in changes:
        file = sample._file(config, change.key)
        if file.exists() and "withdrawn" in json.loads(file.read_text()):
            yield Ack(change.key, change.version)
        else:
            yield from sample.run(iter([change]), config)


def chokes_on_poison(changes, config):
    for change in changes:
        if change.record is not None:
            change.record.title.encode()
        yield from sample.run(iter([change]), config)


def loses_poison(changes, config):
    for change in changes:
        if change.record is not None and not change.record.title.isprintable():
            yield Ack(change.key, change.version)
        else:
            yield from sample.run(iter([change]), config)


def refuses_without_a_word(changes, config):
    for change in changes:
        if change.record is not None and not change.record.title.isprintable():
            yield Ack(change.key, change.version, "reject")
        else:
            yield from sample.run(iter([change]), config)


def answers_nothing(changes, config):
    list(sample.run(changes, config))
    yield from ()


def answers_for_strangers(changes, config):
    yield from sample.run(changes, config)
    yield Ack("stranger", 1)


def answers_another_version(changes, config):
    for ack in sample.run(changes, config):
        yield attrs.evolve(ack, version=ack.version + 1)


def yields_text(changes, config):
    for _ in sample.run(changes, config):
        yield "done"


def invents(changes, config):
    from zfgk.testing.exporter_bench import publish

    yield from sample.run(changes, config)
    list(sample.run(iter([publish("invented")]), config))


def trusts_keys_as_paths(changes, config):
    for change in changes:
        for ack in sample.run(iter([change]), config):
            target = Path(config["out"]) / change.key
            if (
                not change.key.startswith("/")
                and len(change.key) < 100
                and target.parent.is_dir()
                and not target.is_dir()
            ):
                target.write_text("x")
            yield ack


def swallows_death(changes, config):
    try:
        yield from sample.run(changes, config)
    except BaseException:  # noqa: BLE001  # the planted fault
        return


def clock(changes, config):
    import time

    for change in changes:
        for ack in sample.run(iter([change]), config):
            (Path(config["out"]) / "stamp").write_text(str(time.time_ns()))
            yield ack


def writes_in_place(changes, config):
    file = Path(config["out"]) / "all.json"
    content = {}
    for change in changes:
        content[change.key] = {"version": change.version, "title": change.record and change.record.title}
        file.write_text(json.dumps(content))
    yield Ack(through=True)


def settles_before_the_end(changes, config):
    everything = []
    for change in changes:
        everything.append(change)
        yield Ack(change.key, change.version)
    list(snapshot_run(iter(everything), config))


FAULTS = [
    (SAMPLE, {"run": acks_too_early}, {"killed-after-acks"}),
    (SAMPLE, {"run": ignores_versions}, {"stale", "stale-after-withdrawal"}),
    (SAMPLE, {"run": forgets_withdrawals}, {"withdrawal"}),
    (SAMPLE, {"run": refuses_second_withdrawals}, {"second-withdrawal"}),
    (SAMPLE, {"run": never_comes_back}, {"republication"}),
    (SAMPLE, {"run": chokes_on_poison}, {"poison"}),
    (SAMPLE, {"run": loses_poison}, {"poison", "hostile-text"}),
    (SAMPLE, {"run": refuses_without_a_word}, {"poison"}),
    (SAMPLE, {"run": answers_nothing}, {"one", "twice"}),
    (SAMPLE, {"run": answers_for_strangers}, {"empty", "one"}),
    (SAMPLE, {"run": answers_another_version}, {"one"}),
    (SAMPLE, {"run": yields_text}, {"one"}),
    (SAMPLE, {"run": invents}, {"empty", "one"}),
    (SAMPLE, {"run": trusts_keys_as_paths}, {"writes-in-its-place"}),
    (SAMPLE, {"run": swallows_death}, {"killed-while-reading"}),
    (SAMPLE, {"run": clock}, {"twice"}),
    (SAMPLE, {"withdraw": "delete"}, {"withdrawal"}),
    (SAMPLE, {"contract": 2}, {"declaration"}),
    (SAMPLE, {"shape": "stream"}, {"declaration"}),
    (SAMPLE, {"withdraw": "perhaps"}, {"declaration"}),
    (SAMPLE, {"accepts": frozenset()}, {"declaration"}),
    (SAMPLE, {"sample_config": {"undeclared": "x"}}, {"declaration"}),
    (SAMPLE, {"options": {"mute": " "}}, {"declaration"}),
    (SAMPLE, {"read_back": lambda _config: {}}, {"one", "twice"}),
    (SNAPSHOT, {"run": writes_in_place}, {"old-file-stays", "stale"}),
    (SNAPSHOT, {"run": settles_before_the_end}, {"killed-after-acks"}),
]


@pytest.mark.parametrize(
    ("sound", "fault", "noticed"),
    FAULTS,
    ids=[
        getattr(next(iter(fault.values())), "__name__", f"{next(iter(fault))}-{i}")
        for i, (_, fault, _) in enumerate(FAULTS)
    ],
)
def test_a_planted_fault_is_noticed(sound, fault, noticed):
    exporter = attrs.evolve(sound, **fault)
    failed = {check.id for check in CHECKS if check.id in noticed and run_check(check, exporter).status == "fail"}
    assert failed == noticed


def test_every_check_but_the_hosts_own_notices_some_fault():
    # "nothing-non-public" tries the host's last door; no exporter can open it, so none can fail it.
    assert {check.id for check in CHECKS} - {name for *_, noticed in FAULTS for name in noticed} == {
        "nothing-non-public"
    }


def test_the_hosts_last_door_is_really_tried(monkeypatch):
    from zfgk.publish.delivery import handover
    from zfgk.testing import exporters

    check = next(check for check in CHECKS if check.id == "nothing-non-public")
    monkeypatch.setattr(handover, "check_disclosable", lambda _key, _record: None)
    result = exporters.run_check(check, SAMPLE)
    assert (result.status, result.message) == ("fail", "a record marked on-request was handed over")


def test_the_report_is_a_markdown_table_with_one_row_per_check():
    text = markdown(SAMPLE, certify(attrs.evolve(SAMPLE, read_back=lambda _config: {"a|b": 1})))
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(CHECKS) + 1
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)
