"""CSV, above all as spreadsheet programs export it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice

from zfgk.catalogue.exchange.grid import LOOKED_AT, Line, Trouble
from zfgk.catalogue.exchange.no_formula import unguarded
from zfgk.catalogue.exchange.source import physical_lines

_DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n")


def csv_lines(texts: Iterator[str], is_head: Callable[[str], bool]) -> Iterator[Line]:
    """Yield the lines of a CSV file; comma, semicolon or tab, whichever makes the most heads known.

    Args:
        texts: Its text, piece by piece.
        is_head: Tells whether a text is a known head.

    Yields:
        Lines counted as a spreadsheet program shows them: the header is 1, a blank row counts, line ends inside
        quotation marks do not. What is no CSV is a line with a trouble, and the last one.

    Raises:
        LimitExceeded: If one line of text has more than 16,000,000 characters.
    """
    first = next(texts, "")
    declared = _SEPARATOR_LINE.match(first)
    delimiter = declared[1] if declared else _delimiter(first, is_head)
    pieces = chain([first[declared.end() :] if declared else first], texts)
    reader = csv.reader(physical_lines(pieces), delimiter=delimiter, strict=True)
    number = 0
    try:
        for record in reader:
            number += 1
            # Hardly any cell begins with an apostrophe, and a call for each would cost more than the parsing.
            yield Line(number, tuple([cell if cell and cell[0] != "'" else unguarded(cell) for cell in record]))
    except csv.Error as error:
        yield Line(number + 1, (), (_trouble(str(error)),))


def _delimiter(text: str, is_head: Callable[[str], bool]) -> str:
    def known_heads(delimiter: str) -> int:
        most = 0
        try:  # a title may stand above the heads
            for cells in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), LOOKED_AT):
                most = max(most, sum(is_head(cell) for cell in cells))
        except csv.Error:
            return most
        return most

    return max(_DELIMITERS, key=known_heads)


def _trouble(said: str) -> Trouble:
    then = "export the sheet again; what follows this row was not read"
    if "field limit" in said:
        most = csv.field_size_limit()
        zh, what = f"有单元格超过{most:,}个字符，其后内容未读取", f"a cell has more than {most:,} characters"
        then = "perhaps a quotation mark is not closed; otherwise shorten it; what follows was not read"
        return Trouble("not-csv", 0, f"{zh}；或许引号没有闭合，否则缩短该单元格", what, then=then)
    if "unexpected end" in said:
        return Trouble("not-csv", 0, "引号没有闭合，其后内容未读取", "a quotation mark is not closed", then=then)
    return Trouble("not-csv", 0, "该行不是合格的 CSV，其后内容未读取", "the row is not CSV", said, then)
