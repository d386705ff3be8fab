"""What Dagster loads: the assets, their checks, the job and the resources, put together and nothing else."""

from __future__ import annotations

from dagster import Definitions, load_assets_from_modules

from pipeline.assets import (
    cataloguing,
    checks,
    cleaning,
    correction,
    deduplication,
    evaluation,
    extraction,
    linking,
    publishing,
    reading,
    registries,
)
from pipeline.assets.automation import publish
from pipeline.assets.cache import Cache
from pipeline.assets.folders import Folders
from pipeline.assets.storage import ParquetStorage


def assemble(folders: Folders) -> Definitions:
    """The whole project on these folders."""
    return Definitions(
        assets=load_assets_from_modules(
            [
                reading,
                cleaning,
                deduplication,
                cataloguing,
                correction,
                extraction,
                linking,
                evaluation,
                registries,
                publishing,
            ]
        ),
        asset_checks=checks.all_checks(),
        jobs=[publish],
        resources={"folders": folders, "io_manager": ParquetStorage(folders=folders), "cache": Cache(folders=folders)},
    )


defs = assemble(Folders())
