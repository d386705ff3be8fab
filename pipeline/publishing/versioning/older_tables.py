"""A table of an older release in the columns and types that are declared today."""

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.arrow import ARROW_TYPES, arrow_schema
from pipeline.contract.cell_values import Value, value_of
from pipeline.contract.declarations import Table, Type
from pipeline.publishing.formats.cell_text import texts


def as_declared(table: Table, data: pa.Table | None) -> pa.Table:
    """`data` with every declared column in its type; what is not declared is kept as it is.

    A column that `data` lacks is null, and so is a value that is none of the type. Without data, or without its key,
    the table is empty.
    """
    schema = arrow_schema(table)
    if data is None or table.primary_key not in data.column_names:
        return schema.empty_table()
    given = {name: data.column(name) for name in data.column_names}
    declared = {
        column.name: _converted(given[column.name], column.type)
        if column.name in given
        else pa.chunked_array([pa.nulls(data.num_rows, ARROW_TYPES[column.type])])
        for column in table.columns
    }
    return pa.table(given | declared)


def as_texts(table: Table, data: pa.Table | None) -> pa.Table:
    """The columns that `data` has, as text: in the declared type, so that what says the same is the same.

    A value that is none of the type is written as it was.
    """
    declared = as_declared(table, data)
    if data is None or table.primary_key not in data.column_names:
        data = declared
    return pa.table({name: _texts(data.column(name), declared.column(name)) for name in data.column_names})


def _texts(given: pa.ChunkedArray, declared: pa.ChunkedArray) -> pa.ChunkedArray:
    same = texts(declared)
    return same if given.type == declared.type else pc.coalesce(same, texts(given))


def _converted(values: pa.ChunkedArray, type_: Type) -> pa.ChunkedArray:
    if values.type == ARROW_TYPES[type_]:
        return values
    converted = [
        None if text is None else _value(text, value, type_)
        for value, text in zip(values.to_pylist(), texts(values).to_pylist(), strict=True)
    ]
    return pa.chunked_array([pa.array(converted, ARROW_TYPES[type_])])


def _value(text: str, value: object, type_: Type) -> Value | None:
    """The value of the type that says the same; None where there is none."""
    try:
        return value_of(text, type_)
    except ValueError:
        # 5.0 reads as no whole number, and is one.
        return int(value) if type_ == "integer" and isinstance(value, float) and value.is_integer() else None
