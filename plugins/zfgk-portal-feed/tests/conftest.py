"""Feeds and the validator of their grammar."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from zfgk import Change, Record
from zfgk_portal_feed import EXPORTER

SCHEMA = Path(__file__).parent / "schemas" / "atom.rnc"
BASE_URL = "https://zrzyj.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


class Feed:
    """One feed in a directory of its own."""

    def __init__(self, folder):
        self.out = folder / "portal-feed"
        self.out.mkdir()
        self.options = {}

    @property
    def config(self):
        return {"out": self.out, "base_url": BASE_URL, **self.options}

    @property
    def pages(self):
        return {file.name: file.read_bytes() for file in self.out.glob("atom-*.xml")}

    def name(self, short):
        """Return the name of a page without its digest, such as ``atom-1-2.xml``, as it stands; any other as it is."""
        start, _, number = short.rpartition("-")
        found = list(self.out.glob(f"{start}-*-{number}"))
        return found[0].name if found else short

    def give(self, *changes):
        return list(EXPORTER.run(iter(changes), self.config))

    def held(self):
        return EXPORTER.read_back(self.config)

    @property
    def atom(self):
        return self.out / "atom.xml"

    @property
    def rss(self):
        return self.out / "rss.xml"


@pytest.fixture
def feed(tmp_path):
    return Feed(tmp_path)


@pytest.fixture(scope="session")
def feed_in():
    """Return the function that makes a feed in a folder, where one folder is not enough."""
    return Feed


@pytest.fixture
def publish():
    def make(key, version=1, title="", **fields):
        record = Record(identifier=key, title=title or f"关于{key}的通知", **fields)
        return Change(key, version, AT + timedelta(days=version - 1), record)

    return make


@pytest.fixture
def withdraw():
    def make(key, version=2, reason="内容有误"):
        return Change(key, version, AT + timedelta(days=version - 1), None, reason)

    return make


@pytest.fixture(scope="session")
def atom_errors():
    """Validate files with jing; the errors of each file by its name."""
    program = shutil.which("jing")

    def errors(*files):
        if program is None:
            pytest.fail("the RELAX NG validator jing is not installed; on Debian: apt-get install jing")
        command = [program, "-c", str(SCHEMA), *map(str, files)]
        said = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        found = defaultdict(list)
        for line in said.stdout.splitlines():
            match = re.match(r"(.*):\d+:\d+: (?:fatal|error): (.*)", line)
            assert match, f"jing said something else: {line} {said.stderr}"
            found[Path(match[1]).name].append(match[2])
        # A schema that jing cannot read would otherwise pass for a feed without errors.
        assert said.returncode == (1 if found else 0), said.stderr
        return dict(found)

    return errors


@pytest.fixture(scope="session")
def rfc5005():
    """Return the reader of archived feeds."""
    place = Path(__file__).with_name("rfc5005.py")
    specification = importlib.util.spec_from_file_location("zfgk_portal_feed_rfc5005", place)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def logical(rfc5005):
    """Return a function that reads a feed from its folder as one reads it from the web."""

    def read(feed):
        address = f"{BASE_URL}portal-feed/"
        return rfc5005.walk(f"{address}atom.xml", lambda url: (feed.out / url.removeprefix(address)).read_bytes())

    return read
