"""Tables in DuckDB: CREATE TABLE with every constraint, and the descriptions as comments.

Only what DuckDB 1.2 understands too, since its storage version is what the public file is written in.
"""

from collections.abc import Mapping

from pipeline.contract.conditions import conditions, identifier, literal
from pipeline.contract.declarations import Column, Table, Type, load_tables

DUCKDB_TYPES: Mapping[Type, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "strings": "VARCHAR[]",
}


def create_table(table: Table) -> str:
    """The CREATE TABLE statement of `table`, with a semicolon; the tables it refers to must exist before.

    A reference to the table itself, or of a list, is no constraint there; `broken_references` checks it.
    """
    lines = [_column(table, column) for column in table.columns]
    lines += [f"CHECK ({condition.expression})" for condition in conditions(table)]
    lines += [
        f"FOREIGN KEY ({identifier(column.name)}) REFERENCES "
        f"{identifier(column.references.table)} ({identifier(column.references.column)})"
        for column in table.columns
        # DuckDB checks a row as it comes, and a part may come before the whole it refers to; it knows no key of lists.
        if column.references and column.references.table != table.name and column.type != "strings"
    ]
    return f"CREATE TABLE {identifier(table.name)} (\n    " + ",\n    ".join(lines) + "\n);"


def comments(table: Table) -> list[str]:
    """One COMMENT statement for `table` and one for each column, "Chinese | English", with semicolons."""
    name = identifier(table.name)
    about = literal(f"{table.description.zh} | {table.description.en}")
    return [f"COMMENT ON TABLE {name} IS {about};"] + [
        f"COMMENT ON COLUMN {name}.{identifier(column.name)} IS "
        f"{literal(f'{column.description.zh} | {column.description.en}')};"
        for column in table.columns
    ]


def same_column_comment(view: str, name: str) -> str:
    """The COMMENT statement that gives the column `name` of a view the comment of the table's column of that name.

    Of several tables that have one, it is that of the observations, else of the first. KeyError where none has it.
    """
    tables = load_tables()
    for table in (tables["observations"], *tables.values()):
        if name in table.column_names:
            about = table.column(name).description
            return f"COMMENT ON COLUMN {identifier(view)}.{identifier(name)} IS {literal(f'{about.zh} | {about.en}')};"
    raise KeyError(f"no table has the column {name}: say what it is in schemas/views/{view}.sql")


def _column(table: Table, column: Column) -> str:
    words = [identifier(column.name), DUCKDB_TYPES[column.type]]
    if column.required:
        words.append("NOT NULL")
    if column.name == table.primary_key:
        words.append("PRIMARY KEY")
    elif column.unique:
        words.append("UNIQUE")
    return " ".join(words)
