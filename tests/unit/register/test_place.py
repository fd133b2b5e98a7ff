"""Which file a register is."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from zfgk import Event
from zfgk.asking import builtin
from zfgk.register.entries import Entry
from zfgk.register.store import open_register


def test_a_relative_path_is_that_of_the_folder_in_which_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    event = Event("request.received", date(2026, 3, 2), channel="email")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        with open_register("r.sqlite", builtin().events) as register:
            register.add([Entry(event_id=name, matter=name, event=event, recorded_at=at, actor="registrar")])
            assert [matter.id for matter in register.matters()] == [name]
