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
import json, os, re, resource, signal, sys, time
from zfgk.documents import READERS
from zfgk.inspection import inspect
from zfgk.screening import Screener
from zfgk.testing.planted import FORMATS, clean
screener = Screener.default()
def look(data, suffix):
    return inspect(data, "a." + suffix, screener=screener, readers=READERS)
def peak():
    # What getrusage gives begins with the peak of the program that started this one.
    try:
        status = open("/proc/self/status").read()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
def read(path, suffix, complaints):
    os.dup2(os.open(complaints, os.O_WRONLY | os.O_CREAT), 2)
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (4, 4))
    signal.alarm(120)
    before, began = peak(), time.process_time()
    seen = look(open(path, "rb").read(), suffix)
    print(json.dumps({
        "seconds": time.process_time() - began,
        "megabytes": peak() - before,
        "token": any(one.rule == "zfgk.resident-id" and one.where != "file name" for one in seen.findings),
        "unscreened": sorted({one.kind for one in seen.findings if one.category == "unscreened"}),
        "kinds": sorted({one.kind for one in seen.findings}),
        "error": seen.error,
    }), flush=True)
warm = set()
for line in sys.stdin:
    path, suffix, complaints = json.loads(line)
    if suffix not in warm:
        look(clean(suffix) if suffix in FORMATS else b"<a>1</a>", suffix)
        warm.add(suffix)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            read(path, suffix, complaints)
            status = 0
        except BaseException:
            sys.excepthook(*sys.exc_info())
        os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture(scope="module")
def reader():
    """A process that has read a harmless file of the kind, and reads each file in a process of its own that it forks."""
    with subprocess.Popen(
        [sys.executable, "-c", READ], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield process
        process.stdin.close()


def read(reader, file, suffix):
    """Have a file read; return what was told of it, the status of the process that read it, and its complaints."""
    complaints = file.with_name("stderr")
    reader.stdin.write(json.dumps([str(file), suffix, str(complaints)]) + "\n")
    reader.stdin.flush()
    told = reader.stdout.readline()
    # Killed, a process tells nothing, and its status is all there is.
    status = reader.stdout.readline() if told.startswith("{") else told
    return told, int(status), complaints.read_text(encoding="utf-8") if complaints.exists() else ""


def _cases():
    for case in HOSTILE:
        yield pytest.param(case, id=f"{case.suffix}: {case.name}")


@pytest.mark.parametrize("case", list(_cases()))
def test_it_ends_soon_and_says_what_it_did_not_read(case, tmp_path, reader, record_property):
    file = tmp_path / f"hostile.{case.suffix}"
    file.write_bytes(case.make())
    said, status, complaints = read(reader, file, case.suffix)
    assert status == 0, (status, complaints[-2000:])
    assert not complaints
    told = json.loads(said)
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
