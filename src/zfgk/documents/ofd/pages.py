"""One page: what is seen of it, what is not, and why."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from zfgk.documents.controls import controls_in
from zfgk.documents.ofd.bands import Bands
from zfgk.documents.ofd.canvas import MOST, Canvas, Letter, Shape, Words
from zfgk.documents.ofd.geometry import Box
from zfgk.documents.ofd.lines import lines_of
from zfgk.documents.web.colours import WHITE, Colour, are_alike
from zfgk.model.documents import Feature, Piece, TextPart, Unread, Visibility
from zfgk.model.limits import Budget

_COVERED = {"covered-text", "text-under-image"}
_MOST = 0.4  # of the page
_COST = 4  # units of work for comparing a letter with a shape
_DRAWN_LETTERS = 40  # so many filled shapes and no text at all: letters may have been drawn


@attrs.frozen
class Sorted:
    """The letters of a page.

    Args:
        seen: Those that a reader sees, in the order of the file.
        unseen: The others by kind.
    """

    seen: list[Letter] = attrs.field(factory=list)
    unseen: dict[str, list[Letter]] = attrs.field(factory=dict)


def page_pieces(canvas: Canvas, page: Box | None, where: str, budget: Budget) -> Iterator[Piece]:
    """Yield what stands on a page.

    Args:
        canvas: What is painted on it.
        page: Its rectangle.
        where: The page.
        budget: What may be spent on it.

    Yields:
        The lines that are seen; the texts that are not, by kind: ``hidden-text``, ``invisible-text``, ``tiny-text``,
        ``off-page-text``, ``covered-text``, ``text-under-image``; the text in the order of the file if that is another
        one; ``image``; and what cannot be read: pictures of pages, glyphs without characters.
    """
    found = _sorted(canvas, page, where, budget)
    seen = lines_of(found.seen)
    if seen:
        yield TextPart(seen, where)
        yield from controls_in(seen, where)
    for kind, letters in found.unseen.items():
        if any(letter.text.isalnum() for letter in letters) and (text := lines_of(letters)):
            yield TextPart(text, where, Visibility.HIDDEN, kind)
    texts = [one for one in canvas.objects if isinstance(one, Words)]
    groups = (found.seen, *found.unseen.values())
    if not all(words.upright for words in texts) or not all(map(_in_order, groups)):
        stored = "".join(letter.text for words in texts for letter in words.letters)
        yield TextPart(stored, f"{where} in the order of the file", Visibility.VISIBLE, "source")
    if canvas.full:
        yield Unread(where, "limit", f"letters and points = {MOST}")
    if canvas.unknown:
        yield Unread(where, "unreliable-text", "some text is given by the numbers of its glyphs alone")
    yield from _pictures(canvas, page, where, empty=not seen)


def _in_order(letters: list[Letter]) -> bool:
    stored = "".join(letter.text for letter in letters)
    return "".join(stored.split()) == "".join(lines_of(letters).split())


def _sorted(canvas: Canvas, page: Box | None, where: str, budget: Budget) -> Sorted:
    found = Sorted()
    shapes = Bands(
        (index, one) for index, one in enumerate(canvas.objects) if isinstance(one, Shape) and one.paint.opaque
    )
    for index, words in enumerate(canvas.objects):
        if not isinstance(words, Words):
            continue
        for letter in words.letters:
            how = words.how
            if not how and not letter.text.isspace():
                near = shapes.at(letter.middle)
                budget.spend_work(where, 1 + _COST * len(near))
                over = [(at, shape) for at, shape in near if shape.box.holds(letter.middle)]
                budget.spend_work(where, sum(shape.points for _, shape in over) // 2)
                how = _how(letter, words.paint.colour, index, over, page)
            (found.unseen.setdefault(how, []) if how else found.seen).append(letter)
    _without_repeated(found)
    return found


def _without_repeated(found: Sorted) -> None:
    """Drop covered letters that are painted again on top, at the same place: nothing is hidden by that."""
    seen = {_place(letter) for letter in found.seen}
    for kind in _COVERED & found.unseen.keys():
        found.unseen[kind] = [letter for letter in found.unseen[kind] if _place(letter) not in seen]


def _place(letter: Letter) -> tuple[str, int, int]:
    return letter.text, round(2 * letter.middle[0]), round(2 * letter.middle[1])


def _how(letter: Letter, colour: Colour | None, index: int, shapes: list[tuple[int, Shape]], page: Box | None) -> str:
    if page is not None and not page.holds(letter.middle):
        return "off-page-text"
    behind: Colour | None = WHITE
    for at, shape in shapes:
        if not shape.covers(letter.middle):
            continue
        if at > index:
            return "text-under-image" if shape.picture else "covered-text"
        behind = shape.paint.colour
    return "invisible-text" if colour is not None and behind is not None and are_alike(colour, behind) else ""


def _pictures(canvas: Canvas, page: Box | None, where: str, *, empty: bool) -> Iterator[Piece]:
    shapes = [one for one in canvas.objects if isinstance(one, Shape)]
    pictures = [shape for shape in shapes if shape.picture]
    if pictures:
        yield Feature("image", where)
    area = page.width * page.height if page is not None else 0.0
    large = [shape for shape in pictures if shape.box.width * shape.box.height > area * _MOST]
    if large or (empty and pictures):
        yield Unread(where, "no-text", "a picture covers the page; what it shows is not read")
    elif empty and len(shapes) >= _DRAWN_LETTERS:
        yield Unread(where, "no-text", "the page is drawn and has no text")
