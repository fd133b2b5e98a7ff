"""What an answer with all its steps costs, as a ratio to the bare count of its working days."""

from __future__ import annotations

import statistics
import timeit
from datetime import date

import zfgk

ROUNDS = 11


def main() -> None:
    """Print the ratios."""
    calendar, day = zfgk.china(), date(2022, 9, 30)
    events = [
        zfgk.Event("request.received", day, channel="registered-mail"),
        zfgk.Event("reply.made", date(2022, 11, 1)),
    ]
    calls = {
        "bare": lambda: calendar.add_working_days(day, 20),
        "due": lambda: zfgk.due("national.reply-to-request", events),
        "due + explain": lambda: zfgk.due("national.reply-to-request", events).explain(),
    }
    times = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            number = 50_000 if name == "bare" else 1000
            times[name].append(timeit.timeit(call, number=number) / number)
    bare = statistics.median(times["bare"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"{name:<14} {median * 1e6:8.2f} us  {median / bare:6.0f} x bare")


if __name__ == "__main__":
    main()
