"""What runs the assets: the job ``publish``."""

from __future__ import annotations

from dagster import AssetSelection, define_asset_job, in_process_executor

# In one process: a step of the default executor costs seconds, and the heavy stages spread over processes themselves.
publish = define_asset_job(
    "publish",
    selection=AssetSelection.all(),
    executor_def=in_process_executor,
    description="Raw documents to a release: read, clean, deduplicate, catalogue, extract, link, check, publish.",
)
