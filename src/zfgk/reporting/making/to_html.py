"""The report as one page without any outside resource: the tables as printed, and plots of the year."""

from __future__ import annotations

from importlib.resources import files
from string import Template

from zfgk.documents.markup import text
from zfgk.documents.plots import Plot, counted
from zfgk.reporting.form import COLUMNS, HEADS
from zfgk.reporting.making.layout import BODIES, Box, Table, tables_of
from zfgk.reporting.making.make import Made
from zfgk.reporting.making.texts import Part, preface, title_of

_REQUESTS = 3
"""The number of the table of requests; the plots stand below it."""


def html_text(made: Made) -> str:
    """Return the report as a page.

    Args:
        made: The report.
    """
    page = Template(files("zfgk.reporting.making").joinpath("page.html").read_text(encoding="utf-8"))
    tables = tables_of(made.report)
    parts = "\n".join(_part(number, part, tables, made) for number, part in enumerate(made.parts, 1))
    return page.substitute(title=text(title_of(made.report)), preface=text(preface(made.report)), parts=parts)


def _part(number: int, part: Part, tables: dict[int, Table], made: Made) -> str:
    pieces = [f'<section aria-labelledby="part-{number}">', f'<h2 id="part-{number}">{text(part.title)}</h2>']
    pieces += [f"<p>{text(said)}</p>" for said in part.above]
    if part.table:
        pieces.append(_table(tables[part.table]))
    pieces += [f"<p>{text(said)}</p>" for said in part.below]
    if part.table == _REQUESTS:
        figures = "".join(
            f"<figure><figcaption>{text(plot.title)}</figcaption>{plot.svg()}</figure>" for plot in plots_of(made)
        )
        pieces.append(f'<div class="plots">{figures}</div>')
    return "\n".join((*pieces, "</section>"))


def _table(table: Table) -> str:
    heads = "\n".join(_row(row, table) for row in table.rows[: table.heads])
    rows = "\n".join(_row(row, table) for row in table.rows[table.heads :])
    head = f"<thead>\n{heads}\n</thead>\n" if heads else ""
    # Whoever has no mouse can scroll a wide table once it can be focused.
    return (
        f'<div class="table{" wide" if table.heads else ""}" role="region" aria-label="{text(table.name)}" tabindex="0">\n<table>\n'
        f"<caption>{text(table.name)}</caption>\n{head}<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(row: tuple[Box, ...], table: Table) -> str:
    return f"<tr>{''.join(_cell(box, table) for box in row)}</tr>"


def _cell(box: Box, table: Table) -> str:
    spans = (f' rowspan="{box.down}"' if box.down > 1 else "") + (f' colspan="{box.across}"' if box.across > 1 else "")
    if box.role == "number":
        return f"<td{spans}>{text(box.text)}</td>"
    if box.role == "head":
        scope = "colgroup" if box.across > 1 else "col"
        style = "" if table.heads else ' class="head"'
        return f'<th scope="{scope}"{style}{spans}>{text(box.text)}</th>'
    scope = "rowgroup" if box.down > 1 else "row"
    return f'<th scope="{scope}" class="label"{spans}>{text(box.text)}</th>'


def plots_of(made: Made) -> list[Plot]:
    """Return the plots of the year: received by month, results, time taken, kinds of applicants.

    Args:
        made: The report.
    """
    found = made.tally
    form = made.report.form
    results = [("予以公开", found.rows["granted"][-1]), ("部分公开", found.rows["partial"][-1])]
    results += [
        (label.partition("）")[2], sum(found.rows[row][-1] for row in form.results if row.startswith(f"{key}.")))
        for key, label in form.sections.items()
    ]
    names = [HEADS[0], *(f"{BODIES}：{head}" for head in HEADS[1:-1])]
    kinds = list(zip(names, found.rows["new"][: len(COLUMNS) - 1], strict=True))
    months = [(f"{month}月", count) for month, count in enumerate(found.received, 1)]
    return [
        _plot("received", "各月新收申请", months),
        _plot("results", "办理结果", results),
        _plot("time", "从收到到办结的工作日（未扣除补正、征求意见等时间）", list(found.spans.items())),
        _plot("kinds", "新收申请的申请人类别", kinds),
    ]


def _plot(name: str, title: str, counts: list[tuple[str, int]]) -> Plot:
    bars, ticks = counted(counts)
    said = "，".join(f"{one} {count}" for one, count in counts)
    return Plot(id=f"plot-{name}", title=title, description=said, rows=bars, ticks=ticks)
