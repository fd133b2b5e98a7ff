"""Commands of ``zfgk catalogue`` that write files: empty tables, other formats, schemas for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zfgk.catalogue import Schema, Vocabulary
    from zfgk.host import Host

_OUT = click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
FORM = click.option(
    "--form",
    type=click.Choice(["csv", "xlsx", "json", "jsonl", "xml"]),
    help="The format of FILE, where its ending does not say.",
)
_MANIFEST = "manifest"


@click.command("template")
@click.argument("schema")
@_OUT
def template(*, schema: str, out: Path) -> None:
    """Write an empty table for SCHEMA to fill in: a workbook with notes and lists to choose from, or CSV.

    SCHEMA is one that `zfgk catalogue schemas` lists, or manifest for the list of documents that `zfgk publish` reads.
    An existing file is not replaced.
    """
    from zfgk.catalogue.exchange.template import write_template
    from zfgk.host import Host

    host = Host.discover()
    found, vocabularies = schema_and_lists(host, schema)
    write_template(out, found, vocabularies)
    click.echo(f"{out}: {found.title}, {len(found.fields)} columns")


@click.command("convert")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--schema", default="core", show_default=True, metavar="NAME", help="The schema of the catalogue.")
@FORM
@_OUT
@click.option("--replace", is_flag=True, help="Replace the file to write if it exists.")
def convert(*, file: Path, schema: str, form: str | None, out: Path, replace: bool) -> None:
    """Write the catalogue FILE in another format: .csv, .xlsx, .json, .jsonl or .xml.

    Every field is kept; what the other format cannot hold is named, and nothing is written. An existing file is not
    replaced unless asked for, and FILE itself never.
    """
    from zfgk.catalogue.exchange import read_clean, write
    from zfgk.catalogue.row import EXTRA
    from zfgk.errors import BadInput, Fault
    from zfgk.host import Host

    if out.exists() and (not replace or (file.exists() and out.samefile(file))):
        then = "name another file" if replace else "name another file, or add --replace"
        what = "it is the file to read" if replace else "the file exists"
        raise BadInput(str(out), [Fault(str(out), what, then=then)])
    found, _ = schema_and_lists(Host.discover(), schema)
    # Read twice rather than kept: the heads of a sheet come before the entries.
    extra = dict.fromkeys(
        key for row in read_clean(file, found, form=form or "") for key in row.cells if key.startswith(EXTRA)
    )
    count = write(read_clean(file, found, form=form or ""), out, found, extra=tuple(extra))
    click.echo(f"{out}: {count} entries")


@click.command("schema-file")
@click.argument("schema")
@_OUT
def schema_file(*, schema: str, out: Path) -> None:
    """Write SCHEMA for programs without zfgk: JSON Schema to a .json file, XML Schema to an .xsd file."""
    import json

    from zfgk.catalogue.exchange import json_schema, xsd
    from zfgk.files.atomic import write_bytes
    from zfgk.host import Host

    found, vocabularies = schema_and_lists(Host.discover(), schema)
    if out.suffix.lower() == ".xsd":
        data = xsd(found, vocabularies)
    elif out.suffix.lower() == ".json":
        data = f"{json.dumps(json_schema(found, vocabularies), ensure_ascii=False, indent=2)}\n".encode()
    else:
        message = f"{out.suffix!r} is no ending of a schema file · write .json or .xsd"
        raise click.BadParameter(message)
    write_bytes(out, data)
    click.echo(f"{out}: {found.title}")


def find_schema(host: Host, name: str) -> Schema:
    """Return the schema of a name; one that is not there is an error with the nearest names."""
    import difflib

    found = next((schema for schema in host.schemas if schema.name == name), None)
    if found is None:
        known = [schema.name for schema in host.schemas]
        near = difflib.get_close_matches(name, known, n=3) or known
        message = f"there is no schema {name!r} · did you mean {', '.join(near)}? · see `zfgk catalogue schemas`"
        raise click.BadParameter(message)
    return found


def schema_and_lists(host: Host, name: str) -> tuple[Schema, tuple[Vocabulary, ...]]:
    """Return the schema of a name, and the vocabularies for it; ``manifest`` is that of the documents to publish."""
    from zfgk.publish.source.table import MANIFEST, SCOPES

    if name == _MANIFEST:
        return MANIFEST, (*host.vocabularies, SCOPES)
    return find_schema(host, name), host.vocabularies
