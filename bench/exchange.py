"""What the formats of a catalogue cost: entries per second, as ratios to the plain libraries; memory of a long stream.

The plain libraries do less: no heads, no faults, no guard against formulas, no whole-or-not-at-all.
"""

from __future__ import annotations

import csv
import io
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from lxml import etree

from zfgk.catalogue import CORE, Row
from zfgk.catalogue.exchange import dump, read

ROUNDS = 3
ENTRIES = 5_000
LONG = 200_000
NAMES = [field.name for field in CORE.fields]
XML = "{urn:zfgk:catalogue:1}"


def entries(count: int) -> Iterator[Row]:
    """Yield entries as catalogues have them."""
    for index in range(count):
        yield Row(
            f"/entries/{index}",
            {
                "identifier": f"000014349/{2000 + index % 25}-{index:05}",
                "title": f"关于公布第{index}批国有建设用地使用权出让结果的公告",
                "summary": "公布本批国有建设用地使用权的位置、面积、用途、成交价和受让人。",
                "date_written": f"2024-{index % 12 + 1:02}-{index % 28 + 1:02}",
                "publisher": "甲市自然资源局",
                "document_number": f"甲自然资公告〔2024〕{index}号",
                "theme": "国土资源、能源/土地",
                "disclosure": "主动公开",
                "keywords": ("土地", "出让", f"第{index}批"),
            },
        )


ROWS = list(entries(ENTRIES))


def flat(row: Row) -> list[str]:
    """Return the cells of an entry as texts."""
    cells = (row.cells.get(name, "") for name in NAMES)
    return [cell if isinstance(cell, str) else ";".join(cell) for cell in cells]


# -- the plain libraries -----------------------------------------------------------------------------------------------


def csv_out() -> bytes:
    """Write with the csv module alone."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(map(flat, ROWS))
    return out.getvalue().encode()


def csv_in(data: bytes) -> int:
    """Read with the csv module alone."""
    return sum(1 for _ in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def json_out() -> bytes:
    """Write with the json module alone, all at once."""
    return json.dumps([row.cells for row in ROWS], ensure_ascii=False).encode()


def json_in(data: bytes) -> int:
    """Read with the json module alone, all at once."""
    return len(json.loads(data)["entries"])


def lines_out() -> bytes:
    """Write one entry on a line with the json module alone."""
    return "".join(f"{json.dumps(row.cells, ensure_ascii=False)}\n" for row in ROWS).encode()


def lines_in(data: bytes) -> int:
    """Read one entry on a line with the json module alone."""
    return sum(1 for line in data.splitlines() if json.loads(line))


def xml_out() -> bytes:
    """Write with lxml's incremental writer alone."""
    out = io.BytesIO()
    with etree.xmlfile(out, encoding="utf-8") as file, file.element(f"{XML}catalogue"):
        for row in ROWS:
            entry = etree.Element(f"{XML}entry")
            for name, cell in row.cells.items():
                etree.SubElement(entry, XML + name).text = cell if isinstance(cell, str) else ";".join(cell)
            file.write(entry)
    return out.getvalue()


def xml_in(data: bytes) -> int:
    """Read with lxml's iterparse alone, clearing each entry."""
    count = 0
    for _, entry in etree.iterparse(io.BytesIO(data), tag=f"{XML}entry"):
        count += bool({child.tag: child.text for child in entry})
        entry.clear()
    return count


def xlsx_out() -> bytes:
    """Write with openpyxl's write-only mode alone."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in ROWS:
        sheet.append(flat(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx_in(data: bytes) -> int:
    """Read with openpyxl's read-only mode alone."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(1 for _ in book.active.iter_rows(values_only=True))


PLAIN: dict[str, tuple[Callable[[], bytes], Callable[[bytes], int]]] = {
    "csv": (csv_out, csv_in),
    "json": (json_out, json_in),
    "jsonl": (lines_out, lines_in),
    "xml": (xml_out, xml_in),
    "xlsx": (xlsx_out, xlsx_in),
}


# -- measuring ---------------------------------------------------------------------------------------------------------


def ours_out(form: str) -> bytes:
    """Write with zfgk."""
    out = io.BytesIO()
    dump(ROWS, out, CORE, form=form)
    return out.getvalue()


def ours_in(data: bytes, form: str) -> int:
    """Read with zfgk."""
    return sum(1 for row in read(data, CORE, form=form) if row.heads is None)


def seconds(call: Callable[[], object]) -> float:
    """Return the median time that a call takes of the processor: a machine may have other work."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return statistics.median(times)


def long_stream(form: str, path: str) -> None:
    """Print what a long catalogue takes, written and read as a stream."""
    from zfgk.catalogue.exchange import write

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    write(entries(LONG), path, CORE)
    written = time.process_time()
    count = sum(1 for row in read(path, CORE) if row.heads is None)
    done = time.process_time()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(
        f"{form}: {count} entries written in {written - start:.0f} s, read in {done - written:.0f} s, {grown} MB more"
    )


def main() -> None:
    """Print the ratios; with the name of a format and a file to write, what a long catalogue takes."""
    if len(sys.argv) > 2:
        long_stream(sys.argv[1], sys.argv[2])
        return
    print(f"{ENTRIES} entries; ratio: our time to that of the plain library")
    for form, (plain_out, plain_in) in PLAIN.items():
        data = ours_out(form)
        assert ours_in(data, form) == ENTRIES
        plain_data = data if form != "xlsx" else plain_out()
        out, plain = seconds(lambda form=form: ours_out(form)), seconds(plain_out)
        back = seconds(lambda data=data, form=form: ours_in(data, form))
        plain_back = seconds(lambda plain_in=plain_in, data=plain_data: plain_in(data))
        print(
            f"{form:6} write {ENTRIES / out:9,.0f}/s  {out / plain:5.2f} times   read {ENTRIES / back:9,.0f}/s "
            f" {back / plain_back:5.2f} times   {len(data) / ENTRIES:5.0f} bytes an entry"
        )


if __name__ == "__main__":
    main()
