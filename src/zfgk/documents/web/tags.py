"""Start tags with so many attributes that a parser, which compares each with each, would not come to an end."""

from __future__ import annotations

import re

from zfgk.model.limits import Budget

ATTRIBUTES = 2000
"""How many attributes one element may have."""

_TAG = re.compile(r"<(?=[A-Za-z])([^<]*)")
_STEP = re.compile(r"""[^\s"'>=/]+|[\s=/]+|"[^"]*"?|'[^']*'?|>""")
_PER_UNIT = 64


def has_endless_tag(text: str, budget: Budget) -> bool:
    """Tell whether an element has more attributes than :data:`ATTRIBUTES`.

    Args:
        text: A page.
        budget: What may be spent on it.
    """
    for tag in _TAG.finditer(text):
        content = tag[1]
        # What lies between two "<" and has few spaces and quotes cannot hold many attributes; most tags end here.
        if (
            len(content) > ATTRIBUTES
            and _breaks(content) > ATTRIBUTES
            and _attributes(text, tag.start(1), budget) > ATTRIBUTES
        ):
            return True
    return False


def _breaks(content: str) -> int:
    return sum(map(content.count, " \t\n\r\f/='\""))


def _attributes(text: str, start: int, budget: Budget) -> int:
    names = 0
    after_equals = False
    for step in _STEP.finditer(text, start):
        step_text = step.group()
        budget.spend_work("attributes", 1 + len(step_text) // _PER_UNIT)
        if step_text == ">" or names > ATTRIBUTES:
            break
        if step_text.strip("= \t\r\n\f/") == "":
            after_equals = "=" in step_text
        elif after_equals:
            after_equals = False
        else:
            names += 1
    return names
