"""A table as a Parquet file: the form of the data that is the contract."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contract.arrow import arrange
from pipeline.contract.declarations import Table

# About 2 MB of observations: small enough for a reader over the network to fetch only what it asks for (the rows of
# an indicator stand together), large enough for the dictionaries to pay. Half of it costs 3 % more bytes.
ROW_GROUP = 20_000


def write_parquet(table: Table, data: pa.Table, path: Path) -> None:
    """Writes `data` to `path`, sorted and described as `table` declares; same rows, same bytes.

    The bytes name the version of pyarrow that wrote them. KeyError where a column is missing.
    """
    arranged = arrange(table, data)
    order = [(name, "ascending") for name in table.sort_by]
    pq.write_table(
        arranged,
        path,
        row_group_size=ROW_GROUP,
        version="2.6",
        compression="zstd",
        compression_level=9,
        use_dictionary=True,
        write_statistics=True,
        write_page_index=True,
        sorting_columns=pq.SortingColumn.from_ordering(arranged.schema, order, null_placement="at_start"),
    )
