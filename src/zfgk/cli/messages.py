"""``zfgk messages``: figures about messages and letters, and candidates for common questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zfgk.cli.common import DAY, csv_text, day_or_moment, echo_json, format_option, now_in_china, with_progress
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.matters.common_questions import Candidate
    from zfgk.matters.messages import MessageCounts


_QUESTIONS = {"id": ("编号", "留言编号"), "question": ("问题", "内容"), "answer": ("答复", "回复")}


@click.group("messages")
def command() -> None:
    """Figures about messages and letters, and questions asked often; nobody who asks is counted or told."""


@command.command("statistics")
@click.argument("url")
@click.option("--from", "first", type=DAY, required=True, help="Those that came on this day or later.")
@click.option("--until", "last", type=DAY, required=True, help="Those that came on this day or earlier.")
@click.option("--on", type=day_or_moment, help="The day or moment of asking; now in China unless given.")
@click.option(
    "--kind",
    type=click.Choice(["message", "letter", "passed-on-message"]),
    default="message",
    show_default=True,
    help="Which of them.",
)
@click.option("--rule", metavar="RULE", help="The rule that sets the period; without it nothing is in time or late.")
@click.option(
    "--by",
    type=click.Choice(["department", "month", "kind"]),
    default="department",
    show_default=True,
    help="What each row stands for.",
)
@click.option("--format", "style", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
def statistics_(  # noqa: PLR0917  # click hands every option over by name
    url: str, first: date, last: date, on: date | None, kind: str, rule: str | None, by: str, style: str
) -> None:
    """Count messages: how many came, were answered, in time, and how many working days it took.

    Example: zfgk messages statistics register.sqlite --from 2026-01-01 --until 2026-03-31 --rule xuancheng.answer-message
    """
    from zfgk.asking import installed
    from zfgk.calendar import china
    from zfgk.matters.messages import By, statistics
    from zfgk.register.kinds import BY_ID
    from zfgk.register.others import kept
    from zfgk.register.store import open_register

    if last < first:
        message = f"--until {last} lies before --from {first}"
        raise click.UsageError(message)
    law, asked = installed(), on or now_in_china()
    clock = law.clock(rule) if rule else None
    if clock and not (clock.starters & BY_ID[kind].events and clock.acts & BY_ID[kind].events):
        fault = Fault(
            "--rule", f"{rule} is not about a {kind}", then="see `zfgk matters owed URL --all` for those that are"
        )
        raise BadInput("--rule", [fault])
    with open_register(url, law.events, reading=True) as register:
        messages = with_progress(kept(register, BY_ID[kind], began=(first, last)), "messages")
        found = statistics(messages, first, last, asked, china(), clock=clock, by=By(by))
    rows, total = [_row(row) for row in found.rows], _row(found.total)
    if style == "csv":
        click.echo(csv_text(total, rows), nl=False)
    elif style == "json":
        echo_json(
            {
                "on": asked.isoformat(),
                "from": first.isoformat(),
                "until": last.isoformat(),
                "rows": rows,
                "total": total,
            }
        )
    else:
        for row in found.rows:
            click.echo(f"{row.key or '（未填）'}  {_said(row)}")
        click.echo(f"合计  {_said(found.total)}")


@command.command("coverage")
@click.argument("url")
@click.option(
    "--rule", default="xuancheng.answer-complaints", show_default=True, help="The share that must be reached."
)
@click.option("--kind", default="complaint", show_default=True, help="What the messages are; empty for all of them.")
@click.option("--from", "first", type=DAY, help="Those that came on this day or later.")
@click.option("--until", "last", type=DAY, help="Those that came on this day or earlier.")
@click.option("--on", type=day_or_moment, help="The day or moment of asking; now in China unless given.")
@format_option
def coverage(  # noqa: PLR0917  # click hands every option over by name
    url: str, rule: str, kind: str, first: date | None, last: date | None, on: date | None, style: str
) -> int:
    """Tell how many complaints were answered, and name those that were not; exit status 1 if the share is not reached.

    Example: zfgk messages coverage register.sqlite --from 2026-01-01 --until 2026-03-31
    """
    from zfgk.asking import installed
    from zfgk.matters.messages import answered_share
    from zfgk.model.ratio import Ratio
    from zfgk.register.kinds import MESSAGE
    from zfgk.register.others import kept
    from zfgk.register.store import open_register
    from zfgk.rules.shape import Coverage

    law, asked = installed(), on or now_in_china()
    with open_register(url, law.events, reading=True) as register:
        messages = kept(register, MESSAGE, began=(first, last))
        found = answered_share(law.rule(rule, Coverage), messages, asked, kind=kind)
    if style == "json":
        share = {"counted": found.counted, "answered": found.covered, "ok": found.ok, "missing": list(found.missing)}
        echo_json({"on": asked.isoformat(), "rule": rule, **share})
    else:
        percent = Ratio(found.covered, found.counted).percent or "-"
        parts = (f"{found.counted}件", f"已回复{found.covered}件", f"{percent}%", "、".join(found.missing))
        click.echo("  ".join(filter(None, parts)))
    return 0 if found.ok else 1


@command.command("questions")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--least", type=click.IntRange(min=1), required=True, help="How many messages make a candidate.")
@click.option(
    "--alike",
    type=click.FloatRange(min=0, max=100, min_open=True),
    metavar="PERCENT",
    help="From how much on two questions are taken for one; 75 unless given.",
)
@format_option
def questions(sheet: Path, least: int, alike: float | None, style: str) -> None:
    """Find questions asked often in SHEET (.csv or .xlsx with the columns 编号, 问题 and 答复), as candidates to publish.

    Personal data that screening knows are masked; a person decides what is published, and in which words.

    Example: zfgk messages questions messages.csv --least 3
    """
    from zfgk.cli.sheets import read_rows
    from zfgk.matters.common_questions import Asked, candidates
    from zfgk.register.similarity import ALIKE
    from zfgk.screening import Screener

    faults: list[Fault] = []
    rows = read_rows(sheet, _QUESTIONS, ("id", "question"), faults)
    if faults:
        raise BadInput(sheet.name, faults)
    asked = [Asked(id=row["id"], question=row["question"], answer=row.get("answer", "")) for _, row in rows]
    found = candidates(asked, Screener.default(), least=least, at_least=alike or ALIKE)
    if style == "json":
        echo_json({"candidates": [_candidate(one) for one in found]})
        return
    for one in found:
        marks = "" if one.clean else f"  ［须先处理：{'、'.join(one.findings)}］"
        click.echo(f"{one.count}件  {one.question}{marks}")
        for answer in one.answers:
            click.echo(f"    答复：{answer}")


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "count": one.count,
        "question": one.question,
        "answers": list(one.answers),
        "findings": list(one.findings),
        "messages": list(one.messages),
    }


def _row(row: MessageCounts) -> dict[str, Any]:
    import attrs

    mean = row.mean_working_days
    return attrs.asdict(row) | {
        "open": row.open,
        "answered_percent": row.answered_share.percent,
        "in_time_percent": row.in_time_share.percent,
        "mean_working_days": round(float(mean), 2) if mean is not None else None,
    }


def _said(row: MessageCounts) -> str:
    mean = row.mean_working_days
    parts = [
        f"受理{row.received}",
        f"反馈{row.answered}",
        f"反馈率{row.answered_share.percent or '-'}%",
        f"未反馈{row.open}",
    ]
    counts = {
        "按期": row.in_time,
        "逾期": row.overdue,
        "未到期": row.pending,
        "待定": row.undecided,
        "没有期限": row.no_period,
    }
    parts += [f"{word}{count}" for word, count in counts.items() if count]
    parts += [f"未反馈即终结{row.closed}"] if row.closed else []
    parts += [f"平均{float(mean):.1f}个工作日"] if mean is not None else []
    return "  ".join(parts)
