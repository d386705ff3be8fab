"""`gongbao diff`: what changed between two releases, and why."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pyarrow as pa

from pipeline.commands.console import UsageError, out, print_table
from pipeline.contract.declarations import load_tables
from pipeline.contract.schema_changes import SchemaChange, schema_changes
from pipeline.publishing.description.package import schema
from pipeline.publishing.formats.parquet_files import write_parquet
from pipeline.publishing.outputs import find_release, table_files
from pipeline.publishing.versioning.difference import difference
from pipeline.publishing.versioning.row_summaries import row_summary

_SHOWN = 20
_OF_SCHEMA = pa.schema([(field.name, pa.string()) for field in fields(SchemaChange)])


def diff(old: str, new: str, outputs: str, parquet: Path | None) -> None:
    """Print what differs in the schema, how many rows of which table changed and by what cause, and the first changes.

    With ``parquet`` all of them go into that file too, as rows of the table `changes`; raises UsageError where it
    cannot be written.
    """
    before, after = (find_release(outputs, name, table_files()) for name in (old, new))
    changes = difference(before, after)
    if parquet:
        _write(changes, parquet)
    of_schema = schema_changes(schema(before), schema(after))
    if of_schema:
        title = f"tables and columns, {before.name} → {after.name}"
        print_table(pa.Table.from_pylist(list(map(vars, of_schema)), schema=_OF_SCHEMA), title=title)
    if not len(changes):
        out.print(f"No row differs between {before.name} and {after.name}.")
        return
    counts = changes.group_by(["table_name", "operation", "cause"]).aggregate([("row_id", "count_distinct")])
    counts = counts.sort_by([(name, "ascending") for name in counts.column_names[:3]])
    print_table(counts.rename_columns([*counts.column_names[:3], "rows"]), title=f"{before.name} → {after.name}")
    print_table(_in_few_words(changes), title="the first changes", most=_SHOWN)


def _write(changes: pa.Table, file: Path) -> None:
    try:
        write_parquet(load_tables()["changes"], changes, file)
    except OSError as fault:
        raise UsageError(f"{file} cannot be written ({fault}). Name a file in a folder that is there.") from fault


def _in_few_words(changes: pa.Table) -> pa.Table:
    """The same rows, but what a row that was added holds is summed up."""
    shown = [
        row | {"new": row_summary(row)} if row["operation"] == "added" else row
        for row in changes.slice(0, _SHOWN).to_pylist()
    ]
    return pa.concat_tables([pa.Table.from_pylist(shown, schema=changes.schema), changes.slice(_SHOWN)])
