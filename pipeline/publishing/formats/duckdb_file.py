"""The DuckDB file of a release, built from its Parquet files and from nothing else, the same bytes each time.

`python -m pipeline.publishing.formats.duckdb_file DATA TARGET` builds it from the folder DATA (see `write_duckdb`).
"""

import os
import subprocess
import sys
from pathlib import Path

import duckdb

import pipeline
import schemas
from pipeline.contract.conditions import identifier, literal
from pipeline.contract.declarations import Table, load_tables
from pipeline.contract.duckdb_ddl import comments, create_table, same_column_comment
from pipeline.publishing.errors import PublishingError
from pipeline.publishing.formats.scratch_database import scratch_database

VIEWS = Path(schemas.__file__).parent / "views"
# The oldest storage that DuckDB 2 writes and that everything from 1.2 on, the browser build included, reads.
STORAGE_VERSION = "v1.2.0"
# In bytes, the smallest there is: with the usual 256 KiB a few documents make a file of 8 MB, mostly empty.
BLOCK_SIZE = 16384
# DuckDB writes pages as they come from the allocator: unzeroed, they carry what the memory held before.
_ZEROED = {"DUCKDB_JE_MALLOC_CONF": "zero:true"}


def write_duckdb(data: Path, target: Path) -> None:
    """Builds the database `target` from data/<table>.parquet of the folder `data`, in a process of its own.

    Only a fresh process has memory that no other work has written to. PublishingError says what DuckDB
    refused, such as a row that breaks a constraint.
    """
    environment = os.environ | _ZEROED | {"PYTHONPATH": str(Path(pipeline.__file__).parents[1])}
    # -P: a folder named `pipeline` where the user stands is not ours.
    command = [sys.executable, "-P", "-m", __spec__.name, str(data), str(target)]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        said = finished.stderr.strip().splitlines() or [f"exit code {finished.returncode}"]
        full = "Could not write" in said[-1]
        advice = f". Make room on the disk of {target.parent}, then run again." if full else ""
        raise PublishingError(f"The DuckDB file could not be built: {said[-1]}{advice}")


def build(data: Path, target: Path) -> None:
    """What the process of `write_duckdb` does; duckdb.Error where the data breaks a constraint."""
    connection = scratch_database()
    connection.execute("SET threads = 1")
    connection.execute(f"SET temp_directory = {literal(f'{target}.tmp')}")
    storage = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {BLOCK_SIZE}"
    connection.execute(f"ATTACH {literal(str(target))} AS release ({storage})")
    connection.execute("USE release")
    connection.execute("SET force_compression = 'zstd'")
    for table in load_tables().values():
        connection.execute(create_table(table))
        connection.execute(_insert(table, data / f"{table.name}.parquet"))
        for comment in comments(table):
            connection.execute(comment)
    for view in view_files():
        connection.execute(view.read_text(encoding="utf-8"))
    _describe_columns_of_views(connection)
    connection.execute("CHECKPOINT release")
    connection.execute("USE memory")
    connection.execute("DETACH release")
    connection.close()


def _describe_columns_of_views(connection: duckdb.DuckDBPyConnection) -> None:
    """A column of a view that its file says nothing of is the column of that name in the tables."""
    undescribed = """
        SELECT columns.table_name, columns.column_name
        FROM duckdb_columns() AS columns
        JOIN duckdb_views() AS views ON views.view_oid = columns.table_oid AND NOT views.internal
        WHERE columns.comment IS NULL
        ORDER BY ALL
    """
    for view, column in connection.execute(undescribed).fetchall():
        connection.execute(same_column_comment(view, column))


def view_files() -> list[Path]:
    """The files of the views and macros, in the order in which they are created: macros may ask the views."""
    return sorted(VIEWS.glob("*.sql"), key=lambda file: ("CREATE MACRO" in file.read_text("utf-8"), file.name))


def _insert(table: Table, file: Path) -> str:
    columns = ", ".join(map(identifier, table.column_names))
    order = ", ".join(f"{identifier(name)} NULLS FIRST" for name in table.sort_by)
    return (
        f"INSERT INTO {identifier(table.name)} "
        f"SELECT {columns} FROM read_parquet({literal(str(file))}) ORDER BY {order}"
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
