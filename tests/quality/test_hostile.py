"""Hostile files end soon, take little, and what was not read of them is said."""

import json
import subprocess
import sys

import pytest

from zfgk.testing.hostile import HOSTILE

SECONDS = 8.0
"""Processor time for one file, warm: about two seconds on an idle machine; a shared one runs at a fraction of its speed."""
MEGABYTES = 200
"""Above the interpreter with everything imported."""

READ = r"""
import json, re, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
from zfgk.documents import READERS
from zfgk.inspection import inspect
from zfgk.screening import Screener
from zfgk.testing.planted import FORMATS, clean
path, suffix = sys.argv[1:]
screener = Screener.default()
def look(data):
    return inspect(data, "a." + suffix, screener=screener, readers=READERS)
look(clean(suffix) if suffix in FORMATS else b"<a>1</a>")
def peak():
    # What getrusage gives begins with the peak of the program that started this one.
    try:
        status = open("/proc/self/status").read()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
before, began = peak(), time.process_time()
seen = look(open(path, "rb").read())
print(json.dumps({
    "seconds": time.process_time() - began,
    "megabytes": peak() - before,
    "token": any(one.rule == "zfgk.resident-id" and one.where != "file name" for one in seen.findings),
    "unscreened": sorted({one.kind for one in seen.findings if one.category == "unscreened"}),
    "kinds": sorted({one.kind for one in seen.findings}),
    "error": seen.error,
}))
"""


def _cases():
    for case in HOSTILE:
        yield pytest.param(case, id=f"{case.suffix}: {case.name}")


@pytest.mark.parametrize("case", list(_cases()))
def test_it_ends_soon_and_says_what_it_did_not_read(case, tmp_path, record_property):
    file = tmp_path / f"hostile.{case.suffix}"
    file.write_bytes(case.make())
    run = subprocess.run(
        [sys.executable, "-c", READ, file, case.suffix], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert not run.stderr
    told = json.loads(run.stdout)
    record_property("seconds", round(told["seconds"], 2))
    record_property("megabytes", round(told["megabytes"]))
    assert told["unscreened"] or (case.token and told["token"]), told
    assert not case.signs or case.signs & {*told["kinds"], *told["unscreened"]}, told
    assert "Traceback" not in told["error"]
    assert told["seconds"] <= SECONDS, told
    assert told["megabytes"] <= MEGABYTES, told


def test_no_two_have_the_same_name():
    names = [(case.suffix, case.name) for case in HOSTILE]
    assert len(set(names)) == len(names) >= 100
