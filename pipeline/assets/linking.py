"""Linking as assets."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
from dagster import AssetOut, MaterializeResult, MetadataValue, Output, asset, multi_asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import balance, materialized, output
from pipeline.assets.pictures import outcome_chart, timelines
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.rows import rows_in
from pipeline.correction.correcting import corrected
from pipeline.correction.corrections_file import read_corrections
from pipeline.linking.outcomes import target_outcomes as outcomes
from pipeline.linking.projects import link_projects


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
    as_read = (item for row in rows_in(extractions.select(["project_mentions"])) for item in row["project_mentions"])
    found = list(corrected("project_mentions", as_read, read_corrections()))
    reporter("linking")(f"Putting {len(found):,} mentions of projects together")
    described = documents.to_pylist()
    mentions, projects = link_projects(found, described)
    tables = load_tables()
    accounting = balance("mentions", len(found), linked=len(mentions)) + f" of {len(projects):,} projects"
    return (
        output(
            to_arrow(tables["projects"], projects),
            accounting=accounting,
            timelines=MetadataValue.md(timelines(projects, mentions, described)),
        ),
        output(to_arrow(tables["project_mentions"], mentions), accounting=accounting),
    )


@asset(**of_room("linking"))
@reused()
def target_outcomes(
    cache: Cache, observations: pa.Table, documents: pa.Table, indicators: pa.Table
) -> MaterializeResult[pa.Table]:
    """Every target and what became of it: met, not met, pending, or not comparable and why."""
    reporter("linking")(f"Looking for outcomes among {len(observations):,} observations")
    stated = observations.to_pylist()
    rows = outcomes(stated, documents.to_pylist(), indicators.to_pylist())
    targets = observations["status"].to_pylist().count("target")
    accounting = balance("targets", targets, **Counter(row["result"] for row in rows))
    return materialized(
        to_arrow(load_tables()["target_outcomes"], rows),
        accounting=accounting,
        targets_and_outcomes=MetadataValue.md(outcome_chart(rows, stated)),
    )
