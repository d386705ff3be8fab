"""The files of data in a release: what each is, and how it is known to be whole."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.contract.declarations import Table, Text

DATABASE = "gongbao.duckdb"
EVIDENCE = "data/evidence.jsonl"
SERIES = "data/series.sdmx.csv"
SERIES_STRUCTURE = "data/series.structure.json"


class _Known(NamedTuple):
    """What a file is called and holds, whether it has been written or not."""

    name: str
    path: str
    format: str
    media_type: str
    title: Text
    table: Table | None = None


_MEDIA_TYPES = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}
_BESIDE_THE_TABLES = (
    _Known(
        "database",
        DATABASE,
        "duckdb",
        "application/octet-stream",
        Text(
            "All tables with their constraints, views and macros (DuckDB 1.2 and later)",
            "全部数据表及其约束、视图和宏（DuckDB 1.2 及以上）",
        ),
    ),
    _Known(
        "evidence",
        EVIDENCE,
        "jsonl",
        "application/jsonlines",
        Text(
            "Where every observation and mention stands in its raw file (W3C Web Annotation, one a line)",
            "每个观测值和项目提及在原始文件中的位置（W3C Web Annotation，每行一条）",
        ),
    ),
    _Known(
        "series-sdmx",
        SERIES,
        "csv",
        "application/vnd.sdmx.data+csv",
        Text("The view series for statistical software (SDMX-CSV 2.0)", "供统计软件使用的视图 series（SDMX-CSV 2.0）"),
    ),
    _Known(
        "series-structure",
        SERIES_STRUCTURE,
        "sdmx-json",
        "application/vnd.sdmx.structure+json",
        Text(
            "Data structure and code lists of series-sdmx (SDMX-JSON 2.0)",
            "series-sdmx 的数据结构和代码表（SDMX-JSON 2.0）",
        ),
    ),
)


@dataclass(frozen=True)
class DataFile:
    """A file at `path`, relative to the release; `size` in bytes, `sha256` in hexadecimal.

    `format` is what a Data Package calls it, `media_type` what the internet does. `table` is the one that the
    file holds whole; None where it holds something else.
    """

    name: str
    path: str
    format: str
    media_type: str
    title: Text
    table: Table | None
    size: int
    sha256: str


def data_files(release: Path, tables: Collection[Table]) -> list[DataFile]:
    """Every file of data in the folder `release`, those of `tables` first; OSError where one is not there."""
    of_tables = [
        # Names are unique: the table's own is for its Parquet file, which is the contract.
        _Known(
            table.name if kind == "parquet" else f"{table.name}-{kind}",
            f"data/{table.name}.{kind}",
            kind,
            media_type,
            table.title,
            table,
        )
        for kind, media_type in _MEDIA_TYPES.items()
        for table in tables
    ]
    return [
        DataFile(*known, size=(release / known.path).stat().st_size, sha256=sha256(release / known.path))
        for known in (*of_tables, *_BESIDE_THE_TABLES)
    ]


def sha256(path: Path) -> str:
    """The SHA-256 of the file at `path`, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
