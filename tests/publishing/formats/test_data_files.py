import csv
import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.contract.arrow import arrow_schema, to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.publishing.errors import PublishingError
from pipeline.publishing.formats.cell_text import texts
from pipeline.publishing.formats.csv_files import write_csv
from pipeline.publishing.formats.parquet_files import ROW_GROUP, write_parquet

from ..invented import GDP_2020, find, rows, tables

TABLES = load_tables()


@pytest.mark.parametrize("name", TABLES)
def test_parquet_holds_the_rows_and_the_descriptions(tmp_path: Path, name: str) -> None:
    data = tables(rows())[name]
    write_parquet(TABLES[name], data, tmp_path / "file.parquet")
    found = pq.read_table(tmp_path / "file.parquet")
    assert found.equals(data)
    assert found.schema.equals(arrow_schema(TABLES[name]))
    assert all(field.metadata[b"description_zh"].decode() for field in found.schema)
    assert b"pandas" not in (found.schema.metadata or {})


def test_parquet_is_sorted_whatever_came_in(tmp_path: Path) -> None:
    data = tables(rows())["observations"]
    backwards = data.take(pa.array(range(data.num_rows - 1, -1, -1)))
    write_parquet(TABLES["observations"], data, tmp_path / "one.parquet")
    write_parquet(TABLES["observations"], backwards, tmp_path / "two.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    group = pq.ParquetFile(tmp_path / "one.parquet").metadata.row_group(0)
    assert group.sorting_columns[0].column_index == data.column_names.index("indicator")


def test_parquet_is_compressed_with_dictionaries_and_indexes(tmp_path: Path) -> None:
    write_parquet(TABLES["documents"], tables(rows())["documents"], tmp_path / "file.parquet")
    column = pq.ParquetFile(tmp_path / "file.parquet").metadata.row_group(0).column(1)
    assert column.compression == "ZSTD"
    assert column.has_dictionary_page
    assert column.has_column_index and column.has_offset_index


def test_parquet_does_not_take_a_table_without_a_column(tmp_path: Path) -> None:
    data = tables(rows())["documents"].drop_columns(["title"])
    with pytest.raises(KeyError, match="title"):
        write_parquet(TABLES["documents"], data, tmp_path / "file.parquet")


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    given = rows()
    find(given, "observations", GDP_2020)["sentence"] = '他说:"稳,快",\n又稳又快。'
    path = tmp_path / "file.csv"
    write_csv(TABLES["observations"], tables(given)["observations"], path)
    content = path.read_bytes()
    assert content.startswith("\ufeffobservation_id,".encode())
    assert content.endswith(b"\r\n")
    found = {row["observation_id"]: row for row in read_csv(path)}[GDP_2020]
    assert found["sentence"] == '他说:"稳,快",\n又稳又快。'
    assert found["value"] == "486.3"
    assert found["period_start"] == "2020-01-01"
    assert found["value_high"] == ""


def test_csv_joins_lists_and_writes_booleans_in_lower_case(tmp_path: Path) -> None:
    given = tables(rows())
    write_csv(TABLES["indicators"], given["indicators"], tmp_path / "indicators.csv")
    aliases = {row["indicator"]: row["aliases"] for row in read_csv(tmp_path / "indicators.csv")}
    assert aliases == {"gdp": "生产总值|GDP", "forest_coverage": ""}
    write_csv(TABLES["documents"], given["documents"], tmp_path / "documents.csv")
    assert {row["specimen"] for row in read_csv(tmp_path / "documents.csv")} == {"false"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_text_is_no_formula(tmp_path: Path, start: str) -> None:
    given = rows()
    given["documents"][0]["title"] = f"{start}HYPERLINK(1)"
    write_csv(TABLES["documents"], tables(given)["documents"], tmp_path / "file.csv")
    assert f"'{start}HYPERLINK(1)" in {row["title"] for row in read_csv(tmp_path / "file.csv")}


def test_csv_leaves_negative_numbers_and_other_texts_alone(tmp_path: Path) -> None:
    given = rows()
    find(given, "observations", GDP_2020).update(value=-2.5, indicator_name="GDP=总值", section="'引号")
    write_csv(TABLES["observations"], tables(given)["observations"], tmp_path / "file.csv")
    found = {row["observation_id"]: row for row in read_csv(tmp_path / "file.csv")}[GDP_2020]
    assert (found["value"], found["indicator_name"], found["section"]) == ("-2.5", "GDP=总值", "'引号")


def test_values_as_text_lose_nothing() -> None:
    floats = [0.1, 1 / 3, 50020000000.0, 1e22, -7.5, None]
    written = texts(pa.chunked_array([floats])).to_pylist()
    assert [None if text is None else float(text) for text in written] == floats
    assert texts(pa.chunked_array([[datetime.date(2021, 1, 12)]])).to_pylist() == ["2021-01-12"]
    assert texts(pa.chunked_array([[True, None]])).to_pylist() == ["true", None]
    assert texts(pa.chunked_array([], pa.list_(pa.string()))).to_pylist() == []


@pytest.mark.parametrize("item", ["甲|乙", ""])
def test_a_list_that_would_read_as_another_is_refused(item: str) -> None:
    with pytest.raises(PublishingError, match="list"):
        texts(pa.chunked_array([[["丙", item]]]))


def test_an_empty_table_is_a_file_with_its_columns(tmp_path: Path) -> None:
    empty = to_arrow(TABLES["projects"], [])
    write_csv(TABLES["projects"], empty, tmp_path / "file.csv")
    assert (tmp_path / "file.csv").read_text("utf-8-sig").splitlines() == [",".join(TABLES["projects"].column_names)]


def many(count: int) -> pa.Table:
    """Observations of twenty indicators in ten regions, in no order, as many as `count`."""
    one = tables(rows())["observations"].slice(0, 1)
    named = {
        "observation_id": pa.array(f"obs_{number * 7919 % 2**64:016x}" for number in range(count)),
        "indicator": pa.array(f"indicator_{number % 20:02}" for number in range(count)),
        "region_code": pa.array(f"99{number % 10:02}00" for number in range(count)),
    }
    same = {name: one.column(name).take(pa.array([0] * count)) for name in one.column_names if name not in named}
    return pa.table({**same, **named}).select(one.column_names)


def row_groups(path: Path, asked: ds.Expression) -> tuple[int, int]:
    """How many row groups a reader must fetch for what is asked, and how many there are."""
    (fragment,) = ds.dataset(path).get_fragments()
    return len(fragment.split_by_row_group(asked)), len(fragment.row_groups)


def test_a_filtered_read_fetches_few_row_groups(tmp_path: Path) -> None:
    write_parquet(TABLES["observations"], many(6 * ROW_GROUP), tmp_path / "file.parquet")
    for indicator in ("indicator_00", "indicator_11", "indicator_19"):
        touched, there = row_groups(tmp_path / "file.parquet", ds.field("indicator") == indicator)
        assert there == 6 and touched <= 2
    one_place = (ds.field("indicator") == "indicator_11") & (ds.field("region_code") == "990100")
    assert row_groups(tmp_path / "file.parquet", one_place)[0] == 1
    assert row_groups(tmp_path / "file.parquet", ds.field("indicator") == "indicator_99")[0] == 0
