"""The registries of a release as assets: what the codes, units and regions in its tables mean."""

from __future__ import annotations

import pyarrow as pa
from dagster import MaterializeResult, asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import balance, materialized
from pipeline.assets.rooms import of_room
from pipeline.publishing import registries


@asset(**of_room("publishing", "csv", "arrow"))
@reused()
def indicators(cache: Cache) -> MaterializeResult[pa.Table]:
    """The registry of indicators: names and definitions, units, topics, aliases."""
    return _registry(registries.indicators(), "lines of the vocabulary")


@asset(**of_room("publishing", "csv", "arrow"))
@reused()
def codes(cache: Cache) -> MaterializeResult[pa.Table]:
    """The code lists: every code that a column can hold, with its meaning in English and Chinese."""
    return _registry(registries.codes(), "lines of the vocabulary and tables")


@asset(**of_room("publishing", "csv", "arrow"))
@reused()
def units(cache: Cache) -> MaterializeResult[pa.Table]:
    """The registry of units: dimension, base unit and factor, UCUM and currency codes."""
    return _registry(registries.units(), "lines of the vocabulary")


@asset(**of_room("publishing", "csv", "arrow"))
@reused()
def regions(cache: Cache) -> MaterializeResult[pa.Table]:
    """The registry of regions: GB/T 2260 codes, names, levels, and the years of each name."""
    return _registry(registries.regions(), "lines of the vocabulary")


def _registry(table: pa.Table, lines: str) -> MaterializeResult[pa.Table]:
    return materialized(table, accounting=balance(lines, len(table), registered=len(table)))
