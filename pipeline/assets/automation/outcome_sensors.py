"""The sensors ``publish_failed`` and ``publish_succeeded``: what follows a run that the daemon started."""

from __future__ import annotations

import datetime

from dagster import (
    DagsterRunStatus,
    RunFailureSensorContext,
    RunsFilter,
    RunStatusSensorContext,
    run_failure_sensor,
    run_status_sensor,
)
from dagster._core.storage.tags import WILL_RETRY_TAG

from pipeline.assets.automation import webhook
from pipeline.assets.automation.failure_report import report_on, withdraw_report, write_report
from pipeline.assets.automation.job import publish
from pipeline.assets.automation.old_runs import forget_old_runs
from pipeline.assets.automation.settings import SENSOR_STATUS, sensor_seconds
from pipeline.assets.folders import Folders


@run_failure_sensor(
    monitored_jobs=[publish],
    minimum_interval_seconds=sensor_seconds(),
    default_status=SENSOR_STATUS,
    description="Writes outputs/last_failure.json, and sends it where GONGBAO_FAILURE_WEBHOOK says.",
)
def publish_failed(context: RunFailureSensorContext, folders: Folders) -> None:
    """Report the last try of a run that failed, unless a run has succeeded since."""
    run = context.dagster_run
    if run.tags.get(WILL_RETRY_TAG) == "true" or _succeeded_since(context):
        return
    report = report_on(context.instance, run, folders.outputs_folder)
    context.log.error(str(report["message"]))
    try:
        write_report(report, folders.outputs_folder)
    except OSError as fault:
        context.log.warning(f"the report could not be written: {fault}")
    undelivered = webhook.send(report)
    if undelivered:
        context.log.warning(undelivered)


@run_status_sensor(
    run_status=DagsterRunStatus.SUCCESS,
    monitored_jobs=[publish],
    minimum_interval_seconds=sensor_seconds(),
    default_status=SENSOR_STATUS,
    description="Removes outputs/last_failure.json, and forgets runs that ended 90 days ago.",
)
def publish_succeeded(context: RunStatusSensorContext, folders: Folders) -> None:
    """Withdraw the report on the failure before, and tidy Dagster's record of runs."""
    withdraw_report(folders.outputs_folder)
    forget_old_runs(context.instance, datetime.datetime.now(datetime.UTC))


def _succeeded_since(context: RunStatusSensorContext) -> bool:
    """The sensors run beside each other: after a while without a daemon the success may be seen first."""
    ended = RunsFilter(job_name=publish.name, statuses=[DagsterRunStatus.SUCCESS])
    failed = context.instance.get_run_record_by_id(context.dagster_run.run_id)
    return any(
        failed is not None and (record.end_time or 0) > (failed.end_time or 0)
        for record in context.instance.get_run_records(ended, limit=1)
    )
