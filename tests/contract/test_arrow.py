"""Rows become Arrow tables as declared, or are refused; nothing is bent to fit."""

import datetime

import pyarrow as pa
import pytest

from pipeline.contract.arrow import arrange, arrow_schema, to_arrow
from pipeline.contract.declarations import load_tables

from .sample_rows import SAMPLE_ROWS, Row

TABLES = load_tables()


@pytest.mark.parametrize("name", TABLES)
def test_rows_come_back_as_they_went_in(name: str) -> None:
    table = TABLES[name]
    data = to_arrow(table, SAMPLE_ROWS[name])
    assert data.schema.equals(arrow_schema(table), check_metadata=True)
    whole = [{column: row.get(column) for column in table.column_names} for row in SAMPLE_ROWS[name]]
    assert sorted(data.to_pylist(), key=repr) == sorted(whole, key=repr)


def test_rows_are_sorted_nulls_first() -> None:
    rows: list[Row] = [
        {"reject_id": "b", "raw_path": "z.txt"},
        {"reject_id": "d", "raw_path": "a.txt", "raw_start": 10},
        {"reject_id": "c", "raw_path": "a.txt", "raw_start": 9},
        {"reject_id": "a", "raw_path": "a.txt", "raw_start": 9},
        {"reject_id": "e"},
    ]
    for given in (rows, list(reversed(rows))):
        data = to_arrow(TABLES["rejects"], given)
        assert data.column("reject_id").to_pylist() == ["e", "a", "c", "d", "b"]
        assert data.column("detail").null_count == 5


def test_no_rows_make_an_empty_table_with_the_schema() -> None:
    data = to_arrow(TABLES["observations"], [])
    assert data.num_rows == 0
    assert data.schema == arrow_schema(TABLES["observations"])


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="copies has no column charset, size"):
        to_arrow(TABLES["copies"], [{"size": 1, "charset": "utf-8", "copy_id": "x"}])


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("copies", "raw_start", 3.5),
        ("copies", "raw_start", 3.0),
        ("copies", "raw_start", "3"),
        ("copies", "raw_start", True),
        ("copies", "raw_start", 2**63),
        ("copies", "similarity", "0.5"),
        ("copies", "similarity", True),
        ("copies", "encoding", 8),
        ("documents", "specimen", "false"),
        ("documents", "specimen", 0),
        ("documents", "delivered_on", "2020-01-08"),
        ("documents", "delivered_on", datetime.datetime(2020, 1, 8, 12)),
        ("projects", "aliases", "临望铁路"),
        ("projects", "aliases", [1]),
    ],
)
def test_a_value_of_another_type_is_refused(name: str, column: str, value: object) -> None:
    with pytest.raises(ValueError, match=rf"{name}\.{column} takes"):
        to_arrow(TABLES[name], [{column: None}, {column: value}])


def test_whole_numbers_are_numbers() -> None:
    assert to_arrow(TABLES["copies"], [{"similarity": 1}]).column("similarity").to_pylist() == [1.0]


def test_arrange_puts_columns_types_and_rows_in_order() -> None:
    table = TABLES["copies"]
    good = to_arrow(table, SAMPLE_ROWS["copies"])
    shuffled = pa.table({field.name: good.column(field.name)[::-1] for field in reversed(good.schema)})
    narrow = shuffled.set_column(
        shuffled.column_names.index("raw_start"), "raw_start", shuffled.column("raw_start").cast(pa.int32())
    )
    assert arrange(table, narrow).equals(good, check_metadata=True)
    with pytest.raises(KeyError, match="encoding"):
        arrange(table, good.drop_columns("encoding"))
