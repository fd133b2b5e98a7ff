"""The text of one page as pieces: what is seen, and what is not, by the way it is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from zfgk.documents.pdf.canvas import Canvas, Run
from zfgk.documents.pdf.geometry import common
from zfgk.documents.pdf.layers import Layers
from zfgk.documents.pdf.layout import Part, drawn, lines_of, whole
from zfgk.documents.pdf.library import Library
from zfgk.documents.pdf.objects import Objects
from zfgk.documents.pdf.pages import Drawn, Page, draw_page
from zfgk.documents.pdf.rendering import Pictures
from zfgk.documents.pdf.visibility import SEEN, Verdict, judge
from zfgk.documents.pdf.weight import may_be_drawn
from zfgk.model.documents import Feature, Piece, TextPart, Unread, Visibility

_WORD = re.compile(r"[^\W_]")
_WORDS = 2  # fewer letters are a bullet, a dot of a leader or a page number's frame
_UNKNOWN = 2
_FEW = 50
_LARGE = 0.5  # of the page
_SMALL = 0.005
_COVER = 4  # units of work for looking whether a shape lies over a letter
_OUTLINES = 40  # so many filled shapes and no text: letters drawn as shapes, or a drawing


@attrs.define
class Tools:
    """What reading pages needs besides the page.

    Args:
        objects: The file.
        library: Its fonts.
        layers: Its layers.
        pictures: Draws pages where that is needed; ``None`` to do without.
        executed: The numbers of the streams that were drawn so far.
    """

    objects: Objects
    library: Library
    layers: Layers
    pictures: Pictures | None = None
    executed: set[int] = attrs.field(factory=set)


def page_pieces(tools: Tools, page: Page) -> Iterator[Piece]:
    """Read one page.

    Args:
        tools: The file.
        page: The page.
    """
    before = _doubts(tools.library)
    sheet = draw_page(tools.objects, tools.library, tools.layers, page)
    canvas = sheet.canvas
    tools.executed |= canvas.executed
    tools.executed.add(page.key)
    verdict = judge(canvas, sheet.marked, tools.objects.budget, page.where)
    checked = _look(tools, page, sheet, verdict)
    kinds = _enough(canvas, verdict)
    yield from _text(page, canvas, kinds)
    if not checked:
        yield Feature("visibility-not-checked", page.where)
    if canvas.comments:
        yield TextPart("\n\n".join(canvas.comments), page.where, Visibility.METADATA, "content-comment")
    if canvas.actual:
        yield TextPart("\n\n".join(canvas.actual), page.where, Visibility.HIDDEN, "actual-text")
    yield from _fonts(tools, before, page)
    yield from _pictures(page, canvas, kinds)
    yield from tools.objects.take_unread()


def _look(tools: Tools, page: Page, sheet: Drawn, verdict: Verdict) -> bool:
    """Draw the page if anything about it is in doubt; return whether nothing is left in doubt."""
    if not verdict.doubtful:
        return True
    runs = [sheet.canvas.runs[index] for index in verdict.doubtful]
    if tools.pictures is None or not may_be_drawn(tools.objects, page, sheet.canvas):
        return False
    turned = tools.objects.get(page.value("/Rotate"))
    seen = tools.pictures.ink(
        page.number - 1, sheet.canvas.visible, int(turned) if isinstance(turned, (int, float)) else 0, runs
    )
    if seen is None:
        return False
    for index, run, inked in zip(verdict.doubtful, runs, seen, strict=True):
        if run.source:  # the picture without text still has the annotations' text
            continue
        kinds = verdict.kinds[index]
        for at, ink in enumerate(inked):
            if not ink and kinds[at] == SEEN:
                tools.objects.budget.spend_work(page.where, _COVER * len(sheet.canvas.covers))
                kinds[at] = _hidden_by(sheet.canvas, run, at)
    return True


def _hidden_by(canvas: Canvas, run: Run, at: int) -> str:
    centre = run.centre(at)
    over = [cover for cover in canvas.covers if cover.order > run.order and cover.over(centre)]
    if not over:
        return "invisible-text"
    return "text-under-image" if over[-1].image else "covered-text"


def _enough(canvas: Canvas, verdict: Verdict) -> dict[str, list[Part]]:
    """Return the text of the page by kind; what is too little to be words counts as seen."""
    words: dict[str, int] = {}
    for run, kinds in zip(canvas.runs, verdict.kinds, strict=True):
        for kind in set(kinds) - {SEEN}:
            if words.get(kind, 0) < _WORDS:
                hidden = "".join(text for text, one in zip(run.texts, kinds, strict=True) if one == kind)
                words[kind] = words.get(kind, 0) + len(_WORD.findall(hidden))
    found: dict[str, list[Part]] = {}
    for run, kinds in zip(canvas.runs, verdict.kinds, strict=True):
        seen = run.source or "text"
        names = [kind if words.get(kind, 0) >= _WORDS else seen for kind in kinds]
        for name in dict.fromkeys(names):
            indices = [at for at, one in enumerate(names) if one == name]
            found.setdefault(name, []).append((run, indices))
    return found


def _text(page: Page, canvas: Canvas, kinds: dict[str, list[Part]]) -> Iterator[TextPart]:
    shown: list[str] = []
    for kind in sorted(kinds, key=lambda name: name != "text"):
        text = lines_of(kinds[kind])
        if text.strip():
            seen = kind in _SEEN_KINDS
            yield TextPart(text, page.where, Visibility.VISIBLE if seen else Visibility.HIDDEN, kind)
        shown.append(text)
    # Lines may cut through columns, and hidden letters may stand between those that are seen. So all of it comes once
    # more as it is drawn; a check reports of it only what no other part gave.
    everything = drawn(whole(canvas.runs))
    if "".join(everything.split()) != "".join("".join(shown).split()):
        yield TextPart(everything, f"{page.where} as drawn", Visibility.HIDDEN, "source")


_SEEN_KINDS = frozenset(("text", "annotation", "form-field"))


def _doubts(library: Library) -> tuple[int, int]:
    fonts = library.fonts()
    return sum(font.unknown for font in fonts), sum(font.disagreeing for font in fonts)


def _fonts(tools: Tools, before: tuple[int, int], page: Page) -> Iterator[Piece]:
    library = tools.library
    unknown, disagreeing = _doubts(library)
    if unknown - before[0] >= _UNKNOWN:
        yield Unread(page.where, "unreliable-text", "a font does not say which characters its glyphs are")
        guess = tools.pictures.text(page.number - 1) if tools.pictures else ""
        if guess.strip():
            yield TextPart(guess, f"{page.where} by another reading", Visibility.HIDDEN, "source")
    if disagreeing - before[1] >= _UNKNOWN:
        yield Unread(page.where, "unreliable-text", "a font says two different things of the same characters")
        told = "".join(text for font in library.fonts() for text in font.told_by_encoding)
        yield TextPart(told, f"{page.where} by encoding", Visibility.HIDDEN, "source")
    for font in library.fonts():
        font.told_by_encoding.clear()


def _pictures(page: Page, canvas: Canvas, kinds: dict[str, list[Part]]) -> Iterator[Piece]:
    left, bottom, right, top = canvas.visible
    paper = (right - left) * (top - bottom)
    shares = []
    for cover in canvas.covers:
        box = common(cover.box, canvas.visible)
        if cover.image and box:
            shares.append((box[2] - box[0]) * (box[3] - box[1]) / paper)
    letters = sum(
        len(_WORD.findall("".join(run.texts[at] for at in indices))) for run, indices in kinds.get("text", ())
    )
    read = letters or "ocr-text" in kinds or "text-under-image" in kinds
    if (shares and not read) or (sum(shares) > _LARGE and letters < _FEW and "ocr-text" not in kinds):
        yield Unread(page.where, "no-text", "the page is a picture")
    elif not read and len(canvas.covers) > _OUTLINES:
        yield Unread(page.where, "no-text", "the page is drawn without text")
    elif any(share > _SMALL for share in shares):
        yield Feature("image", page.where)
