"""What changed from one release to the next: the rows of the table `changes`."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from pipeline.contract.arrow import arrange, arrow_schema
from pipeline.contract.conditions import identifier, literal
from pipeline.contract.declarations import Table, load_tables
from pipeline.publishing.causes import add_causes
from pipeline.publishing.cell_text import texts
from pipeline.publishing.scratch_database import scratch_database
from pipeline.publishing.text_columns import ROW_DOCUMENTS, WITHHELD, is_limited

NAME = "changes"


def changes(previous: Mapping[str, pa.Table] | None, current: Mapping[str, pa.Table]) -> pa.Table:
    """The table `changes` from `previous` to `current` (table name → data); empty without a previous.

    A row added or removed is one row of it, a row that differs one for each column that does, with the values
    as `texts` writes them. The table `changes` itself is not compared; a table or column that only one side
    has counts as empty on the other. Words that the current access of their document does not let out freely
    are given as `sha256:` and their hash, the old ones too.
    """
    table = load_tables()[NAME]
    if previous is None:
        return arrow_schema(table).empty_table()
    with scratch_database() as connection:
        for name, declared in _compared().items():
            for side, tables in (("old_", previous), ("new_", current)):
                connection.register(f"{side}{name}", _complete(declared, tables.get(name)))
        connection.execute(
            "CREATE TABLE found (table_name TEXT, row_id TEXT, operation TEXT, column_name TEXT, old TEXT, new TEXT)"
        )
        for name, declared in _compared().items():
            _find(connection, declared, previous.get(name), current.get(name))
        _withhold(connection)
        add_causes(connection)
        return arrange(table, connection.sql("FROM found_with_causes").to_arrow_table())


def _compared() -> dict[str, Table]:
    return {name: table for name, table in load_tables().items() if name != NAME}


def _find(connection: duckdb.DuckDBPyConnection, table: Table, old: pa.Table | None, new: pa.Table | None) -> None:
    key = table.primary_key
    if key is None:
        raise ValueError(f"{table.name} has no primary key to compare its rows by")
    old_texts, new_texts = _as_texts(table, old), _as_texts(table, new)
    if old_texts.equals(new_texts):
        return
    names = [name for name in dict.fromkeys(old_texts.column_names + new_texts.column_names) if name != key]
    connection.register("old_texts", _with_columns(names, old_texts))
    connection.register("new_texts", _with_columns(names, new_texts))
    same = " AND ".join(f"o.{identifier(name)} IS NOT DISTINCT FROM n.{identifier(name)}" for name in names)
    values = ", ".join(
        f"{{'column_name': {literal(name)}, 'old': o.{identifier(name)}, 'new': n.{identifier(name)}}}"
        for name in names
    )
    by_key = f"o.{identifier(key)} = n.{identifier(key)}"
    about, of_new, of_old = literal(table.name), f"n.{identifier(key)}", f"o.{identifier(key)}"
    connection.execute(f"""
        INSERT INTO found
        SELECT {about}, {of_new}, 'added', NULL, NULL, NULL
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


def _complete(table: Table, data: pa.Table | None) -> pa.Table:
    """`data` with every declared column, null where an older release had none."""
    schema = arrow_schema(table)
    if data is None:
        return schema.empty_table()
    given = {name: data.column(name) for name in data.column_names}
    nulls = {field.name: pa.nulls(data.num_rows, field.type) for field in schema if field.name not in given}
    return pa.table(given | nulls)


def _as_texts(table: Table, data: pa.Table | None) -> pa.Table:
    if data is None or table.primary_key not in data.column_names:
        data = arrow_schema(table).empty_table()
    return pa.table({name: texts(data.column(name)) for name in data.column_names})


def _with_columns(names: list[str], data: pa.Table) -> pa.Table:
    for name in names:
        if name not in data.column_names:
            data = data.append_column(name, pa.nulls(data.num_rows, pa.string()))
    return data


def _withhold(connection: duckdb.DuckDBPyConnection) -> None:
    for name, column in connection.sql("SELECT DISTINCT table_name, column_name FROM found").fetchall():
        if column is None or name not in ROW_DOCUMENTS or not is_limited((name, column)):
            continue
        rows = ROW_DOCUMENTS[name].format(side="new_")
        connection.execute(f"""
            UPDATE found SET old = {_hashed("old")}, new = {_hashed("new")}
            WHERE table_name = {literal(name)} AND column_name = {literal(column)} AND row_id NOT IN (
                SELECT row_id FROM ({rows}) JOIN new_documents USING (document_id)
                GROUP BY row_id HAVING bool_and(access = 'open')
            )
        """)


def _hashed(value: str) -> str:
    return f"{literal(WITHHELD)} || sha256({value})"
