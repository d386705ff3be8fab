"""How long Dagster remembers runs; of its ticks dagster.yaml says it."""

from __future__ import annotations

import datetime
from pathlib import Path

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage

KEPT_DAYS = 90

_AT_ONCE = 100
_ENDED = [DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE, DagsterRunStatus.CANCELED]


def forget_old_runs(instance: DagsterInstance, now: datetime.datetime) -> int:
    """Delete what Dagster keeps of runs that ended more than 90 days before ``now``; how many they were.

    At most a hundred at a time: a tick has to end. Releases and their tables are not touched.
    """
    before = now - datetime.timedelta(days=KEPT_DAYS)
    old = instance.get_run_records(RunsFilter(statuses=_ENDED, created_before=before), limit=_AT_ONCE, ascending=True)
    for record in old:
        run_id = record.dagster_run.run_id
        instance.delete_run(run_id)
        instance.compute_log_manager.delete_logs(prefix=[run_id])
        log = instance.event_log_storage
        if isinstance(log, SqliteEventLogStorage):
            # Deleting the rows leaves a file for each run.
            for suffix in ("", "-wal", "-shm"):
                Path(f"{log.path_for_shard(run_id)}{suffix}").unlink(missing_ok=True)
    return len(old)
