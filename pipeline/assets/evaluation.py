"""Evaluation as an asset."""

from __future__ import annotations

import pyarrow as pa
from dagster import MaterializeResult, asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import materialized
from pipeline.assets.rooms import of_room
from pipeline.evaluation.measured import measured


@asset(**of_room("evaluation", "csv", "arrow"))
@reused()
def accuracy(cache: Cache) -> MaterializeResult[pa.Table]:
    """How often the rules are right, as measured on the specimens that were annotated by hand."""
    table = measured()
    return materialized(table, accounting=f"{len(table)} figures")
