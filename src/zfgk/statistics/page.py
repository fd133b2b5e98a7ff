"""The statistics as one page without any outside resource: the figures, plots of them, and the tables behind the plots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from importlib.resources import files
from string import Template

import attrs

from zfgk.documents.markup import text
from zfgk.documents.plots import Plot, counted
from zfgk.documents.stacked import Part, StackedBar, StackedPlot
from zfgk.model.ratio import Ratio
from zfgk.statistics.export import in_form_order, label_of
from zfgk.statistics.requests import Timeliness
from zfgk.statistics.small import FOLDED, hide_small
from zfgk.statistics.tables import Row, added
from zfgk.statistics.words import LANGUAGE_TAGS, TIMELINESS, WORDS

_PLOTTED = 24
"""How many departments, those with most requests, and how many months, the last ones, are drawn; the tables have all."""


@attrs.frozen(kw_only=True)
class Shown:
    """What a page shows.

    Args:
        departments: The rows by department.
        months: The rows by month of receipt.
        on: The day of asking.
        received: The first and the last day of receipt; ``None`` for no limit.
        below: Counts from 1 to below this number are hidden; 0 shows all.
    """

    departments: Sequence[Row]
    months: Sequence[Row]
    on: date
    received: tuple[date | None, date | None] = (None, None)
    below: int = 0


def render(shown: Shown, lang: str = "zh") -> str:
    """Return the page.

    Args:
        shown: What it shows.
        lang: ``zh`` or ``en``.

    Returns:
        An HTML document.
    """
    words = WORDS[lang]
    departments, months, total = _hidden(shown)
    template = Template(files("zfgk.statistics").joinpath("page.html").read_text(encoding="utf-8"))
    # The two tables tell of the same requests: what one hides, the other's total must not give back.
    body = departments or months
    notes = [words["how"], *([words["small"].format(below=shown.below)] if shown.below else [])]
    return template.substitute(
        lang=LANGUAGE_TAGS[lang],
        title=text(words["title"]),
        skip=text(words["skip"]),
        internal=text(words["internal"]),
        about=text(_about(shown, words)),
        tiles=_tiles(total, words) if body else f"<p>{text(words['nothing'])}</p>",
        plots=_plots(departments, months, total, lang) if body else "",
        tables=_tables(departments, months, total, lang) if body else "",
        notes="".join(f"<p>{text(note)}</p>" for note in notes),
    )


def _hidden(shown: Shown) -> tuple[Sequence[Row], Sequence[Row], Row]:
    if not shown.below:
        return shown.departments, shown.months, added(shown.departments)
    departments, total = hide_small(shown.departments, shown.below)
    months, again = hide_small(shown.months, shown.below)
    groups = total.hidden | again.hidden
    return departments, months, total if total.hidden == groups else attrs.evolve(again, hidden=groups)


def _about(shown: Shown, words: Mapping[str, str]) -> str:
    first, last = shown.received
    name = "between" if first and last else "since" if first else "until"
    on = shown.on if first else min(shown.on, last or shown.on)
    return words[name].format(first=first, last=last, on=on)


# -- figures -----------------------------------------------------------------------------------------------------------


def _share(row: Row, words: Mapping[str, str]) -> str:
    """Return the share in time, or between which two it lies."""
    if "timeliness" in row.hidden:
        return words["not_shown"]
    least, most = row.in_time
    if not row.judged:
        return words["nothing_counted"]
    return f"{least.percent}%" if least == most else f"{least.percent}%{words['to']}{most.percent}%"


def _of_all(count: int, row: Row, words: Mapping[str, str]) -> str:
    if "steps" in row.hidden:
        return words["not_shown"]
    return f"{count} ({Ratio(count, row.requests).percent}%)" if row.requests else words["nothing_counted"]


def _days(value: Fraction | None, row: Row, words: Mapping[str, str]) -> str:
    if "days" in row.hidden:
        return words["not_shown"]
    return words["nothing_counted"] if value is None else f"{float(value):.1f}".removesuffix(".0")


def figures_of(row: Row, lang: str) -> list[tuple[str, str]]:
    """Return the heads and the figures of a row, as people read them.

    Args:
        row: The row.
        lang: ``zh`` or ``en``.
    """
    words = WORDS[lang]

    def timed(one: Timeliness) -> str:
        group = "late" if one is Timeliness.OVERDUE else "timeliness"
        return words["not_shown"] if group in row.hidden else str(row.timeliness.get(one, 0))

    return [
        (words["requests"], words["not_shown"] if "requests" in row.hidden else str(row.requests)),
        *((TIMELINESS[lang][one], timed(one)) for one in Timeliness),
        (words["share"], _share(row, words)),
        (words["extended"], _of_all(row.extended, row, words)),
        (words["corrected"], _of_all(row.corrected, row, words)),
        (words["mean"], _days(row.mean_days, row, words)),
        (words["median"], _days(row.median_days, row, words)),
    ]


def _tiles(total: Row, words: Mapping[str, str]) -> str:
    figures = [
        (words["requests"], words["not_shown"] if "requests" in total.hidden else str(total.requests)),
        (words["share"], _share(total, words)),
        (words["extended"], _of_all(total.extended, total, words)),
        (words["corrected"], _of_all(total.corrected, total, words)),
        (words["mean"], _days(total.mean_days, total, words)),
        (words["median"], _days(total.median_days, total, words)),
    ]
    tiles = "".join(f"<div><dt>{text(name)}</dt><dd>{text(said)}</dd></div>" for name, said in figures)
    return f'<dl class="tiles">{tiles}</dl>'


# -- plots -------------------------------------------------------------------------------------------------------------


def _plots(departments: Sequence[Row], months: Sequence[Row], total: Row, lang: str) -> str:
    words = WORDS[lang]
    largest = sorted(departments, key=lambda row: (-row.requests, row.department))[:_PLOTTED]
    stacks = [
        _stacked("plot-departments", words["timeliness_by"], [(_unit(row, words), row) for row in largest], lang),
        _stacked(
            "plot-months", words["timeliness_by_month"], [(_month(row, words), row) for row in months[-_PLOTTED:]], lang
        ),
    ]
    # Where nothing of it is shown, the tables say so.
    drawn: list[Plot | StackedPlot] = [plot for plot in stacks if any(bar.parts for bar in plot.rows)]
    legend = "".join(f'<li><span class="{one.value}"></span>{text(TIMELINESS[lang][one])}</li>' for one in Timeliness)
    above = f'<h2>{text(words["timeliness_title"])}</h2>\n<ul class="legend">{legend}</ul>\n' if drawn else ""
    if total.refused:
        drawn.append(_refusals(total, words))
    figures = "".join(f"<figure><figcaption>{text(plot.title)}</figcaption>{plot.svg()}</figure>" for plot in drawn)
    return f'{above}<div class="plots">{figures}</div>'


def _stacked(name: str, title: str, rows: Sequence[tuple[str, Row]], lang: str) -> StackedPlot:
    words = WORDS[lang]
    bars = [StackedBar(unit, [Part(one.value, row.timeliness[one]) for one in _drawn(row)]) for unit, row in rows]
    said = "；".join(
        f"{unit} "
        + words["separator"].join(f"{TIMELINESS[lang][Timeliness(part.style)]} {part.count}" for part in bar.parts)
        for (unit, _), bar in zip(rows, bars, strict=True)
    )
    return StackedPlot(
        id=name, title=title, description=title + words["colon"] + said, rows=bars, nothing=words["not_shown"]
    )


def _drawn(row: Row) -> list[Timeliness]:
    return [] if "timeliness" in row.hidden else [one for one in Timeliness if row.timeliness.get(one)]


def _refusals(total: Row, words: Mapping[str, str]) -> Plot:
    bars, ticks = counted([(label_of(key), count) for key, count in in_form_order(total.refused)])
    said = words["separator"].join(f"{bar.name} {bar.shown}" for bar in bars)
    title = words["refusals"]
    return Plot(id="plot-refusals", title=title, description=title + words["colon"] + said, rows=bars, ticks=ticks)


# -- tables ------------------------------------------------------------------------------------------------------------


def _tables(departments: Sequence[Row], months: Sequence[Row], total: Row, lang: str) -> str:
    words = WORDS[lang]
    units = [(_unit(row, words), row) for row in departments]
    periods = [(_month(row, words), row) for row in months]
    return "\n".join(
        (
            _table("departments", words["by_department"], words["department"], units, total=total, lang=lang),
            _table("months", words["by_month"], words["month"], periods, total=total, lang=lang),
            _refusal_table(total, words),
        )
    )


def _table(name: str, title: str, first: str, rows: Sequence[tuple[str, Row]], *, total: Row, lang: str) -> str:
    heads = "".join(f'<th scope="col" class="num">{text(head)}</th>' for head, _ in figures_of(total, lang))
    lines = [_line(unit, row, lang, "") for unit, row in rows]
    lines.append(_line(WORDS[lang]["all"], total, lang, ' class="sum"'))
    return _section(name, title, f'<th scope="col">{text(first)}</th>{heads}', lines)


def _line(unit: str, row: Row, lang: str, style: str) -> str:
    hidden = WORDS[lang]["not_shown"]
    cells = "".join(
        f'<td class="num{" hidden" if said == hidden else ""}">{text(said)}</td>' for _, said in figures_of(row, lang)
    )
    return f'<tr{style}><th scope="row">{text(unit)}</th>{cells}</tr>'


def _refusal_table(total: Row, words: Mapping[str, str]) -> str:
    heads = f'<th scope="col">{text(words["reason"])}</th><th scope="col" class="num">{text(words["count"])}</th>'
    lines = [
        f'<tr><th scope="row">{text(label_of(key))}</th><td class="num">{count}</td></tr>'
        for key, count in in_form_order(total.refused)
    ]
    said = words["not_shown"] if "results" in total.hidden else words["no_refusals"]
    return _section("refusals", words["refusals"], heads, lines or [f'<tr><td colspan="2">{text(said)}</td></tr>'])


def _section(name: str, title: str, heads: str, lines: Sequence[str]) -> str:
    # Whoever has no mouse can scroll a wide table once it can be focused.
    body = "\n".join(lines)
    return (
        f'<section aria-labelledby="{name}-title">\n<h2 id="{name}-title">{text(title)}</h2>\n'
        f'<div class="panel" role="region" aria-labelledby="{name}-title" tabindex="0">\n<table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>\n</section>"
    )


def _unit(row: Row, words: Mapping[str, str]) -> str:
    return words["folded"] if row.department == FOLDED else row.department or words["no_department"]


def _month(row: Row, words: Mapping[str, str]) -> str:
    return row.period or words["folded"]
