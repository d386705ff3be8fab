"""A table read back from its CSV, by what README.md and datapackage.json of the release say, is the Parquet table."""

import csv
import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.publishing.formats.csv_files import write_csv

from ..invented import GDP_2020, find, rows, tables

READ: dict[str, Callable[[str], Any]] = {
    "string": lambda cell: cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
}


def read(file: Path, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a CSV file whose columns are described by `fields` of a datapackage.json."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [{field["name"]: value(row[field["name"]], field) for field in fields} for row in csv.DictReader(opened)]


def value(cell: str, field: dict[str, Any]) -> Any:
    if field["type"] == "list":
        return READ["string"](cell).split(field["delimiter"]) if cell else []
    return READ[field["type"]](cell) if cell else None


@pytest.mark.parametrize("name", load_tables())
def test_every_csv_of_a_release_reads_back_as_its_parquet(specimens: Path, name: str) -> None:
    release = specimens / "latest"
    package = json.loads((release / "datapackage.json").read_text("utf-8"))
    (described,) = [resource for resource in package["resources"] if resource["name"] == f"{name}-csv"]
    parquet = pq.read_table(release / "data" / f"{name}.parquet").to_pylist()
    assert read(release / described["path"], described["schema"]["fields"]) == parquet
    assert parquet or name in ("changes", "corrections")


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''@x", "\t表", "'引号", "'", "−5", '甲,乙\r\n"丙"', " 空格 "])
def test_no_text_is_lost_on_the_way(tmp_path: Path, text: str) -> None:
    table = load_tables()["observations"]
    given = rows()
    find(given, "observations", GDP_2020)["section"] = text
    written = tables(given)["observations"]
    write_csv(table, written, tmp_path / "file.csv")
    types = {"strings": "list"}
    fields = [{"name": it.name, "type": types.get(it.type, it.type), "delimiter": "|"} for it in table.columns]
    back: pa.Table = to_arrow(table, read(tmp_path / "file.csv", fields))
    assert back.equals(written)
