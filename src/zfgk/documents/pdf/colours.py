"""Colours of drawing operators as red, green and blue, where the file says so plainly."""

from __future__ import annotations

from collections.abc import Sequence

from zfgk.documents.pdf.canvas import Colour


def gray(value: float) -> Colour:
    """Return a gray.

    Args:
        value: From 0, black, to 1, white.
    """
    return (value, value, value)


def from_numbers(values: Sequence[object]) -> Colour | None:
    """Return the colour of one, three or four components.

    Args:
        values: Gray; red, green, blue; or cyan, magenta, yellow, black; each from 0 to 1.

    Returns:
        The colour, ``None`` for anything else.
    """
    numbers = [min(max(value, 0.0), 1.0) for value in values if isinstance(value, float)]
    if len(numbers) != len(values):
        return None
    if len(numbers) == 1:
        return gray(numbers[0])
    if len(numbers) == 3:
        return (numbers[0], numbers[1], numbers[2])
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    return None


def contrast(one: Colour, other: Colour) -> float:
    """Return how far two colours are apart, from 0 to 1.

    Args:
        one: A colour.
        other: Another.
    """
    return max(abs(first - second) for first, second in zip(one, other, strict=True))
