"""Sphinx settings: everything builds without a network."""

from __future__ import annotations

from importlib.metadata import version as installed
from typing import Any

from docutils.nodes import Element
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

project = "zfgk"
author = "The zfgk maintainers"
copyright = author
release = version = installed("zfgk")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"zfgk {release}"
myst_heading_anchors = 3

autodoc_member_order = "bysource"
python_use_unqualified_type_names = True

# Types of other libraries are named in signatures; their own pages are not fetched while building.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|collections|datetime|enum|fractions|lxml|os|pathlib|pluggy|sqlalchemy|typing)\..*"),
    (r"py:.*", r"(date|datetime|Any|Callable|Iterable|Iterator|Mapping|Sequence|Path|Literal)"),
    (r"py:class", r"zfgk\.(asking\._Kind|catalogue\.numbers\.examined\.T)"),  # type variables
    (r"py:mod", r"zfgk\..*"),  # modules are named for those who read the source; only values have entries
]


def link_by_last_name(app: Sphinx, env: BuildEnvironment, node: Element, shown: Element) -> Element | None:
    """Link ``UnknownRule`` and ``zfgk.model.law.Basis`` to the one entry that ends in that name."""
    if node.get("refdomain") != "py":
        return None
    last = node["reftarget"].rpartition(".")[2]
    found = [entry for name, entry in env.get_domain("py").objects.items() if name.rpartition(".")[2] == last]
    homes = {(entry.docname, entry.node_id) for entry in found}
    if len(homes) != 1:
        return None
    docname, anchor = homes.pop()
    return make_refnode(app.builder, node["refdoc"], docname, anchor, shown)


def keep_colons_of_sentences(_app: Sphinx, what: str, *rest: Any) -> None:
    """Put ``主动公开: disclosed without a request`` together again, which napoleon takes for a type and its description."""
    lines: list[str] = rest[-1]
    if what in {"attribute", "property", "data"} and lines and lines[-1].startswith(":type: "):
        lines[0] = f"{lines.pop().removeprefix(':type: ')}: {lines[0]}"


def setup(app: Sphinx) -> None:
    """Register the two corrections."""
    app.connect("missing-reference", link_by_last_name)
    app.connect("autodoc-process-docstring", keep_colons_of_sentences, priority=900)  # after napoleon
