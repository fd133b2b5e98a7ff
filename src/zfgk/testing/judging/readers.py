"""The conformance suite for document readers."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator, Mapping

import attrs
from hypothesis import strategies as st

from zfgk.documents import READERS, reader_for
from zfgk.errors import Fault, LimitExceeded, UnreadableFile
from zfgk.host.kinds import READER_CONTRACTS
from zfgk.model.documents import Cut, Embedded, Feature, Piece, Reader, Source, TextPart, Unread
from zfgk.model.limits import Budget, Limits
from zfgk.testing.conformance import Check, NotApplicable, Suite, require
from zfgk.testing.examples import smallest
from zfgk.testing.exporting.watch import Watch, watching
from zfgk.testing.judging.samples import SAMPLES

_SUFFIX = re.compile(r"\.[a-z0-9]+")
_PIECES = (TextPart, Feature, Unread, Embedded)
_PACKED = (b"PK", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!")
"""How formats begin that can hold more than their own bytes."""
_TIGHT = Limits(part_bytes=64, total_bytes=64, parts=1, work=1)


@attrs.frozen
class ReaderBench:
    """A reader with sample files and the text that must be read in each.

    Args:
        reader: The reader.
        samples: The text that a person reads in a file, by its bytes.
        watch: What the reader did to the world so far.
    """

    reader: Reader
    samples: Mapping[bytes, str]
    watch: Watch

    def source(self, data: bytes, limits: Limits | None = None) -> Source:
        """Return bytes as a file of the reader's first ending."""
        name = f"sample{self.reader.suffixes[0] if self.reader.suffixes else ''}"
        return Source(data, name, Budget(limits, name))

    def pieces(self, data: bytes, limits: Limits | None = None) -> list[Piece]:
        """Read bytes."""
        return list(self.reader.read(self.source(data, limits)))

    def need_samples(self) -> Mapping[bytes, str]:
        """Return the samples, or end the check if there are none."""
        if not self.samples:
            raise NotApplicable("no samples are given: set samples in a ReaderContract")
        return self.samples


def declaration(bench: ReaderBench) -> Iterator[Fault]:
    """Check what it says about itself."""
    reader = bench.reader
    if reader.contract not in READER_CONTRACTS:
        yield Fault("contract", f"{reader.contract!r} is not one of {READER_CONTRACTS}")
    if not reader.suffixes:
        yield Fault("suffixes", "it reads no file name ending")
    for number, suffix in enumerate(reader.suffixes):
        if not _SUFFIX.fullmatch(suffix):
            yield Fault(f"suffixes[{number}]", f"{suffix!r} is no ending", then="such as .pdf, in small letters")
    if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", reader.media_type):
        yield Fault("media_type", f"{reader.media_type!r} is no media type")


def samples(bench: ReaderBench) -> Iterator[Fault]:
    """Check that the text of sample files is read, and no part of it said to be unreadable."""
    for number, (data, text) in enumerate(bench.need_samples().items()):
        found = "".join(piece.text for piece in bench.pieces(data) if isinstance(piece, TextPart))
        if "".join(text.split()) not in "".join(found.split()):
            yield Fault(f"samples[{number}]", f"it does not read {text!r}")


def any_bytes(bench: ReaderBench) -> list[Fault]:
    """Check that any bytes end in pieces or in a typed refusal, and never in silence or in a crash."""

    def body(data: bytes) -> None:
        try:
            pieces = bench.pieces(data)
        except (UnreadableFile, MemoryError):
            return
        for piece in pieces:
            require(isinstance(piece, _PIECES), f"{piece!r} is no piece of a document")
        require(bool(pieces) or not data.strip(), "it yields nothing and says nothing of a file that is not empty")

    damaged = st.sampled_from([b"", *bench.samples]).flatmap(_damage)
    return smallest(st.binary(max_size=200) | damaged, body, lambda data: f"{len(data)} bytes {data[:60]!r}")


def _damage(data: bytes) -> st.SearchStrategy[bytes]:
    if not data:
        return st.just(b"")
    cut = st.integers(0, len(data) - 1).map(lambda end: data[:end])
    places = st.tuples(st.integers(0, len(data) - 1), st.binary(min_size=1, max_size=4))
    changed = places.map(lambda put: data[: put[0]] + put[1] + data[put[0] + len(put[1]) :])
    return cut | changed


def looks(bench: ReaderBench) -> list[Fault]:
    """Check that its look at the first bytes says yes to its own files, and never fails."""
    look = bench.reader.looks
    if look is None:
        raise NotApplicable("it knows files by their names only")
    missed = [
        Fault(f"samples[{number}]", "it does not know its own file by the first bytes")
        for number, data in enumerate(bench.samples)
        if look(data) is not True
    ]

    def body(data: bytes) -> None:
        require(isinstance(look(data), bool), "looks returns something other than True or False")

    return missed or smallest(st.binary(max_size=64), body, examples=25)


def keeps_nothing(bench: ReaderBench) -> None:
    """Check that the same file gives the same pieces every time."""
    for number, data in enumerate(bench.need_samples()):
        first, second = bench.pieces(data), bench.pieces(data)
        require(first == second, "it reads something else the second time", f"samples[{number}]")


def within_limits(bench: ReaderBench) -> None:
    """Check that the limits of a file's budget end the reading."""
    packed = [data for data in bench.need_samples() if data.startswith(_PACKED)]
    if not packed:
        raise NotApplicable("its files are not packed: they hold no more than their own bytes")
    for number, data in enumerate(packed):
        try:
            pieces = bench.pieces(data, _TIGHT)
        except LimitExceeded:
            continue
        told = any(isinstance(piece, Unread) and piece.why == "limit" for piece in pieces)
        require(told, "it reads on although the limits of the budget are reached", f"samples[{number}]")


def to_itself(bench: ReaderBench) -> None:
    """Check that it opens no other file, calls nobody and prints nothing: documents are not public yet."""
    said = io.StringIO()
    for data in bench.need_samples():
        bench.pieces(data)
        before = len(bench.watch.opened)
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            bench.pieces(data)
        opened = bench.watch.opened[before:]
        require(not opened, "it opens files besides the one that it is given", ", ".join(opened))
    require(not bench.watch.calls, "it calls other machines", ", ".join(bench.watch.calls))
    require(not said.getvalue(), "it prints what it reads")


def redacts(bench: ReaderBench) -> Iterator[Fault]:
    """Check that a redacted copy lacks what was cut, and can be read."""
    if bench.reader.redact is None:
        raise NotApplicable("it makes no redacted copies")
    for number, (data, text) in enumerate(bench.need_samples().items()):

        def censor(part: TextPart, text: str = text) -> list[Cut]:
            start = part.text.find(text)
            return [Cut(start, start + len(text), "kit.sample", "")] if start >= 0 else []

        copy = bench.reader.redact(bench.source(data), censor)
        again = bench.reader if copy.suffix in bench.reader.suffixes else reader_for(f"copy{copy.suffix}", READERS)
        require(again is not None, f"nothing reads its copy, a {copy.suffix} file", f"samples[{number}]")
        pieces = again.read(Source(copy.data, f"copy{copy.suffix}")) if again else ()
        left = "".join(piece.text for piece in pieces if isinstance(piece, TextPart))
        if text in left or text.encode() in copy.data:
            yield Fault(f"samples[{number}]", f"the copy still holds {text!r}")
        if not copy.removals:
            yield Fault(f"samples[{number}]", "it lists nothing that it removed")


@contextlib.contextmanager
def on_bench(reader: Reader, samples: Mapping[bytes, str] | None = None) -> Iterator[ReaderBench]:
    """Put a reader on the bench, watched and without a network.

    Args:
        reader: The reader.
        samples: The text that a person reads in a file, by its bytes; those that the kit has for the reader's endings
            unless given.
    """
    found = samples
    if found is None:
        found = {data: text for suffix in reader.suffixes for data, text in SAMPLES.get(suffix, dict)().items()}
    with watching(loopback=False) as watch:
        yield ReaderBench(reader, found, watch)


CHECKS = (
    Check("declaration", "what it says about itself makes sense", declaration, "correct the Reader(…)"),
    Check("samples", "it reads the text of sample files", samples, "yield a TextPart for every text, hidden ones too"),
    Check(
        "any-bytes",
        "any bytes end in pieces or a typed refusal, never in silence or a crash",
        any_bytes,
        "raise zfgk.errors.UnreadableFile, or yield Unread(where, 'damaged') for the part",
    ),
    Check(
        "looks", "it knows its own files by their first bytes", looks, "compare the first bytes with the format's mark"
    ),
    Check("keeps-nothing", "the same file gives the same pieces", keeps_nothing, "keep nothing between two files"),
    Check(
        "within-limits",
        "the limits of the budget end the reading",
        within_limits,
        "call source.budget.spend_bytes for what you decode and spend_work for what you visit",
    ),
    Check("to-itself", "it opens nothing else, calls nobody, prints nothing", to_itself, "read source.data alone"),
    Check(
        "redacts", "a redacted copy lacks what was cut", redacts, "build the copy from what is left, not from the file"
    ),
)
"""Every check of contract 1, in the order of a report."""

SUITE: Suite[ReaderBench] = Suite(
    kind="readers",
    what="document reader",
    checks={1: CHECKS},
    bench=on_bench,
    id_of=lambda reader: str(reader.name),
    traits=lambda reader: {
        "endings": " ".join(reader.suffixes),
        "redacts": "yes" if reader.redact else "no",
    },
)
