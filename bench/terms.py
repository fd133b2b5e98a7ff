"""How fast 10,000 sparse terms are found, by both engines and by pyahocorasick where it is installed.

``python bench/terms.py``; figures are MB of UTF-8 a second, medians of one run, so the ratios are what counts.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
import time

from zfgk.screening.terms import Terms

ROUNDS = 7
TERMS = 10_000
CHARACTERS = 1_500_000


def corpus(seed: int) -> tuple[str, list[str]]:
    """A text by falling frequency of characters, like prose, and terms of rare characters, like a real list."""
    chance = random.Random(seed)
    characters = [chr(0x4E00 + i) for i in range(4000)]
    chance.shuffle(characters)
    weights = [1 / (rank + 3) for rank in range(len(characters))]
    prose = chance.choices(characters, weights, k=CHARACTERS)
    for i in range(0, CHARACTERS, 17):
        prose[i] = chance.choice("，。、；\n")
    rare = characters[400:]
    terms = {"".join(chance.choices(rare, k=chance.randint(2, 6))) for _ in range(TERMS)}
    for term in chance.sample(sorted(terms), 400):
        at = chance.randrange(CHARACTERS)
        prose[at : at + len(term)] = term
    return "".join(prose), sorted(terms)


def speed(call, size: float) -> tuple[float, int]:
    """Return MB/s and the number of hits."""
    times, hits = [], 0
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        hits = call()
        times.append(time.perf_counter() - begun)
    return size / statistics.median(times), hits


def main() -> None:
    """Print the figures."""
    text, terms = corpus(7)
    size = len(text.encode()) / 1e6
    calls = {"python": Terms(terms, engine="python")}
    if importlib.util.find_spec("ahocorasick_rs"):
        calls["fast"] = Terms(terms, engine="fast")
    rows = {name: (lambda one=one: sum(1 for _ in one.find(text))) for name, one in calls.items()}
    if importlib.util.find_spec("ahocorasick"):
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for term in terms:
            automaton.add_word(term, len(term))
        automaton.make_automaton()
        rows["pyahocorasick"] = lambda: len(
            [(end + 1 - length, end + 1, length) for end, length in automaton.iter(text)]
        )
    found = {name: speed(row, size) for name, row in rows.items()}
    peer = found.get("pyahocorasick", (0.0, 0))[0]
    print(f"{size:.1f} MB of UTF-8, {len(terms)} terms")
    for name, (rate, hits) in found.items():
        ratio = f"{rate / peer:6.1f} x pyahocorasick" if peer else ""
        print(f"{name:<14} {rate:7.1f} MB/s  {hits} hits  {ratio}")


if __name__ == "__main__":
    main()
