"""Cleaning as an asset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
from dagster import MaterializeResult, MetadataValue, asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import materialized
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.cleaning import clean_texts as stage
from pipeline.publishing.accounting import account_of_cleaning


def _is_lasting(table: pa.Table) -> bool:
    """Not where cleaning broke down."""
    return stage.FAILED not in pc.struct_field(pc.list_flatten(table["removals"]), "reason").to_pylist()


@asset(**of_room("cleaning"))
@reused(_is_lasting)
def clean_texts(cache: Cache, texts: pa.Table) -> MaterializeResult[pa.Table]:
    """Every text cut into passages that know their raw characters, and every change to it with its reason."""
    cleaned = cache.by_document("clean_texts", "cleaning", [texts], "raw_path", _cleaned, _is_lasting)
    accounting = str(account_of_cleaning(texts, cleaned.table))
    return materialized(cleaned.table, changes=_changes(cleaned.table), accounting=accounting, **cleaned.told)


def _cleaned(parts: Sequence[pa.Table]) -> pa.Table:
    (texts,) = parts
    return stage.clean_texts(texts, reporter("cleaning", len(texts) - texts["text"].null_count))


def _changes(table: pa.Table) -> MetadataValue:
    """How often what was removed, and how often what was repaired, as a table."""
    lines = ["| change | kind | places |", "| --- | --- | --- |"]
    for change, column, kind in (("removed", "removals", "reason"), ("repaired", "repairs", "kind")):
        kinds = pc.struct_field(pc.list_flatten(table[column]), kind).to_pylist()
        lines += [f"| {change} | {name} | {count:,} |" for name, count in Counter(kinds).most_common()]
    return MetadataValue.md("\n".join(lines))
