"""YAML in which nothing is guessed: every scalar is text, ``null`` is ``None``, a repeated key is a fault.

YAML's own typing turns ``0123`` into 83, ``no`` into false and drops the offset of a moment; here the reader of a
field converts the text, because only it knows what the field means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import attrs
import yaml

from zfgk.errors import BadInput, Fault

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, from the top."""

_NULL = "tag:yaml.org,2002:null"
_TEXT = "tag:yaml.org,2002:str"
_LIST = "tag:yaml.org,2002:seq"
_MAPPING = "tag:yaml.org,2002:map"


class _Loader(yaml.SafeLoader):
    """SafeLoader that knows mappings, lists, text and null, and none of YAML's other types, not even when tagged."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver(_NULL, re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


@attrs.frozen
class Document:
    """A parsed document that remembers where each value stands.

    Args:
        value: Mappings, lists, strings and ``None``; nothing else.
        lines: The line of each value by its path, counted from 1.
    """

    value: Any
    lines: Mapping[Path, int]


def load(text: str, source: str) -> Any:
    """Parse one YAML document.

    Args:
        text: The document.
        source: The file's name, for messages.

    Returns:
        Mappings, lists, strings and ``None``; nothing else.

    Raises:
        BadInput: If the text is not YAML, repeats a key or asks for another type; the fault names line and column.
    """
    return load_document(text, source).value


def load_document(text: str, source: str) -> Document:
    """Parse one YAML document and keep the line of every value.

    Args:
        text: The document.
        source: The file's name, for messages.

    Returns:
        The document.

    Raises:
        BadInput: If the text is not YAML, repeats a key or asks for another type; the fault names line and column.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
        walk = _Walk()
        return Document(None if root is None else walk.value(root, ()), walk.lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{source}:{mark.line + 1}:{mark.column + 1}" if mark else source
        raise BadInput(source, [Fault(where, error.problem or "not YAML")]) from None
    except yaml.YAMLError as error:
        raise BadInput(source, [Fault(source, "not YAML", str(error).splitlines()[0])]) from None
    except RecursionError:
        raise BadInput(source, [Fault(source, "nested too deeply")]) from None


class _Walk:
    """One walk over the nodes of a document."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self._entered: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode) and node.tag in {_TEXT, _NULL}:
            return node.value if node.tag == _TEXT else None
        if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
            self._enter(node)
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode) and node.tag == _MAPPING:
            self._enter(node)
            return self._mapping(node, path)
        raise _refused(node, f"the type {node.tag} is not read here; write plain text")

    def _enter(self, node: yaml.Node) -> None:
        # A few lines of lists that refer to each other can stand for more values than memory holds, or for a loop.
        if id(node) in self._entered:
            raise _refused(node, "a list or mapping is repeated by reference; write it out")
        self._entered.add(id(node))

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag != _TEXT:
                raise _refused(key_node, "a key must be text")
            key = key_node.value
            if key in seen:
                raise _refused(key_node, f"the key {key!r} stands twice")
            seen[key] = self.value(value_node, (*path, key))
        return seen


def _refused(node: yaml.Node, problem: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
