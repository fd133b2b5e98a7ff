"""How fast identifiers are found, beside Presidio with a blank Chinese pipeline and the same eight kinds.

``python bench/screening.py [--peer PYTHON]``, where PYTHON is the interpreter of an environment that has
presidio-analyzer. The two take turns over the same documents; figures are MB of UTF-8 a second of processor time,
medians of one run, so the ratio is what counts. The peer looks for eight kinds; zfgk for the same and for all of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time

ROUNDS = 5
DOCUMENTS = 60
CHARACTERS = 5_000
PEER_SHARE = 12  # the peer gets every twelfth document: it would take minutes for all


def corpus(seed: int) -> list[str]:
    """Documents by falling frequency of characters, like prose, with an identifier or decoy every 400 characters."""
    chance = random.Random(seed)
    characters = [chr(0x4E00 + i) for i in range(4000)]
    chance.shuffle(characters)
    weights = [1 / (rank + 3) for rank in range(len(characters))]
    planted = (
        "110101199003074477",
        "13800138000",
        "6222020200112233446",
        "91350100M000100Y43",
        "湘H12345",
        "zhang@example.com",
        "0737-4225142",
        "130503670401001",
        "2024年3月5日",
        "国办发〔2019〕14号",
        "12345.67万元",
        "000014349/2024-00012",
    )
    made = []
    for _ in range(DOCUMENTS):
        prose = chance.choices(characters, weights, k=CHARACTERS)
        for i in range(0, CHARACTERS, 17):
            prose[i] = chance.choice("，。、；\n")
        for i in range(200, CHARACTERS, 400):
            prose[i] = f"，{chance.choice(planted)}，"
        made.append("".join(prose))
    return made


SAME = [
    "zfgk.resident-id",
    "zfgk.resident-id-15",
    "zfgk.mobile-number",
    "zfgk.bank-card",
    "zfgk.credit-code",
    "zfgk.plate",
    "zfgk.telephone",
    "zfgk.mail-address",
]


def zfgk_round(documents: list[str], *, same: bool) -> tuple[float, int]:
    """Return the seconds and the number of findings."""
    from zfgk.screening import Screener
    from zfgk.screening.numbers import NUMBERS

    screener = Screener(one for one in NUMBERS if not same or one.id in SAME)
    begun = time.process_time()
    found = sum(len(screener.scan(document)) for document in documents)
    return time.process_time() - begun, found


def luhn(number: str) -> bool:
    """Tell whether the check digit of a card is right."""
    doubled = (int(one) * (1 + i % 2) for i, one in enumerate(reversed(number)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def resident(number: str) -> bool:
    """Tell whether the check character of a resident identity number is right."""
    total = 0
    for one in number[:17]:
        total = (total + int(one)) * 2 % 11
    return "0123456789X"[(12 - total) % 11] == number[-1].upper()


def peer() -> None:
    """Answer on standard output, one line a round, as long as rounds are asked for on standard input."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"zh": spacy.blank("zh")}

    kinds = {
        "ID18": (r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])", resident),
        "ID15": (r"(?<![0-9A-Za-z])[1-8]\d{7}(?:0[1-9]|1[0-2])\d{5}(?![0-9A-Za-z])", None),
        "MOBILE": (r"(?<![0-9.])1[3-9]\d{9}(?![0-9])", None),
        "CARD": (r"(?<![0-9])62\d{14,17}(?![0-9])", luhn),
        "CODE": (r"(?<![0-9A-Z])[1-9ANY][1-9]\d{6}[0-9A-Z]{10}(?![0-9A-Z])", None),
        "PLATE": (
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}(?![A-Z0-9])",
            None,
        ),
        "LANDLINE": (r"(?<![0-9])0\d{2,3}-\d{7,8}(?![0-9])", None),
        "MAIL": (r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,8}", None),
    }
    registry = RecognizerRegistry(supported_languages=["zh"])
    for name, (pattern, check) in kinds.items():
        recogniser = PatternRecognizer(
            supported_entity=name, patterns=[Pattern(name, pattern, 0.6)], supported_language="zh"
        )
        if check:
            recogniser.validate_result = check
        registry.add_recognizer(recogniser)
    engine = AnalyzerEngine(nlp_engine=Blank(), registry=registry, supported_languages=["zh"])
    for line in sys.stdin:
        documents = json.loads(line)
        begun = time.process_time()
        found = sum(len(engine.analyze(document, language="zh")) for document in documents)
        print(json.dumps([time.process_time() - begun, found]), flush=True)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peer", metavar="PYTHON")
    options.add_argument("--as-peer", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.as_peer:
        peer()
        return
    documents = corpus(7)
    some = documents[::PEER_SHARE]
    size, share = (sum(len(one.encode()) for one in part) / 1e6 for part in (documents, some))
    rounds: dict[str, list[float]] = {"zfgk, eight kinds": [], "zfgk, all kinds": [], "presidio": []}
    hits: dict[str, int] = {}
    other = None
    if chosen.peer:
        command = [chosen.peer, "-I", __file__, "--as-peer"]  # alone: what stands beside this file is not for it
        other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for _ in range(ROUNDS):
        for name, same in (("zfgk, eight kinds", True), ("zfgk, all kinds", False)):
            seconds, hits[name] = zfgk_round(documents, same=same)
            rounds[name].append(size / seconds)
        if other and other.stdin and other.stdout:
            other.stdin.write(json.dumps(some) + "\n")
            other.stdin.flush()
            seconds, hits["presidio"] = json.loads(other.stdout.readline())
            rounds["presidio"].append(share / seconds)
    if other and other.stdin:
        other.stdin.close()
        other.wait()
    print(f"{size:.2f} MB for zfgk, {share:.2f} MB for presidio")
    for name, rates in rounds.items():
        if rates:
            ratio = ""
            if rounds["presidio"]:
                times = statistics.median(one / two for one, two in zip(rates, rounds["presidio"], strict=True))
                ratio = f"{times:6.1f} x presidio"
            print(f"{name:<18} {statistics.median(rates):7.2f} MB/s  {hits[name]} findings  {ratio}")


if __name__ == "__main__":
    main()
