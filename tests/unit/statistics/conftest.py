from datetime import datetime, timedelta, timezone

import pytest

from zfgk.asking import builtin
from zfgk.register.entries import Entry
from zfgk.register.store import open_register

WRITTEN = datetime(2025, 12, 31, 17, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def register():
    with open_register("sqlite://", builtin().events) as found:
        yield found


@pytest.fixture
def put():
    """Return a function that adds the events of one request to a register."""

    def add(register, matter, *events, **fields):
        register.add(
            [
                Entry(event_id=f"{matter}/{i}", matter=matter, event=one, recorded_at=WRITTEN, actor="r", **fields)
                for i, one in enumerate(events)
            ]
        )

    return add
