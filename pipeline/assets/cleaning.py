"""Cleaning as an asset."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc
from dagster import MaterializeResult, MetadataValue, asset

from pipeline.assets.materialization import materialized
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.cleaning import clean_texts as stage
from pipeline.publishing.accounting import account_of_cleaning


@asset(**of_room("cleaning"))
def clean_texts(texts: pa.Table) -> MaterializeResult[pa.Table]:
    """Every text cut into passages that know their raw characters, and every change to it with its reason."""
    table = stage.clean_texts(texts, reporter("cleaning", len(texts) - texts["text"].null_count))
    return materialized(table, changes=_changes(table), accounting=str(account_of_cleaning(texts, table)))


def _changes(table: pa.Table) -> MetadataValue:
    """How often what was removed, and how often what was repaired, as a table."""
    lines = ["| change | kind | places |", "| --- | --- | --- |"]
    for change, column, kind in (("removed", "removals", "reason"), ("repaired", "repairs", "kind")):
        kinds = pc.struct_field(pc.list_flatten(table[column]), kind).to_pylist()
        lines += [f"| {change} | {name} | {count:,} |" for name, count in Counter(kinds).most_common()]
    return MetadataValue.md("\n".join(lines))
