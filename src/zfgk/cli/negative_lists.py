"""Which recognisers a command screens with: the installed ones and the negative lists of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zfgk.host import Host
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
    from zfgk.rules.negative_list import NegativeList
    from zfgk.rules.negative_list_file import load_negative_lists
    from zfgk.screening.negative_list import list_recognisers

    packed = [rule for pack in host.rule_packs for rule in pack.rules if isinstance(rule, NegativeList)]
    given = [one for file in files for one in load_negative_lists(file, known=host.instruments)]
    return (*host.recognisers, *list_recognisers([*packed, *given], on))
