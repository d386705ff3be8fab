"""What Dagster loads: assets, checks, job, schedule, sensors and resources, put together and nothing else."""

from __future__ import annotations

from dagster import Definitions, JobDefinition, in_process_executor, load_assets_from_modules

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
from pipeline.assets.automation.job import publish
from pipeline.assets.automation.outcome_sensors import publish_failed, publish_succeeded
from pipeline.assets.automation.raw_folder_sensor import raw_folder_changed
from pipeline.assets.automation.schedule import daily
from pipeline.assets.automation.store_schedule import again
from pipeline.assets.cache import Cache
from pipeline.assets.folders import Folders
from pipeline.assets.storage import ParquetStorage


def assemble(folders: Folders, *, waits: bool = True) -> Definitions:
    """The whole project on these folders; whether a run waits while another one works on the same outputs."""
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
        schedules=[again, daily],
        sensors=[raw_folder_changed, publish_failed, publish_succeeded],
        resources={
            "folders": folders,
            "io_manager": ParquetStorage(folders=folders, waits=waits),
            "cache": Cache(folders=folders),
        },
        # What is started by hand in the UI runs like the job: in one process, which holds the stages.
        executor=in_process_executor,
    )


def publish_job(raw: str, outputs: str) -> JobDefinition:
    """The job on these folders; the command names it by this function, since Dagster loads what it runs itself."""
    return assemble(Folders(raw=raw, outputs=outputs), waits=False).resolve_job_def("publish")


defs = assemble(Folders())
