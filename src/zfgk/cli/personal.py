"""Cautions to standard error where personal data stand in a place that is not meant for them; no value is repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zfgk.register.sheet import Line

_COLUMNS = ("request", "event_id", "corrects", "merged_into", "applicant_key")
_LOOKED_AT, _MOST = 10, 20
_STAYS = "编号不随个人信息删除，也用于文件名和统计，请改用不反映个人情况的编号"


def caution_ids(ids: Iterable[tuple[str, str]]) -> None:
    """Tell of ids and keys that say something about a person.

    Args:
        ids: The place of each, and what stands there.
    """
    from zfgk.screening.ids import personal_in_id

    _tell(((where, personal_in_id(written)) for where, written in ids), _STAYS)


def caution_texts(texts: Mapping[str, Sequence[str]]) -> None:
    """Tell of paragraphs for publication that hold what screening finds.

    Args:
        texts: The paragraphs by the part in which they are to stand.
    """
    from zfgk.screening.ids import personal_in

    places = ((f"--texts {key}[{number}]", text) for key, some in texts.items() for number, text in enumerate(some))
    _tell(((where, personal_in(text)) for where, text in places), "将随报告公开，请核对后删除")


def ids_of(lines: Iterable[Line], source: str) -> Iterator[tuple[str, str]]:
    """Yield the ids and keys of a sheet of events, each once, with the place where it stands first.

    Args:
        lines: Its lines; the heads stand among the first of them.
        source: What messages call it.
    """
    from zfgk.register.columns import REQUIRED, key_of

    heads: dict[int, str] = {}
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if not heads:
            found = {place: cell.strip() for place, cell in enumerate(line.cells) if cell and key_of(cell) in _COLUMNS}
            if {key_of(head) for head in found.values()} >= {*REQUIRED}:
                heads = found
            elif number == _LOOKED_AT:
                return
            continue
        for place, head in heads.items():
            written = (line.cells[place] if place < len(line.cells) else None) or ""
            if written not in seen:
                seen.add(written)
                yield f"{source}:{line.number} column {head}", written


def _tell(found: Iterable[tuple[str, Sequence[str]]], then: str) -> None:
    told = [(where, titles) for where, titles in found if titles]
    for where, titles in told[:_MOST]:
        click.echo(f"zfgk: {where}：疑似含有{'、'.join(titles)} · {then}", err=True)
    if len(told) > _MOST:
        click.echo(f"zfgk: 另有{len(told) - _MOST}处", err=True)
