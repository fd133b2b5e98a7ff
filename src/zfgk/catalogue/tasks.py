"""The table of tasks of a yearly plan (重点工作任务分解表): what is asked, of whom, in which role, and by when.

A cell of responsible units is read as the table writes it: 牵头 leads, 配合 assists, 分工负责 means each its own share; units
without such a word are responsible alike. A phrase such as 各相关科室 names no unit: it is a group, and nobody is put in it
unless somebody listed its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import attrs

from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule


class Role(Enum):
    """How a unit is responsible."""

    LEAD = "lead"
    """牵头."""
    ASSIST = "assist"
    """配合."""
    SHARE = "each-its-share"
    """分工负责."""
    ALIKE = "alike"
    """No word: all units of the cell are responsible alike."""

    @property
    def term(self) -> str:
        """The word of the table; empty for units that are responsible alike."""
        return _WORDS[self]


_WORDS = {Role.LEAD: "牵头", Role.ASSIST: "配合", Role.SHARE: "分工负责", Role.ALIKE: ""}
_ROLE = re.compile(r"(?:(牵头)(?:负责)?|(配合)|(分工负责))$")
_HEAD = re.compile(r"(?:(牵头)|(配合|协助)|(分工负责)|责任|主办|承办)(?:科室|处室|单位|部门)[:：]")
"""A role that stands before the units: 牵头单位：甲组."""
_CLAUSE = re.compile(r"[,，;；\n]")
_ALL = "各"
_DEADLINE = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}日前|[0-9]{1,2}月底前|年底前|[0-9]{1,3}个?(?:工作日|日|天)内|不少于[0-9]{1,3}日"
    r"|定期|实时|及时|年终|常态化|动态|法定时限"
)


@attrs.frozen(kw_only=True)
class Body:
    """A unit that a table may name.

    Args:
        name: Its name.
        kind: What it is, such as 组, 局属单位 or 分局.
        also: Other names that the table or its body gives it.
        inferred: Names that are only believed to mean it, because they look like its name.
    """

    name: str
    kind: str = ""
    also: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


@attrs.frozen
class Bodies:
    """The units of a body, and the groups whose members somebody listed.

    Args:
        listed: The units; no two share a name.
        groups: The members of a group, by the phrase that names it, such as ``各分局``.
    """

    listed: tuple[Body, ...]
    groups: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse a name that two units bear."""
        names = [name for body in self.listed for name in {body.name, *body.also, *body.inferred}]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            message = f"two units are called {twice[0]}"
            raise ValueError(message)

    def find(self, name: str) -> Body | None:
        """Return the unit of a name, or ``None``."""
        return next((body for body in self.listed if name in {body.name, *body.also, *body.inferred}), None)


@attrs.frozen(kw_only=True)
class Party:
    """One of those responsible, as a cell names it.

    Args:
        written: The words of the cell.
        role: How it is responsible.
        bodies: The units meant; empty if that is not known.
        group: Whether the words name no unit but a group (各相关科室).
        inferred: Whether the unit is only believed to be meant.
    """

    written: str
    role: Role
    bodies: tuple[str, ...] = ()
    group: bool = False
    inferred: bool = False


@attrs.frozen(kw_only=True)
class Task:
    """One row of the table.

    Args:
        number: Its place in the table, from 1.
        area: The part of the plan that it stands under.
        name: The task (工作任务).
        requirement: What is asked (工作要求).
        responsible: The cell of responsible units, as written.
        parties: Those responsible, in the order of the cell.
        deadlines: The words of time in the requirement, such as ``9月底前`` or ``定期``: no number is made of a word.
        rows: The rows of the source's list of rules that it states, such as ``LY-04``.
    """

    number: int
    area: str
    name: str
    requirement: str
    responsible: str
    parties: tuple[Party, ...]
    deadlines: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def leads(self) -> tuple[str, ...]:
        """The units that lead; where nobody leads, all units of the row."""
        leading = [party for party in self.parties if party.role is Role.LEAD]
        return tuple(dict.fromkeys(body for party in leading or self.parties for body in party.bodies))

    @property
    def others(self) -> tuple[str, ...]:
        """The units beside those that lead."""
        named = dict.fromkeys(body for party in self.parties for body in party.bodies)
        return tuple(body for body in named if body not in self.leads)

    @property
    def unresolved(self) -> tuple[str, ...]:
        """Names of units that the list of units does not hold."""
        return tuple(party.written for party in self.parties if not party.bodies and not party.group)

    @property
    def open_groups(self) -> tuple[str, ...]:
        """Groups whose members nobody listed."""
        return tuple(party.written for party in self.parties if not party.bodies and party.group)

    def rules(self, pack: RulePack) -> tuple[Rule, ...]:
        """Return the rules of a pack that encode what the row asks, in the pack's order."""
        return tuple(rule for rule in pack.rules if set(rule.rows) & set(self.rows))


def parties(cell: str, bodies: Bodies) -> tuple[Party, ...]:
    """Read a cell of responsible units.

    Args:
        cell: Its text, such as ``甲组、乙组牵头，各相关科室配合``.
        bodies: The units and groups that are known.

    Returns:
        Those responsible, in the order of the cell; a unit that is not known has no ``bodies``.
    """
    return tuple(party for clause in _CLAUSE.split(cell) for party in _of_clause(clause.strip(), bodies))


def _of_clause(clause: str, bodies: Bodies) -> Iterator[Party]:
    head = _HEAD.match(clause)
    match = _ROLE.search(clause) if head is None else None
    role = _role(head or match)
    names = [name.strip() for name in clause[head.end() if head else 0 : match.start() if match else None].split("、")]
    for i, name in enumerate(names):
        if name.startswith(_ALL) and bodies.find(name) is None:
            # 各相关科室和局属单位、分局: what stands behind 各 belongs to one group.
            group = "、".join(names[i:])
            yield Party(written=group, role=role, bodies=bodies.groups.get(group, ()), group=True)
            return
        if name:
            body = bodies.find(name)
            yield Party(
                written=name,
                role=role,
                bodies=(body.name,) if body else (),
                inferred=body is not None and name in body.inferred,
            )


def _role(match: re.Match[str] | None) -> Role:
    roles = (Role.ALIKE, Role.LEAD, Role.ASSIST, Role.SHARE)
    return roles[match.lastindex or 0] if match else Role.ALIKE


def deadline_words(requirement: str) -> tuple[str, ...]:
    """Return the words of time in a requirement, each once, in order."""
    return tuple(dict.fromkeys(match[0] for match in _DEADLINE.finditer(requirement)))


def unresolved(tasks: Iterable[Task]) -> dict[str, tuple[int, ...]]:
    """Return the units that no list of units holds, each with the numbers of its rows."""
    found: dict[str, tuple[int, ...]] = {}
    for task in tasks:
        for name in dict.fromkeys(task.unresolved):
            found[name] = (*found.get(name, ()), task.number)
    return found


def of_body(tasks: Iterable[Task], body: str) -> tuple[tuple[Task, Role], ...]:
    """Return the rows that name a unit, each with the unit's role; rows that name only an open group are not among them.

    Args:
        tasks: The table.
        body: The unit's name.
    """
    return tuple((task, party.role) for task in tasks for party in task.parties if body in party.bodies)
