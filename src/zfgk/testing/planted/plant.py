"""A token in a place: what is planted, where, and what has to be said of it when it is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

import attrs

from zfgk.model.documents import Visibility

Draft_contra = TypeVar("Draft_contra", contravariant=True)
"""A file being made; what can be put into any package can be put into a document."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_FIRST_BIRTH = date(1970, 1, 1)

SEEN = frozenset((Visibility.VISIBLE,))
UNSEEN = frozenset((Visibility.HIDDEN, Visibility.METADATA))
INSERTED = frozenset((Visibility.INSERTED,))
DELETED = frozenset((Visibility.DELETED,))


@attrs.frozen
class Place(Generic[Draft_contra]):
    """A place of a format in which something can stand.

    Args:
        name: What the place is, for people; unique in its format.
        put: Puts a token there.
        where: What the place of the finding has to contain, in lower case, such as a part's name; any of several.
        kinds: The kinds by which a reader may call it.
        visible: The visibilities that tell the truth about it.
        mobile: Whether it holds a mobile number, for places in which only an ordinary number can stand.
    """

    name: str
    put: Callable[[Draft_contra, str], None]
    where: tuple[str, ...]
    kinds: frozenset[str]
    visible: frozenset[Visibility] = UNSEEN
    mobile: bool = False


@attrs.frozen
class Plant:
    """A token that was put into a file.

    Args:
        number: The number of its place in the format's list, from 1.
        place: The place's name.
        token: A resident identity number or a mobile number that is found nowhere else in the file.
        where: What the place of the finding has to contain, in lower case; any of several.
        kinds_expected: The kinds by which a reader may call it.
        visibility_expected: The visibilities that tell the truth about it.
    """

    number: int
    place: str
    token: str
    where: tuple[str, ...]
    kinds_expected: frozenset[str]
    visibility_expected: frozenset[Visibility]


def plants_of(places: Sequence[Place[Draft_contra]], series: int) -> tuple[Plant, ...]:
    """Number the places of a format and give each its token.

    Args:
        places: The places.
        series: The number of the format, so that no two formats share a token.
    """
    return tuple(
        Plant(
            number,
            place.name,
            mobile_number(series, number) if place.mobile else resident_number(series, number),
            place.where,
            place.kinds,
            place.visible,
        )
        for number, place in enumerate(places, start=1)
    )


def resident_number(series: int, number: int) -> str:
    """Return a resident identity number that is nobody's on purpose: counted up, with its check character.

    Args:
        series: Which list it is for, from 0 to 99.
        number: Its number in the list, from 1 to 999.

    Source: GB 11643-1999.
    """
    birth = _FIRST_BIRTH + timedelta(days=37 * number + series)
    seventeen = f"110101{birth:%Y%m%d}{(series * 7 + number) % 1000:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, _WEIGHTS, strict=True))
    return seventeen + _CHECKS[total % 11]


def mobile_number(series: int, number: int) -> str:
    """Return a mobile number, counted up.

    Args:
        series: Which list it is for, from 0 to 99.
        number: Its number in the list, from 1 to 999.
    """
    return f"139{series:02d}{number * 97 % 1000:03d}{number:03d}"


def kinds(*names: str) -> frozenset[str]:
    """Return the kinds by which a place may be called.

    Args:
        names: The kinds.
    """
    return frozenset(names)
