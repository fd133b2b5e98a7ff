"""Which recognisers a command screens with: the installed ones and the negative lists of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zfgk.host import Host
    from zfgk.rules.negative_list import NegativeList
    from zfgk.screening import Recogniser


def recognisers(host: Host, files: Iterable[Path], on: date) -> tuple[Recogniser, ...]:
    """Return the installed recognisers and those of negative lists.

    Args:
        host: The host; the lists of its packs count too.
        files: Files with lists of an office.
        on: The day whose entries govern.

    Raises:
        UnreadableFile: If a file cannot be read.
        BadInput: With every fault of the first file that has any.
    """
    from zfgk.screening.negative_list import list_recognisers, lists_of

    lists = [*lists_of(host.rule_packs), *read_lists(host, files)]
    return (*host.recognisers, *list_recognisers(lists, on))


def read_lists(host: Host, files: Iterable[Path]) -> tuple[NegativeList, ...]:
    """Read the negative lists of files.

    Args:
        host: The host, whose texts the lists may cite.
        files: The files.

    Raises:
        UnreadableFile: If a file cannot be read.
        BadInput: With every fault of the first file that has any.
    """
    from zfgk.rules.negative_list_file import load_negative_lists

    return tuple(one for file in files for one in load_negative_lists(file, known=host.instruments))
