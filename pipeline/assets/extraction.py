"""Extraction as assets."""

from __future__ import annotations

import pyarrow as pa
from dagster import MaterializeResult, asset

from pipeline.assets.materialization import materialized
from pipeline.assets.ownership import OWNERS
from pipeline.assets.progress import reporter
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.extraction.extract import extract


@asset(group_name="extraction", owners=OWNERS, kinds={"python", "arrow"})
def extractions(texts: pa.Table, distinct_texts: pa.Table, documents: pa.Table) -> MaterializeResult[pa.Table]:
    """What each document states: its observations, its project mentions, and what was not understood."""
    table = extract(texts, distinct_texts, documents, reporter("extraction"))
    rows = table.to_pylist()
    return materialized(
        table,
        observations=sum(len(row["observations"]) for row in rows),
        project_mentions=sum(len(row["project_mentions"]) for row in rows),
        numbers_not_understood=sum(len(row["unread"]) for row in rows),
        documents_failed=sum(row["failure"] is not None for row in rows),
    )


@asset(group_name="extraction", owners=OWNERS, kinds={"python", "arrow"})
def observations(extractions: pa.Table) -> MaterializeResult[pa.Table]:
    """Every number that measures something, with its indicator, period, region, status and evidence."""
    rows = [item for row in extractions.to_pylist() for item in row["observations"]]
    table = to_arrow(load_tables()["observations"], rows)
    registered = sum(row["indicator"] is not None for row in rows)
    return materialized(table, of_registered_indicators=registered)
