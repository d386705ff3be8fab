"""The assets of the job called one after the other, without Dagster: what they make of a raw folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from dagster import AssetsDefinition, MaterializeResult

from pipeline.assets.cache import Cache
from pipeline.assets.cache_limit import VARIABLE
from pipeline.assets.folders import Folders
from pipeline.definitions import defs


def made(raw: Path, outputs: Path, known: dict[str, pa.Table] | None = None, without: Iterable[str] = ()) -> Any:
    """The tables of all assets by name; those in `known` are taken as they are, those in `without` are left out."""
    folders = Folders(raw=str(raw), outputs=str(outputs))
    resources = {"folders": folders, "cache": Cache(folders=folders)}
    tables = dict(known or {})
    for asset in _in_order():
        names = [key.path[-1] for key in asset.keys_by_output_name.values()]
        if not set(names) <= {*tables, *without}:
            inputs = {name: tables[name] for name in asset.keys_by_input_name}
            given = {name: resources[name] for name in asset.required_resource_keys & resources.keys()}
            result = asset(**inputs, **given)
            results = [result] if isinstance(result, MaterializeResult) else result
            tables |= zip(names, (each.value for each in results), strict=True)
    return tables


def _in_order() -> list[AssetsDefinition]:
    assets = [asset for asset in defs.assets or [] if isinstance(asset, AssetsDefinition)]
    by_key = {key: number for number, asset in enumerate(assets) for key in asset.keys}
    before = {by_key[key]: {by_key[it] for it in assets[by_key[key]].keys_by_input_name.values()} for key in by_key}
    return [assets[number] for number in TopologicalSorter(before).static_order()]


@contextmanager
def without_a_cache() -> Iterator[None]:
    """Everything that is worked out inside is worked out from nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "0")
        yield
