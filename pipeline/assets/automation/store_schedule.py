"""The schedule ``again``: every hour, what failed because the object store did not answer."""

from __future__ import annotations

from dagster import RunRequest, ScheduleEvaluationContext, SkipReason, schedule

from pipeline.assets.automation.failure_report import last_report
from pipeline.assets.automation.job import publish
from pipeline.assets.automation.settings import SCHEDULE_STATUS
from pipeline.assets.folders import Folders


@schedule(
    job=publish,
    name="again",
    cron_schedule="30 * * * *",
    execution_timezone="Asia/Shanghai",
    default_status=SCHEDULE_STATUS,
    description="Tries again what failed because the object store did not answer.",
)
def again(context: ScheduleEvaluationContext, folders: Folders) -> RunRequest | SkipReason:
    """One more run where the last one failed for a reason that may pass; most of its work is in the cache."""
    report = last_report(folders.outputs_folder)
    if report is None:
        return SkipReason("The last run succeeded.")
    if not any(fault.get("may_pass") for fault in report.get("faults", [])):
        return SkipReason(
            "The last run failed for a reason that does not pass by itself; last_failure.json says what to do."
        )
    return RunRequest(run_key=f"again-{report['run_id']}")
