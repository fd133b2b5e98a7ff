"""How fast catalogues are checked, beside jsonschema and fastjsonschema, and how much memory a long one takes.

``python bench/catalogue.py [--entries 1000000]``. The peers get the structural checks only, as JSON Schema: the same
fields, formats, lengths, terms and conditions. All take turns over the same entries; figures are microseconds of
processor time an entry, medians of one run, so the ratios are what counts. fastjsonschema stops at the first fault of an
entry, the others tell all. The long catalogue is checked whole, meaning and duplicates included, in a child process whose
peak memory is read; a short one before it shows what the program itself takes.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from zfgk.catalogue import VOCABULARIES
from zfgk.catalogue.checks import check, check_structure
from zfgk.catalogue.checks.shapes import shape
from zfgk.catalogue.profiles.entries import NORMATIVE
from zfgk.catalogue.row import Row
from zfgk.catalogue.schema import Field, Kind
from zfgk.testing.catalogue_entries import ON, Cells, valid_entries
from zfgk.testing.catalogue_faults import STRUCTURAL_FAULTS, plant

ROUNDS = 5
ENTRIES = 4000
SHORT = 10_000
_END = r"(?![\s\S])"  # the dollar sign of Python also stands before a last line feed


def text_schema(field: Field) -> dict[str, Any]:
    """The JSON Schema of one text of a field."""
    made: dict[str, Any] = {"type": "string", "pattern": f"^({shape(field)}){_END}"}
    if field.kind is Kind.ADDRESS:
        made["pattern"] = r"^https?://[!#-;=?-Z_a-z~]+$"
    elif field.pattern:
        made["pattern"] = f"^({field.pattern.regex}){_END}"
    if field.longest:
        made["maxLength"] = field.longest
    vocabulary = next((one for one in VOCABULARIES if one.name == field.vocabulary), None)
    if vocabulary and vocabulary.closed:
        return {"enum": sorted(vocabulary.spellings)}
    return made


def json_schema() -> dict[str, Any]:
    """The structural checks of the schema as JSON Schema."""
    properties: dict[str, Any] = {}
    for field in NORMATIVE.fields:
        made = text_schema(field)
        properties[field.name] = {"type": "array", "items": made, "uniqueItems": True} if field.kind.many else made
    exempt = {"properties": {"disclosure": {"enum": ["exempt", "不予公开"]}}, "required": ["disclosure"]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": properties,
        "patternProperties": {r"^extra\.": {"type": "string"}},
        "additionalProperties": False,
        "required": [field.name for field in NORMATIVE.fields if field.required],
        "if": exempt,
        "then": {"required": ["reason"]},
    }


def jsonschema_run() -> Callable[[list[Any]], int]:
    """Return what counts the faulty entries by jsonschema, made ready once."""
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json_schema())
    return lambda documents: sum(bool(list(validator.iter_errors(document))) for document in documents)


def fastjsonschema_run() -> Callable[[list[Any]], int]:
    """Return what counts the faulty entries by fastjsonschema, compiled once."""
    import fastjsonschema

    validate = fastjsonschema.compile(json_schema())

    def run(documents: list[Any]) -> int:
        faulty = 0
        for document in documents:
            try:
                validate(document)
            except fastjsonschema.JsonSchemaValueException:
                faulty += 1
        return faulty

    return run


def structure_run(documents: list[Cells]) -> int:
    """Count the faulty entries by the structural checks."""
    rows = (Row(str(place), cells) for place, cells in enumerate(documents))
    return len({finding.path for finding in check_structure(rows, NORMATIVE) if finding.severity == "error"})


def whole_run(documents: list[Cells]) -> int:
    """Count the entries with an error by all checks, meaning and duplicates included."""
    rows = (Row(str(place), cells) for place, cells in enumerate(documents))
    return len({one.path for one in check(rows, NORMATIVE, on=ON) if one.severity == "error"})


def stream(count: int) -> None:
    """Check a catalogue that is made while it is read; print its findings, seconds and peak memory in KiB."""
    begun = time.process_time()
    rows = (Row(f"/entries/{place}", cells) for place, cells in enumerate(valid_entries("normative", count)))
    found = sum(1 for _ in check(rows, NORMATIVE, on=ON))
    print(found, time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def in_child(count: int) -> tuple[int, float, float]:
    """Return the findings, seconds and peak MiB of a catalogue checked in a process of its own."""
    command = [sys.executable, __file__, "--stream", str(count)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(said[0]), float(said[1]), int(said[2]) / 1024


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=1_000_000, help="entries of the long catalogue")
    options.add_argument("--stream", type=int, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.stream is not None:
        stream(chosen.stream)
        return
    # The faults that JSON Schema can tell, at one in a hundred entries; the calendar and the parts of addresses it cannot.
    untold = {"day-impossible", "day-range", "day-form", "not-a-day", "odd-character"}
    planted = plant("normative", ENTRIES, [fault for fault in STRUCTURAL_FAULTS if fault.check not in untold])
    documents = [dict(row.cells) for row in planted.rows()]
    # What json.load gives: lists. Both are made beforehand.
    as_json = [
        {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in one.items()} for one in documents
    ]
    runs: dict[str, Callable[[list[Any]], int]] = {"zfgk, structure": structure_run, "zfgk, all checks": whole_run}
    runs["jsonschema"] = jsonschema_run()
    if importlib.util.find_spec("fastjsonschema"):
        runs["fastjsonschema"] = fastjsonschema_run()
    rounds: dict[str, list[float]] = {name: [] for name in runs}
    faulty: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            begun = time.process_time()
            faulty[name] = run(documents if name.startswith("zfgk") else as_json)
            rounds[name].append((time.process_time() - begun) / ENTRIES * 1e6)
    ours = rounds["zfgk, structure"]
    print(f"{ENTRIES} entries, {len(planted.faults)} with a structural fault")
    for name, times in rounds.items():
        ratio = statistics.median(theirs / mine for theirs, mine in zip(times, ours, strict=True))
        print(f"{name:<18} {statistics.median(times):8.1f} us an entry  {ratio:7.1f} x  {faulty[name]} entries faulty")
    for count in (SHORT, chosen.entries):
        found, seconds, peak = in_child(count)
        print(f"{count:>9} entries, all checks: {seconds:7.1f} s, peak {peak:6.1f} MiB, {found} findings")


if __name__ == "__main__":
    main()
