"""Linking as assets."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc
from dagster import AssetOut, MaterializeResult, MetadataValue, Output, asset, multi_asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import balance, materialized, output
from pipeline.assets.pictures import most_mentioned, outcome_chart, timelines
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.correction.correcting import corrected_rows
from pipeline.correction.corrections_file import read_corrections
from pipeline.linking.areas import link_areas
from pipeline.linking.outcomes_by_region import outcomes_by_region


@multi_asset(
    outs={
        "projects": AssetOut(
            description="Every undertaking, put together from its mentions in all documents.", **of_room("linking")
        ),
        "project_mentions": AssetOut(
            description="Every mention of a named project: its stage, period and evidence, and the project it is of.",
            **of_room("linking"),
        ),
    }
)
@reused()
def linked_projects(
    cache: Cache, extractions: pa.Table, documents: pa.Table
) -> tuple[Output[pa.Table], Output[pa.Table]]:
    """Put the mentions of one undertaking together."""
    found = corrected_rows("project_mentions", extractions, read_corrections())
    reporter("linking")(f"Putting {len(found):,} mentions of projects together")
    with cache.calls("link_areas", "linking") as calls:
        mentions, projects = link_areas(found, documents, calls)
    accounting = balance("mentions", len(found), linked=len(mentions)) + f" of {len(projects):,} projects"
    pictured = most_mentioned(projects)
    steps = mentions.filter(pc.is_in(mentions["project_id"], pictured["project_id"].combine_chunks()))
    pictures = timelines(pictured.to_pylist(), steps.to_pylist(), documents.to_pylist())
    return (
        output(projects, accounting=accounting, timelines=MetadataValue.md(pictures), **calls.told),
        output(mentions, accounting=accounting),
    )


@asset(**of_room("linking"))
@reused()
def target_outcomes(
    cache: Cache, observations: pa.Table, documents: pa.Table, indicators: pa.Table
) -> MaterializeResult[pa.Table]:
    """Every target and what became of it: met, not met, pending, or not comparable and why."""
    reporter("linking")(f"Looking for outcomes among {len(observations):,} observations")
    with cache.calls("outcomes_by_region", "linking") as calls:
        table = outcomes_by_region(observations, documents, indicators, calls)
    targets = observations.filter(pc.equal(observations["status"], "target"))
    chart = outcome_chart(table.to_pylist(), targets.select(["observation_id", "period"]).to_pylist())
    return materialized(
        table,
        accounting=balance("targets", len(targets), **Counter(table["result"].to_pylist())),
        targets_and_outcomes=MetadataValue.md(chart),
        **calls.told,
    )
