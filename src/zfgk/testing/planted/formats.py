"""The formats in which tokens are planted, and the files with all tokens or with one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from zfgk.testing.planted import (
    docx,
    docx_places,
    html,
    odt,
    ofd,
    ofd_places,
    pdf,
    pdf_places,
    xlsx,
    xlsx_places,
    zipped,
)
from zfgk.testing.planted.plant import Place, Plant, plants_of


class _Draft(Protocol):
    def finished(self) -> bytes: ...


D = TypeVar("D", bound=_Draft)
Build = Callable[[Sequence[Plant]], bytes]


def _builder(start: Callable[[], D], places: Sequence[Place[D]]) -> Build:
    by_name = {place.name: place for place in places}

    def build(plants: Sequence[Plant]) -> bytes:
        draft = start()
        for plant in plants:
            by_name[plant.place].put(draft, plant.token)
        return draft.finished()

    return build


_FORMATS: dict[str, tuple[Build, tuple[Plant, ...]]] = {
    "docx": (_builder(docx.Docx, docx_places.PLACES), plants_of(docx_places.PLACES, 0)),
    "xlsx": (_builder(xlsx.Xlsx, xlsx_places.PLACES), plants_of(xlsx_places.PLACES, 1)),
    "pdf": (_builder(pdf.Pdf, pdf_places.PLACES), plants_of(pdf_places.PLACES, 2)),
    "ofd": (_builder(ofd.Ofd, ofd_places.PLACES), plants_of(ofd_places.PLACES, 3)),
    "odt": (_builder(odt.Odt, odt.PLACES), plants_of(odt.PLACES, 4)),
    "html": (_builder(html.Html, html.PLACES), plants_of(html.PLACES, 5)),
    "zip": (_builder(zipped.Zipped, zipped.PLACES), plants_of(zipped.PLACES, 6)),
}
FORMATS: tuple[str, ...] = tuple(_FORMATS)
"""The formats, by the ending of their files' names."""


def planted(format_name: str) -> tuple[bytes, tuple[Plant, ...]]:
    """Return a file with a token in every place of its format.

    Args:
        format_name: One of :data:`FORMATS`.
    """
    build, plants = _FORMATS[format_name]
    return build(plants), plants


def planted_singly(format_name: str) -> Iterator[tuple[bytes, Plant]]:
    """Yield a file for each place, with the one token in it.

    Args:
        format_name: One of :data:`FORMATS`.
    """
    build, plants = _FORMATS[format_name]
    for plant in plants:
        yield build([plant]), plant


def clean(format_name: str) -> bytes:
    """Return a file of a format without any token.

    Args:
        format_name: One of :data:`FORMATS`.
    """
    return _FORMATS[format_name][0](())
