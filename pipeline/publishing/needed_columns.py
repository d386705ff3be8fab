"""What somebody needs of the tables of a release, which an older or a damaged one may lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from pipeline.publishing.errors import ReleaseError

WHAT_TO_DO = (
    "The release is damaged, or was made by another version of gongbao: put it back as it was published, use that "
    "version, or name another release"
)


def check_columns(release: Path, tables: Mapping[str, pa.Table], needed: Mapping[str, Sequence[str]]) -> None:
    """Whether the ``tables`` that were read from a release are there with the ``needed`` columns (table → columns).

    ReleaseError names the first file that is not, its columns, and what to do.
    """
    for table, columns in needed.items():
        file = release / "data" / f"{table}.parquet"
        if table not in tables:
            raise ReleaseError(f"{file} is missing. {WHAT_TO_DO}.")
        lacking = [column for column in columns if column not in tables[table].column_names]
        if lacking:
            raise ReleaseError(f"{file} has no column {', '.join(lacking)}. {WHAT_TO_DO}.")
