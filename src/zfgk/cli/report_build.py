"""``zfgk report build``, ``counts`` and ``cell``: the annual report of a year, made from a register."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zfgk.cli.common import CHINA, echo_json, format_option, lang_option, now_in_china, with_progress
from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from zfgk.register.store import Register
    from zfgk.reporting.form import Form
    from zfgk.reporting.making.choices import Choices
    from zfgk.reporting.making.make import Made
    from zfgk.reporting.making.previous import Carried
    from zfgk.reporting.tables import Report

_SHOWN = 10
_YEAR = click.option("--year", type=click.IntRange(1000, 9998), required=True, help="The reporting year.")
_FORM = click.option(
    "--form", metavar="ID", help="The form, 2021-30 or 2019-60; the one prescribed for the year unless given."
)
_CHOICE = click.option(
    "--choice",
    "choices",
    multiple=True,
    metavar="NAME=OPTION",
    help="act=made or act=dispatched: which act of a reply counts; receipt=received or receipt=confirmed.",
)
_REGISTER = click.argument("register")


@click.command("build")
@_REGISTER
@_YEAR
@click.option(
    "--counts", type=click.Path(path_type=Path), required=True, metavar="FILE", help="See `zfgk report counts`."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Where the files go.")
@click.option("--as", "formats", multiple=True, metavar="FORMAT", help="json, docx, xlsx, html; all unless given.")
@click.option(
    "--texts", type=click.Path(path_type=Path), metavar="FILE", help="What the office wrote for the six parts."
)
@click.option("--accept", multiple=True, metavar="QUESTION", help="Count by the rule of a question that blocks.")
@click.option("--previous", metavar="FILE|YEAR", help="Last year's report, or its year: compare what was carried over.")
@click.option(
    "--previous-until",
    type=str,
    metavar="MOMENT",
    help="What was written down later, last year's report did not know.",
)
@click.option("--explain", is_flag=True, help="Also write where each request counts.")
@_FORM
@_CHOICE
@lang_option
@format_option
def build(**options: Any) -> int:
    """Make the annual report of a year from REGISTER, a database or a sheet of events (.csv, .xlsx).

    The exit status is 1 if what was carried over is not what last year's report carried forward.
    """
    from zfgk.reporting.making.explained import write_explained
    from zfgk.reporting.making.placing import placements
    from zfgk.reporting.making.write import FORMATS, NAME, write_report

    year, out, lang = options["year"], options["out"], options["lang"]
    with _opened(options["register"]) as register:
        made = _made(register, options)
        previous = _previous(register, made, options["previous"], options["previous_until"])
        files = write_report(made, out, options["formats"] or FORMATS)
        if options["explain"]:
            files.append(out / f"{NAME}-{year}.requests.csv")
            placed = placements(register, year, made.report.form, made.choices)
            write_explained(with_progress(placed, "写出 writing"), files[-1])
    if options["style"] == "json":
        extra: dict[str, Any] = {"questions": [one.to_json(lang) for one in made.questions]}
        extra |= {"previous": previous.to_json()} if previous else {}
        echo_json(made.to_json() | extra | {"files": [str(path) for path in files]})
    else:
        for line in _lines(made, previous, files, lang):
            click.echo(line)
    return 1 if previous and previous.differs else 0


@click.command("counts")
@_YEAR
@_FORM
@click.option("--csv", "as_csv", is_flag=True, help="As CSV instead of YAML.")
def counts(*, year: int, form: str | None, as_csv: bool) -> None:
    """Print an empty sheet for `build --counts`: what the register does not hold."""
    from zfgk.reporting.making.counts_sheet import template

    click.echo(template(_form(form, year), year, "csv" if as_csv else "yaml"), nl=False)


@click.command("cell")
@_REGISTER
@_YEAR
@click.argument("row")
@click.argument("column", default="total")
@_FORM
@_CHOICE
@format_option
def cell(
    *, register: str, year: int, row: str, column: str, form: str | None, choices: Sequence[str], style: str
) -> None:
    """List the requests that a cell of table 3 counts: ROW such as refused.process or new, COLUMN such as natural."""
    from zfgk.cli.common import json_list
    from zfgk.reporting.making.explained import in_cell, values_of
    from zfgk.reporting.making.placing import placements

    used, chosen = _form(form, year), _choices(choices)
    with _opened(register) as opened:
        found = in_cell(placements(opened, year, used, chosen), used, row, column)
        if style == "json":
            for text in json_list("requests", map(values_of, found), 2):
                click.echo(text, nl=False)
            return
        for one in found:
            parts = (one.matter, one.column, one.taken, one.row, str(one.received), str(one.ended or "-"))
            click.echo("  ".join((*parts, *one.questions)))


@contextlib.contextmanager
def _opened(register: str) -> Iterator[Register]:
    """Open a register to read it; a sheet of events becomes a register for the time being."""
    from zfgk.asking import installed
    from zfgk.register.store import open_register

    kinds = installed().events
    if "://" in register or Path(register).suffix.lower() not in {".csv", ".xlsx"}:
        with open_register(register, kinds, reading=True) as opened:
            yield opened
        return
    from zfgk.cli.register_view import lines_of, results
    from zfgk.register.sheet import import_sheet

    lines, name = lines_of(Path(register)), Path(register).name
    with open_register("sqlite://", kinds) as opened:
        import_sheet(opened, lines, name, kinds, actor="registrar", recorded_at=now_in_china(), results=results())
        yield opened


def _form(written: str | None, year: int) -> Form:
    from zfgk.reporting.form import FORMS
    from zfgk.reporting.making.make import prescribed

    if written is None:
        return prescribed(year)
    if written not in FORMS:
        raise BadInput("--form", [Fault("--form", f"{written!r} is no form", then=f"one of {', '.join(FORMS)}")])
    return FORMS[written]


def _choices(written: Sequence[str]) -> Choices:
    from zfgk.reporting.making.choices import choices_of

    pairs = [one.partition("=") for one in written]
    return choices_of({name: option for name, _, option in pairs}, "--choice")


def _made(register: Register, options: dict[str, Any]) -> Made:
    from zfgk.calendar import china
    from zfgk.cli.personal import caution_texts
    from zfgk.reporting.making.counts_sheet import read_counts
    from zfgk.reporting.making.make import make_report
    from zfgk.reporting.making.questions import accepted_of
    from zfgk.reporting.making.texts import read_texts

    form = _form(options["form"], options["year"])
    texts = read_texts(options["texts"]) if options["texts"] else {}
    caution_texts(texts)
    return make_report(
        register,
        options["year"],
        read_counts(options["counts"], form, options["year"]),
        china(),
        form=form,
        choices=_choices(options["choices"]),
        accepted=accepted_of(options["accept"], "--accept"),
        texts=texts,
        watch=lambda placed: with_progress(placed, "统计 counting"),
        source="" if "://" in options["register"] else Path(options["register"]).name,
    )


def _previous(register: Register, made: Made, previous: str | None, until: str | None) -> Carried | None:
    from zfgk.reporting.making.previous import carried

    if previous is None:
        return None
    last = made.report.year - 1
    if previous.isdecimal() and len(previous) == 4:  # a year
        if int(previous) != last:
            raise BadInput("--previous", [Fault("--previous", f"{previous} is not the year before {last + 1}")])
        return carried(register, made, _moment(until, last + 1))
    path = Path(previous)
    report = _read(path, last)
    known = until or _recorded_until(path)
    return carried(register, made, _moment(known, last + 1), report)


def _read(path: Path, year: int) -> Report:
    from zfgk.reporting.reading import NotAReport, read_report

    found = read_report(path)
    if isinstance(found, NotAReport):
        why, then = found.en, "name the report of the year before"
        raise BadInput("--previous", [Fault(str(path), "is no annual report", why=why, then=then)])
    if found.report.year != year:
        what = f"it is the report of {found.report.year or 'an unknown year'}, not of {year}"
        raise BadInput("--previous", [Fault(str(path), what)])
    return found.report


def _recorded_until(path: Path) -> str | None:
    """Return until when the register was known to a report that zfgk made; ``None`` for any other."""
    if path.suffix.lower() != ".json":
        return None
    made = json.loads(path.read_text(encoding="utf-8-sig")).get("made")
    return (made.get("recorded_until") or None) if isinstance(made, dict) else None


def _moment(written: str | None, year: int) -> datetime:
    """Return a moment; without one, the beginning of the year after the one reported last."""
    if written is None:
        return datetime(year, 1, 1, tzinfo=CHINA) - timedelta(microseconds=1)
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        then = f"write it as {year}-01-31T17:00+08:00"
        raise BadInput(
            "--previous-until", [Fault("--previous-until", f"{written!r} is not a moment", then=then)]
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=CHINA)


# -- lines -------------------------------------------------------------------------------------------------------------


_WORDS = {
    "zh": {
        "sums": "新收 {new}  上年结转 {carried_over}  办结 {total}  结转下年 {carried_forward}",
        "carried": "上年报告结转下年 {then}  本年上年结转 {now}{same}",
        "same": "（一致）",
        "taken back": "撤销",
        "unexplained": "有{number}件不能由登记簿解释",
    },
    "en": {
        "sums": "new {new}  carried over {carried_over}  answered {total}  carried forward {carried_forward}",
        "carried": "last year's report carried forward {then}  carried over {now}{same}",
        "same": " (the same)",
        "taken back": "taken back",
        "unexplained": "{number} that no request explains",
    },
}


def _lines(made: Made, previous: Carried | None, files: Sequence[Path], lang: str) -> Iterator[str]:
    report, words = made.report, _WORDS[lang]
    sums = {row: report.cell3(row, "total") for row in ("new", "carried_over", "total", "carried_forward")}
    yield f"{report.agency} {report.year} · {words['sums'].format(**sums)}"
    for one in made.questions:
        shown = "、".join(one.matters[:_SHOWN]) + ("…" if len(one.matters) > _SHOWN else "")
        message = one.kind.en if lang == "en" else one.kind.zh
        yield f"{one.kind.id}  {len(one.matters)}  {message}  [{shown}]"
    if previous:
        yield from _carried_lines(previous, words)
    yield from (str(path) for path in files)


def _carried_lines(found: Carried, words: dict[str, str]) -> Iterator[str]:
    same = "" if found.differs else words["same"]
    yield words["carried"].format(then=found.forward[-1], now=found.over[-1], same=same)
    for one in found.moved:
        said = "、".join(f"{id_} {name or words['taken back']} {at}" for id_, name, at in one.entries)
        yield f"  {one.matter}  {one.then or '-'} → {one.now or '-'}  {said}"
    for column, number in found.unexplained.items():
        yield f"  {column}: {words['unexplained'].format(number=number)}"
