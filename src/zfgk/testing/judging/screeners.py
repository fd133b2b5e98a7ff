"""The conformance suite for recognisers."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterator, Sequence

import attrs
from hypothesis import strategies as st

from zfgk.errors import Fault
from zfgk.host.kinds import RECOGNISER_CONTRACTS
from zfgk.screening import Hit, Recogniser, Screener
from zfgk.testing.conformance import Check, NotApplicable, Suite, Violation, require
from zfgk.testing.examples import smallest
from zfgk.testing.exporting.watch import Watch, watching
from zfgk.testing.judging.words import not_chinese
from zfgk.testing.strategies.text import hostile_text, titles

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
_SHORT, _LONG = 6_000, 48_000
_TIMES_AS_LONG = 4
"""How many times more than in proportion a longer text may take; what grows with the square takes 8 times more."""
_TOO_LITTLE = 0.02
"""Processor seconds below which a text is done before anybody could wait."""
_RUNS = ("1", "1 ", "秘", "a@", "张三、", "（", "　", "\n", "-", "1-", "地址：", "密", "电话")
_TEXTS = st.lists(hostile_text() | titles() | st.text("0123456789Xx-—年月日号@.张王李路", max_size=25), max_size=4)


@attrs.frozen
class RecogniserBench:
    """A recogniser with texts in which it must find something, and such in which it must not.

    Args:
        recogniser: The recogniser.
        finds: Texts that hold what it looks for.
        ignores: Texts that look like it and hold nothing.
        watch: What the recogniser did to the world so far.
    """

    recogniser: Recogniser
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    watch: Watch

    def hits(self, text: str) -> list[Hit]:
        """Return what it finds in a text."""
        return list(self.recogniser.find(text))


def declaration(bench: RecogniserBench) -> Iterator[Fault]:
    """Check what it says about itself."""
    one = bench.recogniser
    if one.contract not in RECOGNISER_CONTRACTS:
        yield Fault("contract", f"{one.contract!r} is not one of {RECOGNISER_CONTRACTS}")
    if not _ID.fullmatch(one.id):
        yield Fault(
            "id", f"{one.id!r} is no id", then="NAME.WHAT in small letters, digits and -, NAME that of the plugin"
        )
    yield from not_chinese([("title", one.title), ("action", one.action)])


def samples(bench: RecogniserBench) -> Iterator[Fault]:
    """Check that it finds what it must find, and leaves alone what it must."""
    if not bench.finds and not bench.ignores:
        raise NotApplicable("no samples are given: set finds and ignores in a ScreenerContract")
    for text in bench.finds:
        if not bench.hits(text):
            yield Fault(repr(text), "it finds nothing")
    for text in bench.ignores:
        if hits := bench.hits(text):
            yield Fault(repr(text), f"it finds {text[hits[0].start : hits[0].end]!r}")


def spans(bench: RecogniserBench) -> list[Fault]:
    """Check that every hit lies in the text, whatever the text is."""

    def body(parts: list[str]) -> None:
        text = _with_a_find(bench, parts)
        for hit in bench.hits(text):
            require(isinstance(hit, Hit), f"{hit!r} is no Hit")
            require(hit.end <= len(text), f"a hit from {hit.start} to {hit.end} in a text of {len(text)} characters")
        Screener([bench.recogniser]).near_misses(text)

    return smallest(_TEXTS, body, lambda parts: repr(_with_a_find(bench, parts)))


def keeps_nothing(bench: RecogniserBench) -> list[Fault]:
    """Check that what it finds depends on the text alone."""

    def body(parts: list[str]) -> None:
        text, other = _with_a_find(bench, parts), "".join(bench.finds[:2]) or "密"
        first = bench.hits(text)
        bench.hits(other)
        require(bench.hits(text) == first, "it finds something else the second time")

    return smallest(_TEXTS, body, lambda parts: repr(_with_a_find(bench, parts)), examples=25)


def _with_a_find(bench: RecogniserBench, parts: list[str]) -> str:
    return "，".join([*parts, *bench.finds[:1]])


def to_itself(bench: RecogniserBench) -> None:
    """Check that it neither reads files nor calls other machines while it looks."""
    text = "，".join([*bench.finds, "示例市某局"])
    bench.hits(text)
    before = len(bench.watch.opened)
    bench.hits(f"{text}。")
    opened = bench.watch.opened[before:]
    require(not opened, "it opens files while it looks", ", ".join(opened))
    require(not bench.watch.calls, "it calls other machines", ", ".join(bench.watch.calls))


def in_proportion(bench: RecogniserBench) -> Iterator[Fault]:
    """Check that a text eight times as long does not take much more than eight times as long."""
    for run in (*_RUNS, *bench.finds[:2]):
        long = _seconds(bench, run, _LONG, 0)
        if long < _TOO_LITTLE:
            continue
        short = min(_seconds(bench, run, _SHORT, number) for number in range(3))
        long = min(long, _seconds(bench, run, _LONG, 1))
        allowed = _LONG / _SHORT * _TIMES_AS_LONG
        if long > allowed * short:
            why = f"{_SHORT} characters take {short * 1000:.1f} ms, {_LONG} take {long * 1000:.0f} ms"
            yield Fault(f"{run!r} again and again", "its time does not grow in proportion to the text", why)
            return


def _seconds(bench: RecogniserBench, run: str, length: int, number: int) -> float:
    # A text of its own each time: what was found in the last text may be remembered.
    text = f"第{number}次，{run * length}"[:length]
    start = time.process_time()
    bench.hits(text)
    return time.process_time() - start


def silent_about_text(bench: RecogniserBench) -> None:
    """Check that it prints nothing: what it sees may be somebody's secret."""
    import io

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        for text in (*bench.finds, "机密★启封前", "身份证号 11010519491231002X", "手机 13812345678"):
            bench.hits(text)
    if said.getvalue():
        raise Violation("it prints while it looks", "standard output", "what it sees may be somebody's secret")


@contextlib.contextmanager
def on_bench(
    recogniser: Recogniser, finds: Sequence[str] = (), ignores: Sequence[str] = ()
) -> Iterator[RecogniserBench]:
    """Put a recogniser on the bench, watched and without a network.

    Args:
        recogniser: The recogniser.
        finds: Texts that hold what it looks for.
        ignores: Texts that look like it and hold nothing.
    """
    with watching(loopback=False) as watch:
        yield RecogniserBench(recogniser, tuple(finds), tuple(ignores), watch)


CHECKS = (
    Check("declaration", "what it says about itself makes sense", declaration, "correct the Recogniser(…)"),
    Check(
        "samples", "it finds what it must, and leaves alone what it must", samples, "see what the text looks like to it"
    ),
    Check(
        "spans",
        "every hit lies in the text, whatever the text is",
        spans,
        "offsets count code points of the text given",
    ),
    Check("keeps-nothing", "what it finds depends on the text alone", keeps_nothing, "keep nothing between two calls"),
    Check("to-itself", "it opens no file and calls nobody while it looks", to_itself, "load word lists beforehand"),
    Check(
        "in-proportion",
        "its time grows in proportion to the text",
        in_proportion,
        "bound every repetition in its expressions, or look for fixed words first",
    ),
    Check("silent", "it prints nothing of what it sees", silent_about_text, "take the print away"),
)
"""Every check of contract 1, in the order of a report."""

SUITE: Suite[RecogniserBench] = Suite(
    kind="recognisers",
    what="recogniser",
    checks={1: CHECKS},
    bench=on_bench,
    id_of=lambda recogniser: str(recogniser.id),
    traits=lambda recogniser: {"category": recogniser.category, "severity": recogniser.severity.value},
)
