"""Checking a template against what the law wants in the paper, and against what the fields can say."""

from __future__ import annotations

from collections.abc import Collection, Container

from zfgk.errors import Fault
from zfgk.notices.given import may_give
from zfgk.notices.kinds import NoticeType
from zfgk.notices.templates import Template
from zfgk.rules.parsing import near_words


def check_template(kind: NoticeType, template: Template) -> list[Fault]:
    """List what is wrong with a template whatever the request is.

    Args:
        kind: The kind of notice.
        template: The template.

    Returns:
        Unknown fields, broken ones, fields that the kind does not have, and required contents that are left out.
    """
    allowed = {field.name for field in kind.fields}
    names = sorted([*allowed, *(field.term for field in kind.fields)])
    faults = [
        Fault(f"{template.name} {where}", "the braces do not make a field that is filled in")
        for where in template.broken
    ]
    for use in template.uses:
        where = f"{template.name} {use.where}"
        if use.field is None:
            near = near_words(use.written, names)
            then = f"did you mean {', '.join(near)}?" if near else f"see `zfgk notice show {kind.id}`"
            faults.append(Fault(where, f"there is no field {{{{{use.written}}}}}", then=then))
        elif use.field.name not in allowed:
            faults.append(Fault(where, f"{kind.id} has no field {use.written}", then="take it out"))
    used = {use.field.name for use in template.uses if use.field}
    for element in kind.contents:
        if element.id not in used:
            what = f"the template leaves out {element.term} ({element.id})"
            then = f"put {{{{{element.id}}}}} where it belongs"
            faults.append(Fault(template.name, what, f"a {kind.id} must carry it ({kind.basis})", then))
    return faults


def check_values(kind: NoticeType, template: Template, values: Container[str], told: Collection[str]) -> list[Fault]:
    """List the fields that have no value and need one.

    Args:
        kind: The kind of notice.
        template: The template.
        values: The names of the fields that have one.
        told: The names of fields of which it was said already why they have none.

    Returns:
        One fault for each.
    """
    needed = {element.id: element.term for element in kind.contents}
    for use in template.uses:
        if use.field and not use.optional:
            needed.setdefault(use.field.name, use.field.term)
    lacking = {name: term for name, term in needed.items() if name not in values and name not in told}
    by_hand = may_give(kind)
    given = [
        Fault(f"field {name}", f"has no value ({term})", then=f"give {name}")
        for name, term in lacking.items()
        if name in by_hand
    ]
    if not lacking:
        return _left_out(kind, template, values)
    # What is computed lacks a value because of something else; it is told only where nothing else is wrong.
    allowed = {field.name for field in kind.fields}
    return given or [
        Fault(f"field {name}", f"has no value ({term})", then="enter in the register what it comes from")
        for name, term in lacking.items()
        if name in allowed and not told
    ]


def _left_out(kind: NoticeType, template: Template, values: Container[str]) -> list[Fault]:
    """List the contents that stand only in lines which are left out, because another field of the line has no value."""
    gone = {use.where for use in template.uses if use.optional and use.field and use.field.name not in values}
    stays = {use.field.name for use in template.uses if use.field and use.where not in gone}
    used = {use.field.name for use in template.uses if use.field}
    return [
        Fault(
            template.name,
            f"{element.term} ({element.id}) stands in a line that is left out",
            "an optional field of that line has no value",
            "give the optional field a line of its own",
        )
        for element in kind.contents
        if element.id in used and element.id not in stays
    ]
