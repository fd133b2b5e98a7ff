"""What a million replies cost in a batch, as a ratio to the bare calendar kernel over the same columns."""

from __future__ import annotations

import statistics
import timeit

import numpy as np

from zfgk.asking import builtin
from zfgk.batch import add_working_days, due

ROWS, ROUNDS = 1_000_000, 11
MOST = 1.5
"""The ratio that a batch may cost at most."""


def main() -> None:
    """Print the ratios."""
    rng, reply = np.random.default_rng(2008), builtin().clock("national.reply-to-request")
    # Received on any day of both Regulations, in no order; a third extended, a fifth with days not counted.
    first, last = np.datetime64("2008-05-01"), np.datetime64("2026-08-31")
    days = first + rng.integers(0, int((last - first).astype(int)) + 1, ROWS)
    extension = rng.random(ROWS) < 1 / 3
    credited = np.where(rng.random(ROWS) < 1 / 5, rng.integers(1, 16, ROWS), 0)
    older = days < np.datetime64("2019-05-15")
    term = np.where(older, 15, 20)
    moved = term + credited + extension * term
    calls = {
        "bare, one term": lambda: add_working_days(days, 20),
        "bare": lambda: add_working_days(days, term),
        "due": lambda: due(reply, days),
        "bare, moved": lambda: add_working_days(days, moved),
        "due, moved": lambda: due(reply, days, extension=extension, credited=credited),
    }
    pairs = {"due": "bare", "due, moved": "bare, moved"}
    for name, bare in pairs.items():
        assert (calls[name]() == calls[bare]()).all(), name
    times = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            times[name].append(timeit.timeit(call, number=1))
    print(f"{ROWS} rows, {older.mean():.0%} under the older version")
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, median in medians.items():
        print(f"{name:<16} {median * 1e3:8.1f} ms  {ROWS / median / 1e6:6.1f} million rows a second")
    ratios = {name: medians[name] / medians[bare] for name, bare in pairs.items()}
    ratios["due to one term"] = medians["due"] / medians["bare, one term"]
    for name, ratio in ratios.items():
        print(f"{name:<16} {ratio:8.2f} x bare")
    assert max(ratios.values()) <= MOST


if __name__ == "__main__":
    main()
