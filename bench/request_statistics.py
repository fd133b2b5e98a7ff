"""What the statistics of a register cost, as a ratio to reading the same events and asking about each request plainly.

Usage: python bench/request_statistics.py [REQUESTS]; the register stands in a temporary directory.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from register import CHUNK, ON, entries

import zfgk
from zfgk.asking import builtin
from zfgk.register.store import open_register
from zfgk.statistics.requests import figures
from zfgk.statistics.tables import TOTAL, By, Period, tabulate


def main(requests: int = 20_000) -> None:
    """Print the times, the ratio and the memory."""
    law, calendar = builtin(), zfgk.china()
    versions = law.clock("national.reply-to-request")
    tables = [By(department=True), By(period=Period.MONTH), TOTAL]
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "register.sqlite")
        with open_register(url, law.events) as register:
            for first in range(0, requests, CHUNK):
                register.add(entries(first, min(first + CHUNK, requests), requests // 20))
        with open_register(url, law.events, reading=True) as register:
            for _ in range(3):
                begun = time.process_time()
                *_, total = tabulate(figures(register, versions, ON, calendar), tables)
                counted = time.process_time() - begun
                begun = time.process_time()
                ids = (matter.id for matter in register.matters())
                plain = [zfgk.due(versions.rules[0].id, events, as_of=ON) for _, events in register.histories(ids)]
                asked = time.process_time() - begun
                print(
                    f"{total[0].requests} requests: counted in {counted:.2f} s of processor time; asked one by one "
                    f"{asked:.2f} s; ratio {counted / asked:.2f} ({len(plain)})"
                )
                del plain
            tracemalloc.start()
            tabulate(figures(register, versions, ON, calendar), tables)
            print(f"memory at most {tracemalloc.get_traced_memory()[1] / 2**20:.0f} MiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
