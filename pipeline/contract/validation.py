"""Whether tables keep the contract: pandera names every fault, DuckDB evaluates the conditions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import duckdb
import numpy as np
import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors

from pipeline.contract.arrow import ARROW_TYPES
from pipeline.contract.conditions import (
    Condition,
    column_conditions,
    identifier,
    rule_condition,
)
from pipeline.contract.declarations import Column, Reference, Table, load_tables

SAMPLES = 20

# What pandera finds by itself, under the names of the declarations.
_STRUCTURE = {
    SchemaErrorReason.COLUMN_NOT_IN_DATAFRAME: "missing_column",
    SchemaErrorReason.COLUMN_NOT_IN_SCHEMA: "unknown_column",
    SchemaErrorReason.WRONG_DATATYPE: "type",
}
_CONTENT = {
    SchemaErrorReason.SERIES_CONTAINS_NULLS: "required",
    SchemaErrorReason.SERIES_CONTAINS_DUPLICATES: "unique",
}


@dataclass(frozen=True)
class Fault:
    """A row that breaks a rule; `total` says how many rows of the table break the same one.

    `rule` is the name of a rule of the table, or one of declarations.COLUMN_RULES, or missing_column or
    unknown_column. `column` is null for a rule across columns. `row_id` is the primary key of the row, or its
    number ("row 3") in a table without one; it is null where the key is null or the whole column is meant.
    `value` is what stands there, for a rule across columns a dict of those it reads, for `type` the type.
    """

    table: str
    rule: str
    column: str | None
    row_id: str | None
    value: object
    total: int


def pandera_schema(table: Table) -> pandera.DataFrameSchema:
    """The pandera schema of `table`, for data as `to_pandas` gives it: no coercion, no other columns."""
    return pandera.DataFrameSchema(
        {column.name: _pandera_column(table, column) for column in table.columns},
        name=table.name,
        checks=[_check(rule_condition(table, rule)) for rule in table.rules],
        strict=True,
        coerce=False,
    )


def to_pandas(data: pa.Table) -> pd.DataFrame:
    """`data` with Arrow-backed columns, in which null stays null and whole numbers stay whole."""
    backed = {type_: pd.ArrowDtype(type_) for type_ in ARROW_TYPES.values() if type_ != pa.string()}
    return data.to_pandas(types_mapper=backed.get)


def faults(table: Table, data: pa.Table) -> list[Fault]:
    """Every rule of `table` that `data` breaks, with at most 20 rows of each; empty where it breaks none.

    Where columns are missing, unknown or of another type, these faults alone are returned, since the other
    rules cannot be judged. References to other tables are not looked at here: see `broken_references`.
    """
    try:
        pandera_schema(table).validate(to_pandas(data), lazy=True)
    except SchemaErrors as error:
        found = error.schema_errors
    else:
        return []
    structure = [fault for one in found for fault in _structure_faults(table, data, one)]
    return structure or [fault for one in found for fault in _content_faults(table, data, one)]


def broken_references(tables: Mapping[str, pa.Table]) -> list[Fault]:
    """Every value of `tables` (table name → data) that refers to a row that is not there; 20 of each column.

    ValueError where a table that is referred to is not among `tables`.
    """
    found: list[Fault] = []
    for table in load_tables().values():
        for column in table.columns:
            if table.name in tables and column.references is not None:
                found += _broken(table, column, column.references, tables)
    return found


def _pandera_column(table: Table, column: Column) -> pandera.Column:
    type_ = ARROW_TYPES[column.type]
    return pandera.Column(
        # pandas' own str is what Arrow strings become; it is Arrow-backed as the rest are.
        str if type_ == pa.string() else pd.ArrowDtype(type_),
        checks=[_check(condition) for condition in column_conditions(column)],
        nullable=not column.required,
        unique=column.unique or column.name == table.primary_key,
        title=column.name,
        description=column.description.en,
    )


def _broken(table: Table, column: Column, reference: Reference, tables: Mapping[str, pa.Table]) -> Iterator[Fault]:
    if reference.table not in tables:
        raise ValueError(f"{table.name}.{column.name} refers to {reference.table}: give that table too")
    key = identifier(table.primary_key) if table.primary_key else "NULL"
    value, target = identifier(column.name), identifier(reference.column)
    each = f"unnest({value})" if column.type == "strings" else value
    query = f"""
        SELECT row_id, value, count(*) OVER () AS total
        FROM (SELECT {key} AS row_id, {each} AS value FROM referring)
        WHERE value IS NOT NULL AND value NOT IN (SELECT {target} FROM referred WHERE {target} IS NOT NULL)
        ORDER BY ALL LIMIT {SAMPLES}
    """
    with _database().cursor() as connection:
        connection.register("referring", tables[table.name])
        connection.register("referred", tables[reference.table])
        for row_id, broken, total in connection.sql(query).fetchall():
            yield Fault(table.name, "references", column.name, row_id, broken, total)


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Where conditions are evaluated, each through a cursor: opening a database takes longer than a check."""
    return duckdb.connect()


def _check(condition: Condition) -> pandera.Check:
    def holds(values: pd.Series | pd.DataFrame) -> pd.Series:
        read = values.to_frame() if isinstance(values, pd.Series) else values
        rows = pa.table({name: pa.array(read[name]) for name in condition.reads})
        with _database().cursor() as connection:
            connection.register("rows_to_check", rows)
            query = f"SELECT coalesce({condition.expression}, true) AS holds FROM rows_to_check"
            return pd.Series(connection.sql(query).fetchnumpy()["holds"], index=values.index, dtype=bool)

    # With ignore_na, a row with a null anywhere would pass every check: null is for the SQL to judge.
    return pandera.Check(holds, name=condition.name, ignore_na=False, n_failure_cases=SAMPLES)


def _structure_faults(table: Table, data: pa.Table, error: SchemaError) -> Iterator[Fault]:
    rule = _STRUCTURE.get(error.reason_code)
    if rule == "type":
        name = error.schema.name
        yield Fault(table.name, rule, name, None, str(data.schema.field(name).type), data.num_rows)
    elif rule is not None:
        yield Fault(table.name, rule, str(error.failure_cases), None, None, data.num_rows)


def _content_faults(table: Table, data: pa.Table, error: SchemaError) -> Iterator[Fault]:
    if isinstance(error.check, pandera.Check) and error.reason_code == SchemaErrorReason.DATAFRAME_CHECK:
        rule = str(error.check.name)
        positions = np.flatnonzero(~error.check_output.to_numpy())
    elif error.reason_code in _CONTENT:
        rule = _CONTENT[error.reason_code]
        positions = error.failure_cases["index"].to_numpy()
    else:
        raise error  # A check that could not run, or a finding without a name here, is not passed over.
    column = str(error.schema.name) if isinstance(error.schema, pandera.Column) else None
    for position in positions[:SAMPLES].tolist():
        row = data.slice(position, 1).to_pylist()[0]
        row_id = row[table.primary_key] if table.primary_key else f"row {position + 1}"
        value = row[column] if column else {name: row[name] for name in _reads(table, rule)}
        yield Fault(table.name, rule, column, row_id, value, len(positions))


def _reads(table: Table, rule: str) -> tuple[str, ...]:
    return next(rule_condition(table, one).reads for one in table.rules if one.name == rule)
