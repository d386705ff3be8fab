"""Deduplication as two assets of one step."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from dagster import AssetOut, Output, multi_asset

from pipeline.assets.materialization import output
from pipeline.assets.ownership import OWNERS
from pipeline.deduplication.distinct_texts import deduplicate

_COMMON: dict[str, Any] = {"group_name": "deduplication", "owners": OWNERS, "kinds": {"python", "arrow"}}


@multi_asset(
    outs={
        "copies": AssetOut(
            description="Every place where a document stands, one primary, the others with relation and similarity.",
            **_COMMON,
        ),
        "distinct_texts": AssetOut(
            description="The primary copy of every document: the only text that later stages see.", **_COMMON
        ),
    }
)
def deduplicated(clean_texts: pa.Table) -> tuple[Output[pa.Table], Output[pa.Table]]:
    """Find the copies among the clean texts and choose the primary ones."""
    found = deduplicate(clean_texts)
    relations = found.copies["relation"].to_pylist()
    counts = {f"copies_{relation}": relations.count(relation) for relation in sorted(set(relations))}
    return output(found.copies, **counts), output(found.distinct_texts)
