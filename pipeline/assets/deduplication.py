"""Deduplication as two assets of one step."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
from dagster import AssetOut, Output, multi_asset

from pipeline.assets.materialization import balance, output
from pipeline.assets.rooms import of_room
from pipeline.deduplication.distinct_texts import deduplicate


@multi_asset(
    outs={
        "copies": AssetOut(
            description="Every place where a document stands, one primary, the others with relation and similarity.",
            **of_room("deduplication"),
        ),
        "distinct_texts": AssetOut(
            description="The primary copy of every document: the only text that later stages see.",
            **of_room("deduplication"),
        ),
    }
)
def deduplicated(clean_texts: pa.Table) -> tuple[Output[pa.Table], Output[pa.Table]]:
    """Find the copies among the clean texts and choose the primary ones."""
    found = deduplicate(clean_texts)
    lengths: dict[str, int] = defaultdict(int)
    for copy in found.copies.to_pylist():
        lengths[copy["relation"]] += copy["raw_end"] - copy["raw_start"]
    accounting = balance("characters", sum(lengths.values()), **lengths)
    return output(found.copies, accounting=accounting), output(found.distinct_texts, accounting=accounting)
