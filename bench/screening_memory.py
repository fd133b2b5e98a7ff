"""What ``zfgk screen`` takes at its peak over folders of more and more files, which should be the same.

``python bench/screening_memory.py [--files 100,1000,3000] [--format json]``. The files are small ones of every kind that
is read, in turn, half of them clean; every run is a process of its own. On Linux the peak is that of the process alone;
elsewhere it may begin with that of the one that started it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FINDINGS = 40  # in each text file that is not clean

RUN = r"""
import io, re, resource, sys, time
from pathlib import Path
from zfgk.cli import run
sys.stdout = open(sys.argv[3], "w", encoding="utf-8")
began = time.process_time()
status = run(["screen", sys.argv[1], "--format", sys.argv[2]])
spent = time.process_time() - began
sys.stdout.close()
try:
    peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(status, peak, spent, file=sys.stderr)
"""

MAKE = """
import sys
from pathlib import Path
from zfgk.testing.planted import FORMATS, clean, planted
folder, count, findings = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
made = {name: (clean(name), planted(name)[0]) for name in FORMATS}
for number in range(count):
    name = [*FORMATS, "txt"][number % (len(FORMATS) + 1)]
    below = folder / f"{number // 100:03}"
    below.mkdir(exist_ok=True)
    if name == "txt":
        lines = [f"第{line}行：联系人李某某，手机{13800000000 + number * 1000 + line}" for line in range(findings)]
        data = "\\n".join(lines if number % 2 else ["关于办公用房的通知"]).encode()
    else:
        data = made[name][number % 2]
    (below / f"{number:05}.{name}").write_bytes(data)
"""


def main() -> None:
    """Print the peaks."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", default="100,1000,3000", help="how many files, with commas between")
    options.add_argument("--format", default="json", choices=("json", "text"))
    chosen = options.parse_args()
    peaks = []
    for count in map(int, chosen.files.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            below, out = Path(folder) / "files", Path(folder) / "out"
            below.mkdir()
            subprocess.run([sys.executable, "-c", MAKE, below, str(count), str(FINDINGS)], check=True)
            told = subprocess.run(
                [sys.executable, "-c", RUN, below, chosen.format, out], capture_output=True, text=True, check=True
            )
            _, peak, seconds = told.stderr.split()[-3:]
            text = out.read_text(encoding="utf-8")
            found = sum(len(one["findings"]) for one in json.loads(text)["files"]) if chosen.format == "json" else 0
            size = sum(one.stat().st_size for one in below.rglob("*") if one.is_file()) / 1e6
        peaks.append(float(peak))
        print(
            f"{count} files, {size:.1f} MB, {found or '?'} findings: {float(peak):.0f} MB, {float(seconds):.1f} s",
            flush=True,
        )
    print(f"the largest takes {peaks[-1] / peaks[0]:.2f} times the smallest")


if __name__ == "__main__":
    main()
