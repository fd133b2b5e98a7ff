"""What reading damaged files at random has found, made as small as it goes."""

import contextlib

import pytest

from zfgk.documents import PDF, READERS
from zfgk.errors import LimitExceeded, ZfgkError
from zfgk.inspection import inspect
from zfgk.model.documents import Source
from zfgk.model.limits import Budget, Limits
from zfgk.screening import Screener
from zfgk.testing.hostile import HOSTILE
from zfgk.testing.planted.pdf import Pdf
from zfgk.testing.planted.plant import resident_number

ENDLESS = "9" * 400


def drawn(operators):
    draft = Pdf()
    draft.pages[0].content.append(operators)
    draft.write(resident_number(81, 1))
    return draft.finished()


@pytest.mark.parametrize(
    "operators",
    [
        pytest.param(f"{ENDLESS} 0 0 1 0 0 cm BT /F0 9 Tf 0 9 Td (a) Tj ET", id="matrix"),
        pytest.param(f"BT /F0 {ENDLESS} Tf 9 9 Td (a) Tj ET", id="size of the font"),
        pytest.param(f"BT /F0 9 Tf {ENDLESS} 0 Td (a) Tj ET", id="place"),
        pytest.param(f"BT /F0 9 Tf {ENDLESS} 0 Td -{ENDLESS} 0 Td (a) Tj ET", id="places that cancel"),
        pytest.param(f"BT /F0 9 Tf 9 9 Td [(a) {ENDLESS} (b) -{ENDLESS} (c)] TJ ET", id="kerning"),
        pytest.param(f"{ENDLESS} 0 9 9 re f BT /F0 9 Tf 9 9 Td (a) Tj ET", id="box"),
    ],
)
def test_numbers_beyond_all_bounds_stop_no_page(operators):
    with contextlib.suppress(ZfgkError):
        list(PDF.read(Source(drawn(operators), "a.pdf")))


def test_the_inspection_says_so():
    """What a reader raises is never the end of a run: nothing is known of the file, and a person is asked."""
    data = drawn(f"BT /F0 9 Tf {ENDLESS} 0 Td (a) Tj ET")
    seen = inspect(data, "a.pdf", screener=Screener.default(), readers=READERS)
    assert {"zfgk.unscreened", "zfgk.resident-id"} & {finding.rule for finding in seen.findings}


@pytest.mark.parametrize("table", [True, False])
def test_strings_that_never_end_are_counted_as_far_as_they_are_read(table):
    """Each is read to the end of the file, and a damaged file is read object by object to find its parts."""
    case = next(one for one in HOSTILE if one.name.startswith("3,000 strings") and ("no table" in one.name) != table)
    with pytest.raises(LimitExceeded) as caught:
        list(PDF.read(Source(case.make(), "a.pdf", Budget(Limits(work=3_000_000), "a.pdf"))))
    assert caught.value.limit == "work"
