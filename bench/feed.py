"""What the Atom feed costs: its writer against bare string writing, feedgen, the exporter and the whole publication.

    python bench/feed.py [--items 1000000] [--reps 5] [--feedgen 100000] [--publish 100000] [--directory /tmp]

- ``bare`` writes the same entries, byte for byte, with one f-string each and `xml.sax.saxutils.escape` around every text,
  into one buffered file, which nobody flushes to the disk: no choice of fields, no check of characters, no judgement of
  addresses, no pages.
- ``writer`` makes entries of changes and lays them out over the current document and its archive pages, each signed,
  flushed to the disk and renamed into its place.
- ``exporter`` is the exporter as the host calls it: it also keeps, in a database without a name, where each key stands.
- ``again`` is the exporter when everything stands already and one entry is corrected.
- ``feedgen`` (if installed) is given the same fields, but those of ours, at a tenth of the number, for it keeps all of
  them in memory; ``writer`` at that number stands beside it.
- At the end bench/publish.py sets the whole publication with its ledger against the exporter alone.

Every figure comes from a process of its own, and the kinds take turns. The making of the records is not counted. By
``clock`` the disk counts, and on a busy machine everybody else; ``work`` is processor time, which can be believed there.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from publish import AT, record

from zfgk import Change, Exporter
from zfgk_portal_feed import EXPORTER, atom
from zfgk_portal_feed.layout import Layout
from zfgk_portal_feed.site import Site

BASE = "https://www.example.gov.cn/"
PREFIX = "tag:www.example.gov.cn,2019-05-15:"
OURS = "urn:zfgk:entry:1"
BLOCK = 2_000


class Stream:
    """Changes, and the time that it took to make them: ``clock`` and ``work`` count without it."""

    def __init__(self, items):
        self.items = items
        self.spent = [0.0, 0.0]

    def __iter__(self):
        for start in range(0, self.items, BLOCK):
            before = now()
            block = [
                Change(one.identifier, 1, AT, one) for one in map(record, range(start, min(start + BLOCK, self.items)))
            ]
            self.spent = [sum(each) for each in zip(self.spent, now(), [-one for one in before], strict=True)]
            yield from block


def now():
    return [time.perf_counter(), time.process_time()]


def bare_entry(change, one):
    return (
        f"<entry><id>{PREFIX}{escape(change.key)}</id><title>{escape(one.title)}</title>"
        f"<updated>{change.at.isoformat()}</updated><published>{one.date_published.isoformat()}T00:00:00+08:00</published>"
        f"<author><name>{escape(one.publisher)}</name></author>"
        f'<category term="{escape(one.theme)}" scheme="{OURS}:theme"/>'
        f'<category term="{escape(one.genre)}" scheme="{OURS}:genre"/>'
        f'<category term="{escape(one.keywords[0])}"/><category term="{escape(one.keywords[1])}"/>'
        f'<link rel="alternate" href="{BASE}{escape(one.url)}"/><summary>{escape(one.summary)}</summary>'
        f"<zfgk:key>{escape(change.key)}</zfgk:key><zfgk:version>{change.version}</zfgk:version>"
        f"<zfgk:document_number>{escape(one.document_number)}</zfgk:document_number>"
        f"<zfgk:language>{escape(one.language)}</zfgk:language>"
        f"<zfgk:date_written>{one.date_written.isoformat()}</zfgk:date_written></entry>\n"
    )


def bare(changes, out):
    with (out / "bare.xml").open("w", encoding="utf-8") as file:
        for change in changes:
            file.write(bare_entry(change, change.record))


def writer(changes, out):
    site = Site.of(config(out))
    layout = Layout(site, "", 0)
    for change in changes:
        layout.add(change, atom.entry(site, change, change.record))
    layout.end()
    layout.seal()
    layout.finish(AT)


def exporter(changes, out):
    for _ in EXPORTER.run(iter(changes), config(out)):
        pass


def again(changes, out):
    exporter(changes, out)
    stands = Stream(changes.items)
    before = now()
    first = record(0)
    corrected = Change(first.identifier, 2, AT + timedelta(days=1), first)

    def stream():
        yield corrected
        yield from islice(stands, 1, None)

    exporter(stream(), out)
    return [one - other - made for one, other, made in zip(now(), before, stands.spent, strict=True)]


def feedgen(changes, out):
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(f"{PREFIX}feed")
    feed.title("政府信息公开")
    feed.link(href=f"{BASE}atom.xml", rel="self")
    for change in changes:
        one, entry = change.record, feed.add_entry()
        entry.id(PREFIX + change.key)
        entry.title(one.title)
        entry.updated(change.at)
        entry.published(AT)
        entry.author(name=one.publisher)
        entry.category([{"term": term} for term in (one.theme, one.genre, *one.keywords)])
        entry.link(href=BASE + one.url, rel="alternate")
        entry.summary(one.summary)
    feed.atom_file(str(out / "feedgen.xml"))


def config(out):
    return {"out": out, "base_url": BASE}


KINDS = {one.__name__: one for one in (bare, writer, exporter, again, feedgen)}


def child(kind, items, directory):
    assert isinstance(EXPORTER, Exporter)
    with tempfile.TemporaryDirectory(dir=directory) as folder:
        out = Path(folder)
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        stream = Stream(items)
        before = now()
        own = KINDS[kind](stream, out)
        clock, work = own or [one - other - made for one, other, made in zip(now(), before, stream.spent, strict=True)]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        files = [file for file in out.iterdir() if file.suffix == ".xml"]
        size = sum(file.stat().st_size for file in files)
    print(json.dumps({"clock": clock, "work": work, "more": peak - base, "size": size, "files": len(files)}))


def measured(kinds, items, reps, directory):
    found = {kind: [] for kind in kinds}
    for number in range(reps):
        for kind in kinds if number % 2 == 0 else reversed(kinds):
            command = [sys.executable, __file__, "--child", kind, "--items", str(items), "--directory", str(directory)]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            assert ran.returncode == 0, ran.stderr
            found[kind].append(json.loads(ran.stdout))
    return {
        kind: {name: (max if name == "more" else median)(one[name] for one in ran) for name in ran[0]}
        for kind, ran in found.items()
    }


def table(found, items, floor):
    for kind, one in found.items():
        print(
            f"{kind:9} {items:8} items {one['clock']:7.2f} s by clock, {one['work']:7.2f} s of work, "
            f"{items / one['work']:7.0f} items/s; {found[floor]['clock'] / one['clock']:5.2f} of {floor} by clock, "
            f"{found[floor]['work'] / one['work']:5.2f} by work; {one['more']:5.0f} MB more at the peak; "
            f"{one['files']:4} files, {one['size'] / 1e6:6.0f} MB",
            flush=True,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--feedgen", type=int, default=100_000, help="how many items feedgen is given; 0 leaves it out")
    parser.add_argument("--publish", type=int, default=100_000, help="how many are published; 0 leaves it out")
    parser.add_argument("--directory", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--child", choices=sorted(KINDS))
    given = parser.parse_args()
    if given.child:
        child(given.child, given.items, given.directory)
        return
    site = Site.of(config(given.directory))
    for change in islice(Stream(1000), 1000):
        assert bare_entry(change, change.record) == atom.entry(site, change, change.record), "not the same bytes"
    table(measured(["bare", "writer"], given.items, given.reps, given.directory), given.items, "bare")
    table(measured(["bare", "exporter", "again"], given.items, 1, given.directory), given.items, "bare")
    if given.feedgen:
        kinds = ["writer", "feedgen"] if find_spec("feedgen") else ["writer"]
        table(measured(kinds, given.feedgen, given.reps, given.directory), given.feedgen, kinds[-1])
    if given.publish:
        command = [sys.executable, Path(__file__).with_name("publish.py"), "--items", str(given.publish)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
