"""A column in a directory of its own, and what stands on its pages as a reader without zfgk sees it."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import pytest
from lxml import html

from zfgk import Change, ContentPart, Record
from zfgk_portal_site import EXPORTER

BASE_URL = "https://zrzyj.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:30:00+08:00")


class Column:
    """One column."""

    def __init__(self, folder):
        self.out = folder / "portal-site"
        self.out.mkdir()
        self.options = {"title": "某市自然资源局", "site_id_code": "0000000001"}

    @property
    def config(self):
        return {"out": self.out, "base_url": BASE_URL, **self.options}

    def give(self, *changes):
        return list(EXPORTER.run(iter(changes), self.config))

    def held(self):
        return EXPORTER.read_back(self.config)

    @property
    def www(self):
        return self.out / "www"

    def read(self, path):
        return (self.www / path).read_text(encoding="utf-8")

    def page(self, path):
        return html.fromstring((self.www / path).read_bytes())

    def entry(self, name):
        """Return the page whose file is named gk-NAME.html."""
        (found,) = self.www.glob(f"info/*/gk-{name}.html")
        return html.fromstring(found.read_bytes())

    def files(self):
        """Return every file that readers can see, with its bytes."""
        root = self.www.resolve()
        return {f.relative_to(root).as_posix(): f.read_bytes() for f in sorted(root.rglob("*")) if f.is_file()}

    def texts(self):
        return b"\n".join(self.files().values()).decode("utf-8", "replace")


@pytest.fixture
def column(tmp_path):
    return Column(tmp_path)


@pytest.fixture
def publish():
    def make(key, version=1, title="", **fields):
        record = Record(identifier=key, title=title or f"关于{key}的通知", **fields)
        return Change(key, version, AT + timedelta(days=version - 1), record, "有更正" if version > 1 else "")

    return make


@pytest.fixture
def withdraw():
    def make(key, version=2, reason="内容有误"):
        return Change(key, version, AT + timedelta(days=version - 1), None, reason)

    return make


@pytest.fixture
def document(tmp_path):
    """Return a function that writes a file and returns it as a part of a record."""
    folder = tmp_path / "documents"
    folder.mkdir()

    def make(name, data, media_type="text/plain"):
        file = folder / name
        file.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return ContentPart(str(file), hashlib.sha256(file.read_bytes()).hexdigest(), media_type, name)

    return make
