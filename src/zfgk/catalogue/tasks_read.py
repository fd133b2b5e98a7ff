"""Reading a table of tasks: from rows, or from the text that is left of a table when its page is saved.

In such a text each cell ends with ``|`` at the end of a line, and a cell that spans several rows stands only once. A
requirement is a sentence and ends with a full stop; the cell behind it names the units; up to two headings stand before
it, the area and the task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from zfgk.catalogue.row import Cell, Row
from zfgk.catalogue.tasks import Bodies, Body, Task, deadline_words, parties
from zfgk.errors import BadInput, Fault

HEADS = ("工作任务", "工作要求", "责任科室、单位")
"""The heads of the table; the tasks may take two columns, area and task."""
_STOPS = ("。", "！", "；")
_SPACES = str.maketrans("", "", " \t\u3000\u00a0")
_LONGEST = 5_000_000
"""The longest text that is read; an annex has some thousand characters."""


@attrs.frozen
class _Row:
    area: str
    name: str
    requirement: str
    responsible: str


def read_task_text(text: str, bodies: Bodies, *, source: str = "text") -> tuple[Task, ...]:
    """Read the table out of a text.

    Args:
        text: The text; what stands before the heads of the table is left out.
        bodies: The units and groups that are known.
        source: What is read, for messages.

    Returns:
        The rows, numbered from 1.

    Raises:
        BadInput: If there are no heads, or with each cell that does not fit, by its number behind the heads.
    """
    cells = _cells(text, source)
    starts = [i for i in range(len(cells)) if tuple(cells[i : i + len(HEADS)]) == HEADS]
    if not starts:
        fault = Fault(source, "no table of tasks", f"its heads are {'、'.join(HEADS)}", "give the text of the annex")
        raise BadInput(source, [fault])
    faults: list[Fault] = []
    rows = _rows(cells[starts[0] + len(HEADS) :], source, faults)
    if faults:
        raise BadInput(source, faults)
    return _tasks(rows, bodies)


def read_task_rows(rows: Iterable[Sequence[str]], bodies: Bodies, *, source: str = "rows") -> tuple[Task, ...]:
    """Read the table from rows of a sheet.

    Args:
        rows: Area, task, requirement and responsible units; a blank area or task is that of the row above.
        bodies: The units and groups that are known.
        source: What is read, for messages.

    Returns:
        The rows, numbered from 1.

    Raises:
        BadInput: For each row that has another number of cells, no requirement, or nobody responsible.
    """
    faults: list[Fault] = []
    found: list[_Row] = []
    area = name = ""
    for i, row in enumerate(rows, start=1):
        if len(row) != len(HEADS) + 1:
            faults.append(Fault(f"{source}[{i}]", f"{len(row)} cells", "area, task, requirement and units make four"))
            continue
        cells = [_tidy(cell) for cell in row]
        if cells[0]:
            area, name = cells[0], ""
        name = cells[1] or name
        faults += [
            Fault(f"{source}[{i}].{HEADS[column]}", "is empty", "every row says what is asked and of whom")
            for column, cell in ((0, name), (1, cells[2]), (2, cells[3]))
            if not cell
        ]
        found.append(_Row(area, name, cells[2], cells[3]))
    if faults:
        raise BadInput(source, faults)
    return _tasks(found, bodies)


def _tidy(cell: str) -> str:
    return cell.translate(_SPACES).strip()


def _cells(text: str, source: str) -> list[str]:
    """Return the cells: what ends with a bar, joined with the lines before it that do not."""
    if len(text) > _LONGEST:
        raise BadInput(source, [Fault(source, f"{len(text)} characters", f"at most {_LONGEST} are read")])
    cells: list[str] = []
    lines: list[str] = []
    for line in text.splitlines():
        inner = line.strip()
        lines.append(inner.removesuffix("|"))
        if inner.endswith("|"):
            # Lines of the plan itself come before the first head; only the line with the bar belongs to that cell.
            cell = lines if cells else lines[-1:]
            cells.append(_tidy("".join(cell)))
            lines = []
    return cells


def _rows(cells: Sequence[str], source: str, faults: list[Fault]) -> list[_Row]:
    rows: list[_Row] = []
    area = name = ""
    headings: list[str] = []
    i = 0
    while i < len(cells):
        cell = cells[i]
        i += 1
        where = f"{source} cell {i}"
        if not cell:
            continue
        if not cell.endswith(_STOPS):
            headings.append(cell)
            continue
        if len(headings) > 2:  # area and task
            faults.append(Fault(where, f"{len(headings)} headings stand before it", "an area and a task are two"))
        if i == len(cells) or not cells[i] or cells[i].endswith(_STOPS):
            faults.append(Fault(where, "nobody is responsible", "the units stand in the cell behind a requirement"))
            headings = []
            continue
        if len(headings) > 1:
            area = headings[-2]
        name = headings[-1] if headings else name
        rows.append(_Row(area, name, cell, cells[i]))
        headings = []
        i += 1
    if headings:
        faults.append(Fault(f"{source} cell {len(cells)}", "a heading has no requirement"))
    return rows


def _tasks(rows: Iterable[_Row], bodies: Bodies) -> tuple[Task, ...]:
    return tuple(
        Task(
            number=number,
            area=row.area,
            name=row.name,
            requirement=row.requirement,
            responsible=row.responsible,
            parties=parties(row.responsible, bodies),
            deadlines=deadline_words(row.requirement),
        )
        for number, row in enumerate(rows, start=1)
    )


def to_rows(tasks: Iterable[Task]) -> list[dict[str, str]]:
    """Return the table for a sheet or a file, one mapping a row under stable heads; several words are joined by 、.

    Args:
        tasks: The table.
    """
    return [
        {
            "number": str(task.number),
            "area": task.area,
            "task": task.name,
            "requirement": task.requirement,
            "responsible": task.responsible,
            "lead": "、".join(task.leads),
            "others": "、".join(task.others),
            "open_groups": "、".join(task.open_groups),
            "unresolved": "、".join(task.unresolved),
            "deadlines": "、".join(task.deadlines),
            "rows": "、".join(task.rows),
        }
        for task in tasks
    ]


def to_entries(tasks: Iterable[Task]) -> Iterator[Row]:
    """Yield the table as entries of the schema ``task-table``, for any format of an exchange.

    Args:
        tasks: The table.
    """
    for task in tasks:
        cells: dict[str, Cell] = {
            "number": str(task.number),
            "area": task.area,
            "task": task.name,
            "requirement": task.requirement,
            "responsible": task.responsible,
            "lead": task.leads,
            "others": task.others,
            "open_groups": task.open_groups,
            "unresolved": task.unresolved,
            "deadlines": task.deadlines,
            "rows": task.rows,
        }
        yield Row(f"row {task.number}", {name: cell for name, cell in cells.items() if cell})


def read_bodies(text: str, source: str = "units") -> Bodies:
    """Read a list of units.

    Args:
        text: One unit a line, with its other names behind ``=``: ``综合组=办公室、综合科``. A line that begins with 各 lists
            the members of a group: ``各分局=东分局、西分局``. Lines that begin with # are left out.
        source: What is read, for messages.

    Raises:
        BadInput: With each line that names nothing, each group without members, and each name that two units bear.
    """
    faults: list[Fault] = []
    listed: list[Body] = []
    groups: dict[str, tuple[str, ...]] = {}
    borne: set[str] = set()
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, _, behind = (part.strip() for part in line.partition("="))
        others = tuple(dict.fromkeys(word.strip() for word in behind.split("、") if word.strip()))
        where = f"{source}:{number}"
        if not name or (name.startswith("各") and not others):
            what = "a group has no members" if name else "there is no name"
            faults.append(Fault(where, what, then="write 综合组=办公室 or 各分局=东分局、西分局"))
        elif name.startswith("各"):
            groups[name] = others
        else:
            twice = borne & {name, *others}
            faults += [Fault(where, f"two units are called {one}") for one in sorted(twice)]
            borne |= {name, *others}
            listed.append(Body(name=name, also=tuple(other for other in others if other != name)))
    if faults:
        raise BadInput(source, faults)
    return Bodies(tuple(listed), groups)


def from_rows(rows: Iterable[Mapping[str, str]], bodies: Bodies) -> tuple[Task, ...]:
    """Read back what :func:`to_rows` wrote; what follows from the cells is worked out anew.

    Args:
        rows: The rows.
        bodies: The units and groups that are known.

    Raises:
        BadInput: With each row that lacks a cell or whose number is none.
    """
    faults: list[Fault] = []
    found: list[Task] = []
    for i, row in enumerate(rows, start=1):
        number = row.get("number", "")
        missing = [head for head in ("task", "requirement", "responsible") if not row.get(head, "").strip()]
        faults += [Fault(f"rows[{i}].{head}", "is empty") for head in missing]
        if not (number.isascii() and number.isdigit() and 0 < len(number) < 7):
            faults.append(Fault(f"rows[{i}].number", "is no number", then="number the rows from 1"))
        elif not missing:
            found.append(
                Task(
                    number=int(number),
                    area=row.get("area", ""),
                    name=row["task"],
                    requirement=row["requirement"],
                    responsible=row["responsible"],
                    parties=parties(row["responsible"], bodies),
                    deadlines=_list(row.get("deadlines", "")) or deadline_words(row["requirement"]),
                    rows=_list(row.get("rows", "")),
                )
            )
    if faults:
        raise BadInput("rows", faults)
    return tuple(found)


def _list(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split("、") if word)
