"""As many generated packages as wanted through every installed exporter; nothing that must stay may get out.

python tools/leaks.py --packages 100000 --seed 1
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from zfgk.host import Host
from zfgk.testing.exporter_sample import EXPORTER
from zfgk.testing.leaks import leaked

_AT_ONCE = 1000


def main() -> int:
    """Publish packages run by run, and stop at the first run with a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    host = Host.discover()
    exporters = [*host.exporters, EXPORTER]
    random, begun, done = Random(asked.seed), time.monotonic(), 0
    while done < asked.packages:
        count = min(_AT_ONCE, asked.packages - done)
        with TemporaryDirectory(prefix="zfgk-") as folder:
            faults = leaked(Path(folder), count, random, exporters, host)
        if faults:
            print(*faults, f"{len(faults)} faults after {done} packages, seed {asked.seed}", sep="\n")
            return 1
        done += count
        if sys.stderr.isatty():
            print(f"\r{done} of {asked.packages}", end="", file=sys.stderr)
    names = ", ".join(exporter.name for exporter in exporters)
    print(f"{done} packages through {names}: nothing leaked, nothing kept in; {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
