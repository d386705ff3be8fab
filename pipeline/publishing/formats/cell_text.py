"""A value as text: the same in the CSV files and in the table `changes`."""

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.datapackage import LIST_DELIMITER
from pipeline.publishing.errors import PublishingError


def texts(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """`values` as strings, null where they are null: floats without loss, ISO dates, lists joined with `|`.

    PublishingError for a list with an item that is empty or holds a `|`: it would read as another list.
    """
    if pa.types.is_floating(values.type):
        # Arrow and DuckDB write floats each in their own way; repr is the shortest text that reads back.
        written = [None if value is None else repr(value) for value in values.to_pylist()]
        return pa.chunked_array([pa.array(written, pa.string())])
    if pa.types.is_list(values.type):
        for item in pc.unique(pc.list_flatten(values)).to_pylist():
            if not item or LIST_DELIMITER in item:
                raise PublishingError(f"A list cannot be written as text with the item {item!r} in it.")
        return pc.binary_join(values, LIST_DELIMITER)
    return values.cast(pa.string())
