"""The run report for people, as one self-contained page, and for programs, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import quote

from zfgk.documents.markup import cell, head, text
from zfgk.files.atomic import write_text
from zfgk.publish.outcome import ExportReport, ItemReport, Reason, RunReport, Status
from zfgk.publish.report.departments import section
from zfgk.publish.report.words import ATTRIBUTES, LANGUAGE_TAGS, ORDER, STATUSES, URGENT, WORDS


def write_report(report: RunReport, directory: Path, out: Path, lang: str = "zh") -> None:
    """Write ``report.html`` and ``report.json``.

    Args:
        report: The report.
        directory: The directory of the run, which must exist.
        out: The output directory, to which the page links.
        lang: ``zh`` or ``en``.

    Raises:
        UnwritableFile: If a file cannot be written.
    """
    encoded = json.dumps(report.to_json(lang), ensure_ascii=False, indent=2)
    # A lone surrogate, which a broken source may hold, has no UTF-8 form.
    write_text(directory / "report.json", encoded.encode("utf-8", "backslashreplace").decode() + "\n")
    write_text(directory / "report.html", render(report, f"../{quote(out.name)}/", lang))


def render(report: RunReport, base: str, lang: str = "zh") -> str:
    """Return the report as one page without any outside resource.

    Args:
        report: The report.
        base: The address of the output directory as seen from the page, with a slash at its end.
        lang: ``zh`` or ``en``.

    Returns:
        An HTML document.
    """
    words = WORDS[lang]
    counts = Counter(item.status for item in report.items)
    items = sorted(report.items, key=lambda item: ORDER.index(item.status))
    template = Template(files("zfgk.publish.report").joinpath("page.html").read_text(encoding="utf-8"))
    values = {name: text(words[name]) for name in _AS_IS} | {
        "lang": LANGUAGE_TAGS[lang],
        "day": report.on.isoformat(),
        "day_written": _written(report.on, lang),
        "verdict": text(verdict(report, lang)),
        "filters": _filters(counts),
        "pills": _pills(counts, lang),
        "items_head": head(words, ("name", "attribute", "status", "reasons", "due")),
        "items": "\n".join(_item(item, report.on, lang) for item in items)
        or _nothing(words["no_items"] + words["stop"]),
        "units": section(report.figures, words),
        "targets_head": head(words, ("target", "done", "rejected", "retry", "files")),
        "targets": "\n".join(_target(export, base, lang) for export in report.exports),
    }
    return template.substitute(values)


def verdict(report: RunReport, lang: str = "zh") -> str:
    """Return the outcome of a run in one sentence.

    Args:
        report: The report.
        lang: ``zh`` or ``en``.
    """
    words = WORDS[lang]
    counts = Counter(item.status for item in report.items)
    parts = [f"{STATUSES[lang][status]} {counts[status]}" for status in ORDER if counts[status]]
    urgent = sum(counts[status] for status in URGENT)
    behind = [one.exporter for one in report.exports if one.error or (one.retry and not report.dry_run)]
    end = words["attention"].format(count=urgent) if urgent else "" if behind else words["clear"]
    total = words["total"].format(total=len(report.items))
    sentence = total + words["colon"] + words["separator"].join(parts) + end if parts else words["no_items"]
    sentence += words["owing"].format(names=", ".join(behind)) if behind else ""
    sentence += words["stop"]
    if not report.unlisted:
        return sentence
    names = words["separator"].join(report.unlisted[:_NAMED]) + ("…" if len(report.unlisted) > _NAMED else "")
    return sentence + words["unlisted"].format(count=len(report.unlisted), names=names)


_NAMED = 5
"""How many unlisted files are named in the sentence; the JSON names all."""


_AS_IS = (
    "title", "dated", "internal", "skip", "items_title", "items_caption", "targets_title", "targets_caption", "footer",
)  # fmt: skip


def _written(day: date, lang: str) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else day.isoformat()


def _filters(counts: Counter[Status]) -> str:
    return "\n".join(
        f"body:has(#show-{status.value}:checked) #items tbody tr:not([data-status={status.value}]) {{ display: none; }}"
        for status in ORDER
        if counts[status]
    )


def _pills(counts: Counter[Status], lang: str) -> str:
    if not counts:
        return ""
    words = WORDS[lang]
    pills = [_pill("all", words["all"], counts.total(), "unchanged", checked=True)]
    pills += [
        _pill(status.value, STATUSES[lang][status], counts[status], status.value) for status in ORDER if counts[status]
    ]
    return f'<fieldset><legend>{text(words["filter"])}</legend><div class="pills">{"".join(pills)}</div></fieldset>'


def _pill(name: str, label: str, count: int, style: str, *, checked: bool = False) -> str:
    mark = " checked" if checked else ""
    control = f'<input type="radio" name="show" id="show-{name}"{mark}>'
    return f'<label class="{style}">{control}<b>{count}</b>{text(label)}</label>'


def _nothing(words: str) -> str:
    return f'<tr><td colspan="5">{text(words)}</td></tr>'


def _item(item: ItemReport, on: date, lang: str) -> str:
    words = WORDS[lang]
    status = item.status.value
    badge = f'<span class="badge {status}">{text(STATUSES[lang][item.status])}</span>'
    attribute = text(ATTRIBUTES[lang][item.attribute]) if item.attribute else ""
    reasons = "".join(f"<li>{_reason(reason, lang)}</li>" for reason in item.reasons)
    cells = (
        f'<th scope="row">{text(item.title)}<span class="id">{text(item.key)}</span></th>',
        cell(words["attribute"], attribute, "nowrap"),
        cell(words["status"], badge),
        cell(words["reasons"], f"<ul>{reasons}</ul>" if reasons else ""),
        cell(words["due"], _due(item, on, words), "nowrap"),
    )
    return f'<tr data-status="{status}">{"".join(cells)}</tr>'


def _reason(reason: Reason, lang: str) -> str:
    beside = WORDS[lang]["separator"].join(part for part in (reason.where, reason.basis) if part)
    return text(reason.text(lang)) + (f"<small>{text(beside)}</small>" if beside else "")


def _due(item: ItemReport, on: date, words: Mapping[str, str]) -> str:
    if item.due is None:
        return ""
    day = f'<time datetime="{item.due.isoformat()}">{item.due.isoformat()}</time>'
    late = on > item.due and item.status in URGENT
    return day + (f'<br><span class="late">{text(words["late"])}</span>' if late else "")


def _target(export: ExportReport, base: str, lang: str) -> str:
    words = WORDS[lang]
    shown = "".join(f'<li><a href="{text(base + quote(file))}">{text(file)}</a></li>' for file in export.files[:_SHOWN])
    if len(export.files) > _SHOWN:
        shown += f"<li>… {len(export.files)}</li>"
    files_cell = f"<ul>{shown}</ul>" if shown else text(words["none_written"])
    if export.error:
        files_cell += f'<small class="late">{text(words["error"] + words["colon"] + export.error)}</small>'
    numbers = (("done", export.done), ("rejected", export.rejected), ("retry", export.retry))
    cells = "".join(cell(words[name], str(count), "num") for name, count in numbers)
    return f'<tr><th scope="row">{text(export.exporter)}</th>{cells}{cell(words["files"], files_cell)}</tr>'


_SHOWN = 20
