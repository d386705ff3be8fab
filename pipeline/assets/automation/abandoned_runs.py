"""Runs whose process was killed: Dagster takes them for running for ever, and waits for them with every other run."""

from __future__ import annotations

import time
from pathlib import Path

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

from pipeline.assets.storage import stages_folder
from pipeline.publishing.destinations.outputs_folder import exclusive
from pipeline.publishing.errors import PublishingError

ABANDONED = "The process of this run ended without a word: it was killed, or the machine was switched off."

# A run that has just begun may not hold the stages yet.
_GRACE_SECONDS = 60


def end_abandoned_runs(instance: DagsterInstance, outputs: Path) -> None:
    """Mark as failed every run that is said to be running while none holds the stages of ``outputs``.

    Dagster then tries again those that its daemon had started.
    """
    running = RunsFilter(statuses=[DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING])
    begun = time.time() - _GRACE_SECONDS
    old = [record for record in instance.get_run_records(running) if (record.start_time or 0) < begun]
    if not old:
        return
    try:
        with exclusive(stages_folder(outputs), str(outputs)):
            for record in old:
                instance.report_run_failed(record.dagster_run, ABANDONED)
    except PublishingError:
        # One of them is alive.
        return
