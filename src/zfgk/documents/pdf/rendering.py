"""Drawing a page to see which of its letters leave ink: once with its text, once without.

Where the two pictures are alike in the box of a letter, nobody sees the letter, whatever hides it. The library that
draws is optional; and drawing costs far more than reading, so only pages are drawn about which
:mod:`zfgk.documents.pdf.visibility` is in doubt.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from zfgk.documents.pdf.canvas import Run
from zfgk.documents.pdf.geometry import Box

_SCALE = 2.0  # 144 pixels an inch
_PIXELS = 6_000_000
_CONTRAST = 24  # of 255
_NESTING = 15
_SECONDS = 2.0

_one_at_a_time = threading.Lock()  # PDFium is not made for several threads


def available() -> bool:
    """Tell whether the library that draws pages is installed."""
    try:
        import pypdfium2  # noqa: F401  # only whether it is there
    except ImportError:
        return False
    return True


class Pictures:
    """Draws the pages of a file.

    Args:
        data: The file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._failed = not available()

    def close(self) -> None:
        """Give the memory back."""
        if self._document is not None:
            with _one_at_a_time:
                self._document.close()
            self._document = None

    def ink(self, number: int, shown: Box, rotated: int, runs: list[Run]) -> list[list[bool]] | None:
        """Tell for each glyph whether it leaves ink.

        Args:
            number: The page, from 0.
            shown: The box of the page that is shown.
            rotated: By how many degrees the page is turned.
            runs: The runs asked about.

        Returns:
            For each run, for each glyph, whether it is seen; ``None`` if the page cannot be drawn.
        """
        if self._failed:
            return None
        with _one_at_a_time:
            began = time.monotonic()
            try:
                pair = self._draw(number)
            except Exception:  # noqa: BLE001  # whatever PDFium says of a damaged file: then there is no picture
                self._failed = True
                return None
        # The last resort, as in the budget: a file with one page that took so long is not drawn any further.
        self._failed = time.monotonic() - began > _SECONDS
        if pair is None:
            return None
        look = _Look(pair, shown, rotated)
        return [[look.differs(run.box(at, at)) for at in range(len(run.texts))] for run in runs]

    def text(self, number: int) -> str:
        """Return the text of a page as PDFium reads it, which knows the insides of more fonts.

        Args:
            number: The page, from 0.

        Returns:
            The text; empty if it cannot be read.
        """
        if self._failed:
            return ""
        with _one_at_a_time:
            try:
                page = self._opened()[number]
                try:
                    reading = page.get_textpage()
                    found = str(reading.get_text_bounded())
                    reading.close()
                finally:
                    page.close()
            except Exception:  # noqa: BLE001  # see ink
                self._failed = True
                return ""
        return found

    def _opened(self) -> Any:
        import pypdfium2

        if self._document is None:
            self._document = pypdfium2.PdfDocument(self._data)
        return self._document

    def _draw(self, number: int) -> _Pair | None:
        from pypdfium2 import raw

        page = self._opened()[number]
        try:
            width, height = page.get_size()
            scale = min(_SCALE, (_PIXELS / max(width * height, 1.0)) ** 0.5)
            first = _gray(page, scale)
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_NESTING):
                raw.FPDFPageObj_SetIsActive(item.raw, 0)
            second = _gray(page, scale)
        finally:
            page.close()
        return _Pair(*first, second[0]) if first[1:] == second[1:] else None


class _Pair:
    def __init__(self, first: bytes, width: int, height: int, stride: int, second: bytes) -> None:
        self.first = first
        self.second = second
        self.width = width
        self.height = height
        self.stride = stride


def _gray(page: Any, scale: float) -> tuple[bytes, int, int, int]:
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=True)
    try:
        return bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride
    finally:
        bitmap.close()


class _Look:
    def __init__(self, pair: _Pair, shown: Box, rotated: int) -> None:
        self._pair = pair
        self._shown = shown
        self._turn = rotated % 360

    def differs(self, box: Box) -> bool:
        """Tell whether the pictures differ within a box of the page."""
        left, top, right, bottom = self._pixels(box)
        pair = self._pair
        for row in range(max(top, 0), min(bottom + 1, pair.height)):
            begin = row * pair.stride + max(left, 0)
            end = row * pair.stride + min(right + 1, pair.width)
            one, other = pair.first[begin:end], pair.second[begin:end]
            if one != other and any(abs(a - b) >= _CONTRAST for a, b in zip(one, other, strict=True)):
                return True
        return False

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        left, bottom, right, top = self._shown
        wide, high = max(right - left, 1e-6), max(top - bottom, 1e-6)
        x0, x1 = (box[0] - left) / wide, (box[2] - left) / wide
        y0, y1 = (top - box[3]) / high, (top - box[1]) / high
        if self._turn == 90:
            x0, x1, y0, y1 = 1 - y1, 1 - y0, x0, x1
        elif self._turn == 180:
            x0, x1, y0, y1 = 1 - x1, 1 - x0, 1 - y1, 1 - y0
        elif self._turn == 270:
            x0, x1, y0, y1 = y0, y1, 1 - x1, 1 - x0
        width, height = self._pair.width, self._pair.height
        return int(x0 * width), int(y0 * height), int(x1 * width), int(y1 * height)
