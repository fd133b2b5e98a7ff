"""``zfgk push``: whom policies go to, as data for whatever delivers them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zfgk.cli.common import format_option, json_list
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.matters.push import Order, Partner, Policy, Subscription

_YES = {"是": True, "true": True, "1": True, "否": False, "false": False, "0": False, "": False}
_BETWEEN = re.compile(r"[,，;；、|\s]+")
_POLICIES = {
    "id": ("索引号", "编号"),
    "title": ("名称", "标题"),
    "audience": ("服务对象", "受众标签"),
    "topics": ("主题分类", "主题", "关键词"),
    "service": ("办事类",),
    "disclosure": ("公开属性",),
    "parts": ("随附",),
}
_SUBSCRIPTIONS = {"key": ("订阅编号",), "tags": ("标签", "订阅主题"), "direct": ("短消息", "直达")}
_PARTNERS = {"key": ("单位", "名称"), "tags": ("标签", "服务对象")}
_PARTS = {"政策原文": "original", "解读材料": "interpretation", "常见问题与解答清单": "questions"}


@click.group("push")
def command() -> None:
    """Whom policies go to by the four ways of pushing; nothing is kept about those behind the keys."""


@command.command("plan")
@click.argument("policies", type=click.Path(path_type=Path))
@click.option("--subscriptions", type=click.Path(path_type=Path), help="A sheet of keys and tags.")
@click.option("--partners", type=click.Path(path_type=Path), help="A sheet of those who pass policies on.")
@click.option("--platform", "platforms", multiple=True, help="A platform of others; repeat for each.")
@format_option
def plan_(
    policies: Path, subscriptions: Path | None, partners: Path | None, platforms: Sequence[str], style: str
) -> None:
    """Match the policies of a sheet (.csv, .xlsx) with subscriptions, partners and platforms.

    Example: zfgk push plan policies.csv --subscriptions subscriptions.csv --platform 资讯平台
    """
    from zfgk.matters.push import plan, remarks, unused

    faults: list[Fault] = []
    known = _policies(policies, faults)
    asked = _subscriptions(subscriptions, faults) if subscriptions else []
    relays = _partners(partners, faults) if partners else []
    if faults:
        raise BadInput("push", faults)
    orders = list(plan(known, asked, partners=relays, platforms=platforms))
    lacking = [(name, one.message("zh")) for name, one in remarks(known, relayed=bool(relays))]
    lacking += [("", one.message("zh")) for one in unused(order.way for order in orders)]
    if style == "json":
        for text in json_list("orders", (order.to_json() for order in orders), 2):
            click.echo(text, nl=False)
    else:
        for line in _lines(orders):
            click.echo(line)
    for name, said in lacking:
        click.echo("  ".join(filter(None, (name, said))), err=True)


def _lines(orders: Sequence[Order]) -> Iterator[str]:
    for one in orders:
        yield "  ".join(filter(None, (one.way.term, one.policy, one.to, "、".join(one.matched))))


def _policies(path: Path, faults: list[Fault]) -> list[Policy]:
    from zfgk.cli.sheets import read_rows
    from zfgk.matters.push import Policy
    from zfgk.model.information import Attribute

    terms = {one.term: one for one in Attribute} | {one.value: one for one in Attribute}
    found: list[Policy] = []
    for where, row in read_rows(path, _POLICIES, ("id", "title", "disclosure"), faults):
        attribute = terms.get(row["disclosure"])
        if attribute is None:
            what = f"{row['disclosure']!r} is no disclosure attribute"
            faults.append(Fault(where, what, then=f"one of {'、'.join(one.term for one in Attribute)}"))
            continue
        found.append(
            Policy(
                id=row["id"],
                title=row["title"],
                tags=[*_split(row.get("audience", "")), *_split(row.get("topics", ""))],
                service=_yes(row.get("service", ""), where, faults),
                attribute=attribute,
                parts=[_PARTS.get(part, part) for part in _split(row.get("parts", ""))],
            )
        )
    return found


def _subscriptions(path: Path, faults: list[Fault]) -> list[Subscription]:
    from zfgk.cli.sheets import read_rows
    from zfgk.matters.push import Subscription

    return [
        Subscription(key=row["key"], tags=_split(row["tags"]), direct=_yes(row.get("direct", ""), where, faults))
        for where, row in read_rows(path, _SUBSCRIPTIONS, ("key", "tags"), faults)
    ]


def _partners(path: Path, faults: list[Fault]) -> list[Partner]:
    from zfgk.cli.sheets import read_rows
    from zfgk.matters.push import Partner

    rows = read_rows(path, _PARTNERS, ("key",), faults)
    return [Partner(key=row["key"], tags=_split(row.get("tags", ""))) for _, row in rows]


def _split(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text) if part]


def _yes(text: str, where: str, faults: list[Fault]) -> bool:
    if text.casefold() not in _YES:
        faults.append(Fault(where, f"{text!r} is neither 是 nor 否"))
    return _YES.get(text.casefold(), False)
