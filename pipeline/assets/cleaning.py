"""Cleaning as an asset."""

from __future__ import annotations

import pyarrow as pa
from dagster import MaterializeResult, asset

from pipeline.assets.materialization import materialized
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.cleaning import clean_texts as stage
from pipeline.publishing.accounting import account_of_cleaning


@asset(**of_room("cleaning"))
def clean_texts(texts: pa.Table) -> MaterializeResult[pa.Table]:
    """Every text cut into passages that know their raw characters, and every removed span with its reason."""
    table = stage.clean_texts(texts, reporter("cleaning"))
    return materialized(table, accounting=str(account_of_cleaning(texts, table)))
