"""Secrets of targets: taken from the environment, given to the exporter, shown to nobody."""

import json
from base64 import b64encode, urlsafe_b64encode
from datetime import date, datetime

import pytest

from zfgk import Ack, Attribute, Exporter, Record
from zfgk.errors import BadInput
from zfgk.publish.conduct import Run
from zfgk.publish.delivery.secrets import Secret, mask
from zfgk.publish.delivery.targets import read_targets, remembered
from zfgk.publish.outcome import Decision, Outcome
from zfgk.publish.run import publish_decisions

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
PASSWORD = "p@ss w/örd\"'1"  # noqa: S105  # made up, and hard to hide: every notation writes it differently


def hub(run, *, network=True):
    options = {"header": "The key.", "more": "More.", "title": "The title."}
    return Exporter(name="hub", run=run, read_back=lambda _config: {}, options=options, network=network)


def silent(changes, _config):
    yield from (Ack(change.key, change.version) for change in changes)


def targets(tmp_path, text, exporter, **environ):
    file = tmp_path / "targets.yaml"
    file.write_text(text, encoding="utf-8")
    return read_targets(file, [exporter], environ=environ)


def test_names_stand_for_values_wherever_they_are_and_two_dollars_for_the_text(tmp_path):
    text = """
- exporter: hub
  options:
    header: Bearer ${KEY}
    more: {a: ["${KEY}:${OTHER}", plain], b: '$${KEY}'}
    title: 100 $
"""
    (target,) = targets(tmp_path, text, hub(silent), KEY="hunter2!", OTHER="sesame")
    config = target.config(tmp_path)
    assert config["header"] == "Bearer hunter2!"
    assert config["more"] == {"a": ["hunter2!:sesame", "plain"], "b": "${KEY}"}
    assert config["title"] == "100 $"


def test_all_that_is_not_set_is_told_at_once_with_its_path_and_without_any_value(tmp_path):
    text = """
- exporter: hub
  options: {header: "${A}", title: "${B}", more: ["${C}", "${}", "${not a name}"]}
"""
    with pytest.raises(BadInput) as refusal:
        targets(tmp_path, text, hub(silent), A="", C="abc")
    said = [str(fault).replace(f"{tmp_path}/", "") for fault in refusal.value.faults]
    assert [one.split(": ")[0] for one in said] == [
        "targets.yaml[0].options.header",
        "targets.yaml[0].options.title",
        "targets.yaml[0].options.more[0]",
        "targets.yaml[0].options.more[1]",
        "targets.yaml[0].options.more[2]",
    ]
    assert "abc" not in str(said)


def test_no_secret_is_asked_for_of_a_target_that_is_not_chosen(tmp_path):
    file = tmp_path / "targets.yaml"
    text = "- {name: a, exporter: hub, options: {header: '${NOWHERE}'}}\n- {name: b, exporter: hub}\n"
    file.write_text(text, encoding="utf-8")
    assert [one.name for one in read_targets(file, [hub(silent)], ["b"], environ={})] == ["b"]


def test_a_secret_never_shows_itself():
    secret = Secret("Bearer ${T}", "Bearer hunter2!", ("hunter2!",))
    assert "hunter2" not in f"{secret} {secret!r}"
    assert str(secret) == "Bearer ${T}"


@pytest.mark.parametrize(
    "written",
    [
        PASSWORD,
        "p%40ss%20w%2F%C3%B6rd%22%271",
        "p%40ss%20w/%C3%B6rd%22%271",
        "p%40ss+w%2F%C3%B6rd%22%271",
        "p@ss w/\\u00f6rd\\\"'1",
        "p@ss w/örd\\\"'1",
        "p@ss w/örd\"\\'1",
    ],
)
def test_a_secret_is_hidden_however_it_is_written(written):
    shown = mask(f"refused: <{written}>", {"a": [Secret("${P}", PASSWORD, (PASSWORD,))]})
    assert shown == "refused: <***>"


@pytest.mark.parametrize("encode", [b64encode, urlsafe_b64encode], ids=["plain", "in-addresses"])
@pytest.mark.parametrize("before", ["", "u", "us", "user:", "clerk:"])
@pytest.mark.parametrize("after", ["", "\n", "??>", "@host/x"])
@pytest.mark.parametrize("secret", [PASSWORD, "hunter2!", "~~~???>>>"])
def test_a_secret_is_hidden_in_base64_wherever_it_stands_in_what_is_encoded(encode, before, after, secret):
    said = encode(f"{before}{secret}{after}".encode()).decode()
    shown = mask(f"401 for Basic {said}, try again", {"a": Secret("${P}", secret, (secret,))})
    assert shown == "401 for Basic ***, try again"


def test_base64_of_something_else_is_left_alone():
    said = b64encode(b"clerk:another one").decode()
    assert mask(said, {"a": Secret("${P}", "hunter2!", ("hunter2!",))}) == said


def everything(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("network", [True, False])
@pytest.mark.parametrize("way", ["exception", "error", "ref", "nonsense"])
def test_what_an_exporter_says_is_kept_without_the_secret(tmp_path, way, network):
    def run(changes, config):
        for change in changes:
            said = f"401 for {config['header']}"
            if way == "exception":
                raise PermissionError(said)
            if way == "error":
                yield Ack(change.key, change.version, "retry", error=said)
            if way == "ref":
                yield Ack(change.key, change.version, ref=said)
            if way == "nonsense":
                yield said

    chosen = targets(
        tmp_path, "- {exporter: hub, options: {header: '${KEY}'}}", hub(run, network=network), KEY=PASSWORD
    )
    record = Record(identifier="A", title="通知")
    decision = Decision(key="A", title="通知", attribute=Attribute.PROACTIVE, outcome=Outcome.RELEASE, record=record)
    (tmp_path / "work").mkdir()
    out = tmp_path / "work" / "out"
    report = publish_decisions(Run(out=out, targets=chosen, on=date(2026, 3, 2), at=AT), [decision])
    kept = everything(tmp_path / "work").decode("utf-8", "replace") + json.dumps(report.to_json(), ensure_ascii=False)
    assert "401" in kept
    assert "***" in kept
    for part in ("p@ss", "p%40ss"):
        assert part not in kept + repr(chosen)


def test_the_ledger_keeps_names_so_that_a_later_run_looks_the_values_up_again(tmp_path):
    local = hub(silent, network=False)
    text = "- {exporter: hub, options: {header: 'Bearer ${KEY}', title: '$${x}'}}"
    (target,) = targets(tmp_path, text, local, KEY="hunter2!")
    kept = {"hub": (target.settings(), target.digest())}
    assert "hunter2" not in str(kept)
    ((later,), left_out) = remembered(kept, [local], environ={"KEY": "swordfish"})
    assert left_out == ()
    assert later.config(tmp_path)["header"] == "Bearer swordfish"
    assert later.config(tmp_path)["title"] == "${x}"
    assert later.digest() == target.digest()  # a new password is no new content
    with pytest.raises(BadInput, match="KEY is not set"):
        remembered(kept, [local], environ={})
