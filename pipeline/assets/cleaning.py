"""Cleaning as an asset."""

from __future__ import annotations

import pyarrow as pa
from dagster import MaterializeResult, asset

from pipeline.assets.materialization import materialized
from pipeline.assets.ownership import OWNERS
from pipeline.assets.progress import reporter
from pipeline.cleaning import clean_texts as stage


@asset(group_name="cleaning", owners=OWNERS, kinds={"python", "arrow"})
def clean_texts(texts: pa.Table) -> MaterializeResult[pa.Table]:
    """Every text cut into passages that know their raw characters, and every removed span with its reason."""
    table = stage.clean_texts(texts, reporter("cleaning"))
    rows = table.to_pylist()
    return materialized(
        table,
        characters_in=sum(row["characters"] for row in rows),
        characters_kept=sum(len(passage["text"]) for row in rows for passage in row["passages"]),
        characters_removed=sum(item["raw_end"] - item["raw_start"] for row in rows for item in row["removals"]),
    )
