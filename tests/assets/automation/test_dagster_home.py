"""Dagster's record of runs: the project's settings, and records that other versions wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from dagster import DagsterRun, RunsFilter
from dagster._core.storage.tags import BACKFILL_ID_TAG
from sqlalchemy.exc import OperationalError

from pipeline.assets.automation.dagster_home import opened
from pipeline.publishing.errors import PublishingError

# The revision of Dagster 1.8, of October 2024.
_OLD_REVISION = "284a732df317"


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", "")


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database of a record that holds one run."""
    with opened(tmp_path) as instance:
        instance.add_run(DagsterRun("publish"))
    with closing(sqlite3.connect(tmp_path / "dagster" / "history" / "runs.db")) as connection:
        yield connection


def test_one_run_at_a_time_no_telemetry_and_retries_of_what_was_killed_only(tmp_path: Path) -> None:
    (tmp_path / "dagster").mkdir()
    # As an earlier version of gongbao wrote it.
    (tmp_path / "dagster" / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    with opened(tmp_path) as instance:
        assert not instance.telemetry_enabled
        assert instance.get_concurrency_config().run_queue_config.max_concurrent_runs == 1
        assert instance.run_retries_enabled and not instance.run_retries_retry_on_asset_or_op_failure
        assert instance.run_monitoring_enabled


def test_a_record_of_an_older_dagster_is_brought_up_to_date(tmp_path: Path, runs: sqlite3.Connection) -> None:
    runs.executescript(
        "DROP INDEX idx_runs_by_backfill_id; ALTER TABLE runs DROP COLUMN backfill_id;"
        f"UPDATE alembic_version SET version_num = '{_OLD_REVISION}'"
    )
    with opened(tmp_path) as instance:
        assert [run.job_name for run in instance.get_runs()] == ["publish"]
        instance.add_run(DagsterRun("publish", tags={BACKFILL_ID_TAG: "a backfill"}))
        assert len(instance.get_runs(RunsFilter.for_backfill("a backfill"))) == 1


def test_a_record_of_a_newer_dagster_says_what_to_do(tmp_path: Path, runs: sqlite3.Connection) -> None:
    runs.executescript("UPDATE alembic_version SET version_num = 'ffffffffffff'")
    with pytest.raises(PublishingError, match=r"dagster was written by a newer version .* update gongbao, or move"):
        opened(tmp_path).__enter__()


def test_a_damaged_record_says_what_to_do(tmp_path: Path, runs: sqlite3.Connection) -> None:
    runs.close()
    for path in (tmp_path / "dagster" / "history").glob("runs.db*"):
        path.write_bytes(b"no database at all" * 100)
    with pytest.raises(PublishingError, match=r"damaged .* or move it away"):
        opened(tmp_path).__enter__()


def test_a_record_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    full = OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))
    with (
        pytest.raises(PublishingError, match=r"cannot be written \(database or disk is full\).* Make room"),
        opened(tmp_path),
    ):
        raise full
