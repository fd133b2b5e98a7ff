"""Targets by name and from a file; all faults of a file at once."""

import json
from pathlib import Path

import attrs
import pytest

from zfgk import CheckedOptions, Exporter
from zfgk.errors import BadInput, UnreadableFile
from zfgk.publish.delivery.targets import DEFAULT_BASE_URL, Target, by_name, is_base_url, read_targets, remembered


def exporter(name, **fields):
    return Exporter(name=name, run=lambda _changes, _config: iter(()), read_back=lambda _config: {}, **fields)


FEED = exporter("portal-feed", options={"title": "the title", "author": "the author"})
REMOTE = exporter("ckan", network=True, options={"token": "the key"})
EXPORTERS = (FEED, REMOTE)


def write(tmp_path, text):
    file = tmp_path / "targets.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def faults(tmp_path, text, only=()):
    with pytest.raises(BadInput) as refusal:
        read_targets(write(tmp_path, text), EXPORTERS, only)
    return [str(fault).replace(str(tmp_path) + "/", "") for fault in refusal.value.faults]


def test_names_select_exporters_with_default_settings():
    (target,) = by_name(["portal-feed"], EXPORTERS)
    assert target == Target(name="portal-feed", exporter=FEED)
    assert target.config(Path("/out")) == {"out": Path("/out/portal-feed"), "base_url": DEFAULT_BASE_URL}


def test_without_names_every_exporter_that_needs_no_network_is_served():
    assert [target.name for target in by_name([], EXPORTERS)] == ["portal-feed"]


def test_without_any_exporter_there_is_no_target_and_a_name_says_how_to_get_one():
    assert by_name([], []) == ()
    with pytest.raises(BadInput, match="pip install zfgk-portal-feed"):
        by_name(["portal-feed"], [])


def test_a_site_fills_in_what_a_target_leaves_open():
    bare, own = (
        Target(name="a", exporter=FEED),
        Target(name="a", exporter=FEED, base_url="https://b.cn/", options={"title": "t"}),
    )
    filled = bare.on_site("https://a.cn/", title="站名", author="", colour="red")
    assert (filled.base_url, filled.options) == ("https://a.cn/", {"title": "站名"})
    kept = own.on_site("https://a.cn/", title="站名", author="某局")
    assert (kept.base_url, kept.options) == ("https://b.cn/", {"title": "t", "author": "某局"})


def test_all_wrong_names_are_told_at_once():
    with pytest.raises(BadInput) as refusal:
        by_name(["portal-fed", "ckan", "ckan", "fax"], EXPORTERS)
    said = [str(fault) for fault in refusal.value.faults]
    assert len(said) == 3
    assert "did you mean portal-feed?" in said[0]
    assert "fax" in said[1]
    assert "ckan: named twice" in said[2]


def test_a_file_names_several_targets_of_one_exporter(tmp_path):
    text = """
- name: 局门户
  exporter: portal-feed
  base_url: https://zrzyj.example.gov.cn
  options: {title: 示例市自然资源局}
- exporter: portal-feed
- {name: internal.feed, exporter: portal-feed, internal: true}
"""
    targets = read_targets(write(tmp_path, text), EXPORTERS)
    assert [target.name for target in targets] == ["局门户", "portal-feed", "internal.feed"]
    assert targets[0].config(Path("/o")) == {
        "title": "示例市自然资源局",
        "out": Path("/o/局门户"),
        "base_url": "https://zrzyj.example.gov.cn/",
    }
    assert [target.internal for target in targets] == [False, False, True]
    assert [target.name for target in read_targets(write(tmp_path, text), EXPORTERS, ["portal-feed"])] == [
        "portal-feed"
    ]


def test_all_faults_of_a_file_are_told_at_once_each_with_its_path(tmp_path):
    found = faults(
        tmp_path,
        """
- {name: ../up, exporter: portal-feed}
- {exporter: portal-fed}
- {name: nothing}
- {name: a, exporter: portal-feed, base_url: example.gov.cn, internal: yes}
- {name: b, exporter: portal-feed, options: {titel: x, out: /etc}}
- {name: c, exporter: portal-feed, optoins: {}}
- {name: d, exporter: portal-feed, options: [x]}
- portal-feed
- {name: e, exporter: portal-feed}
- {name: E, exporter: portal-feed}
""",
    )
    assert [fault.split(": ")[0] for fault in found] == [
        "targets.yaml[0].name",
        "targets.yaml[1].exporter",
        "targets.yaml[2].exporter",
        "targets.yaml[3].base_url",
        "targets.yaml[3].internal",
        "targets.yaml[4].options.titel",
        "targets.yaml[4].options.out",
        "targets.yaml[5].optoins",
        "targets.yaml[6].options",
        "targets.yaml[7]",
        "targets.yaml name E",
    ]
    assert "did you mean portal-feed?" in found[1]
    assert "did you mean title?" in found[5]
    assert "did you mean options?" in found[7]


@pytest.mark.parametrize("name", ["", "a/b", "a\\b", "..", ".hidden", "a..b", "a b", "-a", "a.", "x" * 65, "a\n"])
def test_a_name_that_cannot_be_a_folder_is_refused(tmp_path, name):
    found = faults(tmp_path, f"- {{name: {json.dumps(name)}, exporter: portal-feed}}")
    assert [fault.split(": ")[0] for fault in found] == ["targets.yaml[0].name"]


@pytest.mark.parametrize("text", ["", "a: 1", "[]", "portal-feed"])
def test_a_file_that_is_no_list_is_refused(tmp_path, text):
    assert len(faults(tmp_path, text)) == 1


def test_a_selected_name_that_the_file_lacks_is_refused(tmp_path):
    (found,) = faults(tmp_path, "- {name: north, exporter: portal-feed}", ["nort"])
    assert "did you mean north?" in found


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00"])
def test_an_unreadable_file_is_a_typed_error(tmp_path, data):
    file = tmp_path / "targets.yaml"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"targets\.yaml"):
        read_targets(file, EXPORTERS)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("https://www.example.gov.cn/", True),
        ("http://example.gov.cn:8080/a/b", True),
        ("https://示例.政务", True),
        ("ftp://example.gov.cn/", False),
        ("www.example.gov.cn", False),
        ("https://", False),
        ("https://a.b/?x=1", False),
        ("https://a.b/#x", False),
        ("https://a b/", False),
        ("https://[::1", False),
        (None, False),
    ],
)
def test_web_addresses(text, valid):
    assert is_base_url(text) is valid


def test_the_ledger_remembers_settings_and_never_the_options_of_a_remote_target():
    local = Target(name="north", exporter=FEED, options={"title": "栏目"}, base_url="https://a.gov.cn/", internal=True)
    remote = Target(name="hub", exporter=REMOTE, options={"token": "hunter2"})
    kept = {target.name: (target.settings(), target.digest()) for target in (local, remote)}
    assert "hunter2" not in str(kept)
    assert remembered(kept, EXPORTERS) == ((local,), ("hub",))
    assert remembered(kept, EXPORTERS, ["north"]) == ((local,), ())
    assert remembered(kept, []) == ((), ("hub", "north"))
    with pytest.raises(BadInput, match="nothing was ever published there"):
        remembered(kept, EXPORTERS, ["nort"])


def test_every_setting_is_part_of_the_digest():
    target = Target(name="a", exporter=FEED)
    others = [
        attrs.evolve(target, options={"title": "x"}),
        attrs.evolve(target, base_url="https://a.gov.cn/"),
        attrs.evolve(target, internal=True),
        attrs.evolve(target, exporter=REMOTE),
    ]
    assert len({one.digest() for one in [target, *others]}) == 5


def test_information_may_go_anywhere_and_other_kinds_to_internal_targets_only():
    wide = exporter("wide", accepts=frozenset({"information", "deadline", "statistics"}))
    assert Target(name="a", exporter=wide).kinds == {"information"}
    assert Target(name="a", exporter=wide, internal=True).kinds == {"information", "deadline", "statistics"}


def checked(config):
    with CheckedOptions(config) as options:
        options.integer("most", 5, least=1, most=9)
        if not options.text("token", "none").startswith("t"):
            options.refuse("token", f"{config['token']} begins with something else")


CHECKED = exporter("map", options={"most": "the number", "token": "the token"}, check=checked)


def test_options_that_an_exporter_cannot_use_are_told_before_anything_is_written(tmp_path):
    text = """
- {exporter: portal-feed, options: {title: "题"}}
- {name: a, exporter: map, options: {most: lots, token: t}}
- {name: b, exporter: map, options: {most: 0, token: "${TOKEN}"}}
- {name: c, exporter: map, options: {most: 3, token: tt}}
- {name: d, exporter: map, options: {least: 3}}
"""
    with pytest.raises(BadInput) as refusal:
        read_targets(write(tmp_path, text), [*EXPORTERS, CHECKED], environ={"TOKEN": "geheim"})
    assert [str(fault).replace(str(tmp_path) + "/", "") for fault in refusal.value.faults] == [
        "targets.yaml[4].options.least: unknown option · map has: most, token",
        "targets.yaml[1].options.most: 'lots' is no whole number from 1 to 9 · such as 5",
        "targets.yaml[2].options.most: '0' is no whole number from 1 to 9 · such as 5",
        "targets.yaml[2].options.token: *** begins with something else",
    ]


def test_only_chosen_targets_are_checked(tmp_path):
    text = "- {name: a, exporter: map, options: {most: lots}}\n- {name: b, exporter: map, options: {token: t}}\n"
    (target,) = read_targets(write(tmp_path, text), [CHECKED], ["b"])
    assert target.name == "b"


def test_an_option_that_an_exporter_needs_is_told_when_the_exporter_is_named():
    needs = exporter("hook", options={"token": "the token"}, check=lambda config: config["token"])
    with pytest.raises(BadInput) as refusal:
        by_name(["portal-feed", "hook"], [*EXPORTERS, needs])
    assert [str(fault) for fault in refusal.value.faults] == ["--to hook.options: KeyError: 'token'"]
