"""Templates in plain text: lines with named fields, which an office can replace by its own.

A line that begins with ``#`` is the title, with ``>`` stands on the right, with ``!`` begins at the margin; any other is
a paragraph of the body. ``{{reasons}}`` or ``{{理由}}`` is a field; with a question mark, ``{{way?}}``, its whole line
is left out where the field has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from importlib.resources import files
from typing import Protocol

import attrs

from zfgk.notices.fields import Field, field_named

_FIELD = re.compile(r"\{\{\s*([^{}?]*?)\s*(\??)\s*\}\}")


class Layout(Enum):
    """Where a line stands."""

    TITLE = "#"
    RIGHT = ">"
    MARGIN = "!"
    BODY = ""


@attrs.frozen(repr=False)
class Line:
    """A line of a template, or of a paper made from it.

    Args:
        layout: Where it stands.
        text: What it says. Its text form leaves it out: in a paper it holds personal data.
    """

    layout: Layout
    text: str

    def __repr__(self) -> str:
        """Show the layout."""
        return f"Line({self.layout.name}, …)"


@attrs.frozen
class Use:
    """One use of a field in a template.

    Args:
        written: The name as it is written.
        field: The field; ``None`` if there is none of this name.
        optional: Whether the line is left out where the field has no value.
        where: The place in the template.
    """

    written: str
    field: Field | None
    optional: bool
    where: str


class Template(Protocol):
    """What a notice is made from: plain text, or an office's own Word document."""

    @property
    def name(self) -> str:
        """Its name, for messages."""

    @property
    def uses(self) -> tuple[Use, ...]:
        """Every use of a field."""

    @property
    def broken(self) -> tuple[str, ...]:
        """The places at which a field is opened and not closed, or the other way round."""


@attrs.frozen
class TextTemplate:
    """A template in plain text.

    Args:
        name: Its name, for messages.
        lines: Its lines.
    """

    name: str
    lines: tuple[Line, ...] = attrs.field(repr=False)

    @property
    def uses(self) -> tuple[Use, ...]:
        """Every use of a field."""
        numbered = enumerate(self.lines, 1)
        return tuple(use for number, line in numbered for use in uses_in(line.text, f"paragraph {number}"))

    @property
    def broken(self) -> tuple[str, ...]:
        """The places at which a field is opened and not closed, or the other way round."""
        return tuple(f"paragraph {number}" for number, line in enumerate(self.lines, 1) if is_broken(line.text))

    def fill(self, values: Mapping[str, str]) -> tuple[Line, ...]:
        """Return the lines of the paper.

        Args:
            values: What each field says, by its name; a line end in it begins a new line of the same layout.
        """
        filled: list[Line] = []
        for line in self.lines:
            text = fill(line.text, values)
            if text is not None:
                filled += [Line(line.layout, part) for part in text.split("\n") if part.strip()]
        return tuple(filled)


def parse_template(text: str, name: str) -> TextTemplate:
    """Read a template in plain text.

    Args:
        text: The text; empty lines only make it easier to read.
        name: Its name, for messages.

    Returns:
        The template; what is wrong with its fields is told when a notice is made from it.
    """
    return TextTemplate(name, tuple(_lines(text.splitlines())))


def shipped_text(kind: str) -> str:
    """Return the text of the template that ships for a kind of notice, for an office to start from.

    Args:
        kind: The id of the kind.
    """
    return files("zfgk.notices").joinpath("wording", f"{kind}.txt").read_text(encoding="utf-8")


def uses_in(text: str, where: str) -> tuple[Use, ...]:
    """Return the uses of fields in a text.

    Args:
        text: The text.
        where: Its place in the template.
    """
    return tuple(Use(found[1], field_named(found[1]), bool(found[2]), where) for found in _FIELD.finditer(text))


def is_broken(text: str) -> bool:
    """Tell whether braces that belong to no field are left in a text.

    Args:
        text: The text of a template.
    """
    rest = _FIELD.sub("", text)
    return "{{" in rest or "}}" in rest


def fill(text: str, values: Mapping[str, str]) -> str | None:
    """Put values in the place of fields, each once: what looks like a field in a value stays as it is.

    Args:
        text: The text of a template, of which every field is known.
        values: What each field says.

    Returns:
        The text; ``None`` if it uses a field without a value as optional.
    """
    if any(use.optional and use.field and use.field.name not in values for use in uses_in(text, "")):
        return None
    return _FIELD.sub(lambda found: _value(found[1], values), text)


def pieces(text: str, values: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Return where fields stand in a text, and what takes their place.

    Args:
        text: The text of a template, of which every field is known.
        values: What each field says.

    Returns:
        Start, end and value of each, in order.
    """
    return [(found.start(), found.end(), _value(found[1], values)) for found in _FIELD.finditer(text)]


def _value(written: str, values: Mapping[str, str]) -> str:
    field = field_named(written)
    return values[field.name] if field else ""


def _lines(lines: Iterable[str]) -> Iterable[Line]:
    marks = {layout.value: layout for layout in Layout if layout.value}
    for line in lines:
        text = line.strip()
        if text:
            layout = marks.get(text[0], Layout.BODY)
            yield Line(layout, text.removeprefix(layout.value).strip())
