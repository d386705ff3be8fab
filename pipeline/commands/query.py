"""`gongbao query`: SQL on a release."""

from __future__ import annotations

import duckdb

from pipeline.commands.console import UsageError, print_table
from pipeline.commands.database import open_database
from pipeline.publishing.outputs import DATABASE, find_release


def query(sql: str, outputs: str, release: str) -> None:
    """Run SQL on the release's DuckDB file, opened for reading only, and print the result.

    Raises UsageError with DuckDB's message where the SQL is wrong.
    """
    folder = find_release(outputs, release, DATABASE)
    with open_database(folder) as connection:
        try:
            result = connection.sql(sql)
            # Only now is most of it computed.
            found = None if result is None else result.to_arrow_table()
        except duckdb.Error as fault:
            tables = "SHOW TABLES; DESCRIBE observations"
            raise UsageError(f'{fault}\nWhat there is to query: gongbao query "{tables}"') from fault
        if found is not None:
            print_table(found)
