"""From one release to the next by the table `changes` alone."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipeline.contract.arrow import arrange, to_arrow
from pipeline.contract.cell_values import value_of
from pipeline.contract.declarations import Table, Type
from pipeline.publishing.versioning.changes import compared
from pipeline.publishing.versioning.older_tables import as_declared


def apply_changes(previous: Mapping[str, pa.Table], changes: pa.Table) -> dict[str, pa.Table]:
    """The tables (table name → data, without `changes`) that `changes` makes of the tables `previous`.

    They have the columns declared today; what `changes` says of another column is passed over. Between releases of
    one schema they are the tables of the newer one. A column that `previous` did not have is null in the rows that it
    had: `changes` does not tell its values. ValueError where a row to change or remove is not there, or one to add
    is: these are the changes since another release.
    """
    of_table = defaultdict(list)
    for change in changes.to_pylist():
        of_table[change["table_name"]].append(change)
    return {
        name: _applied(table, as_declared(table, previous.get(name)), of_table[name])
        for name, table in compared().items()
    }


def _applied(table: Table, data: pa.Table, changes: Sequence[Mapping[str, Any]]) -> pa.Table:
    before = arrange(table, data)
    if not changes:
        return before
    key = str(table.primary_key)
    types = {column.name: column.type for column in table.columns}
    rows = {row[key]: row for row in before.to_pylist()}
    for change in changes:
        row_id, operation = change["row_id"], change["operation"]
        if (row_id in rows) is (operation == "added"):
            there = "is there already" if operation == "added" else "is not there"
            raise ValueError(f"{table.name} {row_id} cannot be {operation}: it {there}")
        if operation == "added":
            rows[row_id] = _values(types, json.loads(change["new"]))
        elif operation == "removed":
            del rows[row_id]
        else:
            rows[row_id] |= _values(types, {change["column_name"]: change["new"]})
    return to_arrow(table, rows.values())


def _values(types: Mapping[str, Type], texts: Mapping[str, str | None]) -> dict[str, Any]:
    """The values of the columns among `texts` (column name → text) that have a type."""
    return {
        name: None if text is None else value_of(text, types[name]) for name, text in texts.items() if name in types
    }
