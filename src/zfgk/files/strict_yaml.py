"""YAML in which nothing is guessed: every scalar is text, ``null`` is ``None``, a repeated key is a fault.

YAML's own typing turns ``0123`` into 83, ``no`` into false and drops the offset of a moment; here the reader of a
field converts the text, because only it knows what the field means.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from zfgk.errors import BadInput, Fault

if TYPE_CHECKING:
    from collections.abc import Hashable


class _Loader(yaml.SafeLoader):
    """SafeLoader without implicit types but null, and without repeated keys."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load(text: str, source: str) -> Any:
    """Parse one YAML document.

    Args:
        text: The document.
        source: The file's name, for messages.

    Returns:
        Mappings, lists, strings and ``None``; nothing else.

    Raises:
        BadInput: If the text is not YAML or repeats a key; the fault names line and column.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506  # a SafeLoader with fewer types
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{source}:{mark.line + 1}:{mark.column + 1}" if mark else source
        raise BadInput(source, [Fault(where, error.problem or "not YAML")]) from None
    except yaml.YAMLError as error:
        raise BadInput(source, [Fault(source, "not YAML", str(error).splitlines()[0])]) from None
