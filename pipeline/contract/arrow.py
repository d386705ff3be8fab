"""Tables in Arrow: the declared schema with its descriptions, and rows put into it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.datapackage import LIST_DELIMITER
from pipeline.contract.declarations import Column, Table, Type

ARROW_TYPES: Mapping[Type, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "strings": pa.list_(pa.string()),
}

_ROWS_AT_ONCE = 10_000

# Arrow would make 3 of 3.5, and a list of letters of a word, without a sound.
_ACCEPTED: Mapping[Type, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (datetime.date,),
    "strings": (list, tuple),
}
_REFUSED: Mapping[Type, tuple[type, ...]] = {
    "integer": (bool,),
    "number": (bool,),
    "date": (datetime.datetime,),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of `table`; its fields carry their descriptions and what the declaration says of their values.

    Metadata of a field: description_en, description_zh; unit, pattern, enum (codes with `|` between them) and
    code_list (a code list of the table `codes`) where the column declares them.
    """
    about = {
        "table": table.name,
        "description_en": table.description.en,
        "description_zh": table.description.zh,
    }
    return pa.schema([_field(column) for column in table.columns], metadata=_encoded(about))


def to_arrow(table: Table, rows: Iterable[Mapping[str, object]]) -> pa.Table:
    """`rows` (column name → value) as an Arrow table with the declared columns, sorted as `table` declares.

    A key that a row lacks is null. ValueError for a key that is no column and for a value that does not fit
    the type of its column. Nothing else is checked here: that is what `validation` is for.
    """
    schema = arrow_schema(table)
    left = iter(rows)
    batches = []
    # As Python objects, rows need ten times the memory.
    while some := list(islice(left, _ROWS_AT_ONCE)):
        batches.append(pa.RecordBatch.from_arrays(_arrays(table, some), schema=schema))
    return _sorted(table, pa.Table.from_batches(batches, schema))


def arrange(table: Table, data: pa.Table) -> pa.Table:
    """`data` with the declared columns, order, types and descriptions, sorted by `sort_by`, nulls first.

    KeyError where `data` lacks a column, pyarrow.ArrowInvalid where a value does not fit its type.
    """
    arrays = [data.column(column.name).cast(ARROW_TYPES[column.type]) for column in table.columns]
    return _sorted(table, pa.Table.from_arrays(arrays, schema=arrow_schema(table)))


def _sorted(table: Table, data: pa.Table) -> pa.Table:
    keys = [(name, "ascending", "at_start") for name in table.sort_by]
    order = pc.sort_indices(data, sort_keys=keys)
    # Most tables are in order already, and copying one costs more than seeing that.
    is_sorted = np.array_equal(order.to_numpy(), np.arange(len(data)))
    return (data if is_sorted else data.take(order)).combine_chunks()


def _arrays(table: Table, rows: Sequence[Mapping[str, object]]) -> list[pa.Array]:
    known = set(table.column_names)
    for row in rows:
        if not known.issuperset(row):
            raise ValueError(f"{table.name} has no column {', '.join(sorted(set(row) - known))}")
    return [_array(table, column, [row.get(column.name) for row in rows]) for column in table.columns]


def _array(table: Table, column: Column, values: list[object]) -> pa.Array:
    accepted, refused = _ACCEPTED[column.type], _REFUSED.get(column.type, ())
    for given in set(map(type, values)) - {type(None)}:
        if not issubclass(given, accepted) or issubclass(given, refused):
            example = next(value for value in values if type(value) is given)
            raise ValueError(f"{table.name}.{column.name} takes {column.type} values, not {example!r}")
    try:
        return pa.array(values, type=ARROW_TYPES[column.type])
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise ValueError(f"{table.name}.{column.name} takes {column.type} values: {error}") from error


def _field(column: Column) -> pa.Field:
    about = {"description_en": column.description.en, "description_zh": column.description.zh}
    declared = {
        "unit": column.unit,
        "pattern": column.pattern,
        "enum": LIST_DELIMITER.join(column.enum),
        "code_list": column.code_list,
    }
    about |= {name: said for name, said in declared.items() if said}
    return pa.field(column.name, ARROW_TYPES[column.type], not column.required, _encoded(about))


def _encoded(about: Mapping[str, str]) -> dict[bytes, bytes]:
    return {key.encode(): value.encode() for key, value in about.items()}
