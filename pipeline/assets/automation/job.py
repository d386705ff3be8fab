"""The job ``publish``: every asset and check."""

from __future__ import annotations

from dagster import AssetSelection, define_asset_job, in_process_executor
from dagster._core.storage.tags import RETRY_STRATEGY_TAG

# In one process: a step of the default executor costs seconds, and the heavy stages spread over processes themselves.
publish = define_asset_job(
    "publish",
    selection=AssetSelection.all(),
    executor_def=in_process_executor,
    # A retry begins at the beginning: what the stages kept may be of another run by then.
    tags={RETRY_STRATEGY_TAG: "ALL_STEPS"},
    # On the console what the stages say; the events of every step are in Dagster's own record.
    config={"loggers": {"console": {"config": {"log_level": "INFO"}}}},
    description="Raw documents to a release: read, clean, deduplicate, catalogue, extract, link, check, publish.",
)
