"""The exporter keeps its contract, and writes what its format asks for."""

import json

from zfgk import Host, Record
from zfgk.testing import ExporterContract
from zfgk.testing.exporting import on_bench
from zfgk_template import EXPORTER


class TestTemplate(ExporterContract):
    exporter = EXPORTER

    def validate(self, out):
        """Judge the file by a reader that shares no code with the exporter, or by a validator of the format."""
        lines = (out / "entries.jsonl").read_text(encoding="utf-8").split("\n")
        assert lines.pop() == ""
        entries = [json.loads(line) for line in lines]
        assert all(entry.keys() >= {"key", "version", "at"} for entry in entries)


def test_a_record_is_one_line():
    with on_bench(EXPORTER) as bench:
        change = bench.publish("GK-1", 3, "关于公布2026年度计划的通知", url="art/1.html")
        bench.give(change)
        (line,) = (bench.out / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    assert isinstance(change.record, Record)
    assert json.loads(line) == {
        "key": "GK-1",
        "version": 3,
        "at": "2026-03-02T12:00:00+08:00",
        "title": "关于公布2026年度计划的通知",
        "published": "2026-03-02",
        "publisher": "示例市某局",
        "url": "https://www.example.gov.cn/art/1.html",
    }


def test_absolute_addresses_stay_and_what_a_browser_would_run_does_not():
    with on_bench(EXPORTER) as bench:
        addresses = {"A": "https://other.example.org/1.html", "B": "javascript:alert(1)"}
        bench.give(*[bench.publish(key, url=url) for key, url in addresses.items()])
        entries = [json.loads(line) for line in (bench.out / "entries.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {entry["key"]: entry["url"] for entry in entries} == {"A": "https://other.example.org/1.html", "B": ""}


def test_a_damaged_file_is_made_good_by_the_next_run():
    with on_bench(EXPORTER) as bench:
        bench.give(bench.publish("A"))
        (bench.out / "entries.jsonl").write_text('{"key": "A", "vers', encoding="utf-8")
        bench.give(bench.publish("A", 2))
        assert bench.held() == {"A": 2}


def test_zfgk_finds_the_plugin():
    assert EXPORTER in Host.discover().exporters
