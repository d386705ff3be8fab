"""A table as a CSV file that opens in a spreadsheet with its Chinese intact and none of its text run."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.arrow import arrange
from pipeline.contract.declarations import Column, Table
from pipeline.publishing.formats.cell_text import texts

# What a spreadsheet takes for the beginning of a formula, or skips on its way to one. A text that has an apostrophe
# before it already gets another, so that taking one away always gives the text back.
FORMULA = r"^'*[=+\-@\t\r]"
_QUOTED = r'[",\r\n]'
_ROWS_AT_ONCE = 20_000


def write_csv(table: Table, data: pa.Table, path: Path) -> None:
    """Writes `data` to `path`, sorted as `table` declares: UTF-8 with a byte order mark, RFC 4180.

    A null is an empty cell. A text that begins with = + - @, a tab or a carriage return, behind apostrophes or not,
    gets an apostrophe before it; numbers and dates stay as they are. PublishingError for a list that cannot be
    written.
    """
    arranged = arrange(table, data)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(",".join(table.column_names) + "\r\n")
        for start in range(0, len(arranged), _ROWS_AT_ONCE):
            rows = arranged.slice(start, _ROWS_AT_ONCE)
            cells = [_quoted(_cells(column, rows.column(column.name))) for column in table.columns]
            lines = pc.binary_join_element_wise(*cells, ",").to_pylist()
            file.write("\r\n".join([*lines, ""]))


def _cells(column: Column, values: pa.ChunkedArray) -> pa.ChunkedArray:
    cells = texts(values)
    if column.type not in ("string", "strings"):
        return cells
    is_formula = pc.match_substring_regex(cells, FORMULA)
    if not pc.any(is_formula).as_py():
        return cells
    return pc.if_else(is_formula, pc.binary_join_element_wise("'", cells, ""), cells)


def _quoted(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cells as RFC 4180 writes them: in quotes where a comma, a quote or a line break is in them."""
    filled = cells.fill_null("")
    is_quoted = pc.match_substring_regex(filled, _QUOTED)
    if not pc.any(is_quoted).as_py():
        return filled
    quoted = pc.binary_join_element_wise('"', pc.replace_substring(filled, '"', '""'), '"', "")
    return pc.if_else(is_quoted, quoted, filled)
