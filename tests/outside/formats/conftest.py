"""What is published here, and the validators that look at it.

Everything here fails, and never skips, where a validator is missing: ``python3 tools/validators.py`` installs them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from zfgk import Change, Record

FOLDER = Path(__file__).parents[3] / ".tox" / ".validators"
BASE = "https://zrzyj.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
INSTALL = "install with: python3 tools/validators.py"
HOSTILE = (
    "]]> <script>alert(1)</script> &amp; \"引号\" '撇号'",
    "<![CDATA[ 甲 ]]>",
    "反向 \u202eعربية\u202c 𠮷𡈽 👨‍👩‍👧",
    "  前后空格  ",
    "甲\n乙\r\n丙\t丁",
    '=HYPERLINK("http://x"),\'; DROP TABLE record;--',
    "\\,;:\\n BEGIN:VEVENT",
    "</title><!--",
)


def publish(key, version=1, title="关于印发《供应计划》的通知", **fields):
    record = {
        "publisher": "云汀市自然资源局",
        "date_published": date(2026, 3, 5),
        "url": f"art/{version}.html",
    } | fields
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=title, **record))


def withdraw(key, version=2):
    return Change(key, version, AT + timedelta(days=version), None, "内容有误")


def mixed():
    """Return two runs of a history: hostile texts, then one withdrawn, one corrected, one new."""
    first = [
        publish(
            f"H/{number} 号",
            title=text,
            summary=text,
            theme=text,
            genre=text,
            document_number=text,
            keywords=(text, "土地"),
            date_written=date(2026, 2, 28),
            extra={"starts": "2026-03-20", "place": text},
            attachments=("附件 1.xlsx", f"https://files.example.gov.cn/{number}.pdf?a=1&b=2"),
        )
        for number, text in enumerate(HOSTILE)
    ]
    gone, moved = first[0].key, first[1].key
    again = publish(moved, 3, "更正后的标题", extra={"starts": "2026-03-25T09:00+08:00"}, validity="失效")
    new = publish("N", 1, "新的", date_published=None, url="", attachments=("附件.docx",), extra={"due": "2026-04-01"})
    return [first, [withdraw(gone), again, *first[2:], new]]


@pytest.fixture(scope="session")
def history():
    """Return the changes of both runs and the records that live at the end, by key."""
    runs = mixed()
    return runs, {change.key: change for change in runs[-1] if change.record}


@pytest.fixture
def give(tmp_path):
    """Return a function that publishes runs one after the other, and returns the folder."""

    def run(exporter, *runs, **options):
        for changes in runs:
            acks = list(exporter.run(iter(changes), {"out": tmp_path, "base_url": BASE, **options}))
            assert {ack.status for ack in acks} == {"done"}, acks
        return tmp_path

    return run


@pytest.fixture(scope="session")
def schema():
    """Return a function from the path of a schema to a function that lists what is wrong with a document."""

    def load(path):
        if not (FOLDER / path).is_file():
            pytest.fail(f"{path} not found; {INSTALL}")
        validator = etree.XMLSchema(etree.parse(FOLDER / path))

        def faults(data):
            validator.validate(etree.fromstring(data))
            return [entry.message for entry in validator.error_log]

        return faults

    return load


@pytest.fixture(scope="session")
def node():
    """Return a function that runs a script beside this file with the validators' modules."""
    program, modules = shutil.which("node"), FOLDER / "node_modules"

    def run(script, data):
        if program is None or not modules.is_dir():
            pytest.fail(f"node or its modules not found; {INSTALL}")
        command = [program, Path(__file__).with_name(script), modules]
        said = subprocess.run(command, input=data, capture_output=True, timeout=120, check=False)
        assert said.returncode == 0, said.stderr.decode()
        return json.loads(said.stdout)

    return run
