"""Rows taken out of a table, and put into one, a few at a time: as Python objects they need ten times the memory."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import pyarrow as pa

# Of rows that hold a document each, so many are in memory at a time.
DOCUMENTS_AT_ONCE = 16


def rows_in(data: pa.Table, at_once: int = DOCUMENTS_AT_ONCE) -> Iterator[dict[str, Any]]:
    """The rows of `data` in their order, `at_once` of them taken out at a time."""
    for batch in data.to_batches(max_chunksize=at_once):
        yield from batch.to_pylist()


def table_of(rows: Iterable[Mapping[str, Any]], schema: pa.Schema, at_once: int = DOCUMENTS_AT_ONCE) -> pa.Table:
    """A table of `rows`, in one chunk a column, `at_once` of them put in at a time."""
    left = iter(rows)
    batches = []
    while some := list(islice(left, at_once)):
        batches.append(pa.RecordBatch.from_pylist(some, schema))
    return pa.Table.from_batches(batches, schema).combine_chunks()
