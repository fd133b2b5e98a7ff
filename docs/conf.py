"""Sphinx settings: everything builds without a network."""

from __future__ import annotations

from importlib.metadata import version as installed

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
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True

# Types of other libraries are named in signatures; their own pages are not fetched while building.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|collections|datetime|enum|lxml|pathlib|pluggy|sqlalchemy|typing)\..*"),
    (r"py:.*", r"(date|datetime|Any|Callable|Iterable|Iterator|Mapping|Sequence|Path|Literal)"),
]
