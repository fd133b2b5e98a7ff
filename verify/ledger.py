"""Re-check a ledger against the calendar's year tables: python verify/ledger.py LEDGER.json TABLE.csv …"""

import csv
import json
import sys
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path


def check(led, tables):  # yields what is checked, how it stands, how it must be
    table = [row for path in tables for row in csv.DictReader(Path(path).read_text("utf-8-sig").splitlines())]
    until = "9" if led["known_on"] is None else str(date.fromisoformat(led["known_on"]) + timedelta(1))
    known = (row for row in table if row["issued"] < until[: len(row["issued"])])  # a month alone is known at its end
    table = sorted(known, key=lambda row: row["issued"].ljust(10, "~"))
    changed = {row["date"]: row for row in table}  # a later notice overrides an earlier one
    first = {row["date"][:4]: row["notice"] for row in reversed(table) if row["date"][5:] < "12-18"}  # of each year
    kinds = {("work", False): "working", ("work", True): "transferred-working-day", ("off", True): "weekend"}
    day, n, unit, rules, one = date.fromisoformat, led["amount"], led["unit"], led["rules"], 1 - 2 * led["back"]
    days = [day(led["received"]) + timedelta(one * k) for k in range(len(led["rows"]) + 99)]
    at, seen, start = {d: i for i, d in enumerate(days)}, {}, day(led["start"])
    for d, weekend in ((d, d.weekday() > 4) for d in days):
        row = changed.get(str(d)) or {"kind": "off" if weekend else "work", "notice": first.get(str(d)[:4])}
        kind = "holiday" if row.get("statutory") == "yes" else kinds.get((row["kind"], weekend), "transferred-day-off")
        seen[d] = (kind, row["notice"]) if str(d)[:4] in first else ("unknown", "")
    works = {d: i for d, i in at.items() if "working" in seen[d][0]}
    out = {d for d in works for span in led["credited"] if span["first"] <= str(d) <= span["last"]}
    origin = start - timedelta(one * ["next-day", "same-day"].index(led["counting"]))
    counts = [d for d in (works if unit == "working-day" else days) if at[d] > at.get(origin, -1) and d not in out]
    y, m = divmod(origin.year * 12 + origin.month - 1 + one * n * {"year": 12, "month": 1}.get(unit, 0), 12)
    end = last = counts[n - 1] if unit[-3:] == "day" else date(y, m + 1, min(origin.day, monthrange(y, m + 1)[1]))
    fits = at[start] == 0 or [d in works for d in days[: at[start] + 1]] == [False] * at[start] + [True]
    yield "head", [led["schema"], type(led["rule"]) is str, n > 0 and fits], ["zfgk/ledger/1", True, True]
    for e in led["extensions"]:
        told, running = day(e["notified"]), next(d for d in works if d >= last) if "roll" in rules else last
        base = sum(d <= (told if e["base"] == "notice" else last) for d in counts)
        last = day(e["until"]) if e["until"] is not None else counts[base + e["amount"] - 1]
        last = min(last, counts[n + e["at_most"] - 1]) if e["at_most"] is not None else last
        yield f"extension told on {told}", origin <= told <= running < last, True
    due = next(d for d in works if d >= last) if "roll" in rules else last + timedelta(led["clear"])
    ends = {"expiry": str(end + timedelta(led["clear"])), "due": str(due), "instrument": rules["period"].split(":")[0]}
    yield "end", {name: led[name] for name in ends}, ends
    number = {d: k for k, d in enumerate(counts, 1) if at[d] <= at[last]}
    tail, moved = ("clear", "after-the-period") if led["clear"] else ("roll", "rolled")
    for i, d in enumerate(days[: at[due] + 1]):
        phase = ("start", "period", "extension", tail)[(i > at.get(origin, -1)) + (i > at[end]) + (i > at[last])]
        other = {"start": "start-day" if d == start else "before-the-start", tail: moved}.get(phase, seen[d][0])
        why = "" if d in number else "credited" if d in out and phase in {"period", "extension"} else other
        row = {"date": str(d), "kind": seen[d][0], "notice": seen[d][1], "phase": phase}
        row |= {"number": number.get(d), "why": why, "rule": rules["credited" if why == "credited" else phase]}
        yield str(d), led["rows"][i : i + 1 + (d == due)], [row]  # nothing follows the last one
    whys = [row["why"] for row in led["rows"]]
    yield "sums", led["sums"], {"days": len(whys), "counted": whys.count(""), "credited": whys.count("credited")}


if __name__ == "__main__":
    sys.excepthook = lambda kind, error, _: print(f"not a sound ledger: {kind.__name__}: {error}", file=sys.stderr)
    found = check(json.loads(Path(sys.argv[1]).read_bytes()), sys.argv[2:])
    wrong = next((x for x in found if len({json.dumps(one, sort_keys=True) for one in x[1:]}) > 1), None)
    sys.exit("{}: is {!r}, must be {!r}".format(*wrong) if wrong else print("ok"))
