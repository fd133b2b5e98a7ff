"""The part of the report that says how each unit that publishes stands: a table, and the same as plots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from zfgk.documents.markup import cell, head, text
from zfgk.documents.plots import Bar, Plot
from zfgk.model.ratio import Ratio
from zfgk.site.figures import MEASURES, UnitFigures, total

_PLOTTED = 20
_NAMED = 10


def section(rows: Sequence[UnitFigures], words: Mapping[str, str]) -> str:
    """Return the part of the page.

    Args:
        rows: The figures.
        words: The words of the report.

    Returns:
        Markup; empty if no unit has anything to publish. Units that need most come first.
    """
    if not rows:
        return ""
    ranked = sorted(rows, key=_need)
    shown = [*ranked, total(ranked, words["all_units"])] if len(ranked) > 1 else ranked
    body = "\n".join(_row(row, words, last=i == len(ranked)) for i, row in enumerate(shown))
    plots = "".join(_figure(name, ranked[:_PLOTTED], words) for name, _ in MEASURES)
    more = len(ranked) - _PLOTTED
    rest = f'<p class="rest">{text(words["not_plotted"].format(shown=_PLOTTED, rest=more))}</p>' if more > 0 else ""
    return (
        '<section id="units" aria-labelledby="units-title">\n'
        f'<h2 id="units-title">{text(words["units_title"])}</h2>\n'
        f'<div class="plots">{plots}</div>\n{rest}'
        f'<div class="panel">\n<table>\n<caption>{text(words["units_caption"])}</caption>\n'
        f"<thead><tr>{head(words, ('unit', *(name for name, _ in MEASURES), 'missing'))}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n</div>\n</section>"
    )


def _need(row: UnitFigures) -> tuple[Fraction, Fraction, Fraction, str]:
    """Lowest coverage first, then timeliness, then completeness; what cannot be said does not need anything."""
    coverage, timeliness, completeness = (_rank(measure(row)) for _, measure in MEASURES)
    return coverage, timeliness, completeness, row.unit


def _rank(ratio: Ratio) -> Fraction:
    return Fraction(2) if ratio.share is None else ratio.share


def _row(row: UnitFigures, words: Mapping[str, str], *, last: bool) -> str:
    cells = "".join(cell(words[name], _ratio(measure(row), words), "num") for name, measure in MEASURES)
    # The sum names nothing: the items stand in the rows of their units.
    missing = str(len(row.missing)) if last else _missing(row.missing)
    style = ' class="sum"' if last else ""
    return (
        f'<tr{style}><th scope="row">{text(row.unit or words["no_unit"])}</th>{cells}'
        f"{cell(words['missing'], missing if row.missing else '')}</tr>"
    )


def _ratio(ratio: Ratio, words: Mapping[str, str]) -> str:
    if ratio.share is None:
        return text(words["nothing_counted"])
    return f"{ratio.percent}%<small>{ratio.part}/{ratio.whole}</small>"


def _missing(items: Sequence[str]) -> str:
    named = "".join(f'<span class="id">{text(item)}</span>' for item in items[:_NAMED])
    return named + (f'<span class="id">… {len(items)}</span>' if len(items) > _NAMED else "")


def _figure(name: str, rows: Sequence[UnitFigures], words: Mapping[str, str]) -> str:
    caption = f"{text(words[name])}<small>{text(words[f'{name}_means'])}</small>"
    return f"<figure><figcaption>{caption}</figcaption>{_plot(name, rows, words).svg()}</figure>"


def _plot(name: str, rows: Sequence[UnitFigures], words: Mapping[str, str]) -> Plot:
    measure = dict(MEASURES)[name]
    drawn = [(row.unit or words["no_unit"], measure(row)) for row in rows]
    said = words["separator"].join(
        f"{unit} " + (words["nothing_counted"] if ratio.share is None else f"{ratio.percent}%") for unit, ratio in drawn
    )
    return Plot(
        id=f"plot-{name}",
        title=words[name],
        description=words[f"{name}_means"] + words["colon"] + said,
        rows=[Bar(unit, ratio.share, f"{ratio.percent}%") for unit, ratio in drawn],
        nothing=words["nothing_counted"],
    )
