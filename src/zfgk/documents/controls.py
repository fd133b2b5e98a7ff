"""Characters that nobody sees and that change what is seen: direction overrides, joiners, marks without width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.model.documents import Feature, Piece, TextPart, Visibility

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_STEP = re.compile("[\u202a-\u202e\u2066-\u2069\r\n\u2029]|[^\u202a-\u202e\u2066-\u2069\r\n\u2029]{1,4096}")
_NO_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
_DEPTH = 125  # as in the Unicode bidirectional algorithm (UAX 9, BD2)
_LEFT, _RIGHT = "\u202d", "\u202e"
_OTHERS = "\u202a\u202b\u2066\u2067\u2068"


def controls_in(text: str, where: str) -> Iterator[Piece]:
    """Yield what such characters make of a text.

    Args:
        text: A text of a document.
        where: Its place.

    Yields:
        The features ``bidi-control`` and ``no-width-character``; where the direction is overridden, the text in the
        order in which it is seen, as a part of the kind ``source``: it repeats the other.
    """
    if _NO_WIDTH.search(text):
        yield Feature("no-width-character", where)
    if _DIRECTION.search(text):
        yield Feature("bidi-control", where)
    if _OVERRIDES.search(text):
        yield TextPart(as_seen(text), f"{where} as displayed", Visibility.VISIBLE, "source")


def is_reordered(text: str) -> bool:
    """Tell whether a text is seen in another order than it is stored.

    Args:
        text: The text.
    """
    return _OVERRIDES.search(text) is not None


def as_seen(text: str) -> str:
    """Return a text in the order in which direction overrides make it appear, without the marks themselves.

    Args:
        text: The text.
    """
    done: list[str] = []
    open_: list[tuple[str, list[str]]] = [("", done)]
    for step in _STEP.findall(text):
        if step in {"\r", "\n", "\u2029"}:
            while len(open_) > 1:
                _close(open_)
            done.append(step)
        elif step in {_LEFT, _RIGHT} or step in _OTHERS:
            if len(open_) < _DEPTH:
                open_.append((step, []))
        elif step in {"\u202c", "\u2069"}:
            if len(open_) > 1:
                _close(open_)
        elif open_[-1][0] == _RIGHT:
            open_[-1][1].extend(step)
        else:
            open_[-1][1].append(step)
    while len(open_) > 1:
        _close(open_)
    return "".join(done)


def _close(open_: list[tuple[str, list[str]]]) -> None:
    mark, units = open_.pop()
    run = "".join(reversed(units) if mark == _RIGHT else units)
    open_[-1][1].append(run)


def plain(text: str) -> str:
    """Return a text as it is seen, without the marks that nobody sees.

    Args:
        text: The text.
    """
    return _NO_WIDTH.sub("", _DIRECTION.sub("", as_seen(text) if is_reordered(text) else text))
