"""What changed from one release to the next: the rows of the table `changes`."""

import json
from collections.abc import Iterable, Mapping

import duckdb
import pyarrow as pa

from pipeline.contract.arrow import arrange, arrow_schema
from pipeline.contract.conditions import identifier, literal
from pipeline.contract.declarations import Table, load_tables
from pipeline.publishing.formats.scratch_database import scratch_database
from pipeline.publishing.text_columns import ROW_DOCUMENTS, WITHHELD, is_limited
from pipeline.publishing.versioning.causes import add_causes
from pipeline.publishing.versioning.older_tables import as_declared, as_texts

NAME = "changes"


def changes(previous: Mapping[str, pa.Table] | None, current: Mapping[str, pa.Table]) -> pa.Table:
    """The table `changes` from `previous` to `current` (table name → data); empty without a previous.

    A row added is one row of it, with all its values in `new`; a row removed is one without values; a row that
    differs is one for each column that does. Values are written as `texts` writes them. Old words that the current
    access of their document does not let out freely are given as `sha256:` and their hash. `apply_changes` makes
    `current` of `previous` and these rows.

    The table `changes` itself is not compared. A table that only one side has counts as empty on the other; a column
    that only one side has is not compared: no row has changed because all have one value more. What was renamed, or
    is of another type, is compared as it is declared today (`older_tables`).
    """
    table = load_tables()[NAME]
    if previous is None:
        return arrow_schema(table).empty_table()
    with scratch_database() as connection:
        for name, declared in compared().items():
            for side, tables in (("old_", previous), ("new_", current)):
                connection.register(f"{side}{name}", as_declared(declared, tables.get(name)))
        connection.execute(
            "CREATE TABLE found (table_name TEXT, row_id TEXT, operation TEXT, column_name TEXT, old TEXT, new TEXT)"
        )
        for name, declared in compared().items():
            _find(connection, declared, previous.get(name), current.get(name))
        _withhold(connection)
        add_causes(connection)
        return arrange(table, connection.sql("FROM found_with_causes").to_arrow_table())


def compared() -> dict[str, Table]:
    """The tables whose rows `changes` speaks of, by name."""
    return {name: table for name, table in load_tables().items() if name != NAME}


def _find(connection: duckdb.DuckDBPyConnection, table: Table, old: pa.Table | None, new: pa.Table | None) -> None:
    key = table.primary_key
    if key is None:
        raise ValueError(f"{table.name} has no primary key to compare its rows by")
    old_texts, new_texts = as_texts(table, old), as_texts(table, new)
    if old_texts.equals(new_texts):
        return
    row = _as_json(new_texts.column_names)
    names = [name for name in new_texts.column_names if name in old_texts.column_names]
    connection.register("old_texts", old_texts)
    connection.register("new_texts", new_texts)
    same = " AND ".join(f"o.{identifier(name)} IS NOT DISTINCT FROM n.{identifier(name)}" for name in names)
    values = ", ".join(
        f"{{'column_name': {literal(name)}, 'old': o.{identifier(name)}, 'new': n.{identifier(name)}}}"
        for name in names
    )
    by_key = f"o.{identifier(key)} = n.{identifier(key)}"
    about, of_new, of_old = literal(table.name), f"n.{identifier(key)}", f"o.{identifier(key)}"
    connection.execute(f"""
        INSERT INTO found
        SELECT {about}, {of_new}, 'added', NULL, NULL, {row}
        FROM new_texts AS n ANTI JOIN old_texts AS o ON {by_key}
        UNION ALL
        SELECT {about}, {of_old}, 'removed', NULL, NULL, NULL
        FROM old_texts AS o ANTI JOIN new_texts AS n ON {by_key}
        UNION ALL
        SELECT {about}, row_id, 'changed', value.column_name, value.old, value.new
        FROM (
            SELECT {of_new} AS row_id, unnest([{values}]) AS value
            FROM old_texts AS o JOIN new_texts AS n ON {by_key} WHERE NOT ({same})
        )
        WHERE value.old IS DISTINCT FROM value.new
    """)


def _as_json(columns: Iterable[str]) -> str:
    """SQL for a row of `n` as a compact JSON object, without its nulls: concat_ws skips them."""
    members = ", ".join(f"{literal(json.dumps(name) + ':')} || to_json(n.{identifier(name)})" for name in columns)
    return f"'{{' || concat_ws(',', {members}) || '}}'"


def _withhold(connection: duckdb.DuckDBPyConnection) -> None:
    """Old words are published once more here, beside those of today: only of a document that is open."""
    for name, column in connection.sql("SELECT DISTINCT table_name, column_name FROM found").fetchall():
        if column is None or name not in ROW_DOCUMENTS or not is_limited((name, column)):
            continue
        rows = ROW_DOCUMENTS[name].format(side="new_")
        connection.execute(f"""
            UPDATE found SET old = {literal(WITHHELD)} || sha256(old)
            WHERE table_name = {literal(name)} AND column_name = {literal(column)} AND row_id NOT IN (
                SELECT row_id FROM ({rows}) JOIN new_documents USING (document_id)
                GROUP BY row_id HAVING bool_and(access = 'open')
            )
        """)
