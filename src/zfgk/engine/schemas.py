"""The JSON Schemas (2020-12) of what is stored: answers and ledgers."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from zfgk.engine import answer_json, ledger_json
from zfgk.errors import UnknownSchema

_FILES = {answer_json.SCHEMA: "answer-1.schema.json", ledger_json.SCHEMA: "ledger-1.schema.json"}


def schema(name: str) -> dict[str, Any]:
    """Return the schema that a stored answer or ledger names.

    Args:
        name: What stands under ``schema`` in it, such as ``zfgk/answer/1``.

    Returns:
        A JSON Schema of draft 2020-12. It says what the file looks like; that names refer to something, and that the
        sums fit the rows, only reading it back can tell.

    Raises:
        UnknownSchema: For a name that this release does not write.
    """
    file = _FILES.get(name)
    if file is None:
        raise UnknownSchema(name, ", ".join(_FILES))
    found: dict[str, Any] = json.loads((files("zfgk") / "schemas" / file).read_text(encoding="utf-8"))
    return found
