"""How fast is a column of many pages built, and how much memory does it take? ``python bench/portal_site.py``.

Each figure is that of a process of its own. The floor is writing files of the same sizes into the same folders, and
nothing else: no page is made cheaper than that. With ``--kit`` the kit's check of memory runs with 100,000 changes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
THEMES = ("国土资源、能源\\土地", "国土资源、能源\\矿产", "综合政务\\政务公开", "城乡建设、环境保护\\城市规划", "")
SUMMARY = "本级人民政府办公室承办的事项与办理结果，涉及位置、面积、用途和补偿标准。" * 3


def changes(count):
    from zfgk import Change, Record

    for number in range(count):
        key = f"000000000/{2010 + number % 16}-{number:06}"
        if number % 200 == 199:
            yield Change(key, 2, AT, None, "内容有误")
            continue
        record = Record(
            identifier=key,
            title=f"关于第{number}号国有建设用地使用权挂牌出让有关事项的通知",
            summary=SUMMARY,
            date_written=date(2010, 1, 1),
            date_published=date(2010, 1, 1) + timedelta(days=number % 5800),
            publisher=f"示例市第{number * 7 % 12}局",
            document_number=f"示局发〔{2010 + number % 16}〕{number}号",
            theme=THEMES[number * 3 % len(THEMES)],
            genre=("通知", "公告", "批复")[number % 3],
            keywords=("土地", "出让"),
            related=(f"000000000/{2010 + (number + 1) % 16}-{number + 1:06}",),
        )
        yield Change(key, 1, AT, record)


def build(folder, count):
    from zfgk_portal_site import EXPORTER

    config = {**EXPORTER.sample_config, "out": folder, "base_url": "https://a.example.gov.cn/"}
    # What is needed only once (templates, modules) is not what a page costs.
    warm = folder.parent / "warm"
    warm.mkdir()
    list(EXPORTER.run(changes(3), {**config, "out": warm}))
    before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    start = time.perf_counter()
    answers = list(EXPORTER.run(changes(count), config))
    built = time.perf_counter() - start
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - before
    assert [answer.status for answer in answers] == ["done"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    assert len(EXPORTER.read_back(config)) == count
    return {"seconds": built, "used": used, "peak": peak, "read back": time.perf_counter() - start}


def floor(source, target):
    files = [(file.relative_to(source), file.read_bytes()) for file in sorted(source.rglob("*")) if file.is_file()]
    start = time.perf_counter()
    for name, data in files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
        hashlib.sha256(data).hexdigest()
    return {"files": len(files), "bytes": sum(len(data) for _, data in files), "floor": time.perf_counter() - start}


def kit():
    from zfgk.testing.exporting import SUITE
    from zfgk_portal_site import EXPORTER

    (check,) = (one for one in SUITE.checks_for(EXPORTER) if one.id == "many")
    start = time.perf_counter()
    result = SUITE.run(check, EXPORTER)
    return {"status": result.status, "said": result.message, "seconds": time.perf_counter() - start}


def alone(*arguments):
    command = [sys.executable, __file__, *map(str, arguments)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000])
    options.add_argument("--kit", action="store_true")
    options.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--floor", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.build and given.floor:
        print(json.dumps(floor(given.build, given.floor)))
    elif given.build:
        print(json.dumps(build(given.build, given.counts[0])))
    elif given.kit:
        print(json.dumps(kit(), ensure_ascii=False))
    else:
        for count in given.counts:
            with TemporaryDirectory() as name:
                out, plain = Path(name) / "portal-site", Path(name) / "plain"
                out.mkdir()
                plain.mkdir()
                made = alone(count, "--build", out)
                least = alone("--build", (out / "www").resolve(), "--floor", plain)
                print(
                    f"{count:>7} entries: {least['files']} files, {least['bytes'] / 1e6:.0f} MB in "
                    f"{made['seconds']:.1f} s ({made['used']:.1f} s of a processor) = {count / made['seconds']:.0f} entries/s; "
                    f"{made['seconds'] / least['floor']:.1f} times bare writing; peak {made['peak']:.0f} MiB; "
                    f"read back in {made['read back']:.1f} s"
                )


if __name__ == "__main__":
    main()
