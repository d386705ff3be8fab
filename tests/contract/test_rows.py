"""Rows are taken out of tables and put into them a few at a time, and stay what they are."""

import pyarrow as pa
import pytest

from pipeline.contract.rows import rows_in, table_of

SCHEMA = pa.schema([("name", pa.string()), ("spans", pa.list_(pa.struct([("start", pa.int64())])))])
ROWS = [{"name": f"第{number}条", "spans": [{"start": number}] * (number % 3)} for number in range(50)]


@pytest.mark.parametrize("at_once", [1, 7, 50, 1000])
def test_what_is_put_in_comes_out_in_the_same_order(at_once: int) -> None:
    table = table_of(iter(ROWS), SCHEMA, at_once)
    assert table.equals(pa.Table.from_pylist(ROWS, schema=SCHEMA))
    assert list(rows_in(table, at_once)) == ROWS


def test_no_rows_make_a_table_without_rows() -> None:
    assert table_of([], SCHEMA) == SCHEMA.empty_table()
    assert list(rows_in(SCHEMA.empty_table())) == []


def test_a_value_that_does_not_fit_is_refused() -> None:
    with pytest.raises(pa.ArrowTypeError):
        table_of([{"name": 3, "spans": []}], SCHEMA)
