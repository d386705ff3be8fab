"""A DuckDB database in memory, to work in and throw away."""

import duckdb


def scratch_database() -> duckdb.DuckDBPyConnection:
    """A new one, which neither writes to the folder where the user stands nor draws on the terminal."""
    connection = duckdb.connect()
    connection.execute("SET temp_directory = ''")
    connection.execute("SET enable_progress_bar = false")
    return connection
