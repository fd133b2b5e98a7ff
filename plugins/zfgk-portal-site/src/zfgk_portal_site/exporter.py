"""The exporter: a snapshot of everything public, written as a new edition of the column that appears whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from zfgk import Ack, Change, Exporter, Record
from zfgk_portal_site.downloads import Missing, fetch, keep
from zfgk_portal_site.edition import Edition, new_edition
from zfgk_portal_site.entries import list_row, print_entry, print_stub, stub_row
from zfgk_portal_site.held import held_changes, read_back
from zfgk_portal_site.lists import print_home, print_lists
from zfgk_portal_site.pages import Press
from zfgk_portal_site.search import print_search
from zfgk_portal_site.settings import OPTIONS, Settings
from zfgk_portal_site.sitemap import write_sitemap
from zfgk_portal_site.spool import Spool
from zfgk_portal_site.stored import Stored, plain
from zfgk_portal_site.text import CHINA, is_carried, not_carried

NOT_CARRIED = "含有网页不能表示的字符 (control characters or the like)"
OUT_OF_RANGE = "超出可以换算的范围 (next to the years 1 and 9999)"
MISSING = "文件已不是审查时的内容 (its file is no longer what was screened)"


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write the column anew.

    Args:
        changes: All live records and all withdrawals; without any, the column stays as it is.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that a page cannot carry, ``retry`` for each whose file is no longer what was
        screened; ``done`` for all others at the end, when readers see the new edition.

    Raises:
        BadInput: With every option that cannot be used.
    """
    settings = Settings.of(config)
    with new_edition(settings.out) as edition, Spool() as spool:
        spool.hold(held_changes(settings.out))
        given = False
        for change in changes:
            given = True
            if refusal := _take(change, spool, edition):
                yield refusal
        if given:
            _write(spool, edition, settings)
            edition.publish()
    yield Ack(through=True)


def _take(change: Change, spool: Spool, edition: Edition) -> Ack | None:
    """Take a change in, or say why not."""
    if not is_carried(change.key):
        return Ack(change.key, change.version, "reject", error=f"索引号{NOT_CARRIED}")
    held = spool.held(change.key)
    if held is not None and held[0] > change.version:
        _keep(held[1], spool, edition)  # the column knows better already
    elif change.record is None:
        _add(Stored.of(change), spool)
    else:
        return _take_record(change, change.record, spool, edition)
    return None


def _take_record(change: Change, record: Record, spool: Spool, edition: Edition) -> Ack | None:
    value = {**plain(record), "files": [part.name for part in record.parts]}
    if where := sorted(set(not_carried(value))):
        return Ack(change.key, change.version, "reject", error=f"{'、'.join(where)}{NOT_CARRIED}")
    try:
        change.at.astimezone(CHINA)
        downloads = [fetch(part, edition) for part in record.parts]
    except OverflowError as error:
        return Ack(change.key, change.version, "reject", error=f"变更时间{OUT_OF_RANGE}: {error}")
    except Missing as error:
        if (held := spool.held(change.key)) is not None:
            _keep(held[1], spool, edition)
        return Ack(change.key, change.version, "retry", error=f"{MISSING}: {error}")
    _add(Stored.of(change, downloads), spool)
    return None


def _keep(line: str, spool: Spool, edition: Edition) -> None:
    stored = Stored.from_line(line)
    try:
        downloads = tuple(keep(one, edition) for one in stored.downloads)
    except Missing:
        return  # the column lost it; the host sees that it is not held
    _add(attrs.evolve(stored, downloads=downloads), spool)


def _add(stored: Stored, spool: Spool) -> None:
    spool.add(stored.key, stored.version, stored.at.isoformat(), stored.record is not None, stored.to_line())


def _write(spool: Spool, edition: Edition, settings: Settings) -> None:
    press = Press(settings, edition)
    press.write_assets()
    with edition.changes() as kept:
        for line in spool.lines():
            kept.write(f"{line}\n")
            stored = Stored.from_line(line)
            spool.add_row(*(stub_row(stored) if stored.record is None else list_row(stored, stored.record)))
    spool.finish()
    for line in spool.lines():
        stored = Stored.from_line(line)
        if stored.record is None:
            print_stub(press, stored)
        else:
            print_entry(press, spool, stored, stored.record)
    print_lists(press, spool)
    print_home(press, spool)
    print_search(press, spool)
    write_sitemap(edition, spool, settings)


EXPORTER = Exporter(
    name="portal-site",
    run=run,
    read_back=read_back,
    options=OPTIONS,
    sample_config={
        "title": "示例市自然资源局",
        "author": "示例市自然资源局",
        "site_id_code": "0000000001",
        "contact": "示例市自然资源局办公室\n电话：0000-0000000",
    },
    accepts=frozenset({"information"}),
    shape="snapshot",
    withdraw="tombstone",
    network=False,
    check=Settings.of,
    contract=1,
)
