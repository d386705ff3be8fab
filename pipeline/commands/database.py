"""The DuckDB file of a release, opened for reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipeline.contract.declarations import load_tables
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.files import DATABASE
from pipeline.publishing.needed_columns import WHAT_TO_DO


def open_database(release: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the DuckDB file of a release; ReleaseError where it is missing or damaged."""
    file = release / DATABASE
    if not file.is_file():
        raise ReleaseError(f"{file} is missing. {WHAT_TO_DO}.")
    try:
        return duckdb.connect(str(file), read_only=True)
    except duckdb.Error as fault:
        raise ReleaseError(f"{file} cannot be opened ({fault}). {WHAT_TO_DO}.") from fault


def unusable(release: Path, connection: duckdb.DuckDBPyConnection, fault: Exception) -> ReleaseError:
    """What to say of a release whose DuckDB file gave this fault where rows and columns of it were asked for."""
    file = release / DATABASE
    if isinstance(fault, KeyError | duckdb.BinderException | duckdb.CatalogException):
        lacking = list(_lacking(connection))
        if lacking:
            return ReleaseError(f"{file} has no {', '.join(lacking)}. {WHAT_TO_DO}.")
    return ReleaseError(f"{file} cannot be read ({type(fault).__name__}: {fault}). {WHAT_TO_DO}.")


def _lacking(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The declared tables, and the columns of the others (``table.column``), that a DuckDB file has not got."""
    there: dict[str, set[str]] = {}
    for table, column in connection.sql("SELECT table_name, column_name FROM duckdb_columns()").fetchall():
        there.setdefault(table, set()).add(column)
    for name, declared in load_tables().items():
        if name in there:
            yield from (f"{name}.{column.name}" for column in declared.columns if column.name not in there[name])
        else:
            yield name
