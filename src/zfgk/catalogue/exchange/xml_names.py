"""The names of the XML form: a catalogue of entries, an element for each field, an item for each of several texts."""

from __future__ import annotations

NAMESPACE = "urn:zfgk:catalogue:1"
"""The namespace of every element."""
CATALOGUE = f"{{{NAMESPACE}}}catalogue"
ENTRY = f"{{{NAMESPACE}}}entry"
ITEM = f"{{{NAMESPACE}}}item"
EXTRA_FIELDS = f"{{{NAMESPACE}}}extra"
"""What holds a body's own fields, each as a ``field`` with a ``name``."""
EXTRA_FIELD = f"{{{NAMESPACE}}}field"
INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
"""What attributes that say where the schema is begin with."""
