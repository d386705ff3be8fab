"""Deduplication as two assets of one step."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
from dagster import AssetOut, Output, multi_asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import balance, output
from pipeline.assets.progress import reporter
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
@reused()
def deduplicated(cache: Cache, clean_texts: pa.Table) -> tuple[Output[pa.Table], Output[pa.Table]]:
    """Find the copies among the clean texts and choose the primary ones."""
    reporter("deduplication")(f"Looking for copies among {len(clean_texts):,} texts")
    found = deduplicate(clean_texts)
    accounting = balance("characters", sum(clean_texts["characters"].to_pylist()), **_lengths(found.copies))
    return output(found.copies, accounting=accounting), output(found.distinct_texts, accounting=accounting)


def _lengths(copies: pa.Table) -> dict[str, int]:
    """Raw characters by relation; those of a primary copy that are a copy of something else count as that."""
    rows = copies.to_pylist()
    lengths: dict[str, int] = defaultdict(int)
    for row in rows:
        lengths[row["relation"]] += row["raw_end"] - row["raw_start"]
    primary: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        if row["relation"] == "primary":
            primary[row["raw_path"]].append((row["raw_start"], row["raw_end"]))
    lengths["primary"] -= sum(
        row["raw_end"] - row["raw_start"]
        for row in rows
        if row["relation"] != "primary"
        and any(start <= row["raw_start"] < end for start, end in primary[row["raw_path"]])
    )
    return lengths
