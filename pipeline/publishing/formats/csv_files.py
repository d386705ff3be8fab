"""A table as a CSV file that opens in a spreadsheet with its Chinese intact and none of its text run."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.arrow import arrange
from pipeline.contract.declarations import Column, Table
from pipeline.publishing.formats.cell_text import texts

# What a spreadsheet takes for the beginning of a formula, or skips on its way to one. A text that has an apostrophe
# before it already gets another, so that taking one away always gives the text back.
FORMULA = r"^'*[=+\-@\t\r]"


def write_csv(table: Table, data: pa.Table, path: Path) -> None:
    """Writes `data` to `path`, sorted as `table` declares: UTF-8 with a byte order mark, RFC 4180.

    A null is an empty cell. A text that begins with = + - @, a tab or a carriage return, behind apostrophes or not,
    gets an apostrophe before it; numbers and dates stay as they are. PublishingError for a list that cannot be
    written.
    """
    arranged = arrange(table, data)
    columns = [_cells(column, arranged.column(column.name)).to_pylist() for column in table.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.column_names)
        writer.writerows(zip(*columns, strict=True))


def _cells(column: Column, values: pa.ChunkedArray) -> pa.ChunkedArray:
    cells = texts(values)
    if column.type not in ("string", "strings"):
        return cells
    guarded = pc.binary_join_element_wise("'", cells, "")
    return pc.if_else(pc.match_substring_regex(cells, FORMULA), guarded, cells)
