"""Linking as assets."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from dagster import AssetOut, MaterializeResult, Output, asset, multi_asset

from pipeline.assets.materialization import materialized, output
from pipeline.assets.ownership import OWNERS
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.linking.outcomes import target_outcomes as outcomes
from pipeline.linking.projects import link_projects

_COMMON: dict[str, Any] = {"group_name": "linking", "owners": OWNERS, "kinds": {"python", "arrow"}}


@multi_asset(
    outs={
        "projects": AssetOut(
            description="Every undertaking, put together from its mentions in all documents.", **_COMMON
        ),
        "project_mentions": AssetOut(
            description="Every mention of a named project with its stage, period and evidence, and the project it is of.",
            **_COMMON,
        ),
    }
)
def linked_projects(extractions: pa.Table, documents: pa.Table) -> tuple[Output[pa.Table], Output[pa.Table]]:
    """Put the mentions of one undertaking together."""
    found = [item for row in extractions.to_pylist() for item in row["project_mentions"]]
    mentions, projects = link_projects(found, documents.to_pylist())
    tables = load_tables()
    return (
        output(to_arrow(tables["projects"], projects)),
        output(to_arrow(tables["project_mentions"], mentions)),
    )


@asset(**_COMMON)
def target_outcomes(observations: pa.Table, documents: pa.Table, indicators: pa.Table) -> MaterializeResult[pa.Table]:
    """Every target and what became of it: met, not met, pending, or not comparable and why."""
    directions = dict(zip(indicators["indicator"].to_pylist(), indicators["direction"].to_pylist(), strict=True))
    rows = outcomes(observations.to_pylist(), documents.to_pylist(), directions)
    results = [row["result"] for row in rows]
    counts = {f"targets_{result}": results.count(result) for result in sorted(set(results))}
    return materialized(to_arrow(load_tables()["target_outcomes"], rows), **counts)
