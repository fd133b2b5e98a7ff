"""The page of one pack: what it says, how sure that is, and what became of every article or row of its texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from zfgk.cli.rules_view import sorted_doubts
from zfgk.model.law import Force, Instrument, Seen
from zfgk.rules.clock import Clock
from zfgk.rules.codec_types import RULE_WORDS, place_of, word
from zfgk.rules.pack import Provision, RulePack, Shape
from zfgk.rules.rule import Relation, Rule
from zfgk.rules.telling import content, span
from zfgk.rules.verification import WEAK, doubts, weakest

_KINDS = {
    "C": ("Computed", "The program computes a day, a moment, a share, a count or an amount."),
    "V": ("Validated", "The program checks what is there against what must be there; a person decides the rest."),
    "W": ("Workflow", "Steps of work: approvals, and what follows from what. The program says what is missing."),
    "N": ("Nominal", "Roles, bodies, channels and lists that the text names."),
}
_EFFECTS = {"always": "", "as-alternative": "as another date", "by-reading": "by selection only"}
_AS = {
    Shape.CLOCK: "clock",
    Shape.SHAPE: "shape",
    Shape.GATE: "gate",
    Shape.EXEMPTION: "exemption",
    Shape.ROSTER: "roster",
    Shape.OUTCOME: "outcome",
    Shape.NOT_ENCODED: "**not encoded**",
}


def page(pack: RulePack) -> str:
    """Write the page of a pack.

    Args:
        pack: The pack.

    Returns:
        Markdown, ending with a newline.
    """
    parts = [*_head(pack), *_texts(pack.instruments)]
    for kind, (title, said) in _KINDS.items():
        rules = [rule for rule in pack.rules if rule.kind == kind]
        if rules:
            parts += [f"## {title} ({kind})", said, *_rules(rules)]
    parts += [*_readings(pack), *_events(pack), *_doubts(pack), *_articles(pack), *_rows(pack)]
    return "\n\n".join(parts) + "\n"


def _head(pack: RulePack) -> Iterator[str]:
    yield f"# {pack.title}: the pack `{pack.id}`"
    ids = {rule.id for rule in pack.rules}
    weak = [rule for rule in pack.rules if weakest(rule) in WEAK]
    said = f"{_counted(len(ids), 'rule')} in {_counted(len(pack.rules), 'version')}, "
    said += f"from {_counted(len(pack.instruments), 'text')}."
    if pack.extends:
        said += f" The pack builds on [`{pack.extends}`]({pack.extends}.md)."
    if weak:
        rest, carry = ("rests", "it carries") if len(weak) == 1 else ("rest", "they carry")
        yield (
            f"{said} {_counted(len(weak), 'version')} {rest} somewhere on less than an official text; {carry} a mark. "
            "Every such place is [listed below](#what-rests-on-less-than-an-official-text)."
        )
    else:
        yield f"{said} Every citation was read in an official text or a verbatim excerpt."
    yield (
        "This page is written from the rules themselves by `python tools/rules.py`. The same rules as data: "
        f"`rules/{pack.id}.json`; one rule with every clause: `zfgk rules show RULE`."
    )


def _texts(instruments: Iterable[Instrument]) -> Iterator[str]:
    yield "## Texts"
    rows = [
        (
            f"`{one.id}`",
            f"《{one.title}》",
            one.number,
            span(one.in_force),
            one.seen.value,
            f"`{one.written_under}`" if one.written_under else "",
        )
        for one in instruments
    ]
    heads = ["text", "title", "number", "in force", "seen as", "written under"]
    if not any(row[-1] for row in rows):
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    yield _table(heads, rows)
    if "written under" in heads:
        yield (
            "A text written under a regulation that has since been replaced may speak of rules that are no longer there."
        )


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    by_type: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_type["clocks" if isinstance(rule, Clock) else RULE_WORDS[type(rule)]].append(rule)
    for name, found in by_type.items():
        yield f"### {name.capitalize()}"
        if name == "clocks":
            yield _table(
                ["rule", "term and who owes it", "period", "runs from", "basis", "in force"],
                [
                    (
                        *_named(rule),
                        content(rule) + (f"（{word(rule.force)}）" if rule.force is not Force.MUST else ""),
                        "、".join(f"`{event}`" for event in rule.start.events) if isinstance(rule, Clock) else "",
                        _basis(rule),
                        span(rule.in_force),
                    )
                    for rule in found
                ],
            )
        else:
            yield _table(
                ["rule", "term and who owes it", "what", "force", "basis", "in force"],
                [(*_named(rule), content(rule), rule.force.value, _basis(rule), span(rule.in_force)) for rule in found],
            )


def _named(rule: Rule) -> tuple[str, str]:
    relation = "" if rule.relation is Relation.ADDS else f"；{rule.relation.value} `{rule.towards}`"
    note = f"。{rule.note}" if rule.note else ""
    return f"`{rule.id}`", f"**{rule.term}**（{rule.owed_by}）{relation}{note}"


def _basis(rule: Rule) -> str:
    weak = weakest(rule)
    return f"`{place_of(rule.basis)}`" + (f" *{weak.value}*" if weak in WEAK else "")


def _readings(pack: RulePack) -> Iterator[str]:
    if not pack.readings:
        return
    yield "## Readings"
    yield "Where the text leaves a choice. The first option is the default; the others are asked for with `--reading`."
    yield _table(
        ["reading", "question", "options", "texts"],
        [
            (
                f"`{one.id}`",
                one.term,
                "<br>".join(
                    f"`{option.id}` {option.term}" + (f" *{option.seen.value}*" if option.seen in WEAK else "")
                    for option in one.options
                ),
                "<br>".join(f"`{place_of(basis)}`" for basis in one.bases),
            )
            for one in pack.readings
        ],
    )


def _events(pack: RulePack) -> Iterator[str]:
    if not pack.events:
        return
    yield "## Events"
    yield _table(
        ["event", "meaning", "keys"],
        [
            (
                f"`{kind.name}`",
                kind.term + ("（到分钟）" if kind.moment else ""),
                "<br>".join(
                    f"`{key.name}`" + (f": {', '.join(key.values)}" if key.values else "") for key in kind.keys
                ),
            )
            for kind in pack.events
        ],
    )


def _doubts(pack: RulePack) -> Iterator[str]:
    found = sorted_doubts(doubts(pack))
    if not found:
        return
    yield "## What rests on less than an official text"
    yield (
        "`unverified`: no source was seen. `secondary`: only restatements by others were seen. `inference`: the text "
        "does not say it in words. The same list: `zfgk rules list --unverified`."
    )
    yield _table(
        ["seen as", "what", "where in it", "cites", "takes effect"],
        [
            (
                doubt.seen.value if doubt.seen is not Seen.UNVERIFIED else f"**{doubt.seen.value}**",
                f"`{doubt.of}`" + (f" since {doubt.since}" if doubt.since else ""),
                f"`{doubt.part}`" if doubt.part else "the text itself",
                f"`{doubt.place}`" if doubt.place else "",
                _EFFECTS[doubt.effect],
            )
            for doubt in found
        ],
    )


def _articles(pack: RulePack) -> Iterator[str]:
    """Tell what became of the articles, one table for each text."""
    by_text: dict[str, list[Provision]] = defaultdict(list)
    for provision in pack.provisions:
        if not provision.row:
            by_text[provision.basis.instrument.id].append(provision)
    for text, provisions in by_text.items():
        encoded = sum(one.shapes != (Shape.NOT_ENCODED,) for one in provisions)
        yield f"## Coverage of {text}"
        yield (
            f"{_counted(len(provisions), 'place')} accounted for: {encoded} encoded, "
            f"{len(provisions) - encoded} not, with the reason."
        )
        yield _table(
            ["place", "subject", "encoded as", "rules", "why not, or not wholly"],
            [(str(one.basis).partition("》")[2], one.term, *_became(one)) for one in provisions],
        )


def _rows(pack: RulePack) -> Iterator[str]:
    """Tell what became of the rows of the source's own list of rules, for texts without articles."""
    if not pack.extends:
        return
    rules: dict[str, list[str]] = defaultdict(list)
    for rule in pack.rules:
        for row in rule.rows:
            rules[row].append(rule.id)
    explained = {one.row: one for one in pack.provisions if one.row}
    yield "## Coverage of the rows"
    yield f"{_counted(len({*rules, *explained}), 'row')} accounted for: {len(rules)} encoded, {len(explained)} with a reason."
    yield _table(
        ["row", "rules", "why not, or not wholly"],
        [
            (
                row,
                "<br>".join(f"`{name}`" for name in dict.fromkeys(rules.get(row, []))) or "**not encoded**",
                f"{explained[row].term}：{explained[row].reason}" if row in explained else "",
            )
            for row in sorted({*rules, *explained})
        ],
    )


def _became(one: Provision) -> tuple[str, str, str]:
    return ", ".join(_AS[shape] for shape in one.shapes), "<br>".join(f"`{rule}`" for rule in one.rules), one.reason


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join(lines)
