"""A pack: the rules of one body, with the texts they cite and the events they speak of."""

from __future__ import annotations

import attrs

from zfgk.model.law import Instrument
from zfgk.model.reading import Reading
from zfgk.rules.clock import Deadline
from zfgk.rules.events import EventKind


@attrs.frozen(kw_only=True)
class RulePack:
    """The encoded rules of one body.

    Args:
        id: The pack's id and the prefix of its rules' ids, such as ``national``.
        title: The body or level, in Chinese.
        rules: The rules; versions of one rule share its id.
        instruments: The texts that the rules cite.
        readings: The readings that the rules use.
        events: The events that the rules speak of.
        extends: The id of the pack that this one builds on.
    """

    id: str
    title: str
    rules: tuple[Deadline, ...]
    instruments: tuple[Instrument, ...] = ()
    readings: tuple[Reading, ...] = ()
    events: tuple[EventKind, ...] = ()
    extends: str = ""
