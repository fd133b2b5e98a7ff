"""What a text of each kind of field looks like when nothing is wrong with its characters.

The expressions are in the dialect of :class:`~zfgk.catalogue.pattern.Pattern`, but for repetition without an end, which
stays linear because nothing else follows that could take the same characters. Generated schemas use the same ones.
"""

from __future__ import annotations

from zfgk.catalogue.characters import ODD, WHITE
from zfgk.catalogue.schema import Field, Kind

_TEXT_ODD = ODD.replace("\x0b-\x1f", "\x0b\x0c\x0e-\x1f")  # Files of Windows end lines with a carriage return.
LINE = f"[^{ODD}{WHITE}]([^{ODD}\n]*[^{ODD}{WHITE}])?"
"""One line without odd characters or white space around it."""
TEXT = f"[^{ODD}{WHITE}]([^{_TEXT_ODD}]*[^{ODD}{WHITE}])?"
"""Any number of such lines."""
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A day as it should be written; whether the calendar has it is another question."""
NUMBER = "0|[1-9][0-9]{0,17}"
"""A whole number."""
YEAR = "19(49|[5-9][0-9])|20[0-9]{2}"
"""A year from 1949 to 2099."""

_OF = {Kind.TEXT: TEXT, Kind.DAY: DAY, Kind.NUMBER: NUMBER, Kind.YEAR: YEAR}


def shape(field: Field) -> str:
    """Return the expression that each text of a field must match as a whole, its format and length aside.

    Args:
        field: The field.
    """
    return _OF.get(field.kind, LINE)
